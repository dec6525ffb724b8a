//! What holds for all files: refunds, cancelled orders, the analysis date.

use leptos::prelude::*;
use ltv_engine::calendar::Day;
use ltv_engine::ingest::{Cancelled, Refunds};

use crate::app::data::iso::{iso, parse};
use crate::app::data::parts::{pick, said};
use crate::app::data::state::DataState;
use crate::app::state::AppState;
use crate::i18n::{say, t};

pub(super) fn settings(state: AppState, data: DataState) -> AnyView {
    let refunds = pick(
        state,
        said(t::files::refunds),
        vec![
            ("net".to_owned(), said(t::files::refunds_net)),
            ("drop".to_owned(), said(t::files::refunds_drop)),
        ],
        move || match data.settings.get().refunds {
            Refunds::Net => "net".to_owned(),
            Refunds::Drop => "drop".to_owned(),
        },
        move |value| {
            data.settings.update(|settings| {
                settings.refunds = if value == "drop" {
                    Refunds::Drop
                } else {
                    Refunds::Net
                };
            });
        },
        None,
    );
    let cancelled = pick(
        state,
        said(t::files::cancelled),
        vec![
            ("drop".to_owned(), said(t::files::cancelled_drop)),
            ("keep".to_owned(), said(t::files::cancelled_keep)),
        ],
        move || match data.settings.get().cancelled {
            Cancelled::Drop => "drop".to_owned(),
            Cancelled::Keep => "keep".to_owned(),
        },
        move |value| {
            data.settings.update(|settings| {
                settings.cancelled = if value == "keep" {
                    Cancelled::Keep
                } else {
                    Cancelled::Drop
                };
            });
        },
        None,
    );
    let as_of = view! {
        <label>
            {say(state.locale, t::files::as_of)}
            <input
                type="date"
                class="pick"
                prop:value=move || data.settings.get().as_of.map(iso).unwrap_or_default()
                on:change=move |event| {
                    let day = day(&event_target_value(&event));
                    data.settings.update(|settings| settings.as_of = day);
                }
            />
            <span class="note">{say(state.locale, t::files::as_of_note)}</span>
        </label>
    };
    view! {
        <details class="paste-box" prop:open=data.settings.get_untracked().changed()>
            <summary>{say(state.locale, t::files::for_all)}</summary>
            <div class="choose">{refunds} {cancelled} {as_of} {only(state, data)}</div>
        </details>
    }
    .into_any()
}

/// The currency that was chosen of several, with the way back.
fn only(state: AppState, data: DataState) -> AnyView {
    let line = move || {
        let code = data.settings.get().only?;
        let l = state.locale.get();
        Some(view! {
            <p class="hint">
                {t::files::OnlyCurrency { code: code.as_str() }.text(l)}
                " "
                <button
                    type="button"
                    class="link"
                    on:click=move |_| data.settings.update(|settings| settings.only = None)
                >
                    {t::files::any_currency(l)}
                </button>
            </p>
        })
    };
    view! { {line} }.into_any()
}

fn day(text: &str) -> Option<Day> {
    parse(text).filter(|day| day.is_valid())
}
