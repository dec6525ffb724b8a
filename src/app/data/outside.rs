//! What comes from outside: the sample's file, and today's date.

use ltv_engine::calendar::Day;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Response};

/// Fetches one of the widget's own files; `None` when that fails.
pub(super) async fn fetch(address: &str) -> Option<Blob> {
    let answer = JsFuture::from(web_sys::window()?.fetch_with_str(address))
        .await
        .ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    JsFuture::from(answer.blob().ok()?)
        .await
        .ok()?
        .dyn_into()
        .ok()
}

/// Today's date where the user is: the engine has no clock.
pub(super) fn today() -> Day {
    let now = js_sys::Date::new_0();
    Day::from_civil(
        now.get_full_year() as i32,
        now.get_month() as u8 + 1,
        now.get_date() as u8,
    )
    .unwrap_or(ltv_engine::calendar::LAST_VALID_DAY)
}
