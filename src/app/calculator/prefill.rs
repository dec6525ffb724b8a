//! The inputs as a query string: the `prefill` attribute, `setInputs`, and what
//! is carried from one module to the other.
//!
//! `method=margin&period=month&aov=1200&orders=2.4&margin=0.45&cost=85&churn=0.05&cac=900`
//!
//! `period` is the rhythm of payment and the period of every rate; `orders-per`,
//! `churn-per` and `lifespan-unit` state another one for a single rate. Shares
//! are shares: 0.45 is 45 %.

use ltv_engine::economics::Method;
use ltv_engine::error::Field;
use ltv_engine::units::Period;

use super::form::Form;
use crate::digits;

const VALUES: [(&str, Field); 7] = [
    ("aov", Field::AverageOrderValue),
    ("orders", Field::PurchaseFrequency),
    ("margin", Field::GrossMargin),
    ("cost", Field::CostToServe),
    ("churn", Field::Churn),
    ("lifespan", Field::Lifespan),
    ("cac", Field::AcquisitionCost),
];
const PERIODS: [(&str, Field); 3] = [
    ("orders-per", Field::PurchaseFrequency),
    ("churn-per", Field::Churn),
    ("lifespan-unit", Field::Lifespan),
];

/// The name of a field in a query string.
pub fn key(field: Field) -> &'static str {
    VALUES
        .iter()
        .find(|(_, each)| *each == field)
        .map_or("", |(key, _)| key)
}

/// Applies a query string. Parts that cannot be used are left out and returned.
pub fn apply(form: &mut Form, query: &str) -> Vec<String> {
    let parts: Vec<(&str, &str)> = query
        .trim_start_matches('?')
        .split('&')
        .filter(|part| !part.is_empty())
        .map(|part| part.split_once('=').unwrap_or((part, "")))
        .collect();
    let mut refused = Vec::new();
    // Periods first, wherever they stand: they say what the values count.
    for (key, value) in &parts {
        if *key == "period" {
            match period(value) {
                Some(period) => {
                    form.payment_period = period;
                    for field in [Field::PurchaseFrequency, Field::Churn, Field::Lifespan] {
                        form.set_period(field, period);
                    }
                }
                None => refused.push(format!("{key}={value}")),
            }
        }
    }
    for (key, value) in &parts {
        if let Some((_, field)) = PERIODS.iter().find(|(name, _)| name == key) {
            match period(value) {
                Some(period) => form.set_period(*field, period),
                None => refused.push(format!("{key}={value}")),
            }
        }
    }
    for (key, value) in parts {
        if !set(form, key, value) {
            refused.push(format!("{key}={value}"));
        }
    }
    refused
}

fn set(form: &mut Form, key: &str, value: &str) -> bool {
    if let Some((_, field)) = VALUES.iter().find(|(name, _)| *name == key) {
        if value.is_empty() && *field == Field::AcquisitionCost {
            form.clear(*field);
            return true;
        }
        return digits::parse(value).is_some_and(|number| form.set_value(*field, number).is_ok());
    }
    match key {
        "method" => match value {
            "simple" => form.method = Method::Simple,
            "margin" => form.method = Method::MarginAdjusted,
            _ => return false,
        },
        "target" => match digits::parse(value) {
            Some(target) if Field::TargetRatio.range().broken_by(target).is_none() => {
                form.target_ratio = target;
            }
            _ => return false,
        },
        // Read above.
        "period" | "orders-per" | "churn-per" | "lifespan-unit" => {}
        _ => return false,
    }
    true
}

/// The query string that brings back the form's values.
pub fn write(form: &Form) -> String {
    let method = match form.method {
        Method::Simple => "simple",
        Method::MarginAdjusted => "margin",
    };
    let mut parts = vec![
        format!("method={method}"),
        format!("period={}", name(form.payment_period)),
    ];
    for (key, field) in PERIODS {
        parts.push(format!("{key}={}", name(form.period(field))));
    }
    for (key, field) in VALUES {
        let value = form.entry(field).value.map(digits::text);
        parts.push(format!("{key}={}", value.unwrap_or_default()));
    }
    parts.push(format!("target={}", digits::text(form.target_ratio)));
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
