//! What the data place can be showing, and what it holds.

use std::sync::Arc;

use ltv_engine::ingest::{DateOrder, Preview};
use ltv_worker::protocol::{Failure, Import};

use crate::i18n::Currency;

/// What the data place shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage {
    /// Choosing a file.
    Start,
    /// The first look is under way.
    Inspecting,
    /// The columns are to be confirmed.
    Mapping(Arc<Preview>),
    /// The file is being read.
    Importing {
        /// Rows read.
        rows: f64,
        /// Share of the bytes read, 0..=1.
        share: f64,
    },
    /// Results are shown.
    Results,
}

/// What stands in the way, to be said where it happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Problem {
    /// The engine refused or failed.
    Engine(Failure),
    /// The sample could not be fetched.
    Sample,
    /// Nothing was pasted.
    NothingPasted,
}

/// The columns as chosen so far.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Choice {
    /// 0-based column of the customer.
    pub customer: Option<usize>,
    /// Of the date.
    pub date: Option<usize>,
    /// Of the amount.
    pub amount: Option<usize>,
    /// The order of day and month; `None` while it must be asked.
    pub order: Option<DateOrder>,
}

/// A view of the results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// Key figures and trend.
    Overview,
    /// The cohort table.
    Cohorts,
    /// The account of the rows.
    Report,
}

/// The results of one file.
#[derive(Debug, Clone, PartialEq)]
pub struct Dataset {
    /// The file's name.
    pub name: Name,
    /// The currency of its amounts.
    pub currency: Currency,
    /// Names of its columns, for the report.
    pub columns: Vec<Option<String>>,
    /// What the engine made of it.
    pub import: Import,
}

/// What a file is called. Names of ours follow the language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// The file's own.
    File(String),
    /// Rows pasted by the user.
    Pasted,
    /// The CDNOW sample.
    Sample,
}
