//! All customers as columns.

use crate::btyd::ModelKind;

/// One number a customer in each, by the customers' numbers in the history.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Columns {
    /// The model that forecasts, if there is one.
    pub model: Option<ModelKind>,
    /// Repeat purchases: days with an order, the first one left out.
    pub x: Vec<f64>,
    /// Age at the last purchase, in the unit of the options.
    pub t_x: Vec<f64>,
    /// Age now, in that unit.
    pub t: Vec<f64>,
    /// P(alive).
    pub p_alive: Vec<f64>,
    /// Expected purchases within the horizon.
    pub expected_orders: Vec<f64>,
    /// Expected mean spend per purchase, in units of currency; not a number without
    /// a model of spend.
    pub expected_value: Vec<f64>,
    /// Discounted contribution within the horizon; likewise.
    pub clv: Vec<f64>,
}
