//! Every figure against the explicit sums of `tests/data/economics_oracle.py`.
#![allow(clippy::unwrap_used)]

mod common;

use std::collections::HashMap;

use common::{inputs, relative};
use ltv_engine::economics::*;
use ltv_engine::units::{Churn, Discount, Frequency, Lifespan, Period};

const EXPECTED: &str = include_str!("../../../tests/data/expected/economics.csv");

type Row<'a> = HashMap<&'a str, &'a str>;

fn number(row: &Row, name: &str) -> f64 {
    row[name].parse().unwrap()
}

fn period(row: &Row, name: &str) -> Period {
    match row[name] {
        "week" => Period::Week,
        "month" => Period::Month,
        "quarter" => Period::Quarter,
        "year" => Period::Year,
        other => panic!("{other}"),
    }
}

fn case(row: &Row) -> CalculatorInputs {
    let span = |length, unit| Lifespan {
        length: number(row, length),
        unit: period(row, unit),
    };
    CalculatorInputs {
        method: match row["method"] {
            "simple" => Method::Simple,
            "marginAdjusted" => Method::MarginAdjusted,
            "retention" => Method::Retention,
            "retentionDiscounted" => Method::RetentionDiscounted,
            "finiteHorizon" => Method::FiniteHorizon,
            "arppuTotal" => Method::ArppuTotal,
            other => panic!("{other}"),
        },
        timing: match row["timing"] {
            "atOnce" => Timing::AtOnce,
            _ => Timing::EndOfPeriod,
        },
        payment_period: period(row, "payment_period"),
        average_order_value: number(row, "aov"),
        frequency: Frequency {
            orders: number(row, "orders"),
            per: period(row, "orders_per"),
        },
        gross_margin: number(row, "margin"),
        cost_to_serve: number(row, "cost"),
        lifetime: match row["lifetime"] {
            "churn" => Lifetime::Churn(Churn {
                share: number(row, "lifetime_value"),
                per: period(row, "lifetime_per"),
            }),
            _ => Lifetime::Span(span("lifetime_value", "lifetime_per")),
        },
        discount: Discount {
            rate: number(row, "rate"),
            per: period(row, "rate_per"),
        },
        horizon: span("horizon", "horizon_unit"),
        base: Base {
            revenue: number(row, "revenue"),
            revenue_per: period(row, "revenue_per"),
            payers: number(row, "payers"),
            loyalty: span("loyalty", "loyalty_unit"),
            acquisition_spend: number(row, "spend"),
            gross_margin: row["base_margin"].parse().ok(),
        },
        acquisition: Acquisition::Cost(number(row, "cac")),
        target_payback: number(row, "target_payback"),
        ..inputs()
    }
}

/// As the table writes it: a number, `never`, or nothing.
fn same(name: &str, expected: &str, found: Option<f64>, line: usize) {
    let agrees = match (expected, found) {
        ("", None) => true,
        ("never", Some(found)) => found.is_infinite(),
        (expected, Some(found)) => expected
            .parse()
            .is_ok_and(|expected: f64| relative(expected, found) < 1e-9),
        _ => false,
    };
    assert!(agrees, "line {line}, {name}: {expected}, found {found:?}");
}

#[test]
fn every_figure_agrees_with_explicit_sums() {
    let mut lines = EXPECTED.lines();
    let names: Vec<_> = lines.next().unwrap().split(',').collect();
    let mut rows = 0;
    for (line, text) in (2..).zip(lines) {
        rows += 1;
        let row: Row = names.iter().copied().zip(text.split(',')).collect();
        let result = calculate(&case(&row)).unwrap();
        let months = |payback| match payback {
            Payback::After { months } => Some(months),
            Payback::Never => Some(f64::INFINITY),
            Payback::Unknown => None,
        };
        for (name, found) in [
            ("value_per_period", Some(result.value_per_period)),
            ("lifetime_periods", Some(result.lifetime_periods)),
            ("ltv", Some(result.ltv)),
            ("net", result.net_ltv),
            ("ratio", result.ratio),
            ("payback_simple", months(result.payback_simple)),
            ("payback_with_churn", months(result.payback_with_churn)),
            ("payback", months(result.payback)),
            ("allowed_for_payback", result.allowed_for_payback),
        ] {
            same(name, row[name], found, line);
        }
    }
    assert_eq!(rows, 240);
}
