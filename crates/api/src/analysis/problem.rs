//! Why an analysis cannot be made, as data.

use ltv_engine::ingest::ImportError;
use serde::Serialize;

/// Why a file or the options cannot be used.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase")]
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
    NoValidRow,
    /// There is nothing in it, or nothing but a header.
    Empty,
    /// It is a workbook: save the sheet as CSV.
    Workbook,
    /// It is no text.
    NotText,
    /// It is a damaged archive, or one that this environment cannot unpack.
    Unreadable,
    /// A single line that does not end, too many columns, orders or customers.
    TooLarge,
    /// Memory ran out, or a fault of ours.
    Crashed,
}

impl AnalyzeProblem {
    /// The problem behind an import's error, with the names of the columns.
    pub(super) fn of(error: &ImportError, columns: &[String]) -> Self {
        let column = |at: usize| columns.get(at).cloned().unwrap_or_else(|| at.to_string());
        match error {
            ImportError::Empty | ImportError::HeaderOnly => Self::Empty,
            ImportError::NoValidRow { .. } => Self::NoValidRow,
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
            ImportError::SameColumnTwice { column: at, .. } => Self::Option {
                option: "mapping".to_owned(),
                detail: format!("the column {} is named twice", column(*at)),
            },
            ImportError::EndlessLine
            | ImportError::TooManyColumns { .. }
            | ImportError::TooManyCustomers
            | ImportError::TooManyOrders => Self::TooLarge,
            _ => Self::NotText,
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
