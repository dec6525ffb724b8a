//! Files of spend to [`Spend`].

use super::lengths::Dates;
use super::{PeriodLength, Span, Spend, SpendRow, channel, parse_period};
use crate::amount::Amount;
use crate::calendar::Day;
use crate::ingest::values::{
    AmountProblem, CurrencyCode, DateProblem, parse_currency, parse_money,
};
use crate::ingest::{
    DropReason, Fate, ImportError, ImportOptions, Mapping, NoteKind, Report, Role, Row, Rows,
    TableFile,
};
use crate::sort::{sort_by_number, sort_few};

/// What an import of spend yields.
#[derive(Debug, Clone)]
pub struct SpendImported {
    /// The spend.
    pub spend: Spend,
    /// The account of every row, one a file, in their order.
    pub reports: Vec<Report>,
    /// What a single date stands for, one a file, in their order.
    pub lengths: Vec<PeriodLength>,
}

/// Reads files of spend one after the other, each in slices that may be cut
/// anywhere.
///
/// A row is a period (see [`parse_period`]), an amount, and maybe a channel.
/// Negative amounts (credit notes) are kept and noted. Periods that begin
/// after today are dropped as future; a running one ends today, since nothing
/// was spent later.
pub struct SpendImport {
    options: ImportOptions,
    /// What a single date stands for, if the user said so.
    length: Option<PeriodLength>,
    file: Option<TableFile>,
    entries: Entries,
    reports: Vec<Report>,
    lengths: Vec<PeriodLength>,
}

/// The rows of the file at hand.
struct Entries {
    options: ImportOptions,
    spend: Spend,
    /// Rows that name a single day: their length is known at the file's end.
    days: Vec<SpendRow>,
    dates: Dates,
    /// First and last day of the file's periods, today at the latest.
    span: Option<(Day, Day)>,
    currencies: Vec<(Option<CurrencyCode>, u64)>,
}

/// Rows held before equal ones are added up.
const TIDY_FROM: usize = 1 << 16;

impl SpendImport {
    /// An import without files. Of the options, `today` and `currency` matter.
    pub fn new(options: ImportOptions) -> Self {
        Self {
            options,
            length: None,
            file: None,
            entries: Entries::new(options),
            reports: Vec::new(),
            lengths: Vec::new(),
        }
    }

    /// A file begins. `length` says what a single date in it stands for;
    /// `None` lets the dates decide: all of them the first of a month, or whole
    /// weeks apart.
    pub fn begin(&mut self, mapping: Mapping, length: Option<PeriodLength>) {
        self.length = length;
        self.entries.dates = Dates::default();
        self.entries.span = None;
        self.file = Some(TableFile::new(mapping, &[]));
    }

    /// Rows of this file read so far, for showing progress.
    pub fn rows_read(&self) -> u64 {
        self.file.as_ref().map_or(0, TableFile::rows_read)
    }

    /// The next bytes of the file, UTF-8.
    ///
    /// # Errors
    /// As soon as it is clear that the whole file must be refused:
    /// [`ImportError::NoColumn`], [`ImportError::SameColumnTwice`],
    /// [`ImportError::MappingOutOfRange`], [`ImportError::EndlessLine`],
    /// [`ImportError::TooManyColumns`]. Further bytes are not looked at.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), ImportError> {
        match &mut self.file {
            Some(file) => file.push(bytes, &mut self.entries),
            None => Ok(()),
        }
    }

    /// The file's end: the account of its rows, and what single dates stood for.
    ///
    /// # Errors
    /// Those of [`Self::push`], [`ImportError::Empty`],
    /// [`ImportError::HeaderOnly`]. A file that is
    /// refused leaves nothing behind: the next one can follow.
    pub fn end(&mut self) -> Result<(&Report, PeriodLength), ImportError> {
        let file = self.file.take().ok_or(ImportError::Empty)?;
        let mut report = file.end(&mut self.entries)?;
        let length = self.length.unwrap_or(self.entries.dates.length());
        (report.first_day, report.last_day) = self.entries.settle(length).unzip();
        self.lengths.push(length);
        self.reports.push(report);
        let report = self.reports.last().ok_or(ImportError::Empty)?;
        Ok((report, length))
    }
}

impl SpendImport {
    /// The spend of all files.
    ///
    /// # Errors
    /// [`ImportError::MixedCurrencies`] when rows name several and none was
    /// chosen; [`ImportError::NoValidRow`] with the last file's account when no
    /// row of any file was usable; [`ImportError::Empty`] without a file.
    pub fn finish(self) -> Result<SpendImported, ImportError> {
        let Entries {
            spend, currencies, ..
        } = self.entries;
        let named = currencies.iter().filter(|(code, _)| code.is_some());
        if named.count() > 1 && self.options.currency.is_none() {
            let mut found = currencies;
            sort_few(&mut found, |&(code, rows)| (core::cmp::Reverse(rows), code));
            return Err(ImportError::MixedCurrencies { found });
        }
        if spend.rows.is_empty() {
            let report = self.reports.into_iter().last().ok_or(ImportError::Empty)?;
            return Err(ImportError::NoValidRow {
                report: Box::new(report),
            });
        }
        Ok(SpendImported {
            spend,
            reports: self.reports,
            lengths: self.lengths,
        })
    }
}

impl Rows for Entries {
    fn row(&mut self, row: Row<'_>, mapping: &Mapping) -> Fate {
        self.read(row, mapping).unwrap_or_else(|dropped| dropped)
    }
}

impl Entries {
    fn new(options: ImportOptions) -> Self {
        Self {
            options,
            spend: Spend::default(),
            days: Vec::new(),
            dates: Dates::default(),
            span: None,
            currencies: Vec::new(),
        }
    }

    fn read(&mut self, row: Row<'_>, mapping: &Mapping) -> Result<Fate, Fate> {
        let column = |role| mapping.columns.get(role);
        let date = column(Role::Date).unwrap_or(0);
        row.text(Some(date))?;
        let period = parse_period(row.cell(date), mapping.dates)
            .map_err(|problem| Fate::Dropped(date_reason(problem), date))?;
        if period.first() > self.options.today {
            return Err(Fate::Dropped(DropReason::FutureDate, date));
        }
        let at = column(Role::Amount).unwrap_or(0);
        row.text(Some(at))?;
        let money = parse_money(row.cell(at), mapping.numbers).map_err(|problem| {
            let reason = match problem {
                AmountProblem::Unparsable => DropReason::UnparsableAmount,
                AmountProblem::OutOfRange => DropReason::AmountOutOfRange,
            };
            Fate::Dropped(reason, at)
        })?;
        let currency = column(Role::Currency).and_then(|column| parse_currency(row.cell(column)));
        let currency = currency.or(money.currency);
        if let (Some(own), Some(chosen)) = (currency, self.options.currency)
            && own != chosen
        {
            let column = column(Role::Currency).unwrap_or(at);
            return Err(Fate::Dropped(DropReason::OtherCurrency, column));
        }
        let name = row.text(column(Role::Channel))?;
        self.count_currency(currency);
        let channel = channel(&mut self.spend.channels, name);
        self.keep(period, channel, money.amount);
        Ok(match money.amount.cmp(&Amount::ZERO) {
            core::cmp::Ordering::Less => Fate::Noted(NoteKind::NegativeSpend, at),
            core::cmp::Ordering::Equal => Fate::Noted(NoteKind::ZeroAmount, at),
            core::cmp::Ordering::Greater => Fate::Kept,
        })
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

    /// Gives the file's single days their length; the first and last day of
    /// all its periods.
    fn settle(&mut self, length: PeriodLength) -> Option<(Day, Day)> {
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

fn date_reason(problem: DateProblem) -> DropReason {
    match problem {
        DateProblem::Unparsable => DropReason::UnparsableDate,
        DateProblem::Impossible => DropReason::ImpossibleDate,
        DateProblem::OutOfRange => DropReason::DateOutOfRange,
    }
}
