//! Cells of the rows that are in the orders, handed over as a second run finds them.

use super::splitter::Fields;
use super::values::trim;

/// Cells of rows, by order of the ledger. A further row of an order has the order's
/// number once more.
#[derive(Debug, Clone, Default)]
pub struct Cells {
    /// Columns asked for.
    width: usize,
    orders: Vec<(u32, bool)>,
    /// All cells, one after the other, and where each ends.
    text: String,
    ends: Vec<usize>,
}

/// One row of [`Cells`].
#[derive(Debug, Clone, Copy)]
pub struct CellRow<'a> {
    /// The order that it is in, as the ledger numbers it.
    pub order: u32,
    /// The order's first row came before.
    pub further: bool,
    text: &'a str,
    /// Where the cells begin, and the last one ends.
    ends: &'a [usize],
    from: usize,
}

impl<'a> CellRow<'a> {
    /// A cell without white space around it, by its place among the columns asked
    /// for; empty where the file does not have it.
    pub fn cell(self, at: usize) -> &'a str {
        let Some(&to) = self.ends.get(at) else {
            return "";
        };
        let from = at.checked_sub(1).map_or(self.from, |at| self.ends[at]);
        self.text.get(from..to).unwrap_or_default()
    }
}

impl Cells {
    pub(super) fn of(width: usize) -> Self {
        Self {
            width,
            ..Self::default()
        }
    }

    /// The rows, in the order of the files.
    pub fn rows(&self) -> impl Iterator<Item = CellRow<'_>> {
        self.orders
            .iter()
            .enumerate()
            .map(|(at, &(order, further))| {
                let first = at * self.width;
                CellRow {
                    order,
                    further,
                    text: &self.text,
                    ends: self.ends.get(first..first + self.width).unwrap_or_default(),
                    from: first.checked_sub(1).map_or(0, |before| self.ends[before]),
                }
            })
    }

    pub(super) fn add(
        &mut self,
        (order, further): (u32, bool),
        columns: &[Option<usize>],
        fields: Fields<'_>,
    ) {
        self.orders.push((order, further));
        for at in 0..self.width {
            if let Some(column) = columns.get(at).copied().flatten() {
                let cell = String::from_utf8_lossy(trim(fields.get(column)));
                self.text.push_str(&cell);
            }
            self.ends.push(self.text.len());
        }
    }

    /// What was found since the last time.
    pub(super) fn take(&mut self) -> Self {
        let empty = Self::of(self.width);
        core::mem::replace(self, empty)
    }
}
