//! Hands a file to the browser's downloads.

use js_sys::{Array, Date};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, BlobPropertyBag, Element, HtmlAnchorElement, Url};

/// `ltv-<what>-<today>.<kind>`, by the user's own calendar.
pub fn name_today(what: &str, kind: &str) -> String {
    let now = Date::new_0();
    let two = |number: u32| {
        let digits = number.to_string();
        if number < 10 {
            ["0", &digits].concat()
        } else {
            digits
        }
    };
    let day = [
        now.get_full_year().to_string(),
        two(now.get_month() + 1),
        two(now.get_date()),
    ]
    .join("-");
    ["ltv-", what, "-", &day, ".", kind].concat()
}

/// A text as a file.
pub(super) fn blob(text: &str, mime: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()
}

/// Downloads a file; the link for it stands within `place` for the moment.
///
/// # Errors
/// When the browser refuses to make the link.
pub fn download(blob: &Blob, name: &str, place: &Element) -> Result<(), JsValue> {
    let document = place.owner_document().ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    let address = Url::create_object_url_with_blob(blob)?;
    link.set_href(&address);
    link.set_download(name);
    link.set_hidden(true);
    place.append_child(&link)?;
    link.click();
    link.remove();
    // Not at once: some browsers begin to read only now.
    let revoke = Closure::once_into_js(move || {
        // An address that is gone already is what is wanted.
        let _ = Url::revoke_object_url(&address);
    });
    if let Some(window) = web_sys::window() {
        window.set_timeout_with_callback_and_timeout_and_arguments_0(
            revoke.unchecked_ref(),
            10_000,
        )?;
    }
    Ok(())
}
