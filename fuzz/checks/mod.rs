//! What must hold of any bytes at all. Every check takes the bytes of a fuzzer;
//! the fuzz targets and the engine's own tests, which run them over the
//! committed corpus, share this module.

mod cells;
mod encodings;
mod import;
mod interactions;
mod knobs;
mod members;
mod preview;
mod spend;
mod whole;

pub(crate) use cells::{amounts, dates};
pub(crate) use encodings::encodings;
pub(crate) use import::delimited;
pub(crate) use members::people;
pub(crate) use preview::schema;
pub(crate) use spend::spend;
pub(crate) use whole::whole;

/// A check of one input.
pub(crate) type Check = fn(&[u8]);

/// Every check with the name of its target.
pub(crate) const ALL: [(&str, Check); 8] = [
    ("amounts", amounts),
    ("dates", dates),
    ("delimited", delimited),
    ("encodings", encodings),
    ("people", people),
    ("schema", schema),
    ("spend", spend),
    ("whole", whole),
];
