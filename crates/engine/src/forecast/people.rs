//! Customers one by one.

use crate::calendar::Day;

/// One customer's forecast: a row of the table.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Person {
    /// Its number in the history.
    pub index: u32,
    /// Id as it stands in the file.
    pub id: String,
    /// Days with an order, ≥ 1.
    pub purchases: u32,
    /// Revenue so far, in units of currency.
    pub revenue: f64,
    /// Day of the first order.
    pub first: Day,
    /// Day of the last order.
    pub last: Day,
    /// Mean spend per purchase that is expected; `None` without a model of spend.
    pub spend: Option<f64>,
    /// P(alive), 0..=1.
    pub p_alive: f64,
    /// Expected orders within the horizon.
    pub orders: f64,
    /// Chance of an order in the next 30 days.
    pub soon: f64,
    /// Discounted contribution within the horizon; `None` without a model of spend.
    pub value: Option<f64>,
}

/// By what the table is sorted, the largest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Sort {
    /// Residual value; expected orders without a model of spend.
    #[default]
    Value,
    /// Expected orders.
    Orders,
    /// P(alive).
    PAlive,
    /// Chance of an order soon.
    Soon,
    /// Purchases so far.
    Purchases,
    /// Revenue so far.
    Revenue,
    /// Day of the last order.
    Last,
    /// Id, in the order of its letters.
    Id,
}

/// Which customers are in the table.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase", default))]
pub struct Filter {
    /// A part of the id, letter case aside.
    pub id: String,
    /// P(alive) at least this.
    pub p_alive_from: Option<f64>,
    /// P(alive) below this.
    pub p_alive_to: Option<f64>,
    /// Purchases at least this.
    pub purchases_from: Option<u32>,
    /// Purchases at most this.
    pub purchases_to: Option<u32>,
    /// Residual value at least this.
    pub value_from: Option<f64>,
}

/// A moment of a customer's history.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Place {
    /// The day.
    pub day: Day,
    /// P(alive) on it, given what was known by then.
    pub p_alive: f64,
}

/// Everything about one customer.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Card {
    /// The row of the table.
    pub person: Person,
    /// Days with an order and what was spent on them, ascending.
    pub history: Vec<(Day, f64)>,
    /// P(alive) from the first purchase to the horizon's end as if nothing more
    /// were bought; on days of purchase and evenly between, ≤ 400 places.
    pub path: Vec<Place>,
    /// Days ahead by which the next order has come with a chance of 25, 50 and
    /// 75 %; `None` where that chance is never reached within ten years.
    pub next: [Option<u32>; 3],
    /// Orders within the horizon: 95 % predictive interval.
    pub orders: (f64, f64),
    /// Value within the horizon, likewise.
    pub value: Option<(f64, f64)>,
}
