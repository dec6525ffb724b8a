//! The card of a cell: everything that is known of it.

use ltv_engine::cohorts::{
    Basis, CohortTable, CohortView, Measure, Projected, Retention, Scale, Span,
};
use ltv_worker::protocol::CohortAnswer;

use super::super::periods;
use super::choices::RETENTION;
use super::figures::Unit;
use super::said::row_name;
use crate::app::menu::Words;
use crate::i18n::{Format, t};

/// A cell: the row, `None` for the average, and the age.
pub(super) type Spot = (Option<usize>, usize);

/// Its title, and its lines of name and value.
pub(super) struct Card {
    pub title: String,
    pub lines: Vec<(&'static str, String)>,
    /// Pressing the cell lists its customers.
    pub lists: bool,
}

/// The card; `None` where there is no such cell.
pub(super) fn card(answer: &CohortAnswer, spot: Spot, f: Format) -> Option<Card> {
    let l = f.locale;
    let table = &answer.table;
    let (row, age) = spot;
    let when = periods::age(age, table.period, f);
    let Some(index) = row else {
        let cell = table.average.get(age).filter(|cell| cell.customers > 0)?;
        let mut lines = vec![
            (t::cohorts::rows_counted(l), f.count(f64::from(cell.rows))),
            (t::data::customers(l), f.count(f64::from(cell.customers))),
        ];
        lines.extend(figures(table, None, age, f));
        let title = format!("{} · {when}", t::data::average(l));
        return Some(Card {
            title,
            lines,
            lists: false,
        });
    };
    let own = table.rows.get(index)?;
    let title = format!("{} · {when}", row_name(&own.key, table.period, f));
    let mut lines = vec![(t::data::customers(l), f.count(f64::from(own.size)))];
    if let Some(cell) = own.cells.get(age) {
        if cell.running {
            lines.push((t::cohorts::period(l), t::data::running(l).to_owned()));
        }
        if cell.customers != own.size {
            let observed = f.count(f64::from(cell.customers));
            lines.push((t::cohorts::observed(l), observed));
        }
        lines.extend(figures(table, Some(index), age, f));
    }
    if let Some(projection) = &answer.projection {
        let ahead = projection.rows.get(index);
        if let Some(ahead) = ahead.and_then(|row| row.iter().find(|c| c.age as usize == age)) {
            let say = |value: f64| match projection.of {
                Projected::Orders => f.fixed(value, 2),
                Projected::Retained => Unit::of(RETENTION, Scale::Absolute).full(value, f),
                Projected::Revenue | Projected::Contribution => f.money(value),
            };
            let name: Words = match projection.of {
                Projected::Retained => t::cohorts::projected_retained,
                _ => t::cohorts::projected_so_far,
            };
            let text = t::cohorts::ProjectedRange {
                value: &say(ahead.cumulative),
                low: &say(ahead.low),
                high: &say(ahead.high),
            }
            .text(l);
            lines.push((name(l), text));
        }
    }
    // Who will be in a cell that is projected, nobody knows.
    let lists = own.cells.get(age).is_some();
    (lines.len() > 1).then_some(Card {
        title,
        lines,
        lists,
    })
}

fn figures(
    table: &CohortTable,
    row: Option<usize>,
    age: usize,
    f: Format,
) -> Vec<(&'static str, String)> {
    let l = f.locale;
    let get = |measure, span, basis| {
        let view = CohortView {
            measure,
            span,
            basis,
        };
        let value = match row {
            Some(row) => table.value(row, age, view, Scale::Absolute),
            None => table.average_value(age, view, Scale::Absolute),
        }?;
        Some(Unit::of(view, Scale::Absolute).full(value, f))
    };
    let mut lines = Vec::new();
    let mut add = |words: Words, text: Option<String>| {
        if let Some(text) = text {
            lines.push((words(l), text));
        }
    };
    let share = |measure| {
        let share = get(measure, Span::Period, Basis::Customer)?;
        let count = row.and_then(|_| get(measure, Span::Period, Basis::Total));
        Some(match &count {
            Some(count) => t::cohorts::CountShare {
                count,
                share: &share,
            }
            .text(l),
            None => share,
        })
    };
    let whole = if row.is_some() {
        Basis::Total
    } else {
        Basis::Customer
    };
    add(t::cohorts::active, share(Measure::Active));
    // By the plain definition these are the same customers once more.
    if table.retention != Retention::Active {
        add(t::cohorts::retained, share(Measure::Retained));
    }
    add(
        t::cohorts::orders,
        get(Measure::Orders, Span::Period, whole),
    );
    add(
        t::cohorts::revenue,
        get(Measure::Revenue, Span::Period, whole),
    );
    let value = get(Measure::OrderValue, Span::Period, Basis::Total);
    add(t::cohorts::order_value, value);
    let sum = |measure| get(measure, Span::Cumulative, Basis::Customer);
    add(t::cohorts::revenue_each, sum(Measure::Revenue));
    add(t::cohorts::contribution_each, sum(Measure::Contribution));
    lines
}
