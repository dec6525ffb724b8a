//! The sentence that the page opens with: what is most worth knowing.

use ltv_engine::cohorts::{Basis, CohortBy, CohortTable, Measure, Payback, Scale, Span};

use super::super::periods;
use super::choices::{RETENTION, so_far};
use super::said::row_name;
use crate::i18n::{Format, t};
use ltv_engine::units::Period;

/// Customers that a share must rest on before a row is singled out.
pub(super) const ENOUGH: u32 = 30;

pub(super) fn lead(table: &CohortTable, f: Format) -> String {
    match table.by {
        CohortBy::FirstOrder => by_first_order(table, f),
        CohortBy::Label => by_label(table, f),
    }
}

fn by_first_order(table: &CohortTable, f: Format) -> String {
    let l = f.locale;
    let active = ltv_engine::cohorts::CohortView {
        measure: Measure::Active,
        ..RETENTION
    };
    let next = table.average_value(1, active, Scale::Absolute);
    let revenue = so_far(Measure::Revenue);
    let last = (1..table.average.len())
        .rev()
        .find_map(|age| Some((age, table.average_value(age, revenue, Scale::Absolute)?)));
    let (Some(next), Some((age, value))) = (next, last) else {
        return t::data::cohorts_young(l).to_owned();
    };
    let share = &f.percent(next, 1);
    let length = &*periods::length(age, table.period, f);
    let value = &f.money(value);
    let mut text = if table.period == Period::Month {
        t::data::CohortsLead {
            next: share,
            months: length,
            value,
        }
        .text(l)
    } else {
        t::cohorts::Lead {
            next: share,
            age: &periods::age(1, table.period, f),
            length,
            value,
        }
        .text(l)
    };
    if let Some(cost) = cost(table, f) {
        text += t::cohorts::between(l);
        text += &cost;
    }
    if let Some(weak) = weakest(table, f) {
        text += t::cohorts::between(l);
        text += &weak;
    }
    text
}

fn cost(table: &CohortTable, f: Format) -> Option<String> {
    let cac = &f.money(table.cac?);
    Some(match table.payback? {
        Payback::Reached { age, .. } => {
            let age = &periods::age(age as usize, table.period, f);
            t::cohorts::LeadPaid { age, cac }.text(f.locale)
        }
        Payback::NotYet { missing } => {
            let missing = &f.money(missing);
            t::cohorts::LeadUnpaid { cac, missing }.text(f.locale)
        }
    })
}

/// The cohort that comes back least in its first full period, if that is far
/// beyond chance: three standard errors and a quarter below the average.
fn weakest(table: &CohortTable, f: Format) -> Option<String> {
    let average = table.average.get(1).filter(|cell| cell.rows >= 4)?;
    let rate = f64::from(average.active) / f64::from(average.customers.max(1));
    let found = table.rows.iter().filter_map(|row| {
        let cell = row.cells.get(1).filter(|cell| !cell.running)?;
        let size = f64::from(row.size);
        let own = f64::from(cell.active) / size;
        let chance = (rate * (1.0 - rate) / size).sqrt();
        let far = rate - own > 3.0 * chance && own < rate * 0.75 && row.size >= ENOUGH;
        far.then_some((own, row))
    });
    let (own, row) = found.min_by(|a, b| a.0.total_cmp(&b.0))?;
    let text = t::cohorts::LeadWeak {
        cohort: &row_name(&row.key, table.period, f),
        share: &f.percent(own, 1),
    };
    Some(text.text(f.locale))
}

/// The best and the least label, at the last age at which most of the large
/// ones are still observed in number.
fn by_label(table: &CohortTable, f: Format) -> String {
    let l = f.locale;
    let view = ltv_engine::cohorts::CohortView {
        measure: Measure::Revenue,
        span: Span::Cumulative,
        basis: Basis::Customer,
    };
    let large: Vec<usize> = (0..table.rows.len())
        .filter(|index| {
            let row = &table.rows[*index];
            let named = matches!(row.key, ltv_engine::cohorts::CohortKey::Label { .. });
            named && row.size >= ENOUGH
        })
        .collect();
    // At old ages few are left to observe, and one large order would decide.
    let at = |index: usize, age: usize| {
        let cell = table.rows[index].cells.get(age)?;
        let value = table.value(index, age, view, Scale::Absolute)?;
        (cell.customers >= ENOUGH).then_some((index, value))
    };
    let values = |age: usize| -> Vec<(usize, f64)> {
        large.iter().filter_map(|&index| at(index, age)).collect()
    };
    let most = large.len().div_ceil(2).max(2);
    let oldest = table.average.len();
    let Some(age) = (0..oldest).rev().find(|age| values(*age).len() >= most) else {
        return t::cohorts::lead_labels_few(l).to_owned();
    };
    let mut values = values(age);
    values.sort_by(|a, b| b.1.total_cmp(&a.1));
    let (Some(best), Some(least)) = (values.first(), values.last()) else {
        return t::cohorts::lead_labels_few(l).to_owned();
    };
    let name = |index: usize| row_name(&table.rows[index].key, table.period, f);
    t::cohorts::LeadLabels {
        best: &name(best.0),
        high: &f.money(best.1),
        least: &name(least.0),
        low: &f.money(least.1),
        age: &periods::age(age, table.period, f),
    }
    .text(l)
}
