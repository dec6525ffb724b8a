//! The simulation, once a frame at most.

use leptos::leptos_dom::helpers::{
    AnimationFrameRequestHandle, request_animation_frame_with_handle,
};
use leptos::prelude::*;
use ltv_engine::economics::CalculatorInputs;
use ltv_engine::scenario::{Spread, simulate};

use super::Tool;

/// Enough that a chance is right to half a percent.
pub(super) const DRAWS: u32 = 10_000;

type Job = (CalculatorInputs, Vec<Spread>, u32);

fn job(tool: Tool) -> Option<Job> {
    let spreads = tool.spreads.get();
    let seed = tool.studio.doc.with(|doc| doc.seed);
    let inputs = tool
        .ground
        .with(|ground| ground.as_ref().map(|ground| ground.inputs))?;
    (!spreads.is_empty()).then_some((inputs, spreads, seed))
}

/// Keeps the outcome up to date. What is typed within a frame is computed once, in
/// the next one, so that typing stays fluid.
pub(super) fn run(tool: Tool) {
    let job = Memo::new(move |_| job(tool));
    let waiting = StoredValue::new(None::<AnimationFrameRequestHandle>);
    Effect::new(move |_| {
        if job.with(Option::is_none) {
            tool.outcome.set(None);
        } else if waiting.with_value(Option::is_none) {
            let frame = request_animation_frame_with_handle(move || {
                waiting.try_set_value(None);
                // The latest, not the one that asked for the frame.
                if let Some(Some(job)) = job.try_get_untracked() {
                    compute(tool, &job);
                }
            });
            waiting.set_value(frame.ok());
        }
    });
    on_cleanup(move || {
        if let Some(Some(frame)) = waiting.try_get_value() {
            frame.cancel();
        }
    });
}

/// The same without waiting for a frame.
pub(super) fn at_once(tool: Tool) {
    if let Some(job) = job(tool) {
        compute(tool, &job);
    }
}

/// What cannot be drawn from leaves the last outcome: the field says what is wrong.
fn compute(tool: Tool, (inputs, spreads, seed): &Job) {
    if let Ok(found) = simulate(inputs, spreads, DRAWS, u64::from(*seed)) {
        tool.outcome.try_set(Some(found));
    }
}
