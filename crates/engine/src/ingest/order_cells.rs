//! The cells of an order's row.

use std::borrow::Cow;

use super::options::Refunds;
use super::plan::NONE;
use super::report::{DropReason, NoteKind};
use super::rows::{Dropped, Rows};
use super::splitter::Fields;
use super::values::{
    AmountProblem, CurrencyCode, DateProblem, Money, parse_date, parse_money, trim,
};
use crate::amount::Amount;
use crate::calendar::Day;
use crate::people::normalise;

impl Rows {
    /// Who the customer is: the id, else e-mail, phone or LINE id.
    pub(super) fn customer<'a>(&self, fields: Fields<'a>) -> Result<Cow<'a, str>, Dropped> {
        let plan = &self.file.plan;
        let id = trim(fields.get(plan.customer));
        if !id.is_empty() {
            let id = core::str::from_utf8(id);
            return id
                .map(Cow::Borrowed)
                .map_err(|_| (DropReason::InvalidUtf8, plan.customer));
        }
        let read = |column, normalise: fn(&str) -> Option<String>| {
            let cell = core::str::from_utf8(fields.get(column)).ok()?;
            normalise(cell)
        };
        read(plan.email, normalise::email)
            .or_else(|| read(plan.phone, normalise::phone))
            .or_else(|| read(plan.line_id, normalise::line_id))
            .map(Cow::Owned)
            .ok_or((DropReason::MissingCustomer, plan.identity()))
    }

    /// Once for all callers but the fast way, which has it in line: a call and
    /// its result by way of memory are a tenth of a row's time.
    #[inline(never)]
    pub(super) fn day(&mut self, fields: Fields<'_>) -> Result<Day, Dropped> {
        self.day_at_once(fields)
    }

    #[inline(never)]
    pub(super) fn money(&self, fields: Fields<'_>) -> Result<Money, Dropped> {
        self.money_at_once(fields)
    }

    #[allow(clippy::inline_always)] // measured
    #[inline(always)]
    pub(super) fn day_at_once(&mut self, fields: Fields<'_>) -> Result<Day, Dropped> {
        let column = self.file.plan.date;
        let cell = fields.get(column);
        if let Some(day) = self.file.last_date.day(cell) {
            return Ok(day);
        }
        let day = parse_date(cell, self.file.plan.dates)
            .map_err(|problem| (date_reason(problem, cell), column))?;
        if day > self.book.latest {
            let is_future = day > self.book.options.today;
            return Err(if is_future {
                (DropReason::FutureDate, column)
            } else {
                (DropReason::AfterAsOf, column)
            });
        }
        self.file.last_date.remember(cell, day);
        Ok(day)
    }

    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub(super) fn money_at_once(&self, fields: Fields<'_>) -> Result<Money, Dropped> {
        let column = self.file.plan.amount;
        let cell = fields.get(column);
        parse_money(cell, self.file.plan.numbers)
            .map_err(|problem| (amount_reason(problem, cell), column))
    }

    /// Counts the currency of a usable row; an error when it is not the chosen one.
    pub(super) fn count_currency(
        &mut self,
        marked: Option<CurrencyCode>,
        fields: Fields<'_>,
    ) -> Result<(), Dropped> {
        let plan = self.file.plan;
        let named = if plan.currency == NONE {
            None
        } else {
            self.book.currencies.of(trim(fields.get(plan.currency)))
        };
        let Some(currency) = named.or(marked) else {
            return Ok(());
        };
        let chosen = self.book.options.currency;
        if chosen.is_some_and(|chosen| chosen != currency) {
            let column = if named.is_some() {
                plan.currency
            } else {
                plan.amount
            };
            return Err((DropReason::OtherCurrency, column));
        }
        self.book.currencies.count(currency);
        Ok(())
    }

    /// What a row says was given back, above zero; `None` when it says nothing,
    /// or refunds are not netted.
    pub(super) fn refunded(&mut self, fields: Fields<'_>) -> Option<Amount> {
        let plan = self.file.plan;
        let cell = trim(fields.get(plan.refunded));
        if cell.is_empty() || self.book.options.refunds == Refunds::Drop {
            return None;
        }
        let Ok(money) = parse_money(cell, plan.numbers) else {
            self.note(NoteKind::UnreadRefund, plan.refunded, fields);
            return None;
        };
        let refunded = Amount::from_scaled(money.amount.scaled().abs());
        refunded.filter(|&refunded| refunded > Amount::ZERO)
    }
}

fn date_reason(problem: DateProblem, cell: &[u8]) -> DropReason {
    match problem {
        DateProblem::Unparsable if core::str::from_utf8(cell).is_err() => DropReason::InvalidUtf8,
        DateProblem::Unparsable => DropReason::UnparsableDate,
        DateProblem::Impossible => DropReason::ImpossibleDate,
        DateProblem::OutOfRange => DropReason::DateOutOfRange,
    }
}

fn amount_reason(problem: AmountProblem, cell: &[u8]) -> DropReason {
    match problem {
        AmountProblem::Unparsable if core::str::from_utf8(cell).is_err() => DropReason::InvalidUtf8,
        AmountProblem::Unparsable => DropReason::UnparsableAmount,
        AmountProblem::OutOfRange => DropReason::AmountOutOfRange,
    }
}
