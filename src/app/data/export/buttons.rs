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
    let data = use_context::<DataState>();
    let said = RwSignal::new(None::<Result<String, ()>>);
    let make = Arc::new(make);
    let button = |kind: &'static str, name: &'static str| {
        let make = make.clone();
        let press = move |event: MouseEvent| {
            let place = event
                .current_target()
                .and_then(|target| target.dyn_into::<Element>().ok())
                .and_then(|button| button.parent_element());
            let Some(place) = place else { return };
            let tell = move |done: Result<String, ()>| {
                // The page may have gone on.
                let _ = said.try_set(Some(done));
            };
            make(Box::new(move |sheet| {
                if kind == "csv" {
                    tell(write(text_blob(&csv(&sheet)), &sheet.name, kind, &place));
                } else if let Some(data) = data {
                    let name = sheet.name.clone();
                    data.write_book(&book::request(&sheet), move |file| {
                        tell(write(file, &name, kind, &place));
                    });
                }
            }));
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
            {button("csv", "CSV")} {button("xlsx", "Excel")}
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
