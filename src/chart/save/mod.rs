//! Saves a chart as the page shows it, as an SVG or a PNG file. Carried by the
//! full module only; nothing leaves the browser.

mod file;
mod picture;
mod raster;
mod vector;
mod words;

use wasm_bindgen::prelude::*;
use web_sys::{Blob, Element};

pub use file::{download, name_today};
pub use picture::Picture;
pub use raster::png;
pub use vector::svg;
pub use words::wrap;

use crate::i18n::{Locale, t};

/// From now on the charts' controls save.
pub fn install() {
    super::register_saver(|control, locale| {
        let control = control.clone();
        // The control may have been pressed in the moment the chart came onto
        // the page: what is saved is read once it is drawn.
        let drawn = Closure::once_into_js(move || pressed(&control, locale));
        if let Some(window) = web_sys::window() {
            // No argument has a way to fail.
            let _ = window
                .set_timeout_with_callback_and_timeout_and_arguments_0(drawn.unchecked_ref(), 60);
        }
    });
}

/// `data-grow` says what to save: `save-<chart>-<kind>`.
fn pressed(control: &Element, locale: Locale) {
    let Some(figure) = control.closest("figure").ok().flatten() else {
        return;
    };
    let key = control.get_attribute("data-grow").unwrap_or_default();
    let Some((chart, kind)) = key
        .strip_prefix("save-")
        .and_then(|key| key.rsplit_once('-'))
    else {
        return;
    };
    let name = name_today(chart, kind);
    let figure_of = figure.clone();
    let done = move |blob: Option<Blob>| {
        let saved = blob.is_some_and(|blob| download(&blob, &name, &figure_of).is_ok());
        let words = if saved {
            t::shell::SaveDone { name: &name }.text(locale)
        } else {
            t::shell::save_failed(locale).to_owned()
        };
        tell(&figure_of, &words);
    };
    let Some(picture) = Picture::of(&figure) else {
        done(None);
        return;
    };
    if kind == "svg" {
        done(svg(&picture).and_then(|text| file::blob(&text, "image/svg+xml")));
    } else {
        png(&picture, done);
    }
}

/// In the figure, where screen readers hear it.
fn tell(figure: &Element, words: &str) {
    if let Ok(Some(place)) = figure.query_selector(".chart-said") {
        place.set_text_content(Some(words));
    }
}
