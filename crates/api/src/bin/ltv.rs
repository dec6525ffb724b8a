//! The package's module.
#![allow(missing_docs)] // exports are documented in the package's declarations

use js_sys::{Array, Float64Array, Function, Object, Reflect};
use ltv_api::analysis::{self, AnalyzeAsked, AnalyzeProblem, AnalyzeProgress, AskedColumns};
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
    let asked = asked(&options).map_err(|problem| plain(&problem))?;
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

/// The options, or the first of them that cannot be used.
fn asked(options: &JsValue) -> Result<AnalyzeAsked, AnalyzeProblem> {
    known(options, &AnalyzeAsked::NAMES, "")?;
    let mapping = Reflect::get(options, &"mapping".into()).unwrap_or_default();
    known(&mapping, &AskedColumns::NAMES, "mapping.")?;
    // One by one only to tell which it is.
    serde_wasm_bindgen::from_value(options.clone()).map_err(|whole| {
        let alone = AnalyzeAsked::NAMES.into_iter().find_map(|name| {
            let own = JsValue::from(Object::new());
            set(&own, name, &Reflect::get(options, &name.into()).ok()?);
            let read = serde_wasm_bindgen::from_value::<AnalyzeAsked>(own);
            Some(AnalyzeProblem::option(name, &words(&read.err()?)))
        });
        alone.unwrap_or_else(|| AnalyzeProblem::option("options", &words(&whole)))
    })
}

/// Without the name that scripts give to errors; those of the engine that runs them
/// speak of our code, not of the value.
fn words(error: &serde_wasm_bindgen::Error) -> String {
    let text = error.to_string();
    if text.starts_with("TypeError") {
        return "it is of another type".to_owned();
    }
    text.strip_prefix("Error: ").unwrap_or(&text).to_owned()
}

/// Refuses names that are none of these: slips of the pen.
fn known(object: &JsValue, names: &[&str], above: &str) -> Result<(), AnalyzeProblem> {
    if !object.is_object() {
        return Ok(());
    }
    let keys = Object::keys(object.unchecked_ref::<Object>()).into_iter();
    let unknown = keys
        .filter_map(|key| key.as_string())
        .find(|key| !names.contains(&key.as_str()));
    unknown.map_or(Ok(()), |name| {
        let detail = format!("there is no such option; there are {}", names.join(", "));
        Err(AnalyzeProblem::option(&[above, &name].concat(), &detail))
    })
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
