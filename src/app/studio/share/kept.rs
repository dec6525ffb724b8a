//! What is kept of a calculation: in a link, in the browser when asked, and from
//! one module to the next.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use web_sys::Storage;

use super::super::doc::{Doc, MOST_SCENARIOS};
use super::super::state::Studio;
use crate::app::calculator::{Form, prefill};
use crate::app::state::{AppState, Place};
use crate::i18n::Currency;

/// A whole calculation, as plain data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Kept {
    /// ISO 4217.
    pub currency: String,
    /// The inputs, as `prefill` writes them.
    pub inputs: String,
    /// Whether they are still the example.
    #[serde(default)]
    pub example: bool,
    /// What the tools hold.
    #[serde(default)]
    pub doc: Doc,
}

/// The most of each list that is read: what comes from outside is not trusted.
const MOST: usize = 20;

impl Kept {
    pub(crate) fn of(state: AppState, studio: Studio) -> Self {
        let form = state.form.get_untracked();
        Self {
            currency: state.currency.get_untracked().code().to_owned(),
            inputs: prefill::write(&form),
            example: !form.edited,
            doc: studio.doc.get_untracked(),
        }
    }

    /// Puts it in place of what is there. False: the groups of customers in it could not
    /// all be used; the rest is there.
    pub(crate) fn apply(self, state: AppState, studio: Studio) -> bool {
        let currency =
            Currency::from_code(&self.currency).unwrap_or(state.currency.get_untracked());
        let mut form = Form::example(currency, ltv_engine::economics::Business::RepeatPurchases);
        // Parts that cannot be used leave the example's value; the rest is not lost.
        let _ = prefill::apply(&mut form, currency, &self.inputs);
        form.edited = !self.example;
        let mut doc = self.doc;
        doc.scenarios.truncate(MOST_SCENARIOS);
        for scenario in &mut doc.scenarios {
            scenario.name = scenario.name.chars().take(60).collect();
            scenario.levers.truncate(MOST);
        }
        doc.spreads.truncate(MOST);
        doc.programmes.truncate(MOST);
        let (groups, whole) = doc.groups.sound();
        doc.groups = groups;
        let scenarios = !doc.scenarios.is_empty();
        state.currency.set(currency);
        state.form.set(form);
        studio.doc.set(doc);
        if scenarios {
            state.place.set(Place::Scenarios);
        }
        whole
    }

    /// As JSON, by the browser's own writer.
    pub(crate) fn json(&self) -> Option<String> {
        let value = self
            .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
            .ok()?;
        js_sys::JSON::stringify(&value).ok().map(String::from)
    }

    /// From JSON that anybody may have written.
    pub(crate) fn from_json(text: &str) -> Option<Self> {
        serde_wasm_bindgen::from_value(js_sys::JSON::parse(text).ok()?).ok()
    }
}

const KEY: &str = "ltv-calculator";

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// Keeps a calculation in this browser, with the date in front. False: it refuses.
pub(super) fn keep(kept: &Kept) -> bool {
    let today = js_sys::Date::new_0();
    let date = format!(
        "{}-{}-{}",
        today.get_full_year(),
        today.get_month() + 1,
        today.get_date()
    );
    let stored = storage()
        .zip(kept.json())
        .and_then(|(storage, json)| storage.set_item(KEY, &format!("{date}\n{json}")).ok());
    stored.is_some()
}

/// The day on which something was kept here: year, month, day.
pub(super) fn date() -> Option<(i32, u32, u32)> {
    let text = storage()?.get_item(KEY).ok().flatten()?;
    let mut parts = text.lines().next()?.split('-');
    Some((
        parts.next()?.parse().ok()?,
        parts.next()?.parse().ok()?,
        parts.next()?.parse().ok()?,
    ))
}

/// What was kept here.
pub(super) fn open() -> Option<Kept> {
    let text = storage()?.get_item(KEY).ok().flatten()?;
    Kept::from_json(text.split_once('\n')?.1)
}

/// Deletes it.
pub(super) fn forget() {
    if let Some(storage) = storage() {
        // Deleting what is not there is no failure.
        let _ = storage.remove_item(KEY);
    }
}

/// Used by the snapshot between modules: nothing where the tools hold nothing.
pub(crate) fn snapshot(studio: Studio) -> Option<String> {
    let doc = studio.doc.get_untracked();
    if doc == Doc::default() {
        return None;
    }
    let value: JsValue = doc
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .ok()?;
    js_sys::JSON::stringify(&value).ok().map(String::from)
}

/// The way back from [`snapshot`].
pub(crate) fn restore(studio: Studio, text: &str) {
    let doc = js_sys::JSON::parse(text)
        .ok()
        .and_then(|value| serde_wasm_bindgen::from_value(value).ok());
    if let Some(doc) = doc {
        studio.doc.set(doc);
    }
}
