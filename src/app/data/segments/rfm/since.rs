//! The earlier day that segments are compared with.

use leptos::prelude::*;
use ltv_engine::calendar::Day;

use super::look::RfmLook;
use super::{Shown, words};
use crate::app::data::iso::{iso, parse};
use crate::app::state::AppState;
use crate::i18n::{Format, say, t};

/// Why a day cannot be compared with.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Wrong {
    /// Before the first order, which was on that day.
    Early(Day),
    /// On or after the last day, or none at all.
    Late(Day),
}

pub(super) fn since(state: AppState, look: RfmLook, shown: Shown, format: Memo<Format>) -> AnyView {
    let wrong = RwSignal::new(None::<Wrong>);
    let ends = move || {
        shown.with(|told| {
            told.as_ref()
                .map(|told| (told.answer.first, told.view.as_of))
        })
    };
    let now = move || {
        shown
            .with(|told| told.as_ref()?.answer.since)
            .map(iso)
            .unwrap_or_default()
    };
    let on_change = move |event| {
        let text = event_target_value(&event);
        if text.is_empty() {
            // Back to the usual day.
            wrong.set(None);
            look.since.set(None);
            return;
        }
        let Some((first, last)) = untrack(ends) else {
            return;
        };
        match parse(&text) {
            Some(day) if day < first => wrong.set(Some(Wrong::Early(first))),
            Some(day) if day < last => {
                wrong.set(None);
                look.since.set(Some(day));
            }
            _ => wrong.set(Some(Wrong::Late(last))),
        }
    };
    let note = move || {
        let f = format.get();
        match wrong.get() {
            None => t::rfm::since_note(f.locale).to_owned(),
            Some(Wrong::Early(first)) => t::rfm::SinceEarly {
                day: &words::day(first, f),
            }
            .text(f.locale),
            Some(Wrong::Late(last)) => t::rfm::SinceLate {
                day: &words::day(last, f),
            }
            .text(f.locale),
        }
    };
    view! {
        <label class="pair" class:wrong=move || wrong.get().is_some()>
            <span>{say(state.locale, t::rfm::since)}</span>
            <input
                type="date"
                class="pick"
                prop:value=now
                min=move || ends().map(|(first, _)| iso(first))
                max=move || ends().map(|(_, last)| iso(Day(last.0 - 1)))
                aria-invalid=move || wrong.get().is_some().to_string()
                aria-describedby="rfm-since"
                on:change=on_change
            />
            <span
                class="note"
                id="rfm-since"
                role=move || wrong.get().is_some().then_some("alert")
            >
                {note}
            </span>
        </label>
    }
    .into_any()
}
