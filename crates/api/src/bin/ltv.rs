//! The package's module.
#![allow(missing_docs)] // exports are documented in the package's declarations

use js_sys::{Array, Float64Array, Function, Object, Reflect};
use ltv_api::analysis::{self, AnalyzeAsked, AnalyzeProblem, AnalyzeProgress};
use ltv_api::calculator::{self, CalculatorInputs, Value};
use ltv_engine::calendar::Day;
use ltv_engine::forecast::Forecast;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use web_sys::Blob;

fn main() {}

/// What a customer is worth.
///
/// # Errors
/// `Refused`, as a plain object.
#[wasm_bindgen]
pub fn calculate(inputs: &Object) -> Result<JsValue, JsValue> {
    let entries = Object::entries(inputs).into_iter().map(|entry| {
        let entry = Array::from(&entry);
        (
            entry.get(0).as_string().unwrap_or_default(),
            value(&entry.get(1)),
        )
    });
    let inputs = CalculatorInputs::read(entries).map_err(|refused| plain(&refused))?;
    match calculator::calculate(&inputs) {
        Ok(result) => Ok(plain(&result)),
        Err(refused) => Err(plain(&refused)),
    }
}

fn value(value: &JsValue) -> Value {
    if value.is_undefined() || value.is_null() {
        Value::Nothing
    } else if let Some(number) = value.as_f64() {
        Value::Number(number)
    } else if let Some(text) = value.as_string() {
        Value::Text(text)
    } else {
        Value::Other
    }
}

/// The analysis of a file, with its columns beside the rest.
///
/// # Errors
/// `AnalyzeProblem`, as a plain object.
#[wasm_bindgen]
pub async fn analyze(
    data: Blob,
    options: JsValue,
    today: i32,
    progress: Function,
) -> Result<JsValue, JsValue> {
    let unknown = Object::keys(options.unchecked_ref::<Object>())
        .into_iter()
        .filter_map(|key| key.as_string())
        .find(|key| !AnalyzeAsked::NAMES.contains(&key.as_str()));
    if let Some(option) = unknown {
        return Err(plain(&AnalyzeProblem::Option {
            option,
            detail: "there is no such option".to_owned(),
        }));
    }
    let asked: AnalyzeAsked = serde_wasm_bindgen::from_value(options).map_err(|error| {
        plain(&AnalyzeProblem::Option {
            option: "options".to_owned(),
            detail: error.to_string(),
        })
    })?;
    let tell = |event: &AnalyzeProgress| {
        // A listener's own errors are not ours to handle.
        let _ = progress.call1(&JsValue::UNDEFINED, &plain(event));
    };
    match analysis::analyze(data, asked, Day(today), tell).await {
        Ok((result, forecast)) => {
            let written = plain(&result);
            set(&written, "columns", &columns(&forecast));
            Ok(written)
        }
        Err(problem) => Err(plain(&problem)),
    }
}

/// Every customer's figures, a typed array each; the ids as an array of texts.
fn columns(forecast: &Forecast) -> JsValue {
    let columns = forecast.columns();
    let object = JsValue::from(Object::new());
    let history = forecast.history();
    let ids: Array = (0..history.len())
        .map(|at| JsValue::from_str(history.id(at)))
        .collect();
    set(&object, "id", &ids);
    let numbers = [
        ("x", &columns.x),
        ("tx", &columns.t_x),
        ("t", &columns.t),
        ("pAlive", &columns.p_alive),
        ("expectedOrders", &columns.expected_orders),
        ("expectedValue", &columns.expected_value),
        ("clv", &columns.clv),
    ];
    for (name, values) in numbers {
        set(&object, name, &Float64Array::from(values.as_slice()));
    }
    object
}

fn set(object: &JsValue, key: &str, value: &JsValue) {
    // Setting a property of a fresh plain object cannot fail.
    let _ = Reflect::set(object, &key.into(), value);
}

/// A plain object, `null` where there is nothing.
fn plain(value: &impl Serialize) -> JsValue {
    let written = value.serialize(&Serializer::json_compatible());
    written.unwrap_or(JsValue::UNDEFINED)
}
