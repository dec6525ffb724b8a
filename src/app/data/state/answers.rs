//! What the user says to the first look at a file.

use ltv_engine::ingest::encoding::Encoding;
use ltv_engine::ingest::values::{DateStyle, DecimalMark};
use ltv_engine::ingest::{Delimiter, Role, RowMeaning, TableKind};
use ltv_worker::protocol::{InspectAsk, Look};

use super::{Choice, DataState};

impl DataState {
    /// Looks again at a file with another answer of the user's.
    pub fn ask_again(self, id: u32, change: impl FnOnce(&mut InspectAsk)) {
        self.update(id, |file| change(&mut file.ask));
        self.look(id);
    }

    /// Says what a file's rows are about.
    pub fn choose_kind(self, id: u32, kind: TableKind) {
        self.ask_again(id, |ask| ask.kind = Some(kind));
    }

    /// Says in which encoding a file is.
    pub fn choose_encoding(self, id: u32, encoding: Encoding) {
        self.ask_again(id, |ask| ask.encoding = Some(encoding));
    }

    /// Says what stands between a file's fields.
    pub fn choose_delimiter(self, id: u32, delimiter: Delimiter) {
        self.ask_again(id, |ask| ask.delimiter = Some(delimiter));
    }

    /// Says how many rows stand above a file's header.
    pub fn choose_skip(self, id: u32, skip: u32) {
        self.ask_again(id, |ask| ask.skip = Some(skip));
    }

    /// Gives a role to a column of a file, or to none.
    pub fn choose_column(self, id: u32, role: Role, column: Option<usize>) {
        self.choose(id, |choice, look| {
            choice.choose(role, column, &look.preview);
        });
    }

    /// Says how a file's dates are written.
    pub fn choose_dates(self, id: u32, style: Option<DateStyle>) {
        self.choose(id, |choice, _| choice.dates = style);
    }

    /// Says what stands before the decimals of a file's amounts.
    pub fn choose_numbers(self, id: u32, mark: Option<DecimalMark>) {
        self.choose(id, |choice, _| choice.numbers = mark);
    }

    /// Says what several rows of one order are.
    pub fn choose_rows(self, id: u32, rows: RowMeaning) {
        self.choose(id, |choice, _| choice.rows = Some(rows));
    }

    /// Says whether order ids begin anew.
    pub fn choose_recurring(self, id: u32, recurring: bool) {
        self.choose(id, |choice, _| choice.recurring_ids = recurring);
    }

    /// Lets go of what was remembered for a file's headers: back to the guess.
    pub fn guess_anew(self, id: u32) {
        self.choose(id, |choice, look| *choice = Choice::guess(&look.preview));
    }

    fn choose(self, id: u32, change: impl FnOnce(&mut Choice, &Look)) {
        self.update(id, |file| {
            if let Some(look) = file.look.clone() {
                change(&mut file.choice, &look);
                file.choice.remembered = false;
                file.trouble = None;
            }
        });
    }
}
