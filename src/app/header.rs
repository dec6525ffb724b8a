//! Title, places, currency and language.

use std::sync::Arc;

use leptos::prelude::*;

use super::menu::{Words, menu};
use super::state::{AppState, Place};
use crate::embed::attributes::Mode;
use crate::i18n::{Currency, Locale, say, spoken, t};

pub(super) fn header(state: AppState, place: Memo<Place>) -> AnyView {
    let tabs = move || {
        let mode = state.mode.get();
        let all = matches!(mode, Mode::Full | Mode::Scenarios);
        all.then(|| {
            view! {
                <nav aria-label=spoken(state.locale, t::shell::places)>
                    {tab(state, place, Place::Calculator)} {tab(state, place, Place::Scenarios)}
                    {(mode == Mode::Full).then(|| tab(state, place, Place::Data))}
                </nav>
            }
        })
    };
    view! {
        <div class="header">
            <h2 class="title">{say(state.locale, t::shell::title)}</h2>
            {tabs}
            <span class="grow"></span>
            {move || (place.get() != Place::Data).then(|| currency(state))}
            {language(state)}
        </div>
    }
    .into_any()
}

/// `data-grow` names the controls that only the larger module can answer: before
/// it is there, `embed.js` loads it and presses the control again.
fn tab(state: AppState, place: Memo<Place>, own: Place) -> AnyView {
    let (words, grow): (Words, _) = match own {
        Place::Calculator => (t::shell::calculator, None),
        Place::Scenarios => (t::shell::scenarios, Some("place-scenarios")),
        Place::Data => (t::shell::data, Some("place-data")),
    };
    view! {
        <button
            type="button"
            class="tab"
            data-grow=grow
            aria-current=move || (place.get() == own).then_some("page")
            on:click=move |_| state.place.set(own)
        >
            {say(state.locale, words)}
        </button>
    }
    .into_any()
}

fn currency(state: AppState) -> AnyView {
    let all = currency_menu(
        state,
        Arc::new(move || state.currency.get().code()),
        move |code| {
            if let Some(currency) = Currency::from_code(&code) {
                state.choose_currency(currency);
            }
        },
    );
    // Where there is no room for the name, the styles show the mark alone.
    let mark = move || state.currency.get().symbol(state.locale.get());
    view! { <span class="currency" data-mark=mark>{all}</span> }.into_any()
}

/// A menu of the currencies, by their codes.
pub(crate) fn currency_menu(
    state: AppState,
    current: Arc<dyn Fn() -> &'static str + Send + Sync>,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    menu(
        state,
        "pick",
        Arc::new(|l| t::shell::currency(l).to_owned()),
        Currency::ALL
            .map(|each| (each.code(), each.name()))
            .to_vec(),
        current,
        choose,
    )
}

fn language(state: AppState) -> AnyView {
    view! {
        <div class="languages" role="group" aria-label=spoken(state.locale, t::shell::language)>
            {Locale::ALL
                .into_iter()
                .map(|locale| {
                    let (name, full_name) = match locale {
                        Locale::En => (t::shell::name_en(locale), t::shell::full_name_en(locale)),
                        Locale::ZhHant => (t::shell::name_zh(locale), t::shell::full_name_zh(locale)),
                    };
                    view! {
                        <button
                            type="button"
                            lang=locale.attribute()
                            aria-pressed=move || (state.locale.get() == locale).to_string()
                            on:click=move |_| state.locale.set(locale)
                        >
                            {name} <span class="sr">" " {full_name}</span>
                        </button>
                    }
                })
                .collect_view()}
        </div>
    }
    .into_any()
}
