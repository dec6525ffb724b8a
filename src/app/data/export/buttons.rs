//! The buttons by which a table is taken along.

use std::sync::Arc;

use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, Element, MouseEvent};

use super::{Sheet, book, csv};
use crate::app::data::state::DataState;
use crate::app::state::AppState;
use crate::chart::save::{download, name_today};
use crate::i18n::{say, t};

/// "CSV" and "Excel". `make` is asked for the table when one is pressed, and
/// gives it to the function it gets: at once, or when it has come.
pub(in crate::app::data) fn buttons(
    state: AppState,
    make: impl Fn(Box<dyn FnOnce(Sheet)>) + Send + Sync + 'static,
) -> AnyView {
    made(state, Arc::new(make))
}

/// Makes a table, and gives it to a function.
type Make = Arc<dyn Fn(Box<dyn FnOnce(Sheet)>) + Send + Sync>;

fn made(state: AppState, make: Make) -> AnyView {
    let data = use_context::<DataState>();
    let said = RwSignal::new(None);
    let tell = move |done: Result<String, ()>| {
        // The page may have gone on.
        let _ = said.try_set(Some(done));
    };
    let own = make.clone();
    let as_csv = move |place: Element| {
        own(Box::new(move |sheet| {
            tell(write(text_blob(&csv(&sheet)), &sheet.name, "csv", &place));
        }));
    };
    let as_book = move |place: Element| {
        make(Box::new(move |sheet| {
            if let Some(data) = data {
                let name = sheet.name.clone();
                data.write_book(&book::request(&sheet), move |file| {
                    tell(write(file, &name, "xlsx", &place));
                });
            }
        }));
    };
    pair(state, said, Box::new(as_csv), Box::new(as_book))
}

/// What is done when a button is pressed, with the place in the page where it is.
pub(in crate::app::data) type Take = Box<dyn Fn(Element)>;

/// The two buttons, and what came of them: a file's name, or that it failed.
pub(in crate::app::data) fn pair(
    state: AppState,
    said: RwSignal<Option<Result<String, ()>>>,
    csv: Take,
    book: Take,
) -> AnyView {
    let button = |name: &'static str, take: Take| {
        let press = move |event: MouseEvent| {
            let place = event
                .current_target()
                .and_then(|target| target.dyn_into::<Element>().ok())
                .and_then(|button| button.parent_element());
            if let Some(place) = place {
                take(place);
            }
        };
        view! {
            <button
                type="button"
                class="chart-save"
                aria-label=move || [t::shell::save_as(state.locale.get()), name].join(" ")
                on:click=press
            >
                {name}
            </button>
        }
        .into_any()
    };
    let words = move || {
        let l = state.locale.get();
        said.get().map(|done| match done {
            Ok(name) => t::shell::SaveDone { name: &name }.text(l),
            Err(()) => t::cohorts::save_failed(l).to_owned(),
        })
    };
    view! {
        <span class="take" role="group">
            <span class="sr">{say(state.locale, t::cohorts::take_table)}</span>
            {button("CSV", csv)} {button("Excel", book)}
            <span class="hint" role="status">{words}</span>
        </span>
    }
    .into_any()
}

fn text_blob(text: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type("text/csv;charset=utf-8");
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()
}

/// Saves a file under a name with today's date; `place` is where in the page.
pub(in crate::app::data) fn write(
    blob: Option<Blob>,
    name: &str,
    kind: &str,
    place: &Element,
) -> Result<String, ()> {
    let name = name_today(name, kind);
    download(&blob.ok_or(())?, &name, place).map_err(drop)?;
    Ok(name)
}
