//! What a column's values say about the column.

use super::{Evidence, Guess, cells, names};
use crate::amount::{Amount, SCALE};
use crate::ingest::Role;
use crate::ingest::values::{date_shape, is_amount, parse_amount};
use rustc_hash::FxHashSet;

/// Rows whose cells are looked at.
const ROWS_TO_JUDGE: usize = 2_000;

/// A share of cells from which a column is of a kind: real columns have a few
/// broken cells.
const MOSTLY: f64 = 0.5;

/// A column's name and what its cells look like. Shares are of the cells that
/// are not blank.
pub(super) struct Column<'a> {
    pub(super) index: usize,
    name: Option<&'a str>,
    dates: f64,
    amounts: f64,
    /// Cells that show money: decimals, thousands, a currency.
    money: f64,
    /// Distinct cells ÷ cells.
    distinct: f64,
    cells: usize,
    /// All amounts are whole numbers up to 99, as quantities are.
    small: bool,
    /// Cells ascend by row without a repetition, as row and order numbers do.
    ascending: bool,
    /// Cells that look like an id: short, no more than two words.
    id_like: f64,
}

impl<'a> Column<'a> {
    pub(super) fn new(index: usize, name: Option<&'a str>, rows: &[Vec<String>]) -> Self {
        let filled: Vec<&str> = cells(rows, index)
            .take(ROWS_TO_JUDGE)
            .map(str::trim)
            .filter(|cell| !cell.is_empty())
            .collect();
        let count = filled.len().max(1) as f64;
        let share = |is: &dyn Fn(&str) -> bool| {
            filled.iter().filter(|cell| is(cell)).count() as f64 / count
        };
        let amounts: Vec<Amount> = filled
            .iter()
            .filter_map(|cell| parse_amount(cell.as_bytes()).ok())
            .collect();
        let distinct: FxHashSet<&str> = filled.iter().copied().collect();
        Self {
            index,
            name,
            dates: share(&|cell| date_shape(cell.as_bytes()).is_some()),
            amounts: share(&|cell| is_amount(cell.as_bytes())),
            money: share(&looks_like_money),
            distinct: distinct.len() as f64 / count,
            cells: filled.len(),
            small: amounts
                .iter()
                .all(|amount| amount.scaled() % SCALE == 0 && amount.scaled() <= 99 * SCALE),
            ascending: amounts.len() > 2 && amounts.is_sorted_by(|one, next| one < next),
            id_like: share(&|cell| {
                cell.chars().count() <= 64 && cell.split_whitespace().count() <= 2
            }),
        }
    }

    /// How well the column fills a role; `None` when it cannot.
    pub(super) fn guess(&self, role: Role) -> Option<Guess> {
        let named = self.name.map_or(0.0, |name| names::strength(name, role));
        let valued = match role {
            Role::Customer => self.as_customer(),
            Role::Date => self.as_date(),
            Role::Amount => self.as_amount(),
        }?;
        let (confidence, evidence) = if named > 0.0 {
            let evidence = if valued >= MOSTLY {
                Evidence::NameAndValues
            } else {
                Evidence::Name
            };
            (0.75 * named + 0.25 * valued, evidence)
        } else if self.is_named_otherwise(role) {
            return None;
        } else {
            (0.6 * valued, Evidence::Values)
        };
        (confidence > 0.1).then_some(Guess {
            column: self.index,
            confidence,
            evidence,
        })
    }

    /// A column that is clearly named as something else is not taken for its
    /// values: a column `total` is not the customer.
    fn is_named_otherwise(&self, role: Role) -> bool {
        self.name.is_some_and(|name| {
            names::is_vetoed(name, role)
                || [Role::Customer, Role::Date, Role::Amount]
                    .into_iter()
                    .any(|other| other != role && names::strength(name, other) >= 0.6)
        })
    }

    fn as_date(&self) -> Option<f64> {
        (self.dates >= MOSTLY).then_some(self.dates)
    }

    fn as_amount(&self) -> Option<f64> {
        if self.amounts < MOSTLY || self.dates >= MOSTLY {
            return None;
        }
        let likely = if self.money > 0.2 {
            1.0
        } else if self.ascending {
            0.2
        } else if self.small {
            0.3
        } else {
            0.6
        };
        Some(self.amounts * likely)
    }

    fn as_customer(&self) -> Option<f64> {
        if self.dates >= MOSTLY || self.cells == 0 || self.id_like < MOSTLY {
            return None;
        }
        let constant = self.cells > 2 && self.distinct * self.cells as f64 <= 1.0;
        let likely = if constant {
            0.05
        } else if self.money > 0.2 {
            0.1
        } else if self.distinct >= 1.0 {
            0.4 // each value once: an order number as likely as a customer
        } else if self.distinct < 0.02 {
            0.3 // a category
        } else {
            1.0
        };
        Some(self.id_like * likely)
    }
}

/// An amount with decimals, thousands or a currency: more than digits.
fn looks_like_money(cell: &str) -> bool {
    !cell.bytes().all(|byte| byte.is_ascii_digit()) && is_amount(cell.as_bytes())
}
