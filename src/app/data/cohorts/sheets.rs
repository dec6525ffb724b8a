//! The cohorts as tables for a spreadsheet: what the cells show, and every
//! figure of every cell.

use ltv_engine::cohorts::{CohortKey, Payback, Projected, ProjectedCell};
use ltv_worker::protocol::CohortAnswer;

use super::super::export::{Sheet, Value};
use super::super::periods;
use super::Choices;
use super::figures::Unit;
use super::grid::{ages, shown_projection};
use super::said::{has_cost, row_name};
use crate::i18n::{Format, t};

fn head(key: &CohortKey, answer: &CohortAnswer, f: Format) -> Value {
    match key {
        CohortKey::Period { start } => Value::Day(*start),
        key => Value::Text(row_name(key, answer.table.period, f)),
    }
}

fn row_head(answer: &CohortAnswer, f: Format) -> String {
    let l = f.locale;
    match answer.table.by {
        ltv_engine::cohorts::CohortBy::FirstOrder => t::cohorts::first_order_from(l),
        ltv_engine::cohorts::CohortBy::Label => t::cohorts::label(l),
    }
    .to_owned()
}

fn with_currency(words: &str, f: Format) -> String {
    [words, " ", f.currency.code()].concat()
}

/// As the heatmap shows it, all rows and ages.
pub(super) fn shown(answer: &CohortAnswer, choices: &Choices, f: Format) -> Sheet {
    let l = f.locale;
    let table = &answer.table;
    let unit = Unit::of(choices.view, choices.scale);
    let projection = shown_projection(answer, choices);
    let ages = ages(answer, choices);
    let spend = has_cost(table);
    let mut heads = vec![row_head(answer, f), t::data::new_customers(l).to_owned()];
    if spend {
        heads.push(with_currency("CAC", f));
        heads.push(t::cohorts::payback(l).to_owned());
    }
    heads.extend((0..ages).map(|age| periods::age(age, table.period, f)));
    let cost = |row: &mut Vec<Value>, cac: Option<f64>, back: Option<Payback>| {
        if spend {
            row.push(Value::or_empty(cac, Value::Money));
            let periods = match back {
                Some(Payback::Reached { age, .. }) => Some(f64::from(age)),
                _ => None,
            };
            row.push(Value::or_empty(periods, Value::Number));
        }
    };
    let size: f64 = table.rows.iter().map(|row| f64::from(row.size)).sum();
    let mut average = vec![
        Value::Text(t::data::average(l).to_owned()),
        Value::Number(size),
    ];
    cost(&mut average, table.cac, table.payback);
    average.extend(
        (0..ages).map(|age| unit.value(table.average_value(age, choices.view, choices.scale))),
    );
    let mut rows = vec![average];
    for (index, row) in table.rows.iter().enumerate() {
        let mut cells = vec![
            head(&row.key, answer, f),
            Value::Number(f64::from(row.size)),
        ];
        cost(&mut cells, row.cac, row.payback);
        let times = match choices.view.basis {
            ltv_engine::cohorts::Basis::Total => f64::from(row.size),
            _ => 1.0,
        };
        cells.extend((0..ages).map(|age| {
            let observed = table.value(index, age, choices.view, choices.scale);
            unit.value(observed.or_else(|| {
                let ahead = find(projection?.get(index)?, age)?;
                Some(ahead.cumulative * times).filter(|_| age >= row.cells.len())
            }))
        }));
        rows.push(cells);
    }
    Sheet {
        name: "cohorts".to_owned(),
        heads,
        rows,
    }
}

fn find(cells: &[ProjectedCell], age: usize) -> Option<&ProjectedCell> {
    cells.iter().find(|cell| cell.age as usize == age)
}

/// One line a cohort and age, with all that is known of it.
pub(super) fn everything(answer: &CohortAnswer, f: Format) -> Sheet {
    let l = f.locale;
    let table = &answer.table;
    let projection = answer.projection.as_ref();
    let money = |words: fn(crate::i18n::Locale) -> &'static str| with_currency(words(l), f);
    let mut heads = vec![
        row_head(answer, f),
        t::data::new_customers(l).to_owned(),
        periods::since(table.period)(l).to_owned(),
        t::data::running(l).to_owned(),
        t::cohorts::observed(l).to_owned(),
        t::cohorts::active(l).to_owned(),
        t::cohorts::retained(l).to_owned(),
        t::cohorts::orders(l).to_owned(),
        money(t::cohorts::revenue),
        money(t::cohorts::contribution),
        t::cohorts::orders_each(l).to_owned(),
        money(t::cohorts::revenue_each),
        money(t::cohorts::contribution_each),
    ];
    if let Some(projection) = projection {
        let name = match projection.of {
            Projected::Retained => t::cohorts::projected_retained(l),
            _ => t::cohorts::projected_so_far(l),
        };
        heads.extend([
            name.to_owned(),
            t::cohorts::low(l).to_owned(),
            t::cohorts::high(l).to_owned(),
        ]);
    }
    let width = heads.len();
    let count = |value: u32| Value::Number(f64::from(value));
    let mut rows = Vec::new();
    for (index, row) in table.rows.iter().enumerate() {
        let ahead = projection.and_then(|projection| projection.rows.get(index));
        let ahead = ahead.map_or(&[][..], |cells| cells);
        let end = ahead
            .last()
            .map_or(0, |cell| cell.age as usize + 1)
            .max(row.cells.len());
        for age in 0..end {
            let mut line = vec![
                head(&row.key, answer, f),
                count(row.size),
                Value::Number(age as f64),
            ];
            if let Some(cell) = row.cells.get(age) {
                let running = cell.running.then(|| t::data::running(l).to_owned());
                let sum = cell.cumulative;
                line.extend([
                    running.map_or(Value::Empty, Value::Text),
                    count(cell.customers),
                    count(cell.active),
                    count(cell.retained),
                    count(cell.orders),
                    Value::Money(cell.revenue.as_f64()),
                    Value::or_empty(cell.contribution, Value::Money),
                    Value::Number(sum.orders),
                    Value::Money(sum.revenue),
                    Value::or_empty(sum.contribution, Value::Money),
                ]);
            } else {
                line.resize(13, Value::Empty);
            }
            if let Some(ahead) = find(ahead, age) {
                line.extend([ahead.cumulative, ahead.low, ahead.high].map(Value::Money));
            }
            line.resize(width, Value::Empty);
            rows.push(line);
        }
    }
    Sheet {
        name: "cohort-figures".to_owned(),
        heads,
        rows,
    }
}
