//! What the data place can be showing.

use ltv_engine::ingest::values::CurrencyCode;
use ltv_worker::protocol::Failure;

/// What the data place shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage {
    /// Nothing is open yet: what could be.
    Start,
    /// A sample is on its way, or looked at.
    Fetching(Sample),
    /// The files at hand, each with its columns.
    Files,
    /// The files are being read.
    Reading {
        /// Rows read, over all files.
        rows: f64,
        /// Share of the bytes read, 0..=1.
        share: f64,
    },
    /// Results are shown.
    Results,
}

/// What stands in the way of the place as a whole; what is wrong with one file
/// stands at that file.
#[derive(Debug, Clone, PartialEq)]
pub enum Problem {
    /// The engine refused or failed.
    Engine(Failure),
    /// A sample could not be fetched.
    Sample,
    /// Nothing was pasted.
    NothingPasted,
    /// Several currencies: one must be chosen. Each with its rows, the most
    /// frequent first.
    Currencies(Vec<(Option<CurrencyCode>, u64)>),
}

/// A view of the results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// Key figures.
    Overview,
    /// The cohort tables.
    Cohorts,
    /// What customers will do.
    Forecast,
    /// Groups of customers, and what to do for each.
    Segments,
    /// The business by period.
    Trend,
    /// The account of the rows, and what they are fit for.
    Report,
}

/// Data that come with the widget.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sample {
    /// Real orders of the music shop CDNOW.
    Cdnow,
    /// An invented coffee shop in Taiwan: orders, members and spend.
    Coffee,
}

impl Sample {
    /// Its files within the widget's folder.
    pub fn files(self) -> &'static [&'static str] {
        match self {
            Self::Cdnow => &["samples/cdnow.csv"],
            Self::Coffee => &[
                "samples/coffee/orders.csv",
                "samples/coffee/members.xlsx",
                "samples/coffee/spend.csv",
            ],
        }
    }
}

/// What a file is called. Names of ours follow the language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// The file's own.
    File(String),
    /// Rows pasted by the user: the first, the second ... of them.
    Pasted(u32),
    /// A file of a sample, by its own name.
    Sample(Sample, &'static str),
}
