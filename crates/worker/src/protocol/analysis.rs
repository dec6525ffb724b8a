//! Questions about the orders that are loaded, and their answers.

use ltv_engine::calendar::Day;
use ltv_engine::cohorts::{
    CohortError, CohortOptions, CohortPanel, CohortTable, Contribution, NoProjection, Projected,
    Projection,
};
use ltv_engine::trend::Trend;
use ltv_engine::units::Period;
use serde::{Deserialize, Serialize};

/// A question about what is loaded.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Ask {
    /// A cohort table.
    Cohorts {
        /// Which.
        ask: CohortAsk,
    },
    /// The customers of one cell.
    Members {
        /// The table of the cell.
        ask: CohortAsk,
        /// The cell.
        cell: CellPlace,
        /// The first one wanted, 0-based, of the list by revenue, the largest first.
        from: u32,
        /// How many.
        count: u32,
    },
    /// The business by period.
    Trend {
        /// The period.
        period: Period,
        /// How contribution follows from revenue.
        contribution: Contribution,
    },
}

/// Which cohort table.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CohortAsk {
    /// How cohorts are made.
    pub options: CohortOptions,
    /// Where labels come from; needed for tables by label and for panels.
    pub labels: Option<LabelSource>,
    /// One table a label beside the table of all.
    pub panels: bool,
    /// The quantity to be continued into cells not observed yet. The share retained
    /// is continued by the models module from the table of the answer
    /// ([`super::models::Request::Retained`]): here it is left out.
    pub project: Option<Projected>,
}

/// Where a label of each customer comes from. A customer of several labels has
/// that of the first order.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum LabelSource {
    /// A column of the files of orders: its 0-based place in each of them, in
    /// the order of the files; `None` where a file does not have it.
    OrderColumn {
        /// The places.
        columns: Vec<Option<usize>>,
    },
    /// A column of the files of customers, likewise.
    MemberColumn {
        /// The places.
        columns: Vec<Option<usize>>,
    },
}

/// A cell of the answer to the same question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CellPlace {
    /// The panel, 0-based; `None`: the table of all.
    pub panel: Option<u32>,
    /// The row, 0-based.
    pub row: u32,
    /// The age.
    pub age: u32,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Analysis {
    /// To [`Ask::Cohorts`].
    Cohorts {
        /// The tables.
        cohorts: Box<CohortAnswer>,
    },
    /// To [`Ask::Members`].
    Members {
        /// Customers of the cell.
        total: u32,
        /// Those asked for.
        members: Vec<Member>,
    },
    /// To [`Ask::Trend`].
    Trend {
        /// The trend.
        trend: Box<Trend>,
    },
    /// There is none.
    None {
        /// Why.
        error: CohortError,
    },
}

/// A cohort table and what goes with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CohortAnswer {
    /// The table.
    pub table: CohortTable,
    /// One table a label, if asked for.
    pub panels: Vec<CohortPanel>,
    /// The projection, if asked for.
    pub projection: Option<Projection>,
    /// Why there is none although it was asked for.
    pub no_projection: Option<NoProjection>,
}

/// One customer of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Member {
    /// Id as it stands in the file.
    pub id: String,
    /// Day of the first order.
    pub first: Day,
    /// Day of the last order.
    pub last: Day,
    /// Orders.
    pub orders: u32,
    /// Revenue, in units of currency.
    pub revenue: f64,
}
