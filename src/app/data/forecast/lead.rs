//! The sentence that the page opens with.

use super::words::{about, horizon, range};
use crate::app::data::state::Results;
use crate::i18n::{Format, t};

pub(super) fn lead(results: &Results, f: Format) -> String {
    let l = f.locale;
    if results.unstable() {
        return t::forecast::unstable_lead(l).to_owned();
    }
    if results.insufficient() {
        return t::forecast::insufficient_lead(l).to_owned();
    }
    let Some(outlook) = &results.outlook else {
        return t::forecast::lead_waiting(l).to_owned();
    };
    let count = |value: f64| f.count(value);
    let money = |value: f64| about(value, f);
    let horizon = &*horizon(outlook.horizon, f);
    let customers = &*f.count(f64::from(outlook.customers));
    let orders = &*f.count(outlook.orders.mean);
    let orders_range = &*range(&outlook.orders, count, f);
    let mut text = match &outlook.revenue {
        Some(revenue) => t::forecast::Lead {
            horizon,
            customers,
            orders,
            orders_range,
            revenue: &money(revenue.mean),
            revenue_range: &range(revenue, money, f),
        }
        .text(l),
        None => t::forecast::LeadOrders {
            customers,
            horizon,
            orders,
            orders_range,
        }
        .text(l),
    };
    if outlook.likely_gone > 0 {
        text += t::cohorts::between(l);
        text += &t::forecast::LeadGone {
            gone: &f.count(f64::from(outlook.likely_gone)),
        }
        .text(l);
    }
    text
}
