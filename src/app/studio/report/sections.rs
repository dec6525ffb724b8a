//! What follows the first page: where the money goes, other methods, steps,
//! scenarios, ranges, programmes, assumptions and sources.

use leptos::prelude::*;
use ltv_engine::economics::{Comparison, Lifetime, Method, compare as by_every_method};
use ltv_engine::scenario::Figure;

use super::html::{Cell, Page, cell, plain};
use super::pictures::{FULL, HALF, figure};
use crate::app::calculator::{falls, words};
use crate::app::state::{Answer, AppState};
use crate::app::studio::compare::{name, why};
use crate::app::studio::parts::{figure_in_words, figure_name, lever_name};
use crate::app::studio::programmes::{outcome, table, words as programme_words};
use crate::app::studio::scenarios::{Column, columns, pictures};
use crate::app::studio::state::movable;
use crate::app::studio::{Studio, explain, ranges};
use crate::i18n::{Format, t};

pub(super) fn all(page: &mut Page, answer: &Answer, state: AppState, studio: Studio, f: Format) {
    let l = f.locale;
    if let Some(chart) = falls::chart(answer, f) {
        page.section(t::report::money_flow(l), |page| {
            page.raw(&figure(&chart, FULL));
        });
    }
    methods(page, answer, state, f);
    steps(page, answer, state, f);
    let all = columns(state, studio);
    if all.len() > 1 {
        page.section(t::report::scenarios(l), |page| {
            scenarios(page, &all, state, f);
        });
    }
    if let Some((says, chart)) = ranges::for_report(state, studio) {
        page.section(t::report::ranges(l), |page| {
            page.text("p", &plain(&says));
            page.raw(&figure(&*chart, FULL));
        });
    }
    programmes(page, answer, state, studio, f);
    assumptions(page, answer, studio, all.len() > 1, f);
}

fn methods(page: &mut Page, answer: &Answer, state: AppState, f: Format) {
    let l = f.locale;
    let form = state.form.get();
    let all = by_every_method(form.business, &answer.inputs);
    if all.len() < 2 {
        return;
    }
    let row = |each: &Comparison| {
        let why = why::why(each.reason, &form, f);
        let mut cells = vec![(name(form.business, each, l), Some(why))];
        cells.extend(Figure::ALL.map(|figure| cell(figure_in_words(figure, &each.result, f))));
        cells
    };
    let rows: Vec<Vec<Cell>> = all.iter().map(row).collect();
    page.section(t::report::compare(l), |page| {
        page.table("r-numbers", &heads(t::report::method(l), f), &rows);
    });
}

/// A first head, then the four figures.
fn heads(first: &str, f: Format) -> Vec<String> {
    let figures = Figure::ALL
        .into_iter()
        .map(|each| figure_name(each)(f.locale));
    std::iter::once(first)
        .chain(figures)
        .map(str::to_owned)
        .collect()
}

fn steps(page: &mut Page, answer: &Answer, state: AppState, f: Format) {
    let l = f.locale;
    let business = state.form.with(|form| form.business);
    let rows: Vec<Vec<Cell>> = explain::rows(answer, business, f)
        .into_iter()
        .map(|(name, formula, numbers)| vec![cell(name), cell(formula), cell(numbers)])
        .collect();
    let heads = [
        t::report::step(l),
        t::report::formula(l),
        t::report::numbers(l),
    ];
    page.section(t::report::steps(l), |page| {
        page.table("r-words", &heads.map(str::to_owned), &rows);
        for note in explain::notes(answer, f) {
            page.classed("p", "r-note", &note);
        }
    });
}

fn scenarios(page: &mut Page, all: &[Column], state: AppState, f: Format) {
    let l = f.locale;
    let form = state.form.get();
    let mut rows = Vec::new();
    for field in movable(state) {
        let values: Vec<Option<f64>> = all
            .iter()
            .map(|column| column.inputs.as_ref().ok()?.get(field))
            .collect();
        let shown = |value: Option<f64>| {
            value.map_or_else(|| cell("—"), |value| cell(words::value(field, value, f)))
        };
        if values
            .iter()
            .flatten()
            .any(|value| Some(*value) != values[0])
        {
            let mut row = vec![cell(lever_name(&form, field, l))];
            row.extend(values.into_iter().map(shown));
            rows.push(row);
        }
    }
    let base = all.first();
    for (at, each) in Figure::ALL.into_iter().enumerate() {
        let mut row = vec![cell(figure_name(each)(l))];
        for (column_at, column) in all.iter().enumerate() {
            let against = base.filter(|_| column_at > 0);
            let figures = pictures::figures(column, against, f);
            row.push(match figures.into_iter().nth(at) {
                Some(([_, value, change], _)) => (value, (!change.is_empty()).then_some(change)),
                None => cell("—"),
            });
        }
        rows.push(row);
    }
    let mut heads = vec![String::new()];
    heads.extend(all.iter().map(|column| column.name.clone()));
    page.table("r-numbers", &heads, &rows);
    for column in all.iter().filter(|column| column.inputs.is_err()) {
        let text = t::report::OutOfRange { name: &column.name }.text(l);
        page.classed("p", "r-note", &text);
    }
    page.raw("<div class=\"r-two\">");
    if let Some(chart) = pictures::overlay_chart(all, f) {
        page.raw(&figure(&chart, HALF));
    }
    let net = base
        .and_then(|base| base.result.as_ref()?.net_ltv)
        .is_some();
    let each = if net { Figure::NetLtv } else { Figure::Ltv };
    for (at, column) in all.iter().enumerate().skip(1) {
        if let Some(Ok(found)) = pictures::attribution(all, at, each) {
            let chart = pictures::parts_chart(state, found, (&column.name, at), each).chart();
            page.raw(&figure(&chart, HALF));
        }
    }
    page.raw("</div>");
}

fn programmes(page: &mut Page, answer: &Answer, state: AppState, studio: Studio, f: Format) {
    let l = f.locale;
    let doc = studio.doc.get();
    let all = outcome::evaluate_all(&doc, &answer.inputs, &movable(state), &[]);
    if all.is_empty() {
        return;
    }
    page.section(t::report::programmes(l), |page| {
        for one in &all {
            page.text("h3", programme_words::name(one.programme.kind)(l));
            page.text("p", &plain(&outcome::sentence(one, f)));
        }
        let rows: Vec<Vec<Cell>> = table::rows(&all, f)
            .into_iter()
            .map(|(name, cells)| std::iter::once(cell(name)).chain(cells).collect())
            .collect();
        let heads = table::HEADS.map(|words| words(l).to_owned());
        page.table("r-numbers", &heads, &rows);
        page.classed("p", "r-note", t::programmes::table_hint(l));
    });
}

fn assumptions(page: &mut Page, answer: &Answer, studio: Studio, scenarios: bool, f: Format) {
    let l = f.locale;
    let inputs = &answer.inputs;
    let doc = studio.doc.get();
    let simulated = !doc.spreads.is_empty() || !doc.programmes.is_empty();
    let whole = inputs.method == Method::ArppuTotal;
    let span = matches!(inputs.lifetime, Lifetime::Span(_)) || whole;
    let mut assumed = vec![
        if span {
            t::report::assume_span(l)
        } else {
            t::report::assume_constant(l)
        },
        t::report::assume_average(l),
        if inputs.method.discounts() {
            t::report::assume_discount(l)
        } else {
            t::report::assume_no_discount(l)
        },
    ];
    let mut sources = vec![match inputs.method {
        Method::Simple | Method::MarginAdjusted => t::report::source_margin(l),
        Method::Retention => t::report::source_geometric(l),
        Method::RetentionDiscounted => t::report::source_discounted(l),
        Method::FiniteHorizon => t::report::source_horizon(l),
        Method::ArppuTotal => t::report::source_total(l),
    }];
    if !span && inputs.method != Method::Retention {
        sources.push(t::report::source_geometric(l));
    }
    if scenarios {
        assumed.push(t::report::assume_shapley(l));
        sources.push(t::report::source_shapley(l));
    }
    if !doc.spreads.is_empty() {
        sources.push(t::report::source_pert(l));
    }
    if !doc.programmes.is_empty() {
        assumed.push(t::report::assume_programmes(l));
    }
    let mut assumed: Vec<String> = assumed.into_iter().map(str::to_owned).collect();
    if simulated {
        let seed = &doc.seed.to_string();
        assumed.push(t::report::AssumeRanges { seed }.text(l));
    }
    let sources: Vec<String> = sources.into_iter().map(str::to_owned).collect();
    page.raw("<div class=\"r-two\">");
    page.section(t::report::assumptions(l), |page| page.list(&assumed));
    page.section(t::report::sources(l), |page| page.list(&sources));
    page.raw("</div>");
}
