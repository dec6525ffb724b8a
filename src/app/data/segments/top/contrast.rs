//! What the best have in common against the rest.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_worker::protocol::segments::TopAnswer;

use super::Shown;
use super::controls::controls;
use super::parts::table;
use super::said::{how_chance, limits, missing, others, title, who};
use super::table::{doubtful, inside, sheet};
use crate::app::data::desk::Desk;
use crate::app::data::export::{Sheet, buttons};
use crate::app::data::parts::action;
use crate::app::data::state::{DataState, Extra};
use crate::app::data::table::{callouts, frame};
use crate::app::data::words::reread;
use crate::app::state::AppState;
use crate::i18n::{Format, say, t};

pub(super) fn contrast(
    state: AppState,
    data: DataState,
    desk: Desk,
    shown: Shown,
    format: Memo<Format>,
) -> AnyView {
    let of = move |say: fn(&TopAnswer, Format) -> String| {
        move || shown.with(|shown| shown.as_deref().map(|one| say(one, format.get())))
    };
    let limits = move || {
        let f = format.get();
        shown.with(|shown| callouts(shown.iter().flat_map(|one| limits(one, f)).collect()))
    };
    let columns = move || {
        let f = format.get();
        let roster = data.segments.roster.get();
        shown.with(|shown| {
            callouts(
                shown
                    .iter()
                    .flat_map(|one| missing(one, &roster, f))
                    .collect(),
            )
        })
    };
    let failed = move || match data.segments.roster.get() {
        Extra::Failed(failure) => {
            let f = format.get();
            let text = t::top::RosterFailed {
                why: &reread(&failure, data, f),
            }
            .text(f.locale);
            Some(view! {
                <div class="callout" role="alert">
                    <span>{text}</span>
                    {action(state, "link", t::data::retry, move || data.bring_roster())}
                </div>
            })
        }
        _ => None,
    };
    let there = move || {
        shown.with(|shown| {
            shown
                .as_ref()
                .is_some_and(|answer| !answer.findings.is_empty())
        })
    };
    // What could be chance is a press away.
    let all = RwSignal::new(false);
    let further = Memo::new(move |_| {
        shown.with(|shown| {
            let answer = shown.as_ref()?;
            let count = doubtful(answer);
            (count > 0 && count < answer.findings.len()).then_some(count)
        })
    });
    let unfold = move || {
        let f = format.get();
        if all.get() {
            return t::top::fewer_rows(f.locale).to_owned();
        }
        t::top::MoreRows {
            count: &f.count(further.get().unwrap_or_default() as f64),
        }
        .text(f.locale)
    };
    let table = table(
        "plain top-cards top-contrast",
        t::top::what,
        shown,
        format,
        Arc::new(move |answer: &TopAnswer, f: Format| inside(answer, all.get(), f)),
    );
    let take = move |give: Box<dyn FnOnce(Sheet)>| {
        if let Some(answer) = shown.get_untracked() {
            give(sheet(&answer, format.get_untracked()));
        }
    };
    view! {
        <section class="evidence">
            <h3>{of(title)}</h3>
            {controls(state, desk)}
            <p class="hint">{of(who)}</p>
            {limits} {failed} {columns}
            <div hidden=move || !there()>{frame(table)}</div>
            <p class="hint top-others">{of(others)}</p>
            <div class="buttons" hidden=move || !there()>
                <button
                    type="button"
                    class="secondary"
                    hidden=move || further.get().is_none()
                    on:click=move |_| all.update(|all| *all = !*all)
                >
                    {unfold}
                </button>
                <span class="grow"></span>
                {buttons(state, take)}
            </div>
            <details class="more-ways" hidden=move || !there()>
                <summary>{say(state.locale, t::top::how)}</summary>
                <p class="hint">{say(state.locale, t::top::how_size)}</p>
                <p class="hint">{of(how_chance)}</p>
                <p class="hint">{say(state.locale, t::top::how_cause)}</p>
            </details>
        </section>
    }
    .into_any()
}
