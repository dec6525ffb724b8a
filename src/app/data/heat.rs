//! The cohort table as a heatmap with the number in each cell.

use leptos::prelude::*;
use ltv_engine::cohorts::{AverageCell, Cell, Cohorts};

use super::words::month;
use crate::i18n::{Format, t};

/// What the cells show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// Share of the cohort that ordered in the month.
    Retention,
    /// Revenue so far per acquired customer.
    Cumulative,
}

impl Measure {
    fn of(self, cell: &Cell) -> f64 {
        match self {
            Self::Retention => cell.retention,
            Self::Cumulative => cell.cumulative_revenue_per_customer,
        }
    }

    fn of_average(self, cell: &AverageCell) -> Option<f64> {
        match self {
            Self::Retention => cell.retention,
            Self::Cumulative => cell.cumulative_revenue_per_customer,
        }
    }

    fn text(self, value: f64, f: Format) -> String {
        match self {
            Self::Retention => f.percent_fixed(value, 1),
            Self::Cumulative => f.fixed(value, f.currency.decimals()),
        }
    }
}

/// Rows shown before the user asks for all of them.
pub(super) const ROWS: usize = 36;

pub(super) fn heat(table: &Cohorts, measure: Measure, all: bool, f: Format) -> AnyView {
    let l = f.locale;
    let skipped = if all {
        0
    } else {
        table.cohorts.len().saturating_sub(ROWS)
    };
    let ages = table.cohorts[skipped..]
        .iter()
        .map(|cohort| cohort.cells.len())
        .max()
        .unwrap_or(0);
    // At age 0 everybody is active: it is the base, not a shade.
    let from = usize::from(measure == Measure::Retention);
    let top = table
        .cohorts
        .iter()
        .flat_map(|cohort| cohort.cells.iter().skip(from))
        .map(|cell| measure.of(cell))
        .fold(0.0, f64::max);
    let class = move |age: usize, value: f64, running: bool| {
        let shade = if age < from {
            "base".to_owned()
        } else {
            format!(
                "q{}",
                ((value / top.max(f64::MIN_POSITIVE)) * 5.999) as usize
            )
        };
        if running {
            format!("{shade} run")
        } else {
            shade
        }
    };
    let average = table
        .average
        .iter()
        .take(ages)
        .enumerate()
        .map(|(age, cell)| {
            measure.of_average(cell).map_or_else(
                || view! { <td></td> }.into_any(),
                |value| {
                    view! { <td class=class(age, value, false)>{measure.text(value, f)}</td> }
                        .into_any()
                },
            )
        });
    let size: u64 = table
        .cohorts
        .iter()
        .map(|cohort| u64::from(cohort.size))
        .sum();
    let rows = table.cohorts[skipped..].iter().map(|cohort| {
        let cells = (0..ages).map(|age| match cohort.cells.get(age) {
            None => view! { <td></td> }.into_any(),
            Some(cell) => {
                let value = measure.of(cell);
                let running = cell.running.then(|| view! { <span class="sr">{t::data::running(l)}</span> });
                let title = t::data::CellTitle {
                    month: &month(cohort.month, f),
                    age: &f.count(age as f64),
                    active: &f.count(f64::from(cell.active)),
                    size: &f.count(f64::from(cohort.size)),
                    revenue: &f.money(cell.revenue.as_f64()),
                }
                .text(l);
                view! {
                    <td class=class(age, value, cell.running) title=title>{measure.text(value, f)} {running}</td>
                }
                .into_any()
            }
        });
        view! {
            <tr>
                <th scope="row">{month(cohort.month, f)}</th>
                <td class="n">{f.count(f64::from(cohort.size))}</td>
                {cells.collect_view()}
            </tr>
        }
    });
    view! {
        <table class="heat">
            <thead>
                <tr>
                    <th scope="col">{t::data::first_order(l)}</th>
                    <th scope="col">{t::data::new_customers(l)}</th>
                    {(0..ages).map(|age| view! { <th scope="col">{f.count(age as f64)}</th> }).collect_view()}
                </tr>
            </thead>
            <tbody>
                <tr class="avg">
                    <th scope="row">{t::data::average(l)}</th>
                    <td class="n">{f.count(size as f64)}</td>
                    {average.collect_view()}
                </tr>
                {rows.collect_view()}
            </tbody>
        </table>
    }
    .into_any()
}
