//! What is asked and said of RFM.

use ltv_engine::calendar::Day;
use ltv_engine::segments::rfm::{Direction, Group, Moves, RfmError, RfmOptions, RfmView};
use serde::{Deserialize, Serialize};

/// What is asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RfmAsk {
    /// How customers are scored and named.
    pub options: RfmOptions,
    /// The earlier day that segments are compared with; `None`: the usual one.
    pub since: Option<Day>,
}

/// What is said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RfmAnswer {
    /// How they were told.
    pub options: RfmOptions,
    /// Scores and segments, or why there are none.
    pub view: Result<RfmView, RfmError>,
    /// What the values in it are.
    pub worth: RfmWorth,
    /// A forecast was there, and told no money.
    pub unvalued: bool,
    /// The day of the first order.
    pub first: Day,
    /// The earlier day; `None` where all orders are of one day and none was chosen.
    pub since: Option<Day>,
    /// Who moved since then, or why that cannot be told; `None` without a day.
    pub moves: Option<Result<Moves, RfmError>>,
}

/// What a customer's value is.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum RfmWorth {
    /// What the forecast expects.
    Forecast {
        /// Days ahead.
        horizon: u32,
        /// Share of revenue that counts as contribution, 0 < m ≤ 1.
        margin: f64,
    },
    /// Revenue of the last twelve months, for want of a forecast.
    LastYear {
        /// Days from the first order on, where they are fewer.
        days: Option<u32>,
    },
}

/// Customers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum RfmGroup {
    /// Of one segment, or of one cell of a grid.
    In {
        /// Which.
        group: Group,
        /// How they are told.
        options: RfmOptions,
    },
    /// Those who were in one segment on an earlier day and are in another now.
    Moved {
        /// Where they were; `None`: not yet customers.
        from: Option<u8>,
        /// Where they are.
        to: u8,
        /// The earlier day.
        since: Day,
        /// How they are told.
        options: RfmOptions,
    },
    /// All who went one way since an earlier day.
    Went {
        /// Which way.
        direction: Direction,
        /// The earlier day.
        since: Day,
        /// How they are told.
        options: RfmOptions,
    },
}
