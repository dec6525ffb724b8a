//! Why an analysis cannot be made, as data.

use ltv_engine::ingest::{BinaryKind, ImportError};
use serde::Serialize;

use super::quality::{Quality, RowsOfReason};

/// Why a file or the options cannot be used.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum AnalyzeProblem {
    /// An option has a value that cannot be used.
    Option {
        /// Its name.
        option: String,
        /// What is wrong with it, for the programmer.
        detail: String,
    },
    /// The file has no column of this name or place.
    NoSuchColumn {
        /// What was asked for.
        column: String,
        /// The columns that it has.
        columns: Vec<String>,
    },
    /// No column was recognised as this; name it in `mapping`.
    ColumnNotFound {
        /// `customer`, `date` or `amount`.
        role: String,
        /// The columns that there are.
        columns: Vec<String>,
    },
    /// The file does not tell in which order its dates stand; set `dateOrder`.
    DateOrderUnknown {
        /// The column.
        column: String,
    },
    /// The file does not tell which mark its decimals have; set `decimalMark`.
    DecimalMarkUnknown {
        /// The column.
        column: String,
    },
    /// Amounts in several currencies; set `currency`.
    MixedCurrencies {
        /// Codes, and empty for amounts without one.
        currencies: Vec<String>,
    },
    /// No row can be used.
    NoValidRow {
        /// The rows by reason.
        dropped: Vec<RowsOfReason>,
    },
    /// There is nothing in it.
    Empty,
    /// There is nothing below its header.
    HeaderOnly,
    /// It is a workbook: save the sheet as CSV.
    Workbook,
    /// It is no text.
    NotText {
        /// What it seems to be: `zip`, `ole` (an old workbook), `pdf`, `image` or `gzip`.
        #[cfg_attr(feature = "types", ts(type = "string | null"))]
        looks_like: Option<BinaryKind>,
    },
    /// What was given is neither bytes nor a text.
    NotData,
    /// It cannot be read, is a damaged archive, or one that this environment cannot unpack.
    Unreadable,
    /// There is more of something than can be worked with.
    TooLarge {
        /// Of what: `line`, `columns`, `customers`, `orders` or `cohorts`.
        what: String,
    },
    /// The worker could not be started; the error's `cause` says why.
    NoWorker,
    /// Memory ran out, or a fault of ours; the error's `cause` may say more.
    Crashed,
}

impl AnalyzeProblem {
    /// The problem behind an import's error, with the names of the columns.
    pub(super) fn of(error: &ImportError, columns: &[String]) -> Self {
        let column = |at: usize| columns.get(at).cloned().unwrap_or_else(|| at.to_string());
        match error {
            ImportError::Empty => Self::Empty,
            ImportError::HeaderOnly => Self::HeaderOnly,
            ImportError::NoValidRow { report } => Self::NoValidRow {
                dropped: Quality::of([&**report], &[]).dropped,
            },
            ImportError::NoColumn { role } => Self::ColumnNotFound {
                role: role_name(*role).to_owned(),
                columns: columns.to_vec(),
            },
            ImportError::AmbiguousDateOrder { column: at } => Self::DateOrderUnknown {
                column: column(*at),
            },
            ImportError::AmbiguousDecimalMark { column: at } => Self::DecimalMarkUnknown {
                column: column(*at),
            },
            ImportError::MixedCurrencies { found } => Self::MixedCurrencies {
                currencies: found
                    .iter()
                    .map(|(code, _)| code.map(String::from).unwrap_or_default())
                    .collect(),
            },
            ImportError::MappingOutOfRange { column: at, .. } => Self::NoSuchColumn {
                column: at.to_string(),
                columns: columns.to_vec(),
            },
            ImportError::SameColumnTwice { column: at, .. } => {
                let detail = format!("the column {} is named twice", column(*at));
                Self::option("mapping", &detail)
            }
            ImportError::EndlessLine => Self::too_large("line"),
            ImportError::TooManyColumns { .. } => Self::too_large("columns"),
            ImportError::TooManyCustomers => Self::too_large("customers"),
            ImportError::TooManyOrders => Self::too_large("orders"),
            ImportError::NotText { looks_like } => Self::NotText {
                looks_like: *looks_like,
            },
            _ => Self::NotText { looks_like: None },
        }
    }

    /// An option cannot be used: `detail` says what is wrong, in English.
    pub fn option(option: &str, detail: &str) -> Self {
        Self::Option {
            option: option.to_owned(),
            detail: detail.to_owned(),
        }
    }

    pub(super) fn too_large(what: &str) -> Self {
        Self::TooLarge {
            what: what.to_owned(),
        }
    }
}

fn role_name(role: ltv_engine::ingest::Role) -> &'static str {
    use ltv_engine::ingest::Role;
    match role {
        Role::Date => "date",
        Role::Amount => "amount",
        _ => "customer",
    }
}
