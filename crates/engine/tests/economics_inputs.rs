//! Inputs: their ranges, and the same rate for another period.
#![allow(clippy::unwrap_used, clippy::float_cmp)]

mod common;

use common::{close, inputs, span};
use ltv_engine::economics::*;
use ltv_engine::error::{Bound, Field};
use ltv_engine::units::{Churn, Discount, Period};

/// Inputs that use every field between them.
fn all_uses() -> Vec<CalculatorInputs> {
    let finite = CalculatorInputs {
        method: Method::FiniteHorizon,
        ..inputs()
    };
    vec![
        finite,
        CalculatorInputs {
            lifetime: span(3.0, Period::Year),
            acquisition: Acquisition::Spend {
                spend: 6200.0,
                new_customers: 10.0,
            },
            ..finite
        },
        CalculatorInputs {
            method: Method::ArppuTotal,
            ..inputs()
        },
    ]
}

const TARGETS: [Field; 4] = [
    Field::TargetRatio,
    Field::TargetPayback,
    Field::HealthyFrom,
    Field::UnderInvestingAbove,
];

#[test]
fn each_field_is_refused_outside_its_range_and_says_which_bound() {
    let mut seen = std::collections::HashSet::new();
    for i in all_uses() {
        for field in i.fields().into_iter().chain(TARGETS) {
            seen.insert(field);
            let range = field.range();
            let cases = [
                (range.min - 0.001, Bound::AtLeast { limit: range.min }),
                (range.max * 1.001, Bound::AtMost { limit: range.max }),
                (f64::INFINITY, Bound::AtMost { limit: range.max }),
                (f64::NEG_INFINITY, Bound::AtLeast { limit: range.min }),
            ];
            for (value, bound) in cases {
                let error = calculate(&i.with(field, value)).unwrap_err();
                assert_eq!((error.field, error.value), (field, value));
                assert_eq!(error.bound, bound);
            }
            let error = calculate(&i.with(field, f64::NAN)).unwrap_err();
            assert_eq!((error.field, error.bound), (field, Bound::NotANumber));
        }
    }
    assert_eq!(seen.len(), 19, "a field without a test: {seen:?}");
}

#[test]
fn what_is_read_is_what_was_written() {
    for i in all_uses() {
        for field in i.fields().into_iter().chain(TARGETS) {
            let value = i.get(field).unwrap();
            assert_eq!(i.with(field, value), i);
            assert_eq!(i.with(field, 0.75).get(field), Some(0.75));
        }
    }
}

/// An unused value out of range is nobody's business.
#[test]
fn fields_that_a_method_does_not_use_are_not_checked() {
    let wrong = CalculatorInputs {
        gross_margin: 7.0,
        cost_to_serve: -1.0,
        discount: Discount {
            rate: -1.0,
            per: Period::Year,
        },
        acquisition: Acquisition::Cost(-5.0),
        ..inputs()
    };
    let simple = CalculatorInputs {
        method: Method::Simple,
        ..wrong
    };
    assert!(calculate(&simple).is_ok());
    let base = CalculatorInputs {
        method: Method::ArppuTotal,
        average_order_value: -1.0,
        ..wrong
    };
    assert!(calculate(&base).is_ok());
    assert!(calculate(&wrong).is_err());
}

#[test]
fn bands_must_ascend() {
    let mut i = inputs();
    i.bands.under_investing_above = 2.0;
    let error = calculate(&i).unwrap_err();
    assert_eq!(error.field, Field::UnderInvestingAbove);
    assert_eq!(error.bound, Bound::AtLeast { limit: 3.0 });
}

#[test]
fn equal_rates_in_other_periods() {
    let monthly = Churn {
        share: 0.08,
        per: Period::Month,
    };
    // 1 − .92¹² = .632333…
    let year = 1.0 - 0.92_f64.powi(12);
    close(monthly.in_period(Period::Year), year, 1e-15);
    let quarter = 1.0 - 0.92_f64.powi(3);
    close(monthly.in_period(Period::Quarter), quarter, 1e-15);
    let there_and_back = monthly.restated(Period::Year).in_period(Period::Month);
    close(there_and_back, 0.08, 1e-15);

    let yearly = Discount {
        rate: 0.1,
        per: Period::Year,
    };
    let month = 1.1_f64.powf(1.0 / 12.0) - 1.0;
    close(yearly.in_period(Period::Month), month, 1e-15);
    let there_and_back = yearly.restated(Period::Week).in_period(Period::Year);
    close(there_and_back, 0.1, 1e-15);
    assert_eq!(Discount::NONE.in_period(Period::Week), 0.0);
}

#[test]
fn everybody_leaving_is_so_for_every_period() {
    let all = Churn {
        share: 1.0,
        per: Period::Month,
    };
    for period in Period::ALL {
        assert_eq!(all.in_period(period), 1.0);
    }
}
