//! Where the small module hands saving a chart to the larger one, which alone
//! carries it.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::i18n::Locale;

/// Saves the chart whose control was pressed: see [`super::save`].
pub(super) type Saver = fn(&Element, Locale);

thread_local! {
    static SAVER: Cell<Option<Saver>> = const { Cell::new(None) };
}

/// From now on the charts' controls save.
pub fn register_saver(saver: Saver) {
    SAVER.set(Some(saver));
}

/// Without a saver nothing happens: `embed.js` fetches the larger module and
/// presses the control there.
pub(super) fn pressed(event: &Event, locale: Locale) {
    let control = event
        .current_target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    if let (Some(saver), Some(control)) = (SAVER.get(), control) {
        saver(&control, locale);
    }
}
