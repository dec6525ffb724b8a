//! Inputs that are known only as ranges, and how far the answer can be trusted then.

mod follow;
mod pictures;
mod row;
mod run;
mod table;

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::error::Field;
use ltv_engine::scenario::{Shape, Simulation, Spread};

pub(super) use follow::follow;

use super::parts::{
    Ground, action, chips, figure_short, frame, ground, hint, name_in_sentence, opening, said,
};
use super::state::{Studio, movable};
use crate::app::state::AppState;
use crate::chart::SharedChart;
use crate::i18n::{Format, say, t};
use ltv_engine::scenario::Figure;

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
        Some((sentence(tool), Arc::new(chart) as SharedChart))
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
        {opening(move || sentence(tool))}
        <div class="ranges" role="group" aria-label=move || t::tools::ranges_which(state.locale.get())>
            <h3>{say(state.locale, t::tools::ranges_which)}</h3>
            <div class="buttons">
                {action(state, "secondary", t::tools::typical, move || typical(tool))}
                <button
                    type="button"
                    class="link"
                    disabled=move || spreads.with(Vec::is_empty)
                    on:click=move |_| studio.doc.update(|doc| doc.spreads.clear())
                >
                    {say(state.locale, t::tools::clear)}
                </button>
            </div>
            {rows}
        </div>
        {pictures::histogram(tool)}
        {hint(move || loss(tool))}
        {pictures::drivers(tool)}
        {table::table(tool)}
        {hint(move || advice(tool))}
        {how(tool)}
    };
    frame(state, inside.into_any())
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
    tool.studio.doc.update(|doc| {
        doc.spreads.retain(|spread| !levers.contains(&spread.field));
        let fresh = levers
            .iter()
            .map(|field| around(*field, form.value(*field), doc.shape));
        doc.spreads.extend(fresh);
    });
}

/// The name of the value that is simulated, inside a sentence.
fn figure(tool: Tool, figure: Figure, f: Format) -> &'static str {
    tool.ground
        .with(|ground| figure_short(figure, ground.as_ref().map(|ground| &ground.result), f))
}

/// A simulated chance: never quite 0 or 1, which draws cannot tell.
fn chance(share: f64, f: Format) -> String {
    if share < 0.005 {
        t::tools::ChanceBelow {
            chance: &f.percent(0.01, 0),
        }
        .text(f.locale)
    } else if share > 0.995 {
        t::tools::ChanceAbove {
            chance: &f.percent(0.99, 0),
        }
        .text(f.locale)
    } else {
        f.percent(share, 0)
    }
}

fn sentence(tool: Tool) -> String {
    let f = tool.state.format();
    let l = f.locale;
    let target = tool
        .ground
        .with(|ground| ground.as_ref().map(|ground| ground.inputs.target_ratio));
    tool.outcome.with(|outcome| {
        let Some(found) = outcome else {
            return t::tools::ranges_invite(l).to_owned();
        };
        let (low, high) = (&f.money(found.ltv.low), &f.money(found.ltv.high));
        let figure = figure(tool, Figure::Ltv, f);
        match (found.chance_of_target, target) {
            (Some(share), Some(target)) => t::tools::RangesSays {
                figure,
                low,
                high,
                target: &f.up_to(target, 2),
                chance: &chance(share, f),
            }
            .text(l),
            _ => t::tools::RangesSaysOnly { figure, high, low }.text(l),
        }
    })
}

fn loss(tool: Tool) -> String {
    let f = tool.state.format();
    let share = tool
        .outcome
        .with(|outcome| outcome.as_ref().and_then(|found| found.chance_of_loss));
    share.map_or_else(String::new, |share| {
        t::tools::RangesLoss {
            chance: &chance(share, f),
        }
        .text(f.locale)
    })
}

fn advice(tool: Tool) -> String {
    let l = tool.state.locale.get();
    let business = tool.state.form.with(|form| form.business);
    tool.outcome.with(|outcome| {
        let drivers = outcome.as_ref().map_or(&[][..], |found| &found.drivers);
        match drivers {
            [first, _, ..] if first.share > 0.0 => t::tools::RangesDo {
                name: &name_in_sentence(first.field, business, l),
            }
            .text(l),
            _ => String::new(),
        }
    })
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
