//! A tag while it is being written: rows of conditions that may not be complete yet.

mod how;
mod is;
mod rule;

use std::sync::atomic::{AtomicU32, Ordering};

use ltv_engine::segments::tags::NumberField;

use super::fields::Field;
use crate::i18n::Currency;

pub(super) use how::How;
pub(super) use is::Is;
pub(super) use rule::Places;

/// A tag that is being written.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::app::data) struct Draft {
    /// Tells one that is begun from all others.
    pub serial: u32,
    /// Its place in the book; `None` for a new one.
    pub at: Option<usize>,
    /// As typed.
    pub name: String,
    /// Every row before those of its group; the first is the rule as a whole.
    rows: Vec<Row>,
    next: u32,
}

/// A condition, or a group of them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    /// Its number, which no other row ever has.
    pub id: u32,
    /// The group that it is in; its own for the first.
    parent: u32,
    /// Whether it must not hold.
    pub not: bool,
    /// What it says.
    pub is: Is,
}

/// Counts drafts.
static NEXT: AtomicU32 = AtomicU32::new(1);

/// The row of the whole rule.
pub(super) const ROOT: u32 = 0;

impl Draft {
    /// A new tag, with one condition to begin with.
    pub(super) fn new(currency: Currency) -> Self {
        let mut draft = Self::empty(None, String::new(), false);
        draft.add(ROOT, Field::Number(NumberField::Revenue), currency);
        draft
    }

    fn empty(at: Option<usize>, name: String, not: bool) -> Self {
        let root = Row {
            id: ROOT,
            parent: ROOT,
            not,
            is: Is::Group { any: false },
        };
        Self {
            serial: NEXT.fetch_add(1, Ordering::Relaxed),
            at,
            name,
            rows: vec![root],
            next: 1,
        }
    }

    fn push(&mut self, parent: u32, not: bool, is: Is) -> u32 {
        let id = self.next;
        self.next += 1;
        self.rows.push(Row {
            id,
            parent,
            not,
            is,
        });
        id
    }

    /// Adds a condition to a group.
    pub(super) fn add(&mut self, group: u32, field: Field, currency: Currency) -> u32 {
        self.push(group, false, Is::begun(field, currency))
    }

    /// Adds a group with one condition to a group.
    pub(super) fn add_group(&mut self, group: u32, currency: Currency) -> u32 {
        // The other way of joining: the same could stand in the group itself.
        let any = !matches!(
            self.row(group).map(|row| &row.is),
            Some(Is::Group { any: true })
        );
        let id = self.push(group, false, Is::Group { any });
        self.add(id, Field::Number(NumberField::Revenue), currency)
    }

    /// Takes a row away, with all that is in it.
    pub(super) fn remove(&mut self, id: u32) {
        let mut gone = vec![id];
        // Rows of a group stand behind it.
        for row in &self.rows {
            if row.id != ROOT && gone.contains(&row.parent) {
                gone.push(row.id);
            }
        }
        self.rows.retain(|row| !gone.contains(&row.id));
    }

    /// A row by number.
    pub(super) fn row(&self, id: u32) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == id)
    }

    /// Changes a row, if it is still there.
    pub(super) fn change(&mut self, id: u32, change: impl FnOnce(&mut Row)) {
        if let Some(row) = self.rows.iter_mut().find(|row| row.id == id) {
            change(row);
        }
    }

    /// The rows of a group, by number.
    pub(super) fn within(&self, group: u32) -> Vec<u32> {
        let rows = self.rows.iter();
        rows.filter(|row| row.parent == group && row.id != ROOT)
            .map(|row| row.id)
            .collect()
    }

    /// The number of a condition as read from top to bottom, from 1; that of the one
    /// before where it is no condition.
    pub(super) fn place(&self, id: u32) -> usize {
        fn walk(draft: &Draft, group: u32, id: u32, count: &mut usize) -> bool {
            draft.within(group).into_iter().any(|one| {
                let is_group = draft
                    .row(one)
                    .is_some_and(|row| matches!(row.is, Is::Group { .. }));
                *count += usize::from(!is_group);
                one == id || is_group && walk(draft, one, id, count)
            })
        }
        let mut count = 0;
        walk(self, ROOT, id, &mut count);
        count
    }

    /// How many groups a row is in.
    pub(super) fn depth(&self, id: u32) -> usize {
        match self.row(id) {
            Some(row) if row.id != ROOT => 1 + self.depth(row.parent),
            _ => 0,
        }
    }

    /// All conditions.
    pub(super) fn conditions(&self) -> impl Iterator<Item = &Is> {
        let rows = self.rows.iter().map(|row| &row.is);
        rows.filter(|is| !matches!(is, Is::Group { .. }))
    }
}
