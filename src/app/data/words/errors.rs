//! What went wrong, and what helps.

use ltv_engine::ingest::{BinaryKind, Encoding, ImportError, TableKind};
use ltv_worker::protocol::sheets::SheetError;
use ltv_worker::protocol::{Failure, sheets};

use super::role;
use crate::app::data::state::{DataState, Problem, Trouble};
use leptos::prelude::WithUntracked;

use crate::i18n::{Format, Locale, t};

/// What stands in the way of the place as a whole.
pub(in crate::app::data) fn problem(problem: &Problem, f: Format) -> String {
    let l = f.locale;
    match problem {
        Problem::NothingPasted => t::errors::nothing_pasted(l).to_owned(),
        Problem::Sample => t::errors::sample(l).to_owned(),
        Problem::Currencies(_) => t::files::which_currency(l).to_owned(),
        Problem::Engine(failed) => failure(failed, "", f),
    }
}

/// What is wrong with the file of this name.
pub(in crate::app::data) fn trouble(trouble: &Trouble, name: &str, f: Format) -> String {
    match trouble {
        Trouble::Engine(failed) => failure(failed, name, f),
        Trouble::Book(failed) => book(failed, name, f.locale),
    }
}

/// Why a question about what is loaded came to nothing: most often a file that
/// had to be read again is not what it was. The results stay as they are.
pub(in crate::app::data) fn reread(failed: &Failure, data: DataState, f: Format) -> String {
    let file = match failed {
        Failure::Content { file, .. }
        | Failure::Unreadable { file }
        | Failure::Damaged { file }
        | Failure::Unsupported { file } => Some(*file as usize),
        _ => None,
    };
    let name = data.dataset.with_untracked(|dataset| {
        let file = dataset.as_ref()?.files.get(file?)?;
        Some(super::name(&file.name, f.locale))
    });
    let name = name.unwrap_or_default();
    match failed {
        Failure::Unreadable { .. } | Failure::Damaged { .. } => {
            t::errors::ChangedSince { name: &name }.text(f.locale)
        }
        _ => failure(failed, &name, f),
    }
}

/// Why the engine failed, over the file of this name.
fn failure(failure: &Failure, name: &str, f: Format) -> String {
    let l = f.locale;
    match failure {
        Failure::Content { error, .. } => content(error, name, f),
        Failure::Unreadable { .. } => t::errors::Unreadable { name }.text(l),
        Failure::Damaged { .. } => t::errors::Damaged { name }.text(l),
        Failure::Unsupported { .. } => t::errors::Unsupported { name }.text(l),
        Failure::NoOrders => t::errors::no_orders(l).to_owned(),
        Failure::NothingLoaded => t::errors::nothing_loaded(l).to_owned(),
        Failure::Unavailable => t::errors::unavailable(l).to_owned(),
        Failure::Crashed => t::errors::crashed(l).to_owned(),
        Failure::Misunderstood => t::errors::misunderstood(l).to_owned(),
    }
}

fn content(error: &ImportError, name: &str, f: Format) -> String {
    let l = f.locale;
    let role = |of| role(of, TableKind::Orders, l);
    match error {
        ImportError::Empty => t::errors::Empty { name }.text(l),
        ImportError::HeaderOnly => t::errors::HeaderOnly { name }.text(l),
        ImportError::NotText { looks_like } => match looks_like {
            Some(BinaryKind::Zip) => t::errors::Workbook { name }.text(l),
            Some(BinaryKind::Ole) => t::errors::OldWorkbook { name }.text(l),
            Some(BinaryKind::Pdf) => t::errors::Pdf { name }.text(l),
            Some(BinaryKind::Image) => t::errors::Image { name }.text(l),
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
            t::errors::MappingOutOfRange { role: role(*of) }.text(l)
        }
        ImportError::SameColumnTwice { first, second, .. } => t::errors::SameColumnTwice {
            first: role(*first),
            second: role(*second),
        }
        .text(l),
        ImportError::NoColumn { role: of } => t::errors::NoColumn { role: role(*of) }.text(l),
        ImportError::AmbiguousDateOrder { .. } => t::errors::ambiguous_date_order(l).to_owned(),
        ImportError::AmbiguousDecimalMark { .. } => t::errors::ambiguous_decimal_mark(l).to_owned(),
        ImportError::MixedCurrencies { .. } => t::files::which_currency(l).to_owned(),
        ImportError::EndlessLine => t::errors::EndlessLine { name }.text(l),
        ImportError::TooManyColumns { columns } => t::errors::TooManyColumns {
            name,
            columns: &f.count(*columns as f64),
        }
        .text(l),
        ImportError::TooManyCustomers => t::errors::too_many_customers(l).to_owned(),
        ImportError::TooManyOrders => t::errors::too_many_orders(l).to_owned(),
        _ => t::errors::crashed(l).to_owned(),
    }
}

/// Why a workbook cannot be read.
fn book(failure: &sheets::Failure, name: &str, l: Locale) -> String {
    use sheets::Failure as F;
    match failure {
        F::Unavailable => t::errors::book_unavailable(l).to_owned(),
        F::Crashed => t::errors::crashed(l).to_owned(),
        F::Misunderstood => t::errors::misunderstood(l).to_owned(),
        F::Unreadable => t::errors::Unreadable { name }.text(l),
        F::Content { error } => match error {
            SheetError::NotAWorkbook => t::errors::Workbook { name }.text(l),
            SheetError::OldWorkbook => t::errors::OldWorkbook { name }.text(l),
            SheetError::BinaryWorkbook => t::errors::BinaryWorkbook { name }.text(l),
            SheetError::OpenDocument => t::errors::OpenDocument { name }.text(l),
            SheetError::Encrypted => t::errors::Encrypted { name }.text(l),
            SheetError::TooLarge { .. }
            | SheetError::TooManyRows { .. }
            | SheetError::TooManyColumns { .. } => t::errors::BookTooLarge { name }.text(l),
            SheetError::NoSheets | SheetError::NoSuchSheet { .. } => {
                t::errors::NoSheets { name }.text(l)
            }
            SheetError::Damaged | SheetError::NoTables | SheetError::NotWritten => {
                t::errors::DamagedBook { name }.text(l)
            }
        },
    }
}

/// Whether trying again may help, without another file.
pub(in crate::app::data) fn book_can_be_tried_again(failure: &sheets::Failure) -> bool {
    !matches!(failure, sheets::Failure::Content { .. })
}
