//! What the stages are called: to be changed.

use leptos::prelude::*;
use ltv_engine::segments::lifecycle::Stage;

use super::{Screen, words};
use crate::i18n::{say, t};

/// Letters of a name at most.
const LONGEST: usize = 40;

pub(super) fn rename(screen: Screen) -> AnyView {
    let (state, choices) = (screen.state, screen.desk.stages);
    let field = |stage: Stage| {
        let own = move || choices.with(|choices| choices.labels[stage as usize].clone());
        let usual = move || words::stage(stage)(state.locale.get());
        let set = move |event| {
            let text: String = event_target_value(&event).chars().take(LONGEST).collect();
            choices.update(|choices| text.trim().clone_into(&mut choices.labels[stage as usize]));
        };
        view! {
            <label class="n">
                <span>{words::symbol(stage)}</span>
                <span class="box">
                    <input
                        type="text"
                        maxlength=LONGEST.to_string()
                        autocomplete="off"
                        placeholder=usual
                        prop:value=own
                        on:change=set
                    />
                </span>
            </label>
        }
        .into_any()
    };
    view! {
        <fieldset class="stage-names">
            <legend>{say(state.locale, t::segments::names_title)}</legend>
            <div class="look">{Stage::ALL.map(field).into_iter().collect::<Vec<_>>()}</div>
            <p class="hint">{say(state.locale, t::segments::names_hint)}</p>
        </fieldset>
    }
    .into_any()
}
