//! What is done for each stage: for whom, at what cost, what it may bring, and how to
//! find out.

mod card;
mod fields;
mod model;
mod plan;
mod programme;
mod said;

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::lifecycle::Stage;

use self::model::TestSpan;
use super::Screen;
use crate::app::data::cohorts::parts::{Typed, said as words, typed};
use crate::i18n::{say, t};

pub(in crate::app::data) use model::Plays;

pub(super) fn plays(screen: Screen) -> AnyView {
    let state = screen.state;
    let plays = screen.desk.plays;
    let power = typed(
        state,
        Typed {
            label: t::segments::power,
            marks: [words(t::cohorts::nothing), words(t::segments::percent_unit)],
            range: (50.0, 99.0),
            get: Arc::new(move || Some(plays.with(|plays| (plays.power * 100.0).round()))),
            set: Arc::new(move |percent: Option<f64>| {
                plays.update(|plays| plays.power = percent.unwrap_or(80.0) / 100.0);
            }),
        },
    );
    let cards = Stage::ALL.map(|stage| card::card(screen, stage));
    view! {
        <section class="evidence">
            <h3>{say(state.locale, t::segments::plays_title)}</h3>
            <p class="hint">{say(state.locale, t::segments::plays_sub)}</p>
            <div class="programmes">{cards.into_iter().collect::<Vec<_>>()}</div>
            <div class="look">{span(screen)} {power}</div>
            <p class="hint">{say(state.locale, t::segments::power_hint)}</p>
        </section>
    }
    .into_any()
}

/// How long buyers are counted: a month, or the months that the stages look ahead.
fn span(screen: Screen) -> AnyView {
    let (state, plays) = (screen.state, screen.desk.plays);
    let months = Memo::new(move |_| {
        let window = screen.with(|stages, _, _| stages.flow.window.map(|window| window.months));
        window.flatten().filter(|months| *months > 1)
    });
    let button = move |span: TestSpan| {
        let text = move || {
            let f = screen.format.get();
            let window = f64::from(months.get().unwrap_or(1));
            f.months(if span == TestSpan::Month { 1.0 } else { window })
        };
        let pressed = move || plays.with(|plays| plays.span == span).to_string();
        view! {
            <button
                type="button"
                aria-pressed=pressed
                on:click=move |_| plays.update(|plays| plays.span = span)
            >
                {text}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="pair" hidden=move || months.get().is_none()>
            <span aria-hidden="true">{say(state.locale, t::segments::span)}</span>
            <div
                class="chips"
                role="group"
                aria-label=move || t::segments::span(state.locale.get())
            >
                {button(TestSpan::Month)} {button(TestSpan::Window)}
            </div>
        </div>
    }
    .into_any()
}
