//! The columns of the table.

use ltv_engine::forecast::{Person, Sort};

use super::words;
use crate::i18n::{Format, Locale, t};

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Id,
    Value,
    Orders,
    PAlive,
    Soon,
    Last,
    Purchases,
    Revenue,
}

pub(super) const COLUMNS: [Column; 8] = [
    Column::Id,
    Column::Value,
    Column::Orders,
    Column::PAlive,
    Column::Soon,
    Column::Last,
    Column::Purchases,
    Column::Revenue,
];

impl Column {
    pub(super) fn sort(self) -> Sort {
        match self {
            Self::Id => Sort::Id,
            Self::Value => Sort::Value,
            Self::Orders => Sort::Orders,
            Self::PAlive => Sort::PAlive,
            Self::Soon => Sort::Soon,
            Self::Last => Sort::Last,
            Self::Purchases => Sort::Purchases,
            Self::Revenue => Sort::Revenue,
        }
    }

    pub(super) fn head(self, horizon: &str, l: Locale) -> String {
        match self {
            Self::Id => t::forecast::id(l).to_owned(),
            Self::Value => t::forecast::ValueColumn { horizon }.text(l),
            Self::Orders => t::forecast::CardOrders { horizon }.text(l),
            Self::PAlive => t::forecast::chance(l).to_owned(),
            Self::Soon => t::forecast::soon(l).to_owned(),
            Self::Last => t::forecast::last_order(l).to_owned(),
            Self::Purchases => t::forecast::purchases(l).to_owned(),
            Self::Revenue => t::forecast::revenue_so_far(l).to_owned(),
        }
    }

    pub(super) fn cell(self, person: &Person, f: Format) -> String {
        match self {
            Self::Id => person.id.clone(),
            Self::Value => person
                .value
                .map_or_else(String::new, |value| f.money(value)),
            Self::Orders => f.fixed(person.orders, 2),
            Self::PAlive => f.percent_fixed(person.p_alive, 1),
            Self::Soon => f.percent_fixed(person.soon, 1),
            Self::Last => words::day(person.last, f),
            Self::Purchases => f.count(f64::from(person.purchases)),
            Self::Revenue => f.money(person.revenue),
        }
    }
}
