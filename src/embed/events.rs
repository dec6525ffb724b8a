//! The events of the element: bubbling, composed, aggregates only.

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use ltv_engine::economics::{Basis, Payback};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

use crate::app::state::{Answer, AppState};
use crate::i18n::Currency;

/// Dispatches an event; false when the page stopped its default.
pub fn emit(state: AppState, name: &str, detail: &JsValue, cancelable: bool) -> bool {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_cancelable(cancelable);
    init.set_detail(detail);
    let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) else {
        return true;
    };
    state
        .host
        .try_with_value(|host| host.dispatch_event(&event).unwrap_or(true))
        .unwrap_or(true)
}

/// `ltv-cta`, with the result it was pressed at.
pub fn cta(state: AppState) -> bool {
    emit(state, "ltv-cta", &latest(state), true)
}

/// `ltv-error` of a kind, without any content of a file.
pub fn error(state: AppState, kind: &str) {
    emit(state, "ltv-error", &object(&[("kind", kind.into())]), false);
}

/// `ltv-import`: counts only.
pub fn import(state: AppState, rows: f64, orders: f64, customers: f64) {
    let detail = object(&[
        ("rows", rows.into()),
        ("orders", orders.into()),
        ("customers", customers.into()),
    ]);
    emit(state, "ltv-import", &detail, false);
}

/// The latest answer in the shape of [`result`]; null before the first one.
pub fn latest(state: AppState) -> JsValue {
    let currency = state.currency.get_untracked();
    let told = |answer: &Option<Answer>| answer.as_ref().map(|a| result(a, currency));
    state.answer.with_untracked(told).unwrap_or(JsValue::NULL)
}

/// The detail of `ltv-result`, and what `getResult()` holds of the calculator: the shape
/// of the npm package's `CalculatorResult`.
pub fn result(answer: &Answer, currency: Currency) -> JsValue {
    let result = &answer.result;
    let number = |value: Option<f64>| value.map_or(JsValue::NULL, JsValue::from_f64);
    let (payback, months) = match result.payback {
        Payback::After { months } => ("after", Some(months)),
        Payback::Never => ("never", None),
        Payback::Unknown => ("unknown", None),
    };
    let basis = match result.basis {
        Basis::Revenue => "revenue",
        Basis::Contribution => "contribution",
    };
    object(&[
        ("currency", currency.code().into()),
        ("basis", basis.into()),
        ("ltv", result.ltv.into()),
        ("netLtv", number(result.net_ltv)),
        ("ratio", number(result.ratio)),
        ("payback", payback.into()),
        ("paybackMonths", number(months)),
        ("allowedCac", number(result.allowed_acquisition_cost)),
        ("allowedCacForPayback", number(result.allowed_for_payback)),
    ])
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (key, value) in entries {
        // Setting a property of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &(*key).into(), value);
    }
    object.into()
}
