//! Inputs and results of all scenarios, with what changed against the baseline.

use leptos::prelude::*;
use ltv_engine::scenario::Figure;

use super::super::doc::MOST_SCENARIOS;
use super::super::parts::{figure_name, figure_text, label};
use super::super::state::{Studio, baseline, focus_soon, movable};
use super::lever::lever_cell;
use super::{Column, columns};
use crate::app::calculator::words;
use crate::app::state::AppState;
use crate::i18n::{Format, say, spoken, t};

pub(super) fn table(state: AppState, studio: Studio) -> AnyView {
    let all = Memo::new(move |_| columns(state, studio));
    let count = studio.doc.with_untracked(|doc| doc.scenarios.len());
    // The inputs of another method are other rows.
    let fields = Memo::new(move |_| movable(state));
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=spoken(state.locale, t::studio::table)>
            <table class="plain scenarios">
                <thead>
                    <tr>
                        <th scope="col"><span class="sr">{say(state.locale, t::studio::input)}</span></th>
                        <th scope="col" class="tone-0">{say(state.locale, t::studio::baseline)}</th>
                        {(0..count).map(|index| head(state, studio, index)).collect::<Vec<_>>()}
                    </tr>
                </thead>
                {move || {
                    let rows = fields.get().into_iter().map(|field| {
                        let cells = (0..count)
                            .map(|index| view! { <td>{lever_cell(state, studio, index, field)}</td> }.into_any())
                            .collect::<Vec<_>>();
                        view! {
                            <tr>
                                <th scope="row">{say(state.locale, label(state, field))}</th>
                                <td>{move || value(state, field)}</td>
                                {cells}
                            </tr>
                        }
                        .into_any()
                    });
                    view! { <tbody>{rows.collect::<Vec<_>>()}</tbody> }.into_any()
                }}
                <tbody class="results">
                    {Vec::from(Figure::ALL
                        .map(|figure| {
                            view! {
                                <tr>
                                    <th scope="row">{say(state.locale, figure_name(figure))}</th>
                                    {(0..=count)
                                        .map(|at| {
                                            view! { <td>{move || all.with(|all| cell(figure, all, at, state.format()))}</td> }
                                                .into_any()
                                        })
                                        .collect::<Vec<_>>()}
                                </tr>
                            }
                            .into_any()
                        }))}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

fn value(state: AppState, field: ltv_engine::error::Field) -> String {
    let f = state.format();
    let value = baseline(state).get(field).unwrap_or_default();
    let per = if crate::app::calculator::fields::has_period(field) {
        let period = state.form.with(|form| form.period(field));
        if crate::app::calculator::fields::is_length(field) {
            words::unit(period)(f.locale)
        } else {
            words::per(period)(f.locale)
        }
    } else {
        ""
    };
    format!("{} {per}", words::value(field, value, f))
}

/// Name, copy and removal of a scenario.
fn head(state: AppState, studio: Studio, index: usize) -> AnyView {
    let name = move || {
        studio.doc.with(|doc| {
            doc.scenarios
                .get(index)
                .map_or_else(String::new, |each| each.name.clone())
        })
    };
    let rename = move |event| {
        // Long enough for any name, short enough for a link.
        let name: String = event_target_value(&event).chars().take(60).collect();
        studio.doc.update(|doc| {
            if let Some(scenario) = doc.scenarios.get_mut(index) {
                scenario.name = name;
            }
        });
    };
    let duplicate = move |_| {
        let l = state.locale.get_untracked();
        if studio
            .doc
            .with_untracked(|doc| doc.scenarios.len() >= MOST_SCENARIOS)
        {
            return;
        }
        studio.history.mark();
        focus_soon(state, ".scenarios .name");
        studio.doc.update(|doc| {
            if let Some(mut copy) = doc.scenarios.get(index).cloned() {
                copy.name = t::studio::CopyName { name: &copy.name }.text(l);
                doc.scenarios.insert(index + 1, copy);
            }
        });
    };
    let full = move || studio.doc.with(|doc| doc.scenarios.len() >= MOST_SCENARIOS);
    view! {
        <th scope="col" class=format!("tone-{}", index + 1)>
            <input
                class="name"
                type="text"
                maxlength="60"
                aria-label=move || t::studio::NameOf { name: &name() }.text(state.locale.get())
                prop:value=name
                on:input=rename
            />
            <span class="buttons">
                <button
                    type="button"
                    class="link"
                    aria-disabled=move || full().to_string()
                    aria-label=move || t::studio::DuplicateOf { name: &name() }.text(state.locale.get())
                    on:click=duplicate
                >
                    {say(state.locale, t::studio::duplicate)}
                </button>
                <button
                    type="button"
                    class="link"
                    aria-label=move || t::studio::RemoveOf { name: &name() }.text(state.locale.get())
                    on:click=move |_| {
                        studio.history.mark();
                        focus_soon(state, ".studio > .buttons > .primary");
                        studio.doc.update(|doc| {
                            if index < doc.scenarios.len() {
                                doc.scenarios.remove(index);
                            }
                        });
                    }
                >
                    {say(state.locale, t::studio::remove)}
                </button>
            </span>
        </th>
    }
    .into_any()
}

fn cell(figure: Figure, all: &[Column], at: usize, f: Format) -> AnyView {
    let result = |at: usize| all.get(at)?.result.as_ref();
    let Some(own_result) = result(at) else {
        return "—".into_any();
    };
    let own = figure.of(own_result);
    let text = result_text(figure, own, own_result, f);
    let change = (at > 0)
        .then(|| figure.of(result(0)?))
        .flatten()
        .zip(own)
        .and_then(|(base, own)| delta(figure, base, own, f));
    view! {
        <b>{text}</b>
        {change.map(|(text, class)| view! { <span class=class>{text}</span> })}
    }
    .into_any()
}

/// A figure that is not known is not *never*.
pub(crate) fn result_text(
    figure: Figure,
    value: Option<f64>,
    result: &ltv_engine::economics::CalculatorResult,
    f: Format,
) -> String {
    let unknown =
        figure == Figure::Payback && result.payback == ltv_engine::economics::Payback::Unknown;
    if unknown {
        "—".to_owned()
    } else {
        figure_text(figure, value, f)
    }
}

/// The change, signed, and whether it is one for the better. A shorter payback is.
pub(crate) fn delta(
    figure: Figure,
    base: f64,
    own: f64,
    f: Format,
) -> Option<(String, &'static str)> {
    let change = own - base;
    if change.abs() < 1e-9 * base.abs().max(1.0) {
        return None;
    }
    let sign = if change > 0.0 { "+" } else { "−" };
    let size = figure_text(figure, Some(change.abs()), f);
    let share = (base != 0.0).then(|| f.percent((change / base).abs(), 1));
    let better = (change > 0.0) != (figure == Figure::Payback);
    Some((
        match share {
            Some(share) => format!("{sign}{size} ({sign}{share})"),
            None => format!("{sign}{size}"),
        },
        if better { "delta good" } else { "delta bad" },
    ))
}
