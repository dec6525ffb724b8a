//! A first look at a file: its shape, its first rows, and what the columns are.

mod shape;

use super::error::ImportError;
use super::mapping::{Columns, Delimiter, Layout, Mapping, TableKind};
use super::presets::Preset;
use super::role::Role;
use super::schema::{Column, Evidence, Guess, RowsGuess, guess, guess_kind, words};
use super::text;
use super::values::{DateGuess, DateStyle, DecimalMark, NumberGuess};
use crate::sort::sort;
use shape::Shape;

/// Rows shown.
const ROWS_SHOWN: usize = 8;

/// Values shown of each column.
const SAMPLES_SHOWN: usize = 5;

/// Characters kept of a cell.
const MAX_CELL_CHARS: usize = 120;

/// Columns that are judged; more are shown, but have no guess.
const COLUMNS_JUDGED: usize = 1_000;

/// What the user has corrected; the rest is recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase", default)
)]
pub struct PreviewOptions {
    /// What the rows are about.
    pub kind: Option<TableKind>,
    /// What stands between two fields.
    pub delimiter: Option<Delimiter>,
    /// Records above the header, blank ones included.
    pub skip: Option<u32>,
}

/// What a file looks like, for the user to confirm or to correct.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Preview {
    /// What the rows are about.
    pub kind: TableKind,
    /// Where the table stands in the file.
    pub layout: Layout,
    /// The tool whose export it is, if it is known.
    pub preset: Option<Preset>,
    /// The columns of the table's first record.
    pub columns: Vec<ColumnPreview>,
    /// The first rows below the names, at most 8, cells cut at 120 characters.
    pub rows: Vec<Vec<String>>,
    /// What the columns seem to be: at most one column a role, ordered by role.
    pub guesses: Vec<Guess>,
    /// What several rows with one order id seem to be.
    pub rows_mean: RowsGuess,
}

/// One column of a [`Preview`].
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct ColumnPreview {
    /// 0-based.
    pub index: usize,
    /// Its name in the file; `None` without a header or when the name is blank.
    /// Names may occur twice.
    pub name: Option<String>,
    /// Its first values that are not blank, at most 5, cut at 120 characters.
    pub samples: Vec<String>,
    /// How its cells read as dates, in case the user chooses it for the date.
    pub dates: DateGuess,
    /// How its cells read as numbers, in case the user chooses it for an amount.
    pub numbers: NumberGuess,
    /// How likely it is that customers can be grouped by its values, 0 ..= 1, a
    /// rank: 0 for dates, amounts, ids, addresses, and values that are mostly
    /// different.
    pub groups: f64,
}

/// Looks at the beginning of a file (256 KiB are plenty). `complete` says that
/// `head` is the whole file; otherwise it may end anywhere.
///
/// # Errors
/// [`ImportError::Empty`], [`ImportError::HeaderOnly`], [`ImportError::NotText`],
/// [`ImportError::Encoding`], [`ImportError::NotUtf8`].
pub fn preview(head: &[u8], complete: bool, ask: &PreviewOptions) -> Result<Preview, ImportError> {
    let text = text::utf8(head, complete)?;
    let shape = Shape::of(text, complete, ask)?;
    let name = |index: usize| {
        let name = shape.names.get(index)?.trim();
        (!name.is_empty()).then_some(name)
    };
    let judged: Vec<Column<'_>> = (0..shape.columns.min(COLUMNS_JUDGED))
        .map(|index| Column::new(index, name(index), &shape.rows))
        .collect();
    let preset =
        Preset::of(&shape.names).filter(|_| ask.kind.is_none_or(|kind| kind == TableKind::Orders));
    let kind = match (ask.kind, preset) {
        (Some(kind), _) => kind,
        (None, Some(_)) => TableKind::Orders,
        (None, None) => guess_kind(&judged),
    };
    let guesses = match preset {
        Some(preset) => preset.guesses(&shape.names),
        None => guess(&judged, kind),
    };
    let columns = (0..shape.columns)
        .map(|index| {
            let column = judged.get(index);
            ColumnPreview {
                index,
                name: name(index).map(cut),
                samples: column
                    .map(|column| {
                        column
                            .filled
                            .iter()
                            .take(SAMPLES_SHOWN)
                            .map(|cell| cut(cell))
                            .collect()
                    })
                    .unwrap_or_default(),
                dates: column.map_or(DateGuess::NoDates, |column| column.dates.clone()),
                numbers: column.map_or(NumberGuess::NoNumbers, |column| column.numbers),
                groups: column.map_or(0.0, Column::groups),
            }
        })
        .collect();
    let rows = shape.rows.iter().take(ROWS_SHOWN);
    let mut preview = Preview {
        kind,
        layout: shape.layout,
        preset,
        columns,
        rows: rows
            .map(|row| row.iter().map(|cell| cut(cell)).collect())
            .collect(),
        guesses,
        rows_mean: RowsGuess::ORDERS,
    };
    preview.rows_mean = preview.guess_rows(&shape.rows);
    Ok(preview)
}

fn cut(cell: &str) -> String {
    cell.chars().take(MAX_CELL_CHARS).collect()
}

impl Preview {
    /// The guess for a role.
    pub fn guess(&self, role: Role) -> Option<Guess> {
        let mut guesses = self.guesses.iter().copied();
        guesses.find(|guess| guess.role == role)
    }

    /// The column guessed for a role.
    pub fn column(&self, role: Role) -> Option<usize> {
        self.guess(role).map(|guess| guess.column)
    }

    /// The mapping, when all of it was recognised.
    ///
    /// # Errors
    /// [`ImportError::NoColumn`] for the first required role without a column;
    /// [`ImportError::AmbiguousDateOrder`] and
    /// [`ImportError::AmbiguousDecimalMark`] when it must be asked for.
    pub fn mapping(&self) -> Result<Mapping, ImportError> {
        let columns: Columns = self.roles().collect();
        let mapping = Mapping {
            kind: self.kind,
            layout: self.layout,
            columns,
            dates: self.dates()?,
            numbers: self.numbers()?,
            rows: self.rows_mean.meaning,
            recurring_ids: self.rows_mean.recurring,
        };
        mapping.check(self.columns.len())?;
        Ok(mapping)
    }

    /// The style of the date's column; what a preset's tool writes where the
    /// cells leave it open.
    fn dates(&self) -> Result<DateStyle, ImportError> {
        let Some(column) = self.column(Role::Date) else {
            return Ok(DateStyle::Ymd);
        };
        let usual = self.preset.map(Preset::dates);
        match self.columns.get(column).map(|column| &column.dates) {
            Some(DateGuess::Decided { style }) => Ok(*style),
            Some(DateGuess::Ambiguous { options }) => usual
                .filter(|style| options.contains(style))
                .ok_or(ImportError::AmbiguousDateOrder { column }),
            _ => Ok(usual.unwrap_or(DateStyle::Ymd)),
        }
    }

    fn numbers(&self) -> Result<DecimalMark, ImportError> {
        let columns: Columns = self.roles().collect();
        match self.number_guess(&columns) {
            Some((_, NumberGuess::Decided { mark })) => Ok(mark),
            Some((column, NumberGuess::Ambiguous)) if self.preset.is_none() => {
                Err(ImportError::AmbiguousDecimalMark { column })
            }
            _ => Ok(DecimalMark::Point),
        }
    }

    fn roles(&self) -> impl Iterator<Item = (Role, usize)> + '_ {
        let guesses = self.guesses.iter();
        guesses.map(|guess| (guess.role, guess.column))
    }

    /// How the amounts are written under a choice of columns, and the column
    /// that says so; `None` without a column of amounts. Where each channel has
    /// a column, the first of them that decides it.
    pub fn number_guess(&self, chosen: &Columns) -> Option<(usize, NumberGuess)> {
        let channels = chosen
            .get(Role::FirstChannel)
            .zip(chosen.get(Role::LastChannel));
        let (first, last) = match (self.kind, channels) {
            (TableKind::Spend, Some((one, other))) => (one.min(other), one.max(other)),
            _ => (chosen.get(Role::Amount)?, chosen.get(Role::Amount)?),
        };
        let columns = self.columns.get(first..=last)?;
        let rank = |guess| match guess {
            NumberGuess::Decided { .. } => 0,
            NumberGuess::Ambiguous => 1,
            NumberGuess::NoNumbers => 2,
        };
        let best = columns.iter().min_by_key(|column| rank(column.numbers))?;
        Some((best.index, best.numbers))
    }

    fn guess_rows(&self, rows: &[Vec<String>]) -> RowsGuess {
        let ids = self.column(Role::OrderId).zip(self.column(Role::Amount));
        let Some((order_id, amount)) = ids.filter(|_| self.kind == TableKind::Orders) else {
            return RowsGuess::ORDERS;
        };
        let mut identities = Role::IDENTITIES.iter();
        let compared = super::schema::RowColumns {
            order_id,
            amount,
            customer: identities.find_map(|&role| self.column(role)),
            date: self.column(Role::Date),
            dates: self.dates().unwrap_or(DateStyle::Ymd),
            numbers: self.numbers().unwrap_or_default(),
        };
        let name = self
            .columns
            .get(amount)
            .and_then(|column| column.name.as_deref());
        let of_lines = name.is_some_and(super::schema::is_of_lines);
        let found = super::schema::guess_rows(rows, compared, of_lines);
        match self.preset.map(Preset::rows) {
            Some(meaning) => RowsGuess {
                meaning,
                sure: true,
                recurring: false,
                ..found
            },
            None => found,
        }
    }

    /// The names of the columns in a form that does not depend on their order,
    /// case or spaces: by it a mapping is remembered for the next file of the
    /// same kind. Empty without a header.
    pub fn header_key(&self) -> String {
        let names = self
            .columns
            .iter()
            .filter_map(|column| column.name.as_deref());
        let names: Vec<String> = names.map(words).collect();
        let mut names: Vec<(&str, usize)> = names.iter().map(String::as_str).zip(0..).collect();
        sort(&mut names);
        let names: Vec<&str> = names.into_iter().map(|(name, _)| name).collect();
        names.join("|")
    }

    /// Whether the guess of every required role is better than worth asking.
    pub fn is_sure(&self) -> bool {
        let sure = |role: &Role| {
            let stands_for = |guess: &&Guess| {
                guess.role == *role
                    || (*role == Role::Customer && guess.role.is_identity())
                    || (*role == Role::Amount && guess.role == Role::FirstChannel)
            };
            let mut guesses = self.guesses.iter().filter(stands_for);
            guesses.any(|guess| guess.confidence >= 0.5 || guess.evidence == Evidence::Preset)
        };
        self.rows_mean.sure && Role::required(self.kind).iter().all(sure)
    }
}
