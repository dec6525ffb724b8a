//! What a programme moves: one row for each input, in three estimates.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::error::{Field, Range};
use ltv_engine::scenario::programmes::{CHANGE, ProgrammeKind};

use super::Tool;
use super::estimates::{LIKELY, effect, order, stands, steps, with_one};
use super::words::{lowers, name};
use crate::app::calculator::words;
use crate::app::menu::{Words, menu};
use crate::app::studio::Studio;
use crate::app::studio::parts::{Number, Unit, lever_name, number_field_beside};
use crate::app::studio::state::movable;
use crate::i18n::{say, spoken, t};

/// The estimates, from the least to the most that is hoped for.
const STEPS: [Words; 3] = [
    t::programmes::cautious,
    t::programmes::likely,
    t::programmes::optimistic,
];
const RISES: &str = "rises";
const FALLS: &str = "falls";

/// A row for each input that the kind moves and the calculation uses.
pub(super) fn effects(tool: Tool, index: usize, kind: ProgrammeKind) -> AnyView {
    let state = tool.state;
    // Rebuilt with the method, not while anything is typed.
    let fields = Memo::new(move |_| {
        let movable = movable(state);
        let moves = kind.moves().iter().copied();
        moves
            .filter(|field| movable.contains(field))
            .collect::<Vec<Field>>()
    });
    let rows = move || {
        let fields = fields.get();
        if fields.is_empty() {
            let text = move || {
                let l = state.locale.get();
                t::programmes::NothingToMove {
                    name: name(kind)(l),
                }
                .text(l)
            };
            return view! { <p class="callout">{text}</p> }.into_any();
        }
        let rows = fields
            .into_iter()
            .map(|field| row(tool, index, kind, field));
        rows.collect::<Vec<_>>().into_any()
    };
    view! {
        <div class="effects" role="group" aria-label=spoken(state.locale, t::programmes::effects)>
            <h3>{say(state.locale, t::programmes::effects)}</h3>
            <p class="hint">{say(state.locale, t::programmes::effects_hint)}</p>
            {rows}
        </div>
    }
    .into_any()
}

fn get(studio: Studio, index: usize, field: Field) -> Option<[f64; 3]> {
    studio.doc.with(|doc| {
        let effects = &doc.programmes.get(index)?.effects;
        effects
            .iter()
            .find(|effect| effect.field == field)
            .map(steps)
    })
}

/// Sets the three estimates of an input, cautious to optimistic.
pub(super) fn set_all(studio: Studio, index: usize, field: Field, steps: [f64; 3]) {
    studio.doc.update(|doc| {
        let Some(programme) = doc.programmes.get_mut(index) else {
            return;
        };
        let fresh = effect(field, steps);
        let effects = &mut programme.effects;
        match effects.iter_mut().find(|effect| effect.field == field) {
            Some(old) => *old = fresh,
            None => effects.push(fresh),
        }
    });
}

fn row(tool: Tool, index: usize, kind: ProgrammeKind, field: Field) -> AnyView {
    let (state, studio) = (tool.state, tool.studio);
    let there = untrack(|| get(studio, index, field));
    let falls = RwSignal::new(there.map_or(lowers(kind, field), |steps| steps[LIKELY] < 0.0));
    let given = StoredValue::new([false; 3]);
    let named = move || {
        let l = state.locale.get();
        state.form.with(|form| lever_name(form, field, l))
    };
    let direction = menu(
        state,
        "pick",
        Arc::new(move |l| t::programmes::Direction { field: &named() }.text(l)),
        vec![(RISES, t::programmes::rises), (FALLS, t::programmes::falls)],
        Arc::new(move || if falls.get() { FALLS } else { RISES }),
        move |chosen| {
            falls.set(chosen == FALLS);
            if let Some(steps) = untrack(|| get(studio, index, field)) {
                set_all(studio, index, field, steps.map(|step| 0.0 - step));
            }
        },
    );
    let becomes = move || becomes(tool, index, field);
    view! {
        <div class="effect" role="group" aria-label=named>
            <p class="name">
                <b>{named}</b>
                <span class="hint">{becomes}</span>
            </p>
            {direction}
            // Built anew when it is turned round: then another range is on offer.
            {move || {
                let falls = falls.get();
                (0..STEPS.len()).map(|step| cell(tool, index, field, step, falls, given)).collect::<Vec<_>>()
            }}
        </div>
    }
    .into_any()
}

/// One estimate, typed as the size of the rise or fall.
fn cell(
    tool: Tool,
    index: usize,
    field: Field,
    step: usize,
    falls: bool,
    given: StoredValue<[bool; 3]>,
) -> AnyView {
    let studio = tool.studio;
    let sign = if falls { -1.0 } else { 1.0 };
    let (a, b) = (CHANGE.min * sign, CHANGE.max * sign);
    number_field_beside(
        tool.state,
        Number {
            label: Arc::new(move |l| STEPS[step](l).to_owned()),
            unit: Unit::Percent,
            range: Range {
                min: a.min(b),
                max: a.max(b),
            },
            get: Arc::new(move || {
                let steps = get(studio, index, field)?;
                let given = given.get_value();
                // Negating a 0 must not show as a falling 0.
                stands(steps, given, step).then(|| steps[step] * sign + 0.0)
            }),
            set: Arc::new(move |value| {
                let before = untrack(|| get(studio, index, field));
                given.update_value(|given| {
                    let steps = with_one(before, given, step, value * sign);
                    set_all(studio, index, field, steps);
                });
            }),
            bare: false,
        },
        Arc::new(move || {
            order(
                tool.state.locale.get(),
                get(studio, index, field)?,
                field,
                step,
            )
        }),
    )
}

/// The input now and with the likely effect: a check that it is meant so.
fn becomes(tool: Tool, index: usize, field: Field) -> String {
    let f = tool.state.format();
    let now = tool
        .ground
        .with(|ground| ground.as_ref().and_then(|ground| ground.inputs.get(field)));
    let Some(now) = now else {
        return String::new();
    };
    let change = get(tool.studio, index, field).map_or(0.0, |steps| steps[LIKELY]);
    let from = &words::value(field, now, f);
    let then = field.range().nearest(now * (1.0 + change));
    let to = &words::value(field, then, f);
    if from == to {
        from.clone()
    } else {
        t::programmes::Becomes { from, to }.text(f.locale)
    }
}
