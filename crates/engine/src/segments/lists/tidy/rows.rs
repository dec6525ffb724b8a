//! Rows of customers, orders and cohorts.

use super::super::ListRow;
use super::super::cell::Value;
use super::{OrderColumns, line, number, optional, text, truth, whole};
use crate::calendar::Day;

/// An order.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OrderRow<'a> {
    /// The order's id, where the file has one.
    pub order: Option<&'a str>,
    /// The customer's id, as in [`ListRow::id`].
    pub customer: &'a str,
    /// The day.
    pub date: Day,
    /// Which order of the customer it is, from 1 on.
    pub position: u32,
    /// What was paid after refunds, in units of currency: a customer's orders add up to
    /// [`ListRow::revenue`].
    pub revenue: f64,
    /// What was given back of it, ≥ 0, in units of currency.
    pub refunded: f64,
    /// The channel.
    pub channel: Option<&'a str>,
    /// The products or categories, in the order of the rows.
    pub products: &'a [&'a str],
}

/// A cohort at an age. Cells that were not observed are no rows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CohortRow<'a> {
    /// The first day of the period of the cohort's first orders.
    pub start: Day,
    /// What the cohorts are split by (channel, first product).
    pub segment: Option<&'a str>,
    /// Periods since the first order's; 0 is that period itself.
    pub age: u32,
    /// Customers of the cohort.
    pub customers: u32,
    /// Of them, those who ordered at this age.
    pub active: u32,
    /// Orders at this age.
    pub orders: u32,
    /// Revenue at this age, in units of currency.
    pub revenue: f64,
    /// Revenue up to this age.
    pub cumulative: f64,
    /// Whether the period was over on the day of the analysis.
    pub is_complete: bool,
}

/// Appends a customer. Ids are the table's key: the caller gives each once, and none
/// that is blank.
pub fn customer(row: &ListRow<'_>, decimals: u8, out: &mut Vec<u8>) {
    let day = |day: Option<Day>| day.map_or(Value::Empty, Value::Day);
    let money = |value: Option<f64>| number(value, decimals.min(4));
    let values = [
        text(row.id),
        day(row.first_order),
        day(row.last_order),
        row.orders.map_or(Value::Empty, whole),
        money(row.revenue),
        optional(row.stage),
        optional(row.segment),
        optional(row.tier),
        money(row.expected),
        money(row.interval.map(|(low, _)| low)),
        money(row.interval.map(|(_, high)| high)),
        number(row.p_alive, 4),
        truth(row.held_out),
    ];
    line(out, values.into_iter());
}

/// Appends an order. Of several products the first stands alone, too: what is counted by
/// product needs one for each row.
pub fn order(row: &OrderRow<'_>, columns: OrderColumns, decimals: u8, out: &mut Vec<u8>) {
    let money = |value: f64| number(Some(value), decimals.min(4));
    let first = row.products.first().copied();
    let all = match row.products {
        [one] => text(one),
        products => text(&products.join("; ")),
    };
    let values = [
        (columns.id, optional(row.order)),
        (true, text(row.customer)),
        (true, Value::Day(row.date)),
        (true, whole(row.position)),
        (true, truth(Some(row.position == 1))),
        (true, money(row.revenue)),
        (columns.read, money(row.refunded)),
        (columns.channel, optional(row.channel)),
        (columns.product, optional(first)),
        (columns.product, all),
    ];
    let there = values.into_iter().filter(|(is_there, _)| *is_there);
    line(out, there.map(|(_, value)| value));
}

/// Appends a cohort at an age.
pub fn cohort(row: &CohortRow<'_>, decimals: u8, out: &mut Vec<u8>) {
    let values = [
        Value::Day(row.start),
        optional(row.segment),
        whole(row.age),
        whole(row.customers),
        whole(row.active),
        whole(row.orders),
        number(Some(row.revenue), decimals.min(4)),
        number(Some(row.cumulative), decimals.min(4)),
        truth(Some(row.is_complete)),
    ];
    line(out, values.into_iter());
}
