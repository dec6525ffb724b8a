//! What serde writes on the page the models module reads by hand: every request
//! comes back as it was.
#![allow(clippy::unwrap_used)]

use ltv_engine::btyd::ModelKind;
use ltv_engine::calendar::Day;
use ltv_engine::cohorts::RetainedCohort;
use ltv_engine::forecast::{Filter, ForecastOptions, Sort, Unit};
use ltv_engine::retention::{RetentionOptions, Survivors};
use ltv_engine::units::{Discount, Period};
use ltv_worker::protocol::models::{PeopleAsk, Request};
use ltv_worker::wire::{Value, models_request};
use serde_json::json;

fn value(json: &serde_json::Value) -> Value {
    use serde_json::Value as Json;
    match json {
        Json::Null => Value::Nothing,
        Json::Bool(truth) => Value::Truth(*truth),
        Json::Number(number) => Value::Number(number.as_f64().unwrap()),
        Json::String(text) => Value::Text(text.clone()),
        Json::Array(list) => Value::List(list.iter().map(value).collect()),
        Json::Object(fields) => {
            let fields = fields.iter();
            Value::Record(
                fields
                    .map(|(name, one)| (name.clone(), value(one)))
                    .collect(),
            )
        }
    }
}

#[track_caller]
fn crosses(wanted: Request) {
    let written = serde_json::to_value(&wanted).unwrap();
    assert_eq!(models_request(&value(&written)), Some(wanted), "{written}");
}

#[test]
fn forecasts_cross() {
    let all = [
        ModelKind::Nbd,
        ModelKind::BgNbd,
        ModelKind::MbgNbd,
        ModelKind::ParetoNbd,
    ];
    for unit in [Unit::Day, Unit::Week, Unit::Month] {
        for chosen in all.map(Some).into_iter().chain([None]) {
            for per in Period::ALL {
                crosses(Request::Forecast {
                    options: ForecastOptions {
                        unit,
                        calibration_end: chosen.map(|_| Day(-9)),
                        horizon: 730,
                        discount: Discount { rate: 0.12, per },
                        margin: 0.35,
                        models: all.to_vec(),
                        chosen,
                    },
                });
            }
        }
    }
}

#[test]
fn tables_cross() {
    let sorts = [
        Sort::Value,
        Sort::Orders,
        Sort::PAlive,
        Sort::Soon,
        Sort::Purchases,
        Sort::Revenue,
        Sort::Last,
        Sort::Id,
    ];
    let filters = [
        Filter::default(),
        Filter {
            id: "王 0912".to_owned(),
            p_alive_from: Some(0.25),
            p_alive_to: Some(0.5),
            purchases_from: Some(2),
            purchases_to: Some(9),
            value_from: Some(-1.5),
        },
    ];
    for sort in sorts {
        for filter in &filters {
            for reversed in [false, true] {
                let ask = PeopleAsk {
                    sort,
                    reversed,
                    filter: filter.clone(),
                };
                crosses(Request::Export {
                    ask: ask.clone(),
                    heads: vec!["顧客".to_owned(), "value USD".to_owned()],
                });
                let (from, count) = (999_999, 40);
                crosses(Request::People { ask, from, count });
            }
        }
    }
}

#[test]
fn retention_crosses() {
    let values = vec![1_000.0, 631.0, 468.5];
    let all = [
        Survivors::Counts {
            values: values.clone(),
        },
        Survivors::Percent {
            values: values.clone(),
            customers: None,
        },
        Survivors::Percent {
            values,
            customers: Some(1_200.0),
        },
    ];
    for survivors in all {
        for period in Period::ALL {
            crosses(Request::Survivors {
                survivors: survivors.clone(),
                options: RetentionOptions {
                    period,
                    discount: Discount {
                        rate: 0.1,
                        per: Period::Year,
                    },
                    payment: 12.5,
                    ages: 36,
                },
            });
        }
    }
}

#[test]
fn cohorts_cross() {
    let cohort = |kept: &[u32], running| RetainedCohort {
        size: 1_000,
        kept: kept.to_vec(),
        running,
    };
    crosses(Request::Retained {
        cohorts: vec![
            cohort(&[900, 850], None),
            cohort(&[910], Some(900)),
            cohort(&[], None),
        ],
    });
}

#[test]
fn the_rest_crosses() {
    crosses(Request::Load);
    crosses(Request::Card { index: u32::MAX });
    crosses(Request::Cancel { target: 3 });
}

#[test]
fn what_is_usual_may_be_left_out() {
    let short = json!({ "kind": "forecast", "options": {} });
    let options = ForecastOptions::default();
    assert_eq!(
        models_request(&value(&short)),
        Some(Request::Forecast { options })
    );
    let short = json!({ "kind": "people", "ask": {}, "from": 0, "count": 1 });
    let ask = PeopleAsk::default();
    let whole = Request::People {
        ask,
        from: 0,
        count: 1,
    };
    assert_eq!(models_request(&value(&short)), Some(whole));
}

#[test]
fn what_is_not_understood_is_refused() {
    for message in [
        json!(null),
        json!({ "kind": "sing" }),
        json!({ "kind": "card" }),
        json!({ "kind": "card", "index": -1 }),
        json!({ "kind": "forecast", "options": { "chosen": "oracle" } }),
        json!({ "kind": "forecast", "options": { "horizon": 1.5 } }),
        json!({ "kind": "people", "ask": { "sort": "height" }, "from": 0, "count": 1 }),
        json!({ "kind": "people", "ask": {}, "from": 0 }),
        json!({ "kind": "retained", "cohorts": [{ "size": 2, "kept": [0.5] }] }),
        json!({ "kind": "retained", "cohorts": [{ "size": 2 }] }),
    ] {
        assert_eq!(models_request(&value(&message)), None, "{message}");
    }
}
