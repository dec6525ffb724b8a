//! What the user chooses of a file's columns, and what is left to ask.

use ltv_engine::ingest::presets::Preset;
use ltv_engine::ingest::values::{DateGuess, DateStyle, DecimalMark, NumberGuess};
use ltv_engine::ingest::{Columns, ImportError, Mapping, Preview, Role, RowMeaning, TableKind};
use serde::{Deserialize, Serialize};

/// The choices for one file: roles with the positions of their columns, and how
/// the cells are written. Nothing of the file's content.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Choice {
    /// What the rows are about.
    pub kind: TableKind,
    /// Which column holds what.
    pub columns: Columns,
    /// How dates are written; `None` while it must be asked.
    pub dates: Option<DateStyle>,
    /// What stands before the decimals; `None` while it must be asked.
    pub numbers: Option<DecimalMark>,
    /// What several rows of one order are; `None` while it must be asked.
    pub rows: Option<RowMeaning>,
    /// Order ids begin anew, each day or in each shop.
    #[serde(default)]
    pub recurring_ids: bool,
    /// It is what was chosen for an earlier file with the same headers.
    #[serde(skip)]
    pub remembered: bool,
}

/// What must be answered before a file can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// Which of two encodings it is.
    Encoding,
    /// Which column has a role.
    Column(Role),
    /// Which of two roles a column has.
    Twice(Role, Role),
    /// How dates are written.
    Dates,
    /// What stands before the decimals.
    Numbers,
    /// What several rows of one order are.
    Rows,
}

impl Choice {
    /// What the file itself lets guess.
    pub fn guess(preview: &Preview) -> Self {
        let guesses = preview.guesses.iter();
        let mut choice = Self {
            kind: preview.kind,
            columns: guesses.map(|guess| (guess.role, guess.column)).collect(),
            rows: preview.rows_mean.sure.then_some(preview.rows_mean.meaning),
            recurring_ids: preview.rows_mean.recurring,
            ..Self::default()
        };
        choice.read_styles(preview);
        choice
    }

    /// The choices for an earlier file with the same headers, held against what
    /// this file says of itself.
    #[must_use]
    pub fn recall(mut self, preview: &Preview) -> Self {
        let (dates, numbers) = (self.dates, self.numbers);
        self.read_styles(preview);
        if let Some(DateGuess::Ambiguous { options }) = self.date_guess(preview) {
            self.dates = dates.filter(|style| options.contains(style)).or(self.dates);
        }
        self.numbers = self.numbers.or(numbers);
        self.remembered = true;
        self
    }

    /// Gives a role to a column, or to none.
    pub fn choose(&mut self, role: Role, column: Option<usize>, preview: &Preview) {
        self.columns.set(role, column);
        match role {
            Role::Date => self.dates = self.date_style(preview),
            Role::Amount | Role::FirstChannel | Role::LastChannel => {
                self.numbers = self.decimal_mark(preview);
            }
            _ => {}
        }
    }

    fn read_styles(&mut self, preview: &Preview) {
        self.dates = self.date_style(preview);
        self.numbers = self.decimal_mark(preview);
    }

    /// What the cells of the column of dates say of how they are written.
    pub fn date_guess<'a>(&self, preview: &'a Preview) -> Option<&'a DateGuess> {
        let column = self.columns.get(Role::Date)?;
        preview.columns.get(column).map(|column| &column.dates)
    }

    /// Likewise of the amounts.
    pub fn number_guess(&self, preview: &Preview) -> Option<NumberGuess> {
        preview.number_guess(&self.columns).map(|(_, guess)| guess)
    }

    fn date_style(&self, preview: &Preview) -> Option<DateStyle> {
        match self.date_guess(preview) {
            // What a known tool writes is known where its cells leave it open.
            Some(DateGuess::Ambiguous { options }) => preview
                .preset
                .map(Preset::dates)
                .filter(|style| options.contains(style)),
            Some(DateGuess::Decided { style }) => Some(*style),
            // Nothing to tell apart: the report will say that the cells are no dates.
            Some(DateGuess::NoDates) | None => Some(DateStyle::Ymd),
        }
    }

    fn decimal_mark(&self, preview: &Preview) -> Option<DecimalMark> {
        match self.number_guess(preview) {
            Some(NumberGuess::Ambiguous) if preview.preset.is_none() => None,
            Some(NumberGuess::Decided { mark }) => Some(mark),
            _ => Some(DecimalMark::Point),
        }
    }

    /// The mapping.
    ///
    /// # Errors
    /// What is left to ask.
    pub fn mapping(&self, preview: &Preview) -> Result<Mapping, Question> {
        let mapping = Mapping {
            kind: self.kind,
            layout: preview.layout,
            columns: self.columns.clone(),
            dates: self.dates.unwrap_or(DateStyle::Ymd),
            numbers: self.numbers.unwrap_or_default(),
            rows: self.rows.unwrap_or_default(),
            recurring_ids: self.recurring_ids,
        };
        match mapping.check(preview.columns.len()) {
            Err(ImportError::SameColumnTwice { first, second, .. }) => {
                return Err(Question::Twice(first, second));
            }
            Err(ImportError::NoColumn { role } | ImportError::MappingOutOfRange { role, .. }) => {
                return Err(Question::Column(role));
            }
            _ => {}
        }
        if self.dates.is_none() {
            return Err(Question::Dates);
        }
        if self.numbers.is_none() {
            return Err(Question::Numbers);
        }
        if self.rows.is_none() && self.columns.get(Role::OrderId).is_some() {
            return Err(Question::Rows);
        }
        Ok(mapping)
    }
}
