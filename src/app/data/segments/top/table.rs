//! The comparisons as a table, to see and to take along.

use ltv_engine::segments::concentration::{Finding, HARDLY_CHANCE};
use ltv_worker::protocol::segments::TopAnswer;

use super::compared::{Compared, compared};
use super::words;
use crate::app::data::export::{Sheet, Value};
use crate::app::data::table::{Cell, Inside, Part, Row};
use crate::i18n::{Format, Locale, t};

/// A share that may be too small to tell.
fn p_value(adjusted: f64, f: Format) -> String {
    if adjusted < 0.001 {
        t::top::p_below(f.locale).to_owned()
    } else {
        f.percent(adjusted, u32::from(adjusted < 0.1))
    }
}

/// The table; what could be chance is in it only where `all` are wanted, or there is
/// nothing else.
pub(super) fn inside(answer: &TopAnswer, all: bool, f: Format) -> Inside {
    let all = all || doubtful(answer) == answer.findings.len();
    let rows = answer.findings.iter();
    let rows = rows.filter_map(|finding| compared(answer, *finding, f));
    let rows = rows.filter(|one| all || one.sure).map(|one| line(one, f));
    Inside::of(&heads(f.locale), None, rows.collect())
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
fn heads(l: Locale) -> [&'static str; 6] {
    [
        t::top::what(l),
        t::top::the_best(l),
        t::top::the_rest(l),
        t::top::difference(l),
        t::top::size(l),
        t::top::chance(l),
    ]
}

fn line(one: Compared, f: Format) -> Row {
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
    let caution = one.caution.map(|words| Part::Note(words(l).to_owned()));
    Row {
        class: (!one.sure).then_some("perhaps"),
        head: [Part::Text(one.name)].into_iter().chain(caution).collect(),
        cells: vec![
            Cell::text(best, one.best).note(Some(one.best_note)),
            Cell::text(rest, one.rest).note(Some(one.rest_note)),
            Cell::text(difference, one.difference).note(Some(one.reach)),
            Cell::text(size, words::effect(one.effect)(l).to_owned()),
            Cell::text(chance, said.to_owned()).note(Some(p_value)),
        ],
    }
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
