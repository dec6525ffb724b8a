//! What stands in the cells of the heatmap, and how they are shaded.

use ltv_engine::cohorts::{Basis, CohortTable};
use ltv_worker::protocol::CohortAnswer;

use super::Choices;
use super::figures::Unit;
use super::said::{has_cost, paid_at, payback, row_name};
use crate::i18n::{Format, t};

/// One cell.
pub(super) struct Cell {
    pub text: String,
    /// Shade, and whether it is running, projected, or where CAC is earned back.
    pub class: String,
    /// The same for those who do not see it.
    pub state: Option<&'static str>,
}

/// One row; cells from the first age of the part that is shown.
pub(super) struct Row {
    /// Its index in the table; `None`: the average.
    pub at: Option<usize>,
    pub name: String,
    pub size: String,
    /// CAC and payback, where the table has them.
    pub cost: Option<[String; 2]>,
    pub cells: Vec<Option<Cell>>,
}

/// The part of a table that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Window {
    /// First row, and one beyond the last.
    pub rows: (usize, usize),
    /// First age, and one beyond the last.
    pub ages: (usize, usize),
}

/// One beyond the oldest age, projected ones included where they are shown.
pub(super) fn ages(answer: &CohortAnswer, choices: &Choices) -> usize {
    let observed = answer.table.rows.iter().map(|row| row.cells.len());
    let projected = shown_projection(answer, choices)
        .into_iter()
        .flatten()
        .filter_map(|row| row.last())
        .map(|cell| cell.age as usize + 1);
    observed.chain(projected).max().unwrap_or(0)
}

/// Projected cells by row, where they are of what is shown.
pub(super) fn shown_projection<'a>(
    answer: &'a CohortAnswer,
    choices: &Choices,
) -> Option<&'a [Vec<ltv_engine::cohorts::ProjectedCell>]> {
    let projection = answer.projection.as_ref()?;
    let asked = choices.project == Some(projection.of);
    (asked && choices.shows_projection()).then_some(&*projection.rows)
}

/// The ages at which a row has a cell: 0 up to this.
pub(super) fn row_end(answer: &CohortAnswer, choices: &Choices, row: Option<usize>) -> usize {
    let table = &answer.table;
    let Some(row) = row else {
        return table.average.len();
    };
    let projected = shown_projection(answer, choices)
        .and_then(|rows| rows.get(row)?.last())
        .map_or(0, |cell| cell.age as usize + 1);
    table
        .rows
        .get(row)
        .map_or(0, |row| row.cells.len())
        .max(projected)
}

/// Values to shades.
struct Shades {
    from: usize,
    diverging: bool,
    top: f64,
}

impl Shades {
    fn new(table: &CohortTable, choices: &Choices) -> Self {
        let from = choices.first_shade();
        let diverging = choices.scale == ltv_engine::cohorts::Scale::VersusAverage;
        let mut top = 0.0;
        for (index, row) in table.rows.iter().enumerate() {
            for age in from..row.cells.len() {
                if let Some(value) = table.value(index, age, choices.view, choices.scale) {
                    top = f64::max(top, if diverging { value.abs() } else { value });
                }
            }
        }
        // One tiny cohort at ten times the average must not pale all others.
        let top = if diverging { f64::min(top, 1.0) } else { top };
        Self {
            from,
            diverging,
            top: top.max(f64::MIN_POSITIVE),
        }
    }

    fn class(&self, age: usize, value: f64) -> String {
        let share = (value / self.top).clamp(-1.0, 1.0);
        if age < self.from {
            "base".to_owned()
        } else if self.diverging {
            format!("d{}", (share * 3.0 + 3.0).round() as usize)
        } else {
            format!("q{}", (share.max(0.0) * 5.999) as usize)
        }
    }
}

/// The average and the rows of a window.
pub(super) fn rows(
    answer: &CohortAnswer,
    choices: &Choices,
    window: Window,
    f: Format,
) -> Vec<Row> {
    let table = &answer.table;
    let shades = Shades::new(table, choices);
    let unit = Unit::of(choices.view, choices.scale);
    let l = f.locale;
    let spend = has_cost(table);
    let cost = |cac: Option<f64>, back| {
        let cac = cac.map(|cac| f.fixed(cac, f.currency.decimals()));
        spend.then(|| [cac.unwrap_or_default(), payback(back, table.period, f)])
    };
    let cell = |age: usize, value: f64, more: &str, state| Cell {
        text: unit.cell(value, f),
        class: format!("{}{more}", shades.class(age, value)),
        state,
    };
    let (first, end) = window.ages;
    let average = (first..end).map(|age| {
        let value = table.average_value(age, choices.view, choices.scale)?;
        Some(cell(age, value, "", None))
    });
    let size: f64 = table.rows.iter().map(|row| f64::from(row.size)).sum();
    let mut rows = vec![Row {
        at: None,
        name: t::data::average(l).to_owned(),
        size: f.count(size),
        cost: cost(table.cac, table.payback),
        cells: average.collect(),
    }];
    let projection = shown_projection(answer, choices);
    for (index, row) in table.rows.iter().enumerate() {
        if index < window.rows.0 || index >= window.rows.1 {
            continue;
        }
        let times = match choices.view.basis {
            Basis::Total => f64::from(row.size),
            _ => 1.0,
        };
        let paid = paid_at(row.payback);
        let cells = (first..end).map(|age| {
            let Some(own) = row.cells.get(age) else {
                let ahead = projection?.get(index)?;
                let ahead = ahead.iter().find(|cell| cell.age as usize == age)?;
                let state = Some(t::cohorts::projected(l));
                return Some(cell(age, ahead.cumulative * times, " ahead", state));
            };
            let value = table.value(index, age, choices.view, choices.scale)?;
            let (more, state) = match (own.running, paid == Some(age)) {
                (true, true) => (" run paid", Some(t::cohorts::paid_back(l))),
                (true, false) => (" run", Some(t::data::running(l))),
                (false, true) => (" paid", Some(t::cohorts::paid_back(l))),
                (false, false) => ("", None),
            };
            Some(cell(age, value, more, state))
        });
        rows.push(Row {
            at: Some(index),
            name: row_name(&row.key, table.period, f),
            size: f.count(f64::from(row.size)),
            cost: cost(row.cac, row.payback),
            cells: cells.collect(),
        });
    }
    rows
}
