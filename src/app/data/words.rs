//! The words for what the engine says of files: errors and reasons are data
//! there, sentences here.

use ltv_engine::calendar::Month;
use ltv_engine::ingest::{
    BinaryKind, DropReason, Encoding, Evidence, Guess, ImportError, NoteKind, Role,
};
use ltv_worker::protocol::Failure;

use leptos::prelude::Get;

use super::state::{DataState, Name, Problem};
use crate::i18n::{Format, Locale, t};

pub(super) fn month(month: Month, f: Format) -> String {
    f.month(month.year, u32::from(month.month))
}

/// A file's name.
pub(super) fn name(name: &Name, l: Locale) -> String {
    match name {
        Name::File(name) => name.clone(),
        Name::Pasted => t::data::pasted(l).to_owned(),
        Name::Sample => t::data::sample_name(l).to_owned(),
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
pub(super) fn evidence(guess: Guess, f: Format) -> String {
    let l = f.locale;
    let why = match guess.evidence {
        Evidence::NameAndValues => t::data::evidence_both(l),
        Evidence::Name => t::data::evidence_name(l),
        Evidence::Values => t::data::evidence_values(l),
    };
    if guess.confidence < 0.5 {
        format!("{why} {}", t::data::please_check(l))
    } else {
        why.to_owned()
    }
}

pub(super) fn problem(problem: &Problem, data: DataState, f: Format) -> String {
    let l = f.locale;
    let name = name(&data.name.get(), l);
    match problem {
        Problem::NothingPasted => t::errors::nothing_pasted(l).to_owned(),
        Problem::Sample => t::errors::sample(l).to_owned(),
        Problem::Engine(Failure::Unreadable) => t::errors::Unreadable { name: &name }.text(l),
        Problem::Engine(Failure::Unavailable) => t::errors::unavailable(l).to_owned(),
        Problem::Engine(Failure::Crashed) => t::errors::crashed(l).to_owned(),
        Problem::Engine(Failure::Misunderstood) => t::errors::misunderstood(l).to_owned(),
        Problem::Engine(Failure::Content { error }) => content(error, &name, f),
    }
}

fn content(error: &ImportError, name: &str, f: Format) -> String {
    let l = f.locale;
    match error {
        ImportError::Empty => t::errors::Empty { name }.text(l),
        ImportError::HeaderOnly => t::errors::HeaderOnly { name }.text(l),
        ImportError::NotText { looks_like } => match looks_like {
            Some(BinaryKind::Zip | BinaryKind::Ole) => t::errors::Workbook { name }.text(l),
            Some(BinaryKind::Gzip) => t::errors::Gzip { name }.text(l),
            _ => t::errors::NotText { name }.text(l),
        },
        ImportError::Encoding { found } => {
            let encoding = match found {
                Encoding::Utf16Le | Encoding::Utf16Be => "UTF-16",
                _ => "UTF-32",
            };
            t::errors::Encoding { encoding, name }.text(l)
        }
        ImportError::NotUtf8 { row } => t::errors::NotUtf8 {
            name,
            row: &f.count(*row as f64),
        }
        .text(l),
        ImportError::NoValidRow { report } => t::errors::NoValidRow {
            name,
            rows: &f.count(report.rows_read as f64),
        }
        .text(l),
        ImportError::MappingOutOfRange { role: of, .. } => {
            t::errors::MappingOutOfRange { role: role(*of, l) }.text(l)
        }
        ImportError::SameColumnTwice { first, second, .. } => t::errors::SameColumnTwice {
            first: role(*first, l),
            second: role(*second, l),
        }
        .text(l),
        ImportError::NoColumn { role: of } => t::errors::NoColumn { role: role(*of, l) }.text(l),
        ImportError::AmbiguousDateOrder { .. } => t::errors::ambiguous_date_order(l).to_owned(),
        ImportError::TooManyCustomers | ImportError::TooManyOrders => {
            t::errors::too_large(l).to_owned()
        }
        _ => t::errors::crashed(l).to_owned(),
    }
}

fn role(role: Role, l: Locale) -> &'static str {
    match role {
        Role::Customer => t::data::column_customer(l),
        Role::Date => t::data::column_date(l),
        Role::Amount => t::data::column_amount(l),
    }
}

/// A drop reason's name and what it means.
pub(super) fn reason(reason: DropReason, l: Locale) -> (&'static str, &'static str) {
    use DropReason as R;
    match reason {
        R::MissingCustomer => (t::data::drop_customer(l), t::data::drop_customer_why(l)),
        R::UnparsableDate => (t::data::drop_date(l), t::data::drop_date_why(l)),
        R::ImpossibleDate => (t::data::drop_impossible(l), t::data::drop_impossible_why(l)),
        R::DateOutOfRange => (t::data::drop_date_range(l), t::data::drop_date_range_why(l)),
        R::FutureDate => (t::data::drop_future(l), t::data::drop_future_why(l)),
        R::UnparsableAmount => (t::data::drop_amount(l), t::data::drop_amount_why(l)),
        R::AmountOutOfRange => (
            t::data::drop_amount_range(l),
            t::data::drop_amount_range_why(l),
        ),
        R::NegativeAmount => (t::data::drop_negative(l), t::data::drop_negative_why(l)),
        R::WrongFieldCount => (t::data::drop_fields(l), t::data::drop_fields_why(l)),
        R::UnclosedQuote => (t::data::drop_quote(l), t::data::drop_quote_why(l)),
        R::LineTooLong => (t::data::drop_long(l), t::data::drop_long_why(l)),
        R::InvalidUtf8 => (t::data::drop_utf8(l), t::data::drop_utf8_why(l)),
        _ => (t::data::drop_other(l), t::data::drop_other_why(l)),
    }
}

/// A note's name and what it means.
pub(super) fn note(kind: NoteKind, l: Locale) -> (&'static str, &'static str) {
    match kind {
        NoteKind::ZeroAmount => (t::data::note_zero(l), t::data::note_zero_why(l)),
        NoteKind::ShortRow => (t::data::note_short(l), t::data::note_short_why(l)),
        _ => (t::data::note_other(l), t::data::note_other_why(l)),
    }
}
