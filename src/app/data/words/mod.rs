//! The words for what the engine says of files: errors and reasons are data
//! there, sentences here.

mod errors;
mod findings;
mod reading;
mod reasons;
mod roles;
mod status;

use ltv_engine::ingest::{Evidence, Guess};

pub(super) use errors::{book_can_be_tried_again, problem, reread, trouble};
pub(super) use findings::{analysis, fact};
pub(super) use reading::{
    date_style, delimiter, encoding, mark, recognised, rows, rows_why, sheet,
};
pub(super) use reasons::{all_reasons, change, note, reason};
pub(super) use roles::{contact, kind, preset_note, role};
pub(super) use status::{obstacle, question_help, status};

use super::state::{Name, OpenFile, Sample};
use crate::i18n::{Locale, t};

/// A file's name.
pub(super) fn name(name: &Name, l: Locale) -> String {
    match name {
        Name::File(name) => name.clone(),
        Name::Pasted(1) => t::data::pasted(l).to_owned(),
        Name::Pasted(n) => format!("{} {n}", t::data::pasted(l)),
        Name::Sample(Sample::Cdnow, _) => t::data::sample_name(l).to_owned(),
        Name::Sample(Sample::Coffee, file) => (*file).to_owned(),
    }
}

/// A sample's name.
pub(super) fn sample(sample: Sample, l: Locale) -> &'static str {
    match sample {
        Sample::Cdnow => t::data::sample_name(l),
        Sample::Coffee => t::files::coffee_name(l),
    }
}

/// The names of files: of one, of the sample, or of the first with the number
/// of the others.
pub(super) fn names(files: &[OpenFile], l: Locale) -> String {
    match files {
        [] => String::new(),
        [one] => name(&one.name, l),
        [first, rest @ ..] => match first.name {
            Name::Sample(of, _) => sample(of, l).to_owned(),
            _ => t::files::NamesMore {
                first: &name(&first.name, l),
                count: &rest.len().to_string(),
            }
            .text(l),
        },
    }
}

/// A column's name, or its number where it has none.
pub(super) fn column(name: Option<&str>, index: usize, l: Locale) -> String {
    name.map_or_else(
        || {
            t::data::ColumnNumber {
                n: &(index + 1).to_string(),
            }
            .text(l)
        },
        str::to_owned,
    )
}

/// Why a column was guessed.
pub(super) fn evidence(guess: Guess, l: Locale) -> String {
    let why = match guess.evidence {
        Evidence::Preset => t::files::evidence_preset(l),
        Evidence::NameAndValues => t::data::evidence_both(l),
        Evidence::Name => t::data::evidence_name(l),
        Evidence::Values => t::data::evidence_values(l),
    };
    if guess.confidence < 0.5 {
        joined(why, t::data::please_check(l), l)
    } else {
        why.to_owned()
    }
}

/// Two sentences, one after the other.
pub(super) fn joined(first: &str, second: &str, l: Locale) -> String {
    match (second.is_empty(), l) {
        (true, _) => first.to_owned(),
        (false, Locale::ZhHant) => format!("{first}{second}"),
        (false, Locale::En) => format!("{first} {second}"),
    }
}
