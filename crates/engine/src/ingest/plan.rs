//! A mapping made ready for the rows: columns at hand, without a search.

use super::mapping::{Mapping, RowMeaning};
use super::role::Role;
use super::values::{DateStyle, DecimalMark};

/// A column that is not mapped: beyond every row, so its fields are empty.
pub(super) const NONE: usize = usize::MAX;

/// The columns of an order file, 0-based or [`NONE`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    pub(super) customer: usize,
    pub(super) date: usize,
    pub(super) amount: usize,
    pub(super) order_id: usize,
    pub(super) status: usize,
    pub(super) refund_status: usize,
    pub(super) refunded: usize,
    pub(super) currency: usize,
    pub(super) email: usize,
    pub(super) phone: usize,
    pub(super) line_id: usize,
    pub(super) dates: DateStyle,
    pub(super) numbers: DecimalMark,
    pub(super) rows: RowMeaning,
    pub(super) recurring_ids: bool,
    /// The rightmost column that a row must have.
    pub(super) last_needed: usize,
    /// Nothing but customer, date and amount: the fast way.
    pub(super) plain: bool,
}

impl Plan {
    pub(super) fn of(mapping: &Mapping) -> Self {
        let column = |role| mapping.columns.get(role).unwrap_or(NONE);
        let mut plan = Self {
            customer: column(Role::Customer),
            date: column(Role::Date),
            amount: column(Role::Amount),
            order_id: column(Role::OrderId),
            status: column(Role::Status),
            refund_status: column(Role::RefundStatus),
            refunded: column(Role::Refunded),
            currency: column(Role::Currency),
            email: column(Role::Email),
            phone: column(Role::Phone),
            line_id: column(Role::LineId),
            dates: mapping.dates,
            numbers: mapping.numbers,
            rows: mapping.rows,
            recurring_ids: mapping.recurring_ids,
            last_needed: 0,
            plain: false,
        };
        let needed = [plan.customer, plan.date, plan.amount, plan.order_id];
        let needed = needed.into_iter().filter(|&column| column != NONE);
        plan.last_needed = needed.max().unwrap_or(0);
        let extras = [
            plan.order_id,
            plan.status,
            plan.refund_status,
            plan.refunded,
            plan.currency,
            plan.email,
            plan.phone,
            plan.line_id,
        ];
        plan.plain = plan.customer != NONE && extras.iter().all(|&column| column == NONE);
        plan
    }

    /// The first column that tells who the customer is, to show where it is missing.
    pub(super) fn identity(&self) -> usize {
        let columns = [self.customer, self.email, self.phone, self.line_id];
        let mapped = columns.into_iter().find(|&column| column != NONE);
        mapped.unwrap_or(NONE)
    }
}
