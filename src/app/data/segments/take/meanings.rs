//! What the columns of tables for analysis mean.

use crate::app::menu::Words;
use crate::i18n::{Locale, t};

/// By `table.column`.
pub(super) fn meanings(l: Locale) -> Vec<(String, String)> {
    let all = MEANINGS.iter();
    all.map(|(key, words)| ((*key).to_owned(), words(l).to_owned()))
        .collect()
}

#[rustfmt::skip]
const MEANINGS: [(&str, Words); 42] = [
    ("calendar.date", t::lists::m_calendar_date),
    ("calendar.iso_week", t::lists::m_calendar_iso_week),
    ("calendar.iso_year", t::lists::m_calendar_iso_year),
    ("calendar.month", t::lists::m_calendar_month),
    ("calendar.month_start", t::lists::m_calendar_month_start),
    ("calendar.quarter", t::lists::m_calendar_quarter),
    ("calendar.roc_year", t::lists::m_calendar_roc_year),
    ("calendar.week_start", t::lists::m_calendar_week_start),
    ("calendar.weekday", t::lists::m_calendar_weekday),
    ("calendar.year", t::lists::m_calendar_year),
    ("cohorts.active", t::lists::m_cohorts_active),
    ("cohorts.age", t::lists::m_cohorts_age),
    ("cohorts.cohort_start", t::lists::m_cohorts_cohort_start),
    ("cohorts.cumulative_revenue", t::lists::m_cohorts_cumulative_revenue),
    ("cohorts.customers", t::lists::m_cohorts_customers),
    ("cohorts.is_complete", t::lists::m_cohorts_is_complete),
    ("cohorts.orders", t::lists::m_cohorts_orders),
    ("cohorts.revenue", t::lists::m_cohorts_revenue),
    ("cohorts.segment", t::lists::m_cohorts_segment),
    ("customers.customer_id", t::lists::m_customers_customer_id),
    ("customers.expected_high", t::lists::m_customers_expected_high),
    ("customers.expected_low", t::lists::m_customers_expected_low),
    ("customers.expected_value", t::lists::m_customers_expected_value),
    ("customers.first_order", t::lists::m_customers_first_order),
    ("customers.held_out", t::lists::m_customers_held_out),
    ("customers.last_order", t::lists::m_customers_last_order),
    ("customers.orders", t::lists::m_customers_orders),
    ("customers.p_alive", t::lists::m_customers_p_alive),
    ("customers.revenue", t::lists::m_customers_revenue),
    ("customers.rfm_segment", t::lists::m_customers_rfm_segment),
    ("customers.stage", t::lists::m_customers_stage),
    ("customers.tier", t::lists::m_customers_tier),
    ("orders.channel", t::lists::m_orders_channel),
    ("orders.customer_id", t::lists::m_orders_customer_id),
    ("orders.is_first", t::lists::m_orders_is_first),
    ("orders.order_date", t::lists::m_orders_order_date),
    ("orders.order_id", t::lists::m_orders_order_id),
    ("orders.position", t::lists::m_orders_position),
    ("orders.product", t::lists::m_orders_product),
    ("orders.products", t::lists::m_orders_products),
    ("orders.refunded", t::lists::m_orders_refunded),
    ("orders.revenue", t::lists::m_orders_revenue),
];
