//! Scenarios made of a baseline and levers.
#![allow(clippy::unwrap_used, clippy::float_cmp)]

mod shared;

use ltv_engine::economics::*;
use ltv_engine::error::{Bound, Field, InputError};
use ltv_engine::scenario::levers::{apply, idle};
use ltv_engine::scenario::{Change, Lever};
use proptest::prelude::*;
use shared::{any_inputs, inputs};

fn lever(field: Field, change: Change) -> Lever {
    Lever { field, change }
}

/// f 0.42 by +0.08 is 0.5; AOV 1180 + 10 % is 1298; margin to 0.5:
/// k = 0.5 × (1298·0.5 − 85) = 282; ÷ 8 % = 3525.
#[test]
fn three_changes_by_hand() {
    let scenario = apply(
        &inputs(),
        &[
            lever(Field::PurchaseFrequency, Change::By(0.08)),
            lever(Field::AverageOrderValue, Change::Percent(0.1)),
            lever(Field::GrossMargin, Change::To(0.5)),
        ],
    )
    .unwrap();
    shared::close(lifetime_value(&scenario).ltv, 3525.0, 1e-9);
    assert_eq!(scenario.cost_to_serve, 85.0);
}

#[test]
fn the_later_of_two_levers_wins_and_starts_from_the_baseline() {
    let levers = [
        // On its own out of range: it must not stop the one that replaces it.
        lever(Field::Churn, Change::To(7.0)),
        lever(Field::Churn, Change::By(-0.02)),
    ];
    let scenario = apply(&inputs(), &levers).unwrap();
    assert_eq!(scenario.get(Field::Churn), Some(0.08 - 0.02));
}

#[test]
fn an_error_names_lever_value_and_bound() {
    let base = inputs();
    let cases = [
        (
            Field::Churn,
            Change::Percent(20.0),
            0.08 * 21.0,
            Bound::AtMost { limit: 1.0 },
        ),
        (
            Field::Churn,
            Change::By(-0.08),
            0.0,
            Bound::AtLeast { limit: 0.001 },
        ),
        (
            Field::GrossMargin,
            Change::To(1.01),
            1.01,
            Bound::AtMost { limit: 1.0 },
        ),
        (
            Field::TargetRatio,
            Change::To(0.0),
            0.0,
            Bound::AtLeast { limit: 0.1 },
        ),
    ];
    for (field, change, value, bound) in cases {
        let error = apply(&base, &[lever(field, change)]).unwrap_err();
        assert_eq!(error.lever, Some(lever(field, change)));
        assert_eq!(
            error.error,
            InputError {
                field,
                value,
                bound
            }
        );
    }
    // Of two on a field the one that counts is named.
    let two = [Change::To(0.5), Change::To(2.0)].map(|change| lever(Field::Churn, change));
    assert_eq!(apply(&base, &two).unwrap_err().lever, Some(two[1]));
    let nan = apply(&base, &[lever(Field::CostToServe, Change::By(f64::NAN))]).unwrap_err();
    assert_eq!(nan.error.bound, Bound::NotANumber);
}

/// The upper band is what is out of range; the lever on the lower one put it there.
#[test]
fn bands_out_of_order_are_blamed_on_the_lever() {
    let lower = lever(Field::HealthyFrom, Change::To(6.0));
    let error = apply(&inputs(), &[lower]).unwrap_err();
    assert_eq!(error.lever, Some(lower));
    assert_eq!(error.error.field, Field::UnderInvestingAbove);
}

#[test]
fn a_bad_baseline_is_no_levers_fault() {
    let base = inputs().with(Field::GrossMargin, 2.0);
    let error = apply(&base, &[lever(Field::Churn, Change::By(0.01))]).unwrap_err();
    assert_eq!((error.lever, error.error.field), (None, Field::GrossMargin));
}

#[test]
fn levers_on_what_is_not_used_do_nothing_and_say_so() {
    let base = inputs();
    let levers = [
        lever(Field::Lifespan, Change::To(9e9)),
        lever(Field::Churn, Change::By(0.01)),
        lever(Field::DiscountRate, Change::By(0.01)),
        lever(Field::NewCustomers, Change::Percent(0.5)),
        lever(Field::DiscountRate, Change::To(0.2)),
        lever(Field::TargetPayback, Change::To(6.0)),
    ];
    let unused = [Field::Lifespan, Field::DiscountRate, Field::NewCustomers];
    assert_eq!(idle(&base, &levers), unused);
    let scenario = apply(&base, &levers).unwrap();
    let expected = base
        .with(Field::Churn, 0.09)
        .with(Field::TargetPayback, 6.0);
    assert_eq!(scenario, expected);
}

proptest! {
    #[test]
    fn no_change_is_no_change(i in any_inputs()) {
        for change in [Change::By(0.0), Change::Percent(0.0)] {
            let levers: Vec<Lever> = i.fields().into_iter().map(|f| lever(f, change)).collect();
            prop_assert_eq!(apply(&i, &levers).unwrap(), i);
        }
        prop_assert_eq!(apply(&i, &[]).unwrap(), i);
    }

    /// Levers to the values of another scenario lead there.
    #[test]
    fn levers_lead_from_any_inputs_to_any(i in any_inputs(), u in 0.0..1.0_f64) {
        let levers: Vec<Lever> = i.fields().into_iter().filter(|f| i.get(*f).is_some()).map(|f| {
            let range = f.range();
            lever(f, Change::To(range.nearest(range.min + u * (range.max - range.min))))
        }).collect();
        let there = apply(&i, &levers).unwrap();
        prop_assert!(there.validate().is_ok());
        for lever in levers {
            let Change::To(value) = lever.change else { unreachable!() };
            prop_assert_eq!(there.get(lever.field), Some(value));
        }
    }
}
