//! Inputs that are known only as ranges, and how far the answer can be trusted then.

mod follow;
mod pictures;
mod row;
mod run;
mod table;
mod words;

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::error::Field;
use ltv_engine::scenario::{Shape, Simulation, Spread};

pub(super) use follow::follow;

use super::parts::{Ground, action, chips, frame_beside, ground, hint, opening, said};
use super::state::{Studio, movable};
use crate::app::state::AppState;
use crate::chart::SharedChart;
use crate::i18n::{say, t};

/// Everything that the parts of this tool share. A handle.
#[derive(Clone, Copy)]
struct Tool {
    state: AppState,
    studio: Studio,
    ground: Memo<Option<Ground>>,
    /// The inputs that can be ranges.
    levers: Memo<Vec<Field>>,
    /// The ranges that count: those of inputs that are in use.
    spreads: Memo<Vec<Spread>>,
    /// What came of them.
    outcome: RwSignal<Option<Simulation>>,
    /// The inputs whose range is not in order: the outcome is that of the last that was.
    wrong: RwSignal<Vec<Field>>,
}

/// A handle owned by the current reactive owner.
fn tool(state: AppState, studio: Studio) -> Tool {
    let ground = ground(state);
    let levers = Memo::new(move |_| movable(state));
    let spreads = Memo::new(move |_| {
        studio.doc.with(|doc| {
            let of = |field: &Field| {
                let spread = doc.spreads.iter().find(|spread| spread.field == *field)?;
                Some(Spread {
                    shape: doc.shape,
                    ..*spread
                })
            };
            levers.with(|levers| levers.iter().filter_map(of).collect::<Vec<_>>())
        })
    });
    Tool {
        state,
        studio,
        ground,
        levers,
        spreads,
        wrong: RwSignal::new(Vec::new()),
        outcome: RwSignal::new(None),
    }
}

/// The sentence and the picture for a report, computed at once; `None` without ranges.
pub(super) fn for_report(state: AppState, studio: Studio) -> Option<(String, SharedChart)> {
    let owner = Owner::new();
    let made = owner.with(|| {
        let tool = tool(state, studio);
        run::at_once(tool);
        let found = tool.outcome.get_untracked()?;
        let chart = pictures::values(tool, &found, state.format());
        Some((words::sentence(tool), Arc::new(chart) as SharedChart))
    });
    owner.cleanup();
    made
}

pub(super) fn ranges(state: AppState, studio: Studio) -> AnyView {
    let tool = tool(state, studio);
    let Tool {
        levers, spreads, ..
    } = tool;
    run::run(tool);
    let rows = move || {
        let levers = levers.get().into_iter();
        levers
            .map(|field| row::row(tool, field))
            .collect::<Vec<_>>()
    };
    let inside = view! {
        {opening(move || words::sentence(tool))}
        <div class="ranges" role="group" aria-label=move || t::tools::ranges_which(state.locale.get())>
            <h3>{say(state.locale, t::tools::ranges_which)}</h3>
            <div class="buttons">
                {action(state, "secondary", t::tools::typical, move || typical(tool))}
                <button
                    type="button"
                    class="link"
                    aria-disabled=move || spreads.with(Vec::is_empty).to_string()
                    on:click=move |_| {
                        studio.history.mark();
                        studio.doc.update(|doc| doc.spreads.clear());
                    }
                >
                    {say(state.locale, t::tools::clear)}
                </button>
            </div>
            {rows}
        </div>
        {pictures::histogram(tool)}
        {hint(move || words::loss(tool))}
        {pictures::drivers(tool)}
        {table::table(tool)}
        {hint(move || words::advice(tool))}
        {how(tool)}
    };
    let wrong = move || tool.wrong.with(|wrong| !wrong.is_empty());
    frame_beside(state, wrong, inside.into_any())
}

/// ±20 % of a value, as far as its range goes.
fn around(field: Field, value: f64, shape: Shape) -> Spread {
    let range = field.range();
    Spread {
        field,
        low: range.nearest(value * 0.8),
        likely: value,
        high: range.nearest(value * 1.2),
        shape,
    }
}

fn typical(tool: Tool) {
    let levers = tool.levers.get_untracked();
    let form = tool.state.form.get_untracked();
    tool.studio.history.mark();
    tool.studio.doc.update(|doc| {
        doc.spreads.retain(|spread| !levers.contains(&spread.field));
        let fresh = levers
            .iter()
            .map(|field| around(*field, form.value(*field), doc.shape));
        doc.spreads.extend(fresh);
    });
}

/// The shape and the seed.
fn how(tool: Tool) -> AnyView {
    let Tool { state, studio, .. } = tool;
    let shape = move || studio.doc.with(|doc| doc.shape);
    let shapes = [Shape::Triangular, Shape::Pert];
    let help = move || {
        let l = state.locale.get();
        match shape() {
            Shape::Triangular => t::tools::triangular_help(l),
            Shape::Pert => t::tools::pert_help(l),
        }
    };
    let draws = move || {
        let f = state.format();
        t::tools::Draws {
            draws: &f.count(f64::from(run::DRAWS)),
            seed: &studio.doc.with(|doc| doc.seed).to_string(),
        }
        .text(f.locale)
    };
    let again = move || studio.doc.update(|doc| doc.seed = doc.seed.wrapping_add(1));
    view! {
        <div class="how" hidden=move || tool.spreads.with(Vec::is_empty)>
            {chips(
                state,
                t::tools::shape,
                vec![said(t::tools::triangular), said(t::tools::pert)],
                move || shapes.iter().position(|each| *each == shape()),
                move |at| studio.doc.update(|doc| doc.shape = shapes[at]),
            )}
            <p class="hint">{help}</p>
            <p class="hint">
                {draws} " " {action(state, "link", t::tools::draw_again, again)}
            </p>
        </div>
    }
    .into_any()
}
