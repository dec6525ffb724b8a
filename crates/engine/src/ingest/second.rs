//! What a second run over the files yields: nothing of it is held by the first.

use super::cells::Cells;
use super::report::{ChangeReason, DropReason};
use super::settle::Trace;
use super::splitter::Fields;
use super::values::{DecimalMark, parse_money, trim};
use crate::amount::Amount;
use crate::hash::text_hash;
use crate::orders::leave_out;
use rustc_hash::FxHashMap;

/// Characters kept of a line that is too long to be a record.
const LONG_LINE: usize = 4_096;

/// A row that is not in the orders as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct RejectedRow {
    /// As a spreadsheet numbers it.
    pub row: u64,
    /// Why.
    pub reason: Reason,
    /// The record as it stands in the file, without its line end; what is not
    /// UTF-8 is replaced, and lines beyond 1 MiB are cut.
    pub text: String,
}

/// Why a row is not in the orders as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(tag = "kind", rename_all = "camelCase")
)]
pub enum Reason {
    /// It is in the orders in another form.
    Changed {
        /// Which.
        reason: ChangeReason,
    },
    /// It is not in the orders.
    Dropped {
        /// Why.
        reason: DropReason,
    },
}

impl RejectedRow {
    pub(super) fn new(row: u64, reason: Reason, raw: &[u8]) -> Self {
        let is_long = matches!(
            reason,
            Reason::Dropped {
                reason: DropReason::LineTooLong
            }
        );
        let raw = if is_long {
            &raw[..LONG_LINE.min(raw.len())]
        } else {
            raw
        };
        let text = String::from_utf8_lossy(raw);
        Self {
            row,
            reason,
            text: text.trim_end_matches(['\r', '\n']).to_owned(),
        }
    }
}

/// A column's values by order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Labels {
    /// The distinct values, in the order of their first appearance, at most
    /// 65,535. The empty text is a value.
    pub names: Vec<String>,
    /// By order of the ledger: an index in `names`, or [`Labels::OTHER`].
    pub of_order: Vec<u32>,
}

impl Labels {
    /// The label of orders whose value came after 65,535 others.
    pub const OTHER: u32 = 65_535;

    fn add(&mut self, index: &mut FxHashMap<u64, u32>, cell: &[u8]) {
        let text = String::from_utf8_lossy(trim(cell));
        let hash = text_hash(0, text.as_bytes());
        let label = match index.get(&hash) {
            Some(&label) => label,
            None if self.names.len() < Self::OTHER as usize => {
                let label = self.names.len() as u32;
                self.names.push(text.into_owned());
                index.insert(hash, label);
                label
            }
            None => Self::OTHER,
        };
        self.of_order.push(label);
    }
}

/// A column of money by order, such as the cost of the goods.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Numbers {
    /// By order of the ledger; lines of an order add up.
    pub of_order: Vec<Amount>,
    /// Rows whose field is blank or no amount; they count as zero.
    pub missing: u64,
}

/// What a second run collects. Columns are by file.
pub(super) enum Job {
    Rejected(Vec<RejectedRow>),
    Labels {
        columns: Vec<Option<usize>>,
        labels: Labels,
        /// By the hash of the text.
        index: FxHashMap<u64, u32>,
    },
    Numbers {
        columns: Vec<Option<usize>>,
        numbers: Numbers,
    },
    Cells {
        /// By file, several.
        columns: Vec<Vec<Option<usize>>>,
        /// Of the present file.
        own: Vec<Option<usize>>,
        cells: Cells,
        /// Orders that are not in the ledger.
        removed: Vec<u32>,
    },
}

pub(super) struct Second {
    pub(super) trace: Trace,
    pub(super) job: Job,
    /// The column of the present file, and how its numbers are written.
    column: Option<usize>,
    mark: DecimalMark,
    /// Whether lines of an order add up in the present file.
    adds_up: bool,
}

impl Second {
    pub(super) fn new(trace: Trace, job: Job) -> Self {
        Self {
            trace,
            job,
            column: None,
            mark: DecimalMark::Point,
            adds_up: false,
        }
    }

    pub(super) fn begin(&mut self, file: u32, mark: DecimalMark, adds_up: bool) {
        (self.mark, self.adds_up) = (mark, adds_up);
        if let Job::Labels { columns, .. } | Job::Numbers { columns, .. } = &self.job {
            self.column = columns.get(file as usize).copied().flatten();
        }
        if let Job::Cells { columns, own, .. } = &mut self.job {
            *own = columns.get(file as usize).cloned().unwrap_or_default();
        }
    }

    /// Whether the first run found the order of a refund.
    pub(super) fn was_netted(&self, file: u32, row: u64) -> bool {
        self.trace.netted.binary_search(&(file, row)).is_ok()
    }

    /// A row that became an order.
    pub(super) fn kept(&mut self, order: u32, fields: Fields<'_>, row: u64, raw: &[u8]) {
        let cell = self.column.map_or(&[][..], |column| fields.get(column));
        match &mut self.job {
            Job::Rejected(_) => {
                let changed = &self.trace.changed;
                if let Ok(at) = changed.binary_search_by_key(&order, |&(order, _)| order) {
                    let reason = changed[at].1;
                    self.reject(row, Reason::Changed { reason }, raw);
                }
            }
            Job::Labels { labels, index, .. } => labels.add(index, cell),
            Job::Cells { .. } => self.cells(order, false, fields),
            Job::Numbers { numbers, .. } => {
                let amount = parse_money(cell, self.mark).map(|money| money.amount);
                numbers.missing += u64::from(amount.is_err());
                numbers.of_order.push(amount.unwrap_or_default());
            }
        }
    }

    /// The cells of a row, under the number that its order has in the ledger.
    fn cells(&mut self, order: u32, further: bool, fields: Fields<'_>) {
        if let Job::Cells {
            own,
            cells,
            removed,
            ..
        } = &mut self.job
            && let Err(before) = removed.binary_search(&order)
        {
            cells.add((order - before as u32, further), own, fields);
        }
    }

    /// A further line of an order.
    pub(super) fn merged(&mut self, order: u32, fields: Fields<'_>) {
        self.cells(order, true, fields);
        let Job::Numbers { numbers, .. } = &mut self.job else {
            return;
        };
        let Some(column) = self.column.filter(|_| self.adds_up) else {
            return;
        };
        let more = parse_money(fields.get(column), self.mark).map(|money| money.amount);
        numbers.missing += u64::from(more.is_err());
        if let Some(sum) = numbers.of_order.get_mut(order as usize) {
            let added = sum.scaled() + more.unwrap_or_default().scaled();
            *sum = Amount::from_scaled(added).unwrap_or(*sum);
        }
    }

    /// A row that is not in the orders as it stands.
    pub(super) fn reject(&mut self, row: u64, reason: Reason, raw: &[u8]) {
        let Job::Rejected(rows) = &mut self.job else {
            return;
        };
        rows.push(RejectedRow::new(row, reason, raw));
    }

    /// The rows that were not taken yet.
    pub(super) fn take_rejected(&mut self) -> Vec<RejectedRow> {
        match &mut self.job {
            Job::Rejected(rows) => core::mem::take(rows),
            _ => Vec::new(),
        }
    }

    /// The cells that were not taken yet.
    pub(super) fn take_cells(&mut self) -> Cells {
        match &mut self.job {
            Job::Cells { cells, .. } => cells.take(),
            _ => Cells::default(),
        }
    }

    pub(super) fn into_labels(self) -> Labels {
        let removed = self.trace.removed();
        match self.job {
            Job::Labels { mut labels, .. } => {
                leave_out(&mut labels.of_order, &removed);
                labels
            }
            _ => Labels::default(),
        }
    }

    pub(super) fn into_numbers(self) -> Numbers {
        let removed = self.trace.removed();
        match self.job {
            Job::Numbers { mut numbers, .. } => {
                leave_out(&mut numbers.of_order, &removed);
                numbers
            }
            _ => Numbers::default(),
        }
    }
}
