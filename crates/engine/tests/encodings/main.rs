//! In which encoding a text is: against `encoding_rs`, which encodes it, and
//! beside `chardetng`, the detector of a browser.
#![allow(clippy::unwrap_used)]

mod cases;
mod corpus;
mod shares;
