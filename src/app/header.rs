//! Title, places, currency and language.

use leptos::prelude::*;

use super::calculator::Form;
use super::state::{AppState, Place};
use crate::embed::attributes::Mode;
use crate::i18n::{Currency, Locale, say, spoken, t};

pub(super) fn header(state: AppState, has_data: bool, place: Memo<Place>) -> AnyView {
    let tabs = move || {
        (has_data && matches!(state.mode.get(), Mode::Full | Mode::Scenarios)).then(|| {
            view! {
                <nav aria-label=spoken(state.locale, t::shell::places)>
                    {tab(state, place, Place::Calculator, t::shell::calculator)}
                    {tab(state, place, Place::Data, t::shell::data)}
                </nav>
            }
        })
    };
    view! {
        <div class="header">
            <h2 class="title">{say(state.locale, t::shell::title)}</h2>
            {tabs}
            <span class="grow"></span>
            {move || (place.get() == Place::Calculator).then(|| currency(state))}
            {language(state)}
        </div>
    }
    .into_any()
}

fn tab(
    state: AppState,
    place: Memo<Place>,
    own: Place,
    words: fn(Locale) -> &'static str,
) -> AnyView {
    view! {
        <button
            type="button"
            class="tab"
            aria-current=move || (place.get() == own).then_some("page")
            on:click=move |_| state.place.set(own)
        >
            {move || words(state.locale.get())}
        </button>
    }
    .into_any()
}

fn currency(state: AppState) -> AnyView {
    let choose = move |event| {
        let Some(currency) = Currency::from_code(&event_target_value(&event)) else {
            return;
        };
        state.currency.set(currency);
        // An untouched example is shown in amounts usual for the currency;
        // entered amounts are the user's and stay.
        if !state.form.with_untracked(|form| form.edited) {
            state
                .form
                .update(|form| *form = Form::example(currency).with_method(form.method));
        }
    };
    currency_select(state, move || state.currency.get(), choose)
}

/// A menu of the currencies.
pub(crate) fn currency_select(
    state: AppState,
    current: impl Fn() -> Currency + Copy + Send + Sync + 'static,
    choose: impl FnMut(web_sys::Event) + 'static,
) -> AnyView {
    let l = move || state.locale.get();
    view! {
        <select class="pick" aria-label=spoken(state.locale, t::shell::currency) on:change=choose>
            {Currency::ALL
                .into_iter()
                .map(|each| {
                    view! {
                        <option value=each.code() selected=move || current() == each>
                            {move || each.name(l())}
                        </option>
                    }
                })
                .collect_view()}
        </select>
    }
    .into_any()
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
