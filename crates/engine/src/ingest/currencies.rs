//! The currencies that the amounts of an import name.

use super::values::{CurrencyCode, parse_currency};
use crate::sort::sort_few;

/// Counts currencies.
#[derive(Debug, Clone, Default)]
pub(super) struct Currencies {
    /// Sorted by code.
    counts: Vec<(CurrencyCode, u64)>,
    /// The last cell of a currency column, and what it names.
    cell: Vec<u8>,
    named: Option<CurrencyCode>,
}

impl Currencies {
    /// What a cell of a currency column names.
    pub(super) fn of(&mut self, cell: &[u8]) -> Option<CurrencyCode> {
        if self.cell != cell {
            self.cell.clear();
            self.cell.extend_from_slice(cell);
            self.named = parse_currency(cell);
        }
        self.named
    }

    /// Counts a usable amount that names its currency.
    pub(super) fn count(&mut self, currency: CurrencyCode) {
        match self
            .counts
            .binary_search_by_key(&currency, |&(code, _)| code)
        {
            Ok(at) => self.counts[at].1 += 1,
            Err(at) => self.counts.insert(at, (currency, 1)),
        }
    }

    /// Whether amounts name more than one.
    pub(super) fn are_mixed(&self) -> bool {
        self.counts.len() > 1
    }

    /// The only one, if any is named.
    pub(super) fn only(&self) -> Option<CurrencyCode> {
        match self.counts[..] {
            [(code, _)] => Some(code),
            _ => None,
        }
    }

    /// Each with its rows, of `usable` rows in all, the most frequent first.
    pub(super) fn found(&self, usable: u64) -> Vec<(Option<CurrencyCode>, u64)> {
        let mut found: Vec<_> = self
            .counts
            .iter()
            .map(|&(code, count)| (Some(code), count))
            .collect();
        let named: u64 = self.counts.iter().map(|&(_, count)| count).sum();
        if usable > named {
            found.push((None, usable - named));
        }
        sort_few(&mut found, |&(_, count)| core::cmp::Reverse(count));
        found
    }
}
