//! The inputs as a query string: the `prefill` attribute, `setInputs`, shared
//! links, and what is carried from one module to the other.
//!
//! `method=margin&period=month&aov=1200&orders=2.4&margin=0.45&cost=85&churn=0.05&cac=900`
//!
//! `period` is the rhythm of payment and the period of every rate; `orders-per`,
//! `churn-per`, `lifespan-unit` and their like state another one for a single
//! rate. Shares are shares: 0.45 is 45 %.

use ltv_engine::economics::{Business, Method, Timing};
use ltv_engine::error::Field;
use ltv_engine::units::Period;

use super::fields::{FIELDS, has_period};
use super::form::Form;
use crate::digits;
use crate::i18n::Currency;

/// The name of each field, in the order of [`FIELDS`].
const KEYS: [&str; FIELDS.len()] = [
    "aov",
    "orders",
    "revenue",
    "payers",
    "margin",
    "cost",
    "churn",
    "lifespan",
    "loyalty",
    "discount",
    "horizon",
    "total-spend",
    "cac",
    "spend",
    "new-customers",
    "target",
    "target-payback",
    "healthy-from",
    "high-from",
];
const BUSINESSES: [&str; 3] = ["repeat", "subscription", "base"];
const METHODS: [&str; 6] = [
    "simple",
    "margin",
    "retention",
    "discounted",
    "horizon",
    "total",
];
/// What counts per payment period, unless it is said otherwise.
const RATES: [Field; 3] = [Field::PurchaseFrequency, Field::Churn, Field::Lifespan];
const TIMINGS: [&str; 2] = ["start", "end"];

/// The name of a field in a query string.
pub fn key(field: Field) -> &'static str {
    KEYS[super::fields::index(field)]
}

/// The field of that name.
pub fn field(key: &str) -> Option<Field> {
    KEYS.iter()
        .position(|name| *name == key)
        .map(|at| FIELDS[at])
}

/// The field whose period `key` states: `churn-per`, `lifespan-unit`.
fn period_of(key: &str) -> Option<Field> {
    field(key.strip_suffix("-per").or(key.strip_suffix("-unit"))?)
        .filter(|field| has_period(*field))
}

/// Applies a query string. Parts that cannot be used are left out and returned.
pub fn apply(form: &mut Form, currency: Currency, query: &str) -> Vec<String> {
    let parts: Vec<(&str, &str)> = query
        .trim_start_matches('?')
        .split('&')
        .filter(|part| !part.is_empty())
        .map(|part| part.split_once('=').unwrap_or((part, "")))
        .collect();
    let has = |name: &str| parts.iter().any(|(key, _)| *key == name);
    let mut refused = Vec::new();
    // What decides the meaning of the rest comes first, wherever it stands: the
    // business, then the method, then the periods, then what counts them.
    for pass in 0..5 {
        if pass == 3 {
            // A rate counts per payment period unless its own period is said.
            for each in RATES.into_iter().filter(|each| has(key(*each))) {
                form.set_period(each, form.payment_period);
            }
        }
        for (key, value) in &parts {
            if rank(key) == pass && set(form, currency, key, value).is_none() {
                refused.push(format!("{key}={value}"));
            }
        }
    }
    // What was given is what is used, unless it is said otherwise.
    if has("lifespan") != has("churn") && !has("by") {
        form.by_span = has("lifespan");
    }
    if has("spend") && has("new-customers") && !has("cac") && !has("cac-from") {
        form.from_spend = true;
    }
    refused
}

fn rank(key: &str) -> u8 {
    match key {
        "business" => 0,
        "method" => 1,
        "period" => 2,
        "entered" => 4,
        key if period_of(key).is_some() => 3,
        _ => 4,
    }
}

fn set(form: &mut Form, currency: Currency, key: &str, value: &str) -> Option<()> {
    if let Some(field) = field(key) {
        if value.is_empty() {
            return form.optional(field).then(|| form.clear(field));
        }
        return form.set_value(field, digits::parse(value)?).ok();
    }
    if let Some(field) = period_of(key) {
        form.set_period(field, period(value)?);
        return Some(());
    }
    let position = |names: &[&str]| names.iter().position(|name| *name == value);
    match key {
        "business" => choose(form, currency, Business::ALL[position(&BUSINESSES)?]),
        "method" => {
            let method = Method::ALL[position(&METHODS)?];
            if !form.business.methods().contains(&method) {
                let fitting = |business: &Business| business.methods().contains(&method);
                choose(form, currency, Business::ALL.into_iter().find(fitting)?);
            }
            form.method = method;
        }
        "timing" => form.timing = [Timing::AtOnce, Timing::EndOfPeriod][position(&TIMINGS)?],
        "period" => {
            let period = period(value)?;
            form.payment_period = period;
            for field in RATES {
                form.set_period(field, period);
            }
        }
        "by" => form.by_span = position(&["churn", "lifespan"])? == 1,
        "cac-from" => form.from_spend = position(&["cost", "spend"])? == 1,
        "entered" => {
            form.entered_only(|field| value.split(',').any(|name| name == self::key(field)));
        }
        _ => return None,
    }
    Some(())
}

/// Another kind of business has other fields: its example comes in.
fn choose(form: &mut Form, currency: Currency, business: Business) {
    if form.business != business {
        *form = Form::example(currency, business);
    }
}

/// The query string that brings back the form's values.
pub fn write(form: &Form) -> String {
    let at = |one: usize, names: &[&'static str]| names[one];
    let mut parts = vec![
        format!("business={}", at(form.business as usize, &BUSINESSES)),
        format!("method={}", at(form.method as usize, &METHODS)),
        format!("timing={}", at(form.timing as usize, &TIMINGS)),
        format!("period={}", name(form.payment_period)),
        format!("by={}", at(form.by_span.into(), &["churn", "lifespan"])),
        format!(
            "cac-from={}",
            at(form.from_spend.into(), &["cost", "spend"])
        ),
    ];
    let mut entered = Vec::new();
    for (field, key) in FIELDS.into_iter().zip(KEYS) {
        let entry = form.entry(field);
        if has_period(field) {
            parts.push(format!("{key}-per={}", name(entry.period)));
        }
        if entry.value.is_some() || form.optional(field) {
            let value = entry.value.map(digits::text);
            parts.push(format!("{key}={}", value.unwrap_or_default()));
        }
        if entry.entered {
            entered.push(key);
        }
    }
    parts.push(format!("entered={}", entered.join(",")));
    parts.join("&")
}

fn period(value: &str) -> Option<Period> {
    Period::ALL
        .into_iter()
        .find(|period| name(*period) == value)
}

/// The name of a period in attributes and option values.
pub fn name(period: Period) -> &'static str {
    match period {
        Period::Week => "week",
        Period::Month => "month",
        Period::Quarter => "quarter",
        Period::Year => "year",
    }
}
