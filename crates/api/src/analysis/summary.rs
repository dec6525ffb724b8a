//! Key figures.

use ltv_engine::ingest::values::CurrencyCode;
use ltv_engine::summary as engine;
use serde::Serialize;

use super::result::iso;

/// Key figures of all orders. Money is in units of the file's currency.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// Code of the currency, where the file names one.
    pub currency: Option<String>,
    /// Distinct customers.
    pub customers: f64,
    /// Orders.
    pub orders: f64,
    /// Sum of all amounts.
    pub revenue: f64,
    /// Average order value.
    pub aov: f64,
    /// Orders ÷ customers.
    pub orders_per_customer: f64,
    /// Revenue ÷ customers.
    pub revenue_per_customer: f64,
    /// Share of customers who ordered on two days or more.
    pub repeat_rate: f64,
    /// Median days between a customer's consecutive order days.
    pub median_gap_days: Option<f64>,
    /// Median revenue of a customer.
    pub median_revenue_per_customer: f64,
    /// Share of the revenue that came from the best tenth of customers.
    pub top_decile_share: Option<f64>,
    /// Day of the first order, `"1997-01-01"`.
    pub first_day: String,
    /// The analysis date.
    pub as_of: String,
}

impl Summary {
    /// Of the engine's key figures.
    pub fn of(summary: &engine::Summary, currency: Option<CurrencyCode>) -> Self {
        Self {
            currency: currency.map(String::from),
            customers: summary.customers as f64,
            orders: summary.orders as f64,
            revenue: summary.revenue.as_f64(),
            aov: summary.aov,
            orders_per_customer: summary.orders_per_customer,
            revenue_per_customer: summary.revenue_per_customer,
            repeat_rate: summary.repeat_rate_by_days,
            median_gap_days: summary.median_gap_days,
            median_revenue_per_customer: summary.historical_ltv.median,
            top_decile_share: summary.historical_ltv.top_decile_share,
            first_day: iso(summary.first_day),
            as_of: iso(summary.as_of),
        }
    }
}
