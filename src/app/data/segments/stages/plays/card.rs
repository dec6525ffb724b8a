//! One stage's play.

use leptos::prelude::*;
use ltv_engine::scenario::ProgrammeKind;
use ltv_engine::segments::lifecycle::Stage;

use super::fields::Fields;
use super::plan::Plan;
use super::{programme, said};
use crate::app::data::segments::stages::{Screen, words};
use crate::app::studio::programme_name;
use crate::i18n::{Format, rich, say, t};

/// Letters of what to do at most.
const LONGEST: usize = 600;

pub(super) fn card(screen: Screen, stage: Stage) -> AnyView {
    let state = screen.state;
    let plan = Memo::new(move |_| {
        screen.shown.with(|shown| {
            let stages = shown.as_deref()?;
            let plan = screen
                .desk
                .plays
                .with(|plays| Plan::of(stages, plays, stage));
            Some(plan).filter(|plan| plan.people > 0)
        })
    });
    // The last that could be told stays, greyed, while what was typed cannot be used.
    let last = Memo::new(move |before: Option<&Option<Plan>>| {
        let plan = plan.get();
        let told = plan.as_ref().is_some_and(|plan| plan.gained().is_some());
        let refused = plan.as_ref().is_some_and(|plan| plan.gain.is_some());
        match before {
            Some(before) if !told && refused => before.clone(),
            _ => plan,
        }
    });
    let stale = move || plan.with(|plan| last.with(|last| plan != last));
    let fields = Fields {
        screen,
        stage,
        plan,
    };
    let say_of = move |make: fn(&Plan, Format) -> String| {
        move || {
            let f = screen.format.get();
            last.with(|plan| plan.as_ref().map(|plan| make(plan, f)))
                .unwrap_or_default()
        }
    };
    let outcome = move || rich(&say_of(said::outcome)());
    let wrong = move || {
        let f = screen.format.get();
        plan.with(|plan| said::wrong(plan.as_ref()?, f))
    };
    let usual = move || {
        let f = screen.format.get();
        plan.with(|plan| Some(said::usual(plan.as_ref()?, stage, f)))
    };
    let worth = move || {
        screen.with(|stages, _, f| plan.with(|plan| Some(said::worth(plan.as_ref()?, stages, f))))
    };
    let test = move || {
        let f = screen.format.get();
        let power = screen.desk.plays.with(|plays| plays.power);
        let text = plan.with(|plan| Some(said::test(plan.as_ref()?, power, f)));
        text.map(|text| rich(&text))
    };
    let assumed = move || {
        let assumed = plan.with(|plan| plan.as_ref().is_some_and(|plan| plan.assumed));
        assumed.then(|| t::segments::uplift_assumed(state.locale.get()))
    };
    let open = move |_| screen.open(stage);
    let waits = move || {
        use crate::app::data::state::Extra;
        let roster = screen.data.segments.roster;
        stage == Stage::P && !roster.with(|roster| matches!(roster, Extra::There(_)))
    };
    view! {
        <details class="programme stage-play" hidden=move || plan.with(Option::is_none)>
            <summary>
                <b>
                    <span
                        class=format!("swatch tone-{}", words::tone(stage))
                        aria-hidden="true"
                    ></span>
                    {move || screen.names.with(|names| names.titled(stage))}
                </b>
                <span>{say_of(said::gist)}</span>
            </summary>
            {what(screen, stage)}
            <p class="outcome" class:stale=stale aria-live="polite">{outcome}</p>
            <p class="note stage-wrong" role="alert">{wrong}</p>
            {fields.settings()}
            {fields.uplift()}
            <p class="hint">{assumed}</p>
            {fields.value()}
            <p class="hint">{worth}</p>
            <h4>{say(state.locale, t::segments::test_title)}</h4>
            <p class="hint">{test}</p>
            <div class="settings">{fields.baseline()}</div>
            <p class="hint">{usual}</p>
            <div class="buttons">
                <button
                    type="button"
                    class="secondary"
                    aria-disabled=move || waits().then_some("true")
                    on:click=move |event| {
                        if !untrack(waits) {
                            open(event);
                        }
                    }
                >
                    {say(state.locale, t::segments::open_list)}
                </button>
            </div>
            {programme::programme(screen, stage, plan)}
        </details>
    }
    .into_any()
}

/// What to do, in words that can be changed, and the programme that it belongs to.
fn what(screen: Screen, stage: Stage) -> AnyView {
    let (state, plays) = (screen.state, screen.desk.plays);
    let text = move || plays.with(|plays| plays.text(stage, state.locale.get()));
    let write = move |event| {
        let text: String = event_target_value(&event).chars().take(LONGEST).collect();
        let text = Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        plays.update(|plays| plays.stages[stage as usize].text = text);
    };
    let option = move |kind: ProgrammeKind| {
        let chosen = move || plays.with(|plays| plays.of(stage).programme == kind);
        let at = ProgrammeKind::ALL.iter().position(|own| *own == kind);
        view! {
            <option value=at.unwrap_or(0).to_string() prop:selected=chosen>
                {say(state.locale, programme_name(kind))}
            </option>
        }
        .into_any()
    };
    let choose = move |event| {
        let at = event_target_value(&event).parse::<usize>().ok();
        if let Some(kind) = at.and_then(|at| ProgrammeKind::ALL.get(at).copied()) {
            plays.update(|plays| plays.stages[stage as usize].programme = kind);
        }
    };
    view! {
        <label class="pair">
            <span>{say(state.locale, t::segments::what_to_do)}</span>
            <textarea class="stage-text" rows="2" prop:value=text on:change=write></textarea>
        </label>
        <label class="pair">
            <span>{say(state.locale, t::segments::belongs_to)}</span>
            <select class="pick" on:change=choose>
                {ProgrammeKind::ALL.map(option).into_iter().collect::<Vec<_>>()}
            </select>
        </label>
    }
    .into_any()
}
