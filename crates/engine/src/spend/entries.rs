//! The rows of a file of spend, as they are read.

use super::lengths::Dates;
use super::row::{self, Channels};
use super::summary::Summaries;
use super::{PeriodLength, Span, Spend, SpendRow, channel};
use crate::amount::Amount;
use crate::calendar::Day;
use crate::ingest::values::{CurrencyCode, Money, parse_currency};
use crate::ingest::{
    DropReason, Fate, ImportOptions, Mapping, NoteKind, RejectedRow, Report, Role, Row, Rows,
};
use crate::sort::sort_by_number;

/// The rows of the file at hand.
pub(super) struct Entries {
    pub(super) options: ImportOptions,
    pub(super) spend: Spend,
    /// Rows that name a single day: their length is known at the file's end.
    days: Vec<SpendRow>,
    /// The columns of channels of the file at hand.
    channels: Channels,
    /// Rows that may be sums of the file's others.
    pub(super) summaries: Summaries,
    dates: Dates,
    /// First and last day of the file's periods, today at the latest.
    span: Option<(Day, Day)>,
    pub(super) currencies: Vec<(Option<CurrencyCode>, u64)>,
}

/// Rows held before equal ones are added up.
const TIDY_FROM: usize = 1 << 16;

impl Rows for Entries {
    fn names(&mut self, names: &[Vec<u8>], mapping: &Mapping) {
        self.channels = Channels::of(mapping, names);
    }

    fn row(&mut self, row: Row<'_>, mapping: &Mapping) -> Fate {
        self.read(row, mapping).unwrap_or_else(|dropped| dropped)
    }
}

impl Entries {
    /// Before a file.
    pub(super) fn begin(&mut self, mapping: &Mapping) {
        self.dates = Dates::default();
        self.span = None;
        self.summaries = Summaries::default();
        self.channels = Channels::of(mapping, &[]);
    }

    /// How long the periods are that single days stand for.
    pub(super) fn length(&self) -> PeriodLength {
        self.dates.length()
    }

    pub(super) fn new(options: ImportOptions) -> Self {
        Self {
            options,
            spend: Spend::default(),
            days: Vec::new(),
            channels: Channels::default(),
            summaries: Summaries::default(),
            dates: Dates::default(),
            span: None,
            currencies: Vec::new(),
        }
    }

    fn read(&mut self, row: Row<'_>, mapping: &Mapping) -> Result<Fate, Fate> {
        let column = |role| mapping.columns.get(role);
        let date = column(Role::Date).unwrap_or(0);
        let period = row::period(row, mapping)?;
        if period.first() > self.options.today {
            return Err(Fate::Dropped(DropReason::FutureDate, date));
        }
        if column(Role::FirstChannel).is_some() && column(Role::LastChannel).is_some() {
            return self.read_channels(period, row, mapping);
        }
        let at = column(Role::Amount).unwrap_or(0);
        let money = row::money(row, at, mapping.numbers)?;
        let currency = self.currency(money, at, row, mapping)?;
        let name = row.text(column(Role::Channel))?;
        self.count_currency(currency);
        let channel = channel(&mut self.spend.channels, name);
        if channel.is_some() {
            self.summaries.add(period, money.amount);
        }
        let may_be_sum = column(Role::Channel).is_some() && name.is_empty();
        if !(may_be_sum && self.summaries.hold(period, money.amount, row, at)) {
            self.keep(period, channel, money.amount);
        }
        Ok(match money.amount.cmp(&Amount::ZERO) {
            core::cmp::Ordering::Less => Fate::Noted(NoteKind::NegativeSpend, at),
            core::cmp::Ordering::Equal => Fate::Noted(NoteKind::ZeroAmount, at),
            core::cmp::Ordering::Greater => Fate::Kept,
        })
    }

    /// A row with an amount for each channel. Cells that hold none are left
    /// out; a row without any amount is dropped.
    fn read_channels(
        &mut self,
        period: Span,
        row: Row<'_>,
        mapping: &Mapping,
    ) -> Result<Fate, Fate> {
        let mut note = None;
        let mut refused = None;
        let mut read = Vec::new();
        for (at, (column, _)) in self.channels.columns.iter().enumerate() {
            if row::is_nothing(row.cell(*column)) {
                continue;
            }
            match row::money(row, *column, mapping.numbers) {
                Ok(money) => read.push((at, *column, money)),
                Err(fate) => {
                    refused.get_or_insert(fate);
                    note = Some(Fate::Noted(NoteKind::UnreadSpend, *column));
                }
            }
        }
        if read.is_empty() {
            let first = self
                .channels
                .columns
                .first()
                .map_or(0, |&(column, _)| column);
            let blank = Fate::Dropped(DropReason::UnparsableAmount, first);
            return Err(refused.unwrap_or(blank));
        }
        // All of a row counts, or nothing.
        for &(_, column, money) in &read {
            self.currency(money, column, row, mapping)?;
        }
        for (at, column, money) in read {
            let currency = self.currency(money, column, row, mapping)?;
            self.count_currency(currency);
            let name = &self.channels.columns[at].1;
            let channel = channel(&mut self.spend.channels, name);
            self.keep(period, channel, money.amount);
            if money.amount < Amount::ZERO {
                note = note.or(Some(Fate::Noted(NoteKind::NegativeSpend, column)));
            }
        }
        Ok(note.unwrap_or(Fate::Kept))
    }

    /// The currency of an amount, if it is named.
    fn currency(
        &self,
        money: Money,
        at: usize,
        row: Row<'_>,
        mapping: &Mapping,
    ) -> Result<Option<CurrencyCode>, Fate> {
        let column = mapping.columns.get(Role::Currency);
        let currency = column.and_then(|column| parse_currency(row.cell(column)));
        let currency = currency.or(money.currency);
        if let (Some(own), Some(chosen)) = (currency, self.options.currency)
            && own != chosen
        {
            return Err(Fate::Dropped(
                DropReason::OtherCurrency,
                column.unwrap_or(at),
            ));
        }
        Ok(currency)
    }
}

impl Entries {
    fn keep(&mut self, period: Span, channel: Option<u32>, amount: Amount) {
        let row = |first, last| SpendRow {
            first,
            last,
            channel,
            amount: core::iter::once(amount).sum(),
        };
        match period {
            Span::Day(day) => {
                self.dates.add(day);
                self.days.push(row(day, day));
                tidy_if_long(&mut self.days);
            }
            Span::Days { first, last } => {
                let last = last.min(self.options.today);
                widen(&mut self.span, first, last);
                self.spend.rows.push(row(first, last));
                tidy_if_long(&mut self.spend.rows);
            }
        }
    }

    fn count_currency(&mut self, currency: Option<CurrencyCode>) {
        let known = self
            .currencies
            .iter_mut()
            .find(|(code, _)| *code == currency);
        match known {
            Some((_, rows)) => *rows += 1,
            None => self.currencies.push((currency, 1)),
        }
    }

    /// Keeps what was held back, but for sums of other rows.
    pub(super) fn settle_unnamed(&mut self, report: &mut Report, rejected: &mut Vec<RejectedRow>) {
        for unnamed in self.summaries.settle(report, rejected) {
            self.keep(unnamed.period, None, unnamed.amount);
        }
    }

    /// Gives the file's single days their length; the first and last day of
    /// all its periods.
    pub(super) fn settle(&mut self, length: PeriodLength) -> Option<(Day, Day)> {
        for row in self.days.drain(..) {
            let (first, last) = length.span(row.first);
            let last = last.min(self.options.today);
            widen(&mut self.span, first, last);
            self.spend.rows.push(SpendRow { first, last, ..row });
        }
        tidy(&mut self.spend.rows);
        self.span
    }
}

fn widen(span: &mut Option<(Day, Day)>, first: Day, last: Day) {
    let (from, to) = span.unwrap_or((first, last));
    *span = Some((from.min(first), to.max(last)));
}

/// Equal periods of a channel become one row, as soon as there are many.
fn tidy_if_long(rows: &mut Vec<SpendRow>) {
    // Only when the vector would have to grow, so that it costs little each.
    if rows.len() >= TIDY_FROM && rows.len() == rows.capacity() {
        tidy(rows);
        rows.reserve_exact(rows.len().max(TIDY_FROM));
    }
}

fn tidy(rows: &mut Vec<SpendRow>) {
    sort_by_number(rows, |row| {
        let channel = row.channel.map_or(0, |channel| u128::from(channel) + 1);
        row.first.rank() << 80 | row.last.rank() << 40 | channel
    });
    rows.dedup_by(|later, kept| {
        let same =
            (later.first, later.last, later.channel) == (kept.first, kept.last, kept.channel);
        if same {
            kept.amount += later.amount;
        }
        same
    });
}
