//! A row to an order, or to a part of one.

use super::mapping::RowMeaning;
use super::options::{Cancelled, Refunds};
use super::order_ids::Known;
use super::plan::NONE;
use super::refunds::{Refund, take_off};
use super::report::{ChangeReason, DropReason, MAX_VALUE_CHARS, NoteKind};
use super::rows::{Dropped, Fate, Rows};
use super::splitter::{Fields, is_blank};
use super::status::{Standing, was_given_back};
use super::text::excerpt;
use super::values::trim;
use crate::amount::Amount;
use crate::calendar::Day;
use crate::contacts::ContactKind;
use crate::orders::IdKey;

/// The id of a row's order, with what is known of it.
#[derive(Clone, Copy)]
struct OrderId<'a> {
    text: &'a [u8],
    known: Known,
    key: u64,
}

impl Rows {
    /// A row of customer, date and amount only.
    #[inline]
    pub(super) fn read_plain(&mut self, fields: Fields<'_>) -> Result<Fate, Dropped> {
        let customer = self.file.plan.customer;
        let id = trim(fields.get(customer));
        if id.is_empty() {
            return Err((DropReason::MissingCustomer, customer));
        }
        let key = IdKey::of(id);
        if !key.is_ascii() && core::str::from_utf8(id).is_err() {
            return Err((DropReason::InvalidUtf8, customer));
        }
        let day = self.day_at_once(fields)?;
        let money = self.money_at_once(fields)?;
        if money.amount < Amount::ZERO || money.currency.is_some() {
            self.count_currency(money.currency, fields)?;
            if money.amount < Amount::ZERO {
                let id = core::str::from_utf8(id).unwrap_or_default();
                return self.refund(None, id, day, negated(money.amount), fields);
            }
        }
        self.book.place(id, key, day, money.amount);
        Ok(Fate::Kept(money.amount))
    }

    /// A row with more columns: order id, status, refunds, currency, contacts.
    pub(super) fn read_full(&mut self, fields: Fields<'_>) -> Result<Fate, Dropped> {
        let plan = self.file.plan;
        let id = self.order_id(fields);
        let standing = self.standing(id, fields)?;
        if let Some(id) = id
            && let Known::Order(order) = id.known
        {
            return self.further_row(id, order, fields);
        }
        let customer = self.customer(fields)?;
        let day = self.day(fields)?;
        let money = self.money(fields)?;
        self.count_currency(money.currency, fields)?;
        if money.amount < Amount::ZERO {
            return self.refund(id, &customer, day, negated(money.amount), fields);
        }
        let order = self.place(&customer, day, money.amount);
        if let Some(id) = id {
            self.remember(id, Some(order));
        }
        self.reduce(order, fields);
        if standing == Standing::Pending {
            self.note(NoteKind::PendingStatus, plan.status, fields);
        }
        for (kind, column) in [
            (ContactKind::Email, plan.email),
            (ContactKind::Phone, plan.phone),
            (ContactKind::LineId, plan.line_id),
        ] {
            if column != NONE && self.book.second.is_none() {
                let cell = fields.get(column);
                self.book.contacts.add(order, kind, cell, &self.book.orders);
            }
        }
        Ok(Fate::Kept(money.amount))
    }

    fn order_id<'a>(&mut self, fields: Fields<'a>) -> Option<OrderId<'a>> {
        let text = trim(fields.get(self.file.plan.order_id));
        if text.is_empty() {
            return None; // not mapped, or a row without one: an order of its own
        }
        if self.file.plan.recurring_ids {
            return Some(self.scoped_id(text, fields));
        }
        let (known, key) = self.book.ids.find(text);
        Some(OrderId { text, known, key })
    }

    /// An order id that counts only together with its customer and day.
    #[cold]
    fn scoped_id<'a>(&mut self, text: &'a [u8], fields: Fields<'a>) -> OrderId<'a> {
        let plan = self.file.plan;
        let day = self.day(fields).map_or(i32::MIN, |day| day.0);
        let scoped = &mut self.file.scoped_id;
        scoped.clear();
        for part in [
            &day.to_le_bytes()[..],
            trim(fields.get(plan.identity())),
            text,
        ] {
            scoped.extend_from_slice(part);
            scoped.push(0x1f);
        }
        let (known, key) = self.book.ids.find(scoped);
        OrderId { text, known, key }
    }

    /// Remembers the order of an id, or that it was cancelled.
    fn remember(&mut self, id: OrderId<'_>, order: Option<u32>) {
        let text = if self.file.plan.recurring_ids {
            self.file.scoped_id.as_slice()
        } else {
            id.text
        };
        match order {
            Some(order) => self.book.ids.add(text, id.key, order),
            None => self.book.ids.cancel(text, id.key),
        }
    }

    /// What the status says; an error when the order does not stand.
    fn standing(
        &mut self,
        id: Option<OrderId<'_>>,
        fields: Fields<'_>,
    ) -> Result<Standing, Dropped> {
        let plan = self.file.plan;
        let has_none = plan.status == NONE && plan.refund_status == NONE;
        if has_none || self.book.options.cancelled == Cancelled::Keep {
            return Ok(Standing::Stands);
        }
        let cell = trim(fields.get(plan.status));
        let mut standing = self.book.statuses.of(cell);
        let mut column = plan.status;
        if plan.refund_status != NONE
            && standing != Standing::Void
            && was_given_back(trim(fields.get(plan.refund_status)))
        {
            (standing, column) = (Standing::Void, plan.refund_status);
        }
        if standing == Standing::Void && self.is_negative(fields) {
            // "Refunded" on a row of its own: the row is the refund, not an order.
            return Ok(Standing::Stands);
        }
        let out = Err((DropReason::Cancelled, column));
        // Lines may have a status each; elsewhere the first row speaks for all.
        let speaks_for_itself = plan.rows == RowMeaning::Lines && !cell.is_empty();
        match (standing, id) {
            (Standing::Void, Some(id)) => {
                if let Known::Order(order) = id.known {
                    if plan.rows != RowMeaning::Lines {
                        self.book
                            .changed
                            .push((order, ChangeReason::CancelledLater));
                    }
                } else {
                    self.remember(id, None);
                }
                out
            }
            (Standing::Void, None) => out,
            (_, Some(id)) if id.known == Known::Cancelled && !speaks_for_itself => out,
            (standing, _) => Ok(standing),
        }
    }

    #[cold]
    fn is_negative(&mut self, fields: Fields<'_>) -> bool {
        self.money(fields)
            .is_ok_and(|money| money.amount < Amount::ZERO)
    }

    /// A row whose order has been seen.
    fn further_row(
        &mut self,
        id: OrderId<'_>,
        order: u32,
        fields: Fields<'_>,
    ) -> Result<Fate, Dropped> {
        let plan = self.file.plan;
        let blank = is_blank(fields.get(plan.amount));
        let money = self.money(fields);
        if let Ok(money) = money
            && money.amount < Amount::ZERO
        {
            self.count_currency(money.currency, fields)?;
            let day = self.day(fields).unwrap_or(Day(0));
            return self.refund(Some(id), "", day, negated(money.amount), fields);
        }
        if plan.rows == RowMeaning::Order || (order as usize) < self.file.first_order {
            return Err((DropReason::Duplicate, plan.order_id));
        }
        if plan.rows == RowMeaning::OrderTotal {
            let total = self.book.orders.amounts()[order as usize];
            if blank && let Some(refunded) = self.refunded(fields) {
                // A row about a refund alone, as GA4 writes them.
                let day = self.day(fields).unwrap_or(Day(0));
                return self.refund(Some(id), "", day, refunded, fields);
            }
            if !blank && money?.amount != total && plan.refunded == NONE {
                self.note(NoteKind::DifferentTotal, plan.amount, fields);
            }
            return Ok(Fate::Merged(order));
        }
        let money = money?;
        self.count_currency(money.currency, fields)?;
        let total = &mut self.book.orders.amounts_mut()[order as usize];
        *total = Amount::from_scaled(total.scaled() + money.amount.scaled())
            .ok_or((DropReason::AmountOutOfRange, plan.amount))?;
        self.reduce(order, fields);
        Ok(Fate::Merged(order))
    }

    #[inline(never)]
    fn place(&mut self, customer: &str, day: Day, amount: Amount) -> u32 {
        let customer = customer.as_bytes();
        self.book.place(customer, IdKey::of(customer), day, amount)
    }

    /// Takes off an order what a row of it says was given back.
    fn reduce(&mut self, order: u32, fields: Fields<'_>) {
        if let Some(refunded) = self.refunded(fields) {
            self.take_off(order, refunded);
        }
    }

    fn take_off(&mut self, order: u32, amount: Amount) {
        take_off(&mut self.book.orders, order, amount);
        let reason = ChangeReason::ReducedByRefund;
        self.book.changed.push((order, reason));
    }

    /// A row that gives `amount` back.
    #[cold]
    fn refund(
        &mut self,
        id: Option<OrderId<'_>>,
        customer: &str,
        day: Day,
        amount: Amount,
        fields: Fields<'_>,
    ) -> Result<Fate, Dropped> {
        let (plan, file, row) = (self.file.plan, self.file.index, self.file.row);
        if self.book.options.refunds == Refunds::Drop {
            return Err((DropReason::NegativeAmount, plan.amount));
        }
        if let Some(id) = id {
            match self.book.refunds.seen_in(id.key, day, amount, file) {
                Some(earlier) if earlier != file => {
                    return Err((DropReason::Duplicate, plan.order_id));
                }
                Some(_) if plan.rows == RowMeaning::OrderTotal => {
                    return Ok(Fate::Changed(ChangeReason::MergedIntoOrder));
                }
                _ => {}
            }
            if let Known::Order(order) = id.known {
                self.take_off(order, amount);
                return Ok(Fate::Changed(ChangeReason::NettedRefund));
            }
        }
        if let Some(second) = &self.book.second {
            return if second.was_netted(file, row) {
                Ok(Fate::Changed(ChangeReason::NettedRefund))
            } else {
                Err((DropReason::UnmatchedRefund, plan.amount))
            };
        }
        let key = id.map_or(0, |id| id.key);
        let cell = excerpt(fields.get(plan.amount), MAX_VALUE_CHARS);
        let refund = Refund::new(day, amount, key, file, row);
        self.book.refunds.wait(refund, customer, &cell);
        Ok(Fate::Waits)
    }
}

/// The bounds of amounts are symmetric.
fn negated(amount: Amount) -> Amount {
    Amount::from_scaled(-amount.scaled()).unwrap_or_default()
}
