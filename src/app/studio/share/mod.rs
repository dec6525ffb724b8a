//! Keeping and sharing: links, the browser's storage, copies, the report.

mod bar;
pub(crate) mod kept;
mod link;
mod stream;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

pub(crate) use bar::{bar, said};

use super::parts::action;
use super::report;
use super::state::Studio;
use crate::app::state::AppState;
use crate::i18n::{say, spoken, t};

/// Opens what a link carries; looks for what this browser was asked to keep.
pub(super) fn open_kept(state: AppState, studio: Studio, environment: &JsValue) {
    let read = |name: &str| {
        js_sys::Reflect::get(environment, &name.into())
            .ok()?
            .as_string()
    };
    if let Some(home) = read("home") {
        studio.home.set_value(home);
    }
    if let Some(fragment) = read("link") {
        open_link(state, studio, fragment);
    }
    if shares(state) {
        studio.kept.set(kept::date());
        studio.found.set_value(kept::date());
    }
}

/// Whether the page lets the widget use its own part of address and storage.
pub(crate) fn shares(state: AppState) -> bool {
    state
        .host
        .try_with_value(|host| host.get_attribute("share").as_deref() == Some("on"))
        .unwrap_or_default()
}

/// Opens a fragment; one that cannot be read says so and leaves everything as it is.
pub(super) fn open_link(state: AppState, studio: Studio, fragment: String) {
    spawn_local(async move {
        let l = state.locale.get_untracked();
        match link::read(&fragment).await {
            Ok(kept) => {
                studio.say(t::studio::link_opened(l).to_owned());
                opened(state, studio, kept);
            }
            Err(link::LinkError::Newer) => studio.warn(t::studio::link_newer(l).to_owned()),
            Err(link::LinkError::Damaged) => studio.warn(t::studio::link_damaged(l).to_owned()),
        }
    });
}

/// Puts what was kept in its place, and says so where a part of it was left out.
fn opened(state: AppState, studio: Studio, kept: kept::Kept) {
    if !kept.apply(state, studio) {
        studio.warn(t::tags::link_left_out(state.locale.get_untracked()).to_owned());
    }
}

/// The fold below the answer.
pub(super) fn share(state: AppState, studio: Studio) -> AnyView {
    let by_hand = RwSignal::new(None::<String>);
    let linking = shares(state).then(|| {
        view! {
            <div class="buttons">
                {action(state, "primary", t::studio::copy_link, move || copy_link(state, studio, by_hand))}
                {action(state, "secondary", t::studio::keep, move || keep(state, studio))}
                {move || {
                    studio
                        .kept
                        .with(Option::is_some)
                        .then(|| action(state, "link", t::studio::forget, move || forget(state, studio)))
                }}
            </div>
            <p class="hint">{say(state.locale, t::studio::link_help)} " " {say(state.locale, t::studio::keep_help)}</p>
        }
    });
    let print = move || {
        let l = state.locale.get_untracked();
        let home = studio.home.get_value();
        if report::print(state, studio, &home).is_err() {
            studio.warn(t::studio::print_blocked(l).to_owned());
        }
    };
    let download = move || {
        let l = state.locale.get_untracked();
        match report::download(state, studio) {
            Ok(()) => studio.say(t::studio::downloaded(l).to_owned()),
            Err(()) => studio.warn(t::studio::download_failed(l).to_owned()),
        }
    };
    view! {
        {linking}
        <div class="buttons">
            {action(state, "secondary", t::studio::print, print)}
            {action(state, "secondary", t::studio::download, download)}
            {action(state, "secondary", t::studio::copy_text, move || {
                copy(state, studio, report::text(state), t::studio::text_copied, by_hand);
            })}
            {action(state, "secondary", t::studio::copy_table, move || {
                copy(state, studio, report::table(state, studio), t::studio::table_copied, by_hand);
            })}
        </div>
        {move || {
            by_hand
                .get()
                .map(|text| {
                    view! {
                        <textarea
                            class="by-hand"
                            readonly
                            rows="5"
                            aria-label=spoken(state.locale, t::studio::copy_by_hand)
                            prop:value=text
                        ></textarea>
                    }
                })
        }}
    }
    .into_any()
}

fn copy_link(state: AppState, studio: Studio, by_hand: RwSignal<Option<String>>) {
    spawn_local(async move {
        let fragment = link::write(&kept::Kept::of(state, studio)).await;
        if fragment.as_deref().is_some_and(link::is_too_long) {
            studio.warn(t::tags::link_too_long(state.locale.get_untracked()).to_owned());
            return;
        }
        let Some((fragment, page)) = fragment.zip(page()) else {
            studio.warn(t::studio::copy_refused(state.locale.get_untracked()).to_owned());
            return;
        };
        let url = format!("{page}#{fragment}");
        copy_now(state, studio, url, t::studio::link_copied, by_hand).await;
    });
}

/// The page's own address, without what it carries after the hash.
fn page() -> Option<String> {
    let href = web_sys::window()?.location().href().ok()?;
    Some(href.split('#').next().unwrap_or_default().to_owned())
}

type Words = crate::app::menu::Words;

fn copy(
    state: AppState,
    studio: Studio,
    text: String,
    done: Words,
    by_hand: RwSignal<Option<String>>,
) {
    spawn_local(copy_now(state, studio, text, done, by_hand));
}

async fn copy_now(
    state: AppState,
    studio: Studio,
    text: String,
    done: Words,
    by_hand: RwSignal<Option<String>>,
) {
    let l = state.locale.get_untracked();
    let copied = match clipboard() {
        Some(clipboard) => JsFuture::from(clipboard.write_text(&text)).await.is_ok(),
        None => false,
    };
    if copied {
        by_hand.set(None);
        studio.say(done(l).to_owned());
    } else {
        by_hand.set(Some(text));
        studio.warn(t::studio::copy_refused(l).to_owned());
    }
}

/// A page without https has none.
fn clipboard() -> Option<web_sys::Clipboard> {
    let navigator = web_sys::window()?.navigator();
    let found = js_sys::Reflect::get(&navigator, &"clipboard".into()).ok()?;
    found.is_object().then(|| found.unchecked_into())
}

fn keep(state: AppState, studio: Studio) {
    let l = state.locale.get_untracked();
    if kept::keep(&kept::Kept::of(state, studio)) {
        studio.kept.set(kept::date());
        studio.say(t::studio::kept(l).to_owned());
    } else {
        studio.warn(t::studio::keep_refused(l).to_owned());
    }
}

pub(super) fn forget(state: AppState, studio: Studio) {
    kept::forget();
    studio.kept.set(None);
    studio.say(t::studio::forgotten(state.locale.get_untracked()).to_owned());
}
