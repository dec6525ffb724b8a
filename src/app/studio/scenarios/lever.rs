//! One lever of one scenario: an input's change, in percent or as a new value.

use leptos::prelude::*;
use ltv_engine::error::Field;
use ltv_engine::scenario::levers::apply;
use ltv_engine::scenario::{Change, Lever};

use super::super::parts::label;
use super::super::state::{Studio, baseline};
use crate::app::calculator::fields::is_percent;
use crate::app::calculator::{number, words};
use crate::app::state::AppState;
use crate::digits;
use crate::i18n::t;

const PERCENT: &str = "percent";
const VALUE: &str = "value";

/// The cell of `field` in the scenario at `index`.
pub(super) fn lever_cell(state: AppState, studio: Studio, index: usize, field: Field) -> AnyView {
    let change = move || {
        studio.doc.with(|doc| {
            let levers = &doc.scenarios.get(index)?.levers;
            levers
                .iter()
                .find(|lever| lever.field == field)
                .map(|lever| lever.change)
        })
    };
    // How an empty cell would be read.
    let kind = RwSignal::new(PERCENT);
    let current_kind = move || match change() {
        Some(Change::Percent(_)) => PERCENT,
        Some(Change::To(_) | Change::By(_)) => VALUE,
        None => kind.get(),
    };
    // What is typed and cannot be read as a number.
    let draft = RwSignal::new(None::<String>);
    let typing = RwSignal::new(None::<String>);
    let text = move || {
        typing.get().or_else(|| draft.get()).unwrap_or_else(|| {
            change().map_or_else(String::new, |change| match change {
                Change::Percent(share) => signed(share * 100.0),
                Change::To(value) => typed(field, value),
                Change::By(by) => typed(field, current(state, field) + by),
            })
        })
    };
    let on_input = move |event| {
        let text = event_target_value(&event);
        let plain = number::plain(&text);
        let parsed = digits::parse(plain.trim_start_matches('+'));
        typing.set(Some(text.clone()));
        // A lone sign is the beginning of a number.
        if plain.is_empty() || plain == "-" || plain == "+" {
            draft.set(None);
            put(studio, index, field, None);
        } else if let Some(value) = parsed {
            draft.set(None);
            let percent = current_kind() == PERCENT;
            put(studio, index, field, Some(read(field, value, percent)));
        } else {
            draft.set(Some(text));
        }
    };
    let on_kind = move |event| {
        let chosen = event_target_value(&event);
        let percent = chosen == PERCENT;
        kind.set(if percent { PERCENT } else { VALUE });
        let base = untrack(|| current(state, field));
        let restated = match untrack(change) {
            Some(Change::Percent(share)) if !percent => Some(Change::To(base * (1.0 + share))),
            Some(Change::To(value)) if percent && base != 0.0 => {
                Some(Change::Percent(value / base - 1.0))
            }
            Some(Change::By(by)) if percent && base != 0.0 => Some(Change::Percent(by / base)),
            _ => return,
        };
        put(studio, index, field, restated);
    };
    let problem = move || problem(state, studio, index, field, draft.get());
    let wrong = move || problem().is_some();
    let name = move || {
        let l = state.locale.get();
        t::studio::LeverOf {
            field: label(state, field)(l),
            scenario: &scenario_name(studio, index),
        }
        .text(l)
    };
    view! {
        <div class="lever" class:wrong=wrong>
            <span class="box">
                <input
                    type="text"
                    inputmode="text"
                    autocomplete="off"
                    placeholder=move || t::studio::unchanged(state.locale.get())
                    aria-label=name
                    aria-invalid=move || wrong().to_string()
                    prop:value=text
                    on:input=on_input
                    on:blur=move |_| typing.set(None)
                />
                <select
                    aria-label=move || t::studio::LeverKind { lever: &name() }.text(state.locale.get())
                    on:change=on_kind
                >
                    <option value=PERCENT selected=move || current_kind() == PERCENT>
                        {move || t::studio::kind_percent(state.locale.get())}
                    </option>
                    <option value=VALUE selected=move || current_kind() == VALUE>
                        {move || t::studio::kind_value(state.locale.get())}
                    </option>
                </select>
            </span>
            <span class="note" role=move || wrong().then_some("alert")>
                {move || problem().unwrap_or_else(|| outcome(state, change(), field))}
            </span>
        </div>
    }
    .into_any()
}

fn scenario_name(studio: Studio, index: usize) -> String {
    studio.doc.with(|doc| {
        doc.scenarios
            .get(index)
            .map_or_else(String::new, |each| each.name.clone())
    })
}

fn current(state: AppState, field: Field) -> f64 {
    baseline(state).get(field).unwrap_or_default()
}

fn put(studio: Studio, index: usize, field: Field, change: Option<Change>) {
    studio.doc.update(|doc| {
        if let Some(scenario) = doc.scenarios.get_mut(index) {
            scenario.levers.retain(|lever| lever.field != field);
            if let Some(change) = change {
                scenario.levers.push(Lever { field, change });
            }
        }
    });
}

fn read(field: Field, typed: f64, percent: bool) -> Change {
    if percent {
        Change::Percent(typed / 100.0)
    } else if is_percent(field) {
        Change::To(typed / 100.0)
    } else {
        Change::To(typed)
    }
}

fn typed(field: Field, value: f64) -> String {
    number::grouped(if is_percent(field) {
        value * 100.0
    } else {
        value
    })
}

fn signed(value: f64) -> String {
    let text = number::grouped(value);
    if value > 0.0 {
        format!("+{text}")
    } else {
        text
    }
}

/// What the input becomes.
fn outcome(state: AppState, change: Option<Change>, field: Field) -> String {
    let f = state.format();
    change.map_or_else(String::new, |change| {
        let value = becomes(state, change, field);
        format!("→ {}", words::value(field, value, f))
    })
}

fn becomes(state: AppState, change: Change, field: Field) -> f64 {
    let base = current(state, field);
    match change {
        Change::Percent(share) => base * (1.0 + share),
        Change::To(value) => value,
        Change::By(by) => base + by,
    }
}

/// Why the lever cannot be used.
fn problem(
    state: AppState,
    studio: Studio,
    index: usize,
    field: Field,
    draft: Option<String>,
) -> Option<String> {
    use crate::app::calculator::Problem;
    use ltv_engine::error::Bound;
    let f = state.format();
    if let Some(text) = draft {
        let problem = Problem::Out(Bound::NotANumber);
        return Some(words::problem(field, problem, &text, f));
    }
    let base = baseline(state);
    let (error, change) = studio.doc.with(|doc| {
        let scenario = doc.scenarios.get(index)?;
        // Alone: each lever answers for itself.
        let own = scenario.levers.iter().find(|lever| lever.field == field)?;
        Some((apply(&base, std::slice::from_ref(own)).err()?, own.change))
    })?;
    let text = words::value(field, becomes(state, change, field), f);
    Some(words::problem(
        field,
        Problem::Out(error.error.bound),
        &text,
        f,
    ))
}
