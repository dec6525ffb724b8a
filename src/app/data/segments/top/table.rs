//! The comparisons as a table, to see and to take along.

use leptos::prelude::*;
use ltv_engine::segments::concentration::{Finding, HARDLY_CHANCE};
use ltv_worker::protocol::segments::TopAnswer;

use super::compared::{Compared, compared};
use super::parts::{cell, line, row_head};
use super::words;
use crate::app::data::export::{Sheet, Value};
use crate::i18n::{Format, Locale, t};

/// A share that may be too small to tell.
fn p_value(adjusted: f64, f: Format) -> String {
    if adjusted < 0.001 {
        t::top::p_below(f.locale).to_owned()
    } else {
        f.percent(adjusted, u32::from(adjusted < 0.1))
    }
}

/// The rows; what could be chance among them only where `all` are wanted, or there is
/// nothing else.
pub(super) fn rows(answer: &TopAnswer, all: bool, f: Format) -> Vec<AnyView> {
    let all = all || doubtful(answer) == answer.findings.len();
    let rows = answer.findings.iter();
    let rows = rows.filter_map(|finding| compared(answer, *finding, f));
    rows.filter(|one| all || one.sure)
        .map(|one| row(one, f))
        .collect()
}

/// How many comparisons could be chance.
pub(super) fn doubtful(answer: &TopAnswer) -> usize {
    let rows = answer.contrast.labels.iter().flat_map(|one| &one.rows);
    let adjusted = rows.map(|row| row.adjusted);
    let measures = answer.contrast.measures.iter().map(|one| one.adjusted);
    let all = adjusted.chain(measures);
    all.filter(|adjusted| *adjusted >= HARDLY_CHANCE).count()
}

/// The heads of its columns.
pub(super) fn heads(l: Locale) -> [&'static str; 6] {
    [
        t::top::what(l),
        t::top::the_best(l),
        t::top::the_rest(l),
        t::top::difference(l),
        t::top::size(l),
        t::top::chance(l),
    ]
}

fn row(one: Compared, f: Format) -> AnyView {
    let l = f.locale;
    let [_, best, rest, difference, size, chance] = heads(l);
    let p_value = t::top::PValue {
        p: &p_value(one.adjusted, f),
    }
    .text(l);
    let said = if one.sure {
        t::top::surely(l)
    } else {
        t::top::perhaps(l)
    };
    let caution = one.caution.map(|words| words(l).to_owned());
    line(
        !one.sure,
        vec![
            row_head(one.name, caution),
            cell(best, one.best, Some(one.best_note)),
            cell(rest, one.rest, Some(one.rest_note)),
            cell(difference, one.difference, Some(one.reach)),
            cell(size, words::effect(one.effect)(l).to_owned(), None),
            cell(chance, said.to_owned(), Some(p_value)),
        ],
    )
}

/// Numbers as they are: shares, medians in their units, p-values.
pub(super) fn sheet(answer: &TopAnswer, f: Format) -> Sheet {
    let l = f.locale;
    let of = |value: Option<f64>, of| Value::or_empty(value, of);
    let row = |finding: &Finding| {
        let said = compared(answer, *finding, f)?;
        let (name, effect) = (Value::Text(said.name), words::effect(said.effect)(l));
        let (kind, numbers, interval): (fn(f64) -> Value, [f64; 3], _) = match *finding {
            Finding::Label { column, row } => {
                let labels = answer.contrast.labels.get(column as usize)?;
                let one = labels.rows.get(row as usize)?;
                let numbers = [one.top_share, one.rest_share, one.difference];
                (Value::Percent, numbers, Some(one.interval))
            }
            Finding::Measure { at } => {
                let one = answer.contrast.measures.get(at as usize)?;
                let numbers = [one.ranks.median, one.ranks.other_median, one.difference];
                (Value::Number, numbers, None)
            }
        };
        let mut cells = vec![name];
        cells.extend(numbers.map(kind));
        cells.push(of(interval.map(|one| one.low), kind));
        cells.push(of(interval.map(|one| one.high), kind));
        cells.push(Value::Text(effect.to_owned()));
        cells.push(Value::Number(said.adjusted));
        Some(cells)
    };
    Sheet {
        name: "best-compared".to_owned(),
        heads: [
            t::top::what(l),
            t::top::the_best(l),
            t::top::the_rest(l),
            t::top::difference(l),
            t::top::low_end(l),
            t::top::high_end(l),
            t::top::size(l),
            t::top::p_head(l),
        ]
        .map(str::to_owned)
        .to_vec(),
        rows: answer.findings.iter().filter_map(row).collect(),
    }
}
