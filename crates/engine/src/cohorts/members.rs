//! The customers behind a cell.

use super::observed::{periods, through};
use super::options::{CohortError, CohortInputs, CohortOptions};
use super::slots::Slots;
use super::table::CohortKey;
use crate::calendar::Day;
use crate::customers::{Customer, Customers};

/// A cell, and which of its customers are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct CellAddress {
    /// First day of the period of the first order; `None` for a row by label.
    pub start: Option<Day>,
    /// The label's key; `None` for a row by first order of everybody. Both for
    /// a cell of a panel.
    pub label: Option<CohortKey>,
    /// Periods since the period of the first order.
    pub age: u32,
    /// Which of its customers.
    pub who: Who,
}

/// Which customers of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Who {
    /// All who are observed at the age.
    All,
    /// With an order in the period.
    Active,
    /// Retained by the definition asked for.
    Retained,
    /// Observed and not retained.
    Lapsed,
}

/// The customers of a cell, by index in the ledger, ascending; as many as the
/// cell's count. Empty for a cell that does not exist.
///
/// # Errors
/// See [`CohortError`].
pub fn members(
    inputs: &CohortInputs,
    options: &CohortOptions,
    cell: &CellAddress,
) -> Result<Vec<u32>, CohortError> {
    let (periods, as_of) = periods(inputs, options)?;
    let slots = match cell.label {
        Some(_) => Slots::by_label(inputs, options)?,
        None => Slots::single(),
    };
    let slot = match &cell.label {
        Some(key) => (0..slots.len()).find(|&slot| slots.key(slot) == *key),
        None => Some(0),
    };
    // By label only periods that are over count.
    let over = match cell.start {
        None if periods.end(periods.len() - 1) > as_of => periods.len() - 1,
        _ => periods.len(),
    };
    let belongs = |index: usize, customer: Customer| {
        let first = customer.first_day();
        if first > as_of || Some(slots.of(index)) != slot {
            return false;
        }
        let start = periods.offset(first);
        let at = start + cell.age as usize;
        if at >= over || cell.start.is_some_and(|day| day != periods.start(start)) {
            return false;
        }
        let active = || {
            let (from, to) = (periods.start(at), periods.end(at).min(as_of));
            customer.days().any(|day| from <= day && day <= to)
        };
        let retained = || match options.retention {
            super::Retention::Active => active(),
            other => through(customer, other, &periods, as_of).is_some_and(|last| last >= at),
        };
        match cell.who {
            Who::All => true,
            Who::Active => active(),
            Who::Retained => retained(),
            Who::Lapsed => !retained(),
        }
    };
    let all = inputs.customers.iter().zip(0_u32..);
    Ok(all
        .filter(|&(customer, index)| belongs(index as usize, customer))
        .map(|(_, index)| index)
        .collect())
}

/// The label of each customer's first order (of the first in the file where a
/// day has several), from the label of each order: first product, first
/// channel. Orders beyond `of_order` have the label `u32::MAX`.
pub fn first_order_labels(customers: &Customers, of_order: &[u32]) -> Vec<u32> {
    customers
        .iter()
        .map(|customer| {
            let first = customer.entries()[0].order as usize;
            of_order.get(first).copied().unwrap_or(u32::MAX)
        })
        .collect()
}
