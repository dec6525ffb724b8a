//! Goal seek: the value each single input would need.

mod levers;
mod picture;
mod status;

use leptos::prelude::*;
use ltv_engine::error::Field;
use ltv_engine::scenario::{Figure, Outcome, Seek, goal_seek};

use super::parts::{
    Aim, Ground, change, figure_text, frame, ground, in_sentence, label, lever_name, moved_by_will,
    needs, opening, rounded,
};
use super::state::{Studio, movable};
use crate::app::state::AppState;
use crate::i18n::t;

/// The figures that can be aimed at.
const FIGURES: [Figure; 3] = [Figure::Ltv, Figure::Ratio, Figure::Payback];

/// Whether an input is an assumption of the calculation: nothing that one could do.
fn assumed(field: Field) -> bool {
    matches!(field, Field::DiscountRate | Field::Horizon)
}

/// Everything that the parts of this tool share. A handle.
#[derive(Clone, Copy)]
struct Tool {
    state: AppState,
    studio: Studio,
    ground: Memo<Option<Ground>>,
    aim: Aim,
    /// What each input would need, in the order of the form.
    seeks: Memo<Vec<Seek>>,
    done: RwSignal<Option<status::Done>>,
}

pub(super) fn goal(state: AppState, studio: Studio) -> AnyView {
    let ground = ground(state);
    let aim = Aim::new(state, ground, Figure::Ltv);
    let levers = Memo::new(move |_| moved_by_will(movable(state)));
    let seeks = Memo::new(move |_| {
        let Some(goal) = aim.goal() else {
            return Vec::new();
        };
        let mut seeks = ground
            .with(|ground| goal_seek(&ground.as_ref()?.inputs, goal).ok())
            .unwrap_or_default();
        levers.with(|levers| seeks.retain(|seek| levers.contains(&seek.field)));
        seeks
    });
    let tool = Tool {
        state,
        studio,
        ground,
        aim,
        seeks,
        done: RwSignal::new(None),
    };
    let possible = Memo::new(move |_| {
        let f = state.format();
        let figure = aim.figure.get();
        ground.with(|ground| {
            ground
                .as_ref()
                .is_some_and(|ground| needs(figure, &ground.result, f).is_none())
        })
    });
    let inside = view! {
        {opening(move || sentence(tool))}
        <div class="controls">{aim.choice(&FIGURES)} {aim.field()}</div>
        {picture::picture(tool)}
        {move || possible.get().then(|| levers::levers(tool, levers))}
        {status::status(tool)}
    };
    frame(state, inside.into_any())
}

impl Tool {
    /// The figure of now, where it is better than the one aimed at.
    fn past(self) -> Option<f64> {
        let (figure, target) = (self.aim.figure.get(), self.aim.target.get()?);
        let now = self
            .ground
            .with(|ground| figure.of(&ground.as_ref()?.result))?;
        let past = if figure == Figure::Payback {
            now < target
        } else {
            now > target
        };
        past.then_some(now)
    }
}

/// The value to set, where there is one.
pub(super) fn needed(seek: &Seek) -> Option<f64> {
    match seek.outcome {
        Outcome::Reachable { value } | Outcome::Leaps { value, .. } => Some(value),
        _ => None,
    }
}

/// By how much an input would have to move, as a share of what it is.
fn effort(seek: &Seek) -> Option<f64> {
    needed(seek)
        .map(|value| value / seek.current - 1.0)
        .filter(|share| share.is_finite())
}

fn sentence(tool: Tool) -> String {
    let Tool {
        state, aim, ground, ..
    } = tool;
    let f = state.format();
    let l = f.locale;
    let figure = aim.figure.get();
    let need = ground.with(|ground| {
        ground
            .as_ref()
            .and_then(|ground| needs(figure, &ground.result, f))
    });
    if let Some(need) = need {
        return need.to_owned();
    }
    if aim.target.get().is_none() {
        return t::tools::goal_untyped(l).to_owned();
    }
    let target = &aim.words(f);
    let seeks = tool.seeks.get();
    if seeks
        .iter()
        .any(|seek| seek.outcome == Outcome::AlreadyThere)
    {
        return t::tools::GoalThere { target }.text(l);
    }
    let best = seeks
        .iter()
        .filter(|seek| !assumed(seek.field))
        .filter_map(|seek| Some((seek, needed(seek)?, effort(seek)?)))
        .min_by(|a, b| a.2.abs().total_cmp(&b.2.abs()));
    let Some((seek, value, _)) = best else {
        return t::tools::GoalNone { target }.text(l);
    };
    let name = &state
        .form
        .with(|form| in_sentence(&lever_name(form, seek.field, l), l));
    let now = &rounded(seek.field, seek.current, f);
    let needed = &rounded(seek.field, value, f);
    let change = &change(seek.current, value, f).unwrap_or_default();
    match tool.past() {
        Some(reached) => t::tools::GoalBeyond {
            change,
            name,
            needed,
            now,
            reached: &figure_text(figure, Some(reached), f),
            target,
        }
        .text(l),
        None => t::tools::GoalBest {
            change,
            name,
            needed,
            now,
            target,
        }
        .text(l),
    }
}

/// The name of a field as a label.
fn called(state: AppState, field: Field) -> &'static str {
    label(state, field)(state.locale.get())
}
