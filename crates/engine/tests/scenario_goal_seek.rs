//! Goal seek: what it finds gives the goal when put back in.
#![allow(clippy::unwrap_used, clippy::float_cmp)]

mod common;

use common::{any_inputs, close, inputs, relative};
use ltv_engine::economics::*;
use ltv_engine::error::{Bound, Field};
use ltv_engine::scenario::{Figure, Goal, Outcome, goal_seek};
use ltv_engine::units::{Lifespan, Period};
use proptest::prelude::*;

fn outcome(inputs: &CalculatorInputs, goal: Goal, field: Field) -> Outcome {
    let seeks = goal_seek(inputs, goal).unwrap();
    seeks
        .iter()
        .find(|seek| seek.field == field)
        .unwrap()
        .outcome
}

fn value(outcome: Outcome) -> f64 {
    match outcome {
        Outcome::Reachable { value } => value,
        other => panic!("{other:?}"),
    }
}

/// LTV 3,000 by hand: k = 240, so 240/.42 = 571.43 an order.
#[test]
fn each_lever_by_hand() {
    let at = |field| value(outcome(&inputs(), Goal::Ltv(3000.0), field));
    let order = 240.0 / 0.42;
    close(at(Field::AverageOrderValue), (order + 85.0) / 0.45, 1e-9);
    close(at(Field::PurchaseFrequency), 240.0 / 446.0, 1e-12);
    close(at(Field::GrossMargin), (order + 85.0) / 1180.0, 1e-12);
    close(at(Field::Churn), 187.32 / 3000.0, 1e-12);
    let cost = outcome(&inputs(), Goal::Ltv(3000.0), Field::CostToServe);
    // Even for nothing an order is worth 531: 2,787.75.
    let Outcome::OutOfRange { limit, reached } = cost else {
        panic!("{cost:?}")
    };
    assert_eq!(limit, 0.0);
    close(reached.unwrap(), 2787.75, 1e-9);
    let cac = outcome(&inputs(), Goal::Ltv(3000.0), Field::AcquisitionCost);
    assert_eq!(cac, Outcome::NoEffect);
    // LTV:CAC of 3 is a CAC of 780.50.
    let cac = outcome(&inputs(), Goal::Ratio(3.0), Field::AcquisitionCost);
    close(value(cac), 780.5, 1e-9);
}

#[test]
fn goals_that_are_met_or_make_no_sense() {
    for seek in goal_seek(&inputs(), Goal::Ltv(2341.5)).unwrap() {
        assert_eq!(seek.outcome, Outcome::AlreadyThere);
    }
    let unknown = CalculatorInputs {
        acquisition: Acquisition::Unknown,
        ..inputs()
    };
    for goal in [Goal::Ratio(3.0), Goal::Payback(6.0)] {
        for seek in goal_seek(&unknown, goal).unwrap() {
            assert_eq!(seek.outcome, Outcome::NoEffect);
        }
    }
    let simple = CalculatorInputs {
        method: Method::Simple,
        ..inputs()
    };
    close(
        value(outcome(&simple, Goal::Ltv(7000.0), Field::Churn)),
        1180.0 * 0.42 / 7000.0,
        1e-12,
    );
    let error = goal_seek(&inputs(), Goal::Ratio(0.0)).unwrap_err();
    assert_eq!(error.field, Field::TargetRatio);
    let error = goal_seek(&inputs(), Goal::Payback(f64::NAN)).unwrap_err();
    assert_eq!(
        (error.field, error.bound),
        (Field::TargetPayback, Bound::NotANumber)
    );
    // No cost at all: the ratio is beyond numbers, and a CAC brings it down to one.
    let free = inputs().with(Field::AcquisitionCost, 0.0);
    let cac = outcome(&free, Goal::Ratio(3.0), Field::AcquisitionCost);
    close(value(cac), 780.5, 1e-9);
    let cac = outcome(&free, Goal::Payback(12.0), Field::AcquisitionCost);
    let year = 187.32 * (1.0 - 0.92_f64.powi(12)) / 0.08;
    close(value(cac), year, 1e-8);
}

/// CAC 2,000 is earned back within 24.06 months: a horizon of 12 is too short for it,
/// and any that is long enough gives the same.
#[test]
fn a_horizon_leaps() {
    let i = CalculatorInputs {
        method: Method::FiniteHorizon,
        discount: ltv_engine::units::Discount::NONE,
        horizon: Lifespan {
            length: 12.0,
            unit: Period::Month,
        },
        acquisition: Acquisition::Cost(2000.0),
        ..inputs()
    };
    let found = outcome(&i, Goal::Payback(30.0), Field::Horizon);
    let Outcome::Leaps { value, reached } = found else {
        panic!("{found:?}")
    };
    assert!(
        (value - reached).abs() < 1e-9 && (20.0..25.0).contains(&value),
        "{found:?}"
    );
    let better = i.with(Field::Horizon, value);
    assert_eq!(Figure::Payback.evaluate(&better), Some(reached));
    let found = outcome(&i, Goal::Payback(6.0), Field::Horizon);
    let Outcome::OutOfRange { reached, .. } = found else {
        panic!("{found:?}")
    };
    close(reached.unwrap(), value, 1e-9);
    // Long enough already: it can only get worse.
    let long = i.with(Field::Horizon, 48.0);
    assert_eq!(
        outcome(&long, Goal::Payback(6.0), Field::Horizon),
        Outcome::NoEffect
    );
}

/// Payers divide the value of one and what winning that one has cost alike.
#[test]
fn payers_do_not_move_a_ratio() {
    let i = CalculatorInputs {
        method: Method::ArppuTotal,
        ..inputs()
    };
    assert_eq!(
        outcome(&i, Goal::Ratio(3.0), Field::Payers),
        Outcome::NoEffect
    );
    assert_eq!(
        outcome(&i, Goal::Payback(12.0), Field::Payers),
        Outcome::NoEffect
    );
    // 3,600 of gross for each payer ÷ 3 × 400.
    close(
        value(outcome(&i, Goal::Ratio(3.0), Field::TotalSpend)),
        480_000.0,
        1e-6,
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_is_found_gives_the_goal(i in any_inputs(), factor in 0.2..5.0_f64, ratio in 0.2..50.0_f64, months in 0.2..120.0_f64) {
        let own = lifetime_value(&i).ltv;
        let goals = [
            (Figure::Ltv, Goal::Ltv(own * factor), own * factor),
            (Figure::Ratio, Goal::Ratio(ratio), ratio),
            (Figure::Payback, Goal::Payback(months), months),
        ];
        for (figure, goal, target) in goals {
            let now = figure.evaluate(&i);
            for seek in goal_seek(&i, goal).unwrap() {
                prop_assert_eq!(Some(seek.current), i.get(seek.field));
                let at = |value: f64| {
                    let inputs = i.with(seek.field, value);
                    assert!(inputs.validate().is_ok(), "{seek:?}");
                    figure.evaluate(&inputs)
                };
                let range = seek.field.range();
                let off = |value: Option<f64>| value.map_or(f64::INFINITY, |v| (v - target).abs());
                match seek.outcome {
                    Outcome::Reachable { value } => {
                        let slack = 1.1e-9 * target.abs().max(1e-3 * now.unwrap_or(0.0).abs());
                        prop_assert!((at(value).unwrap() - target).abs() <= slack, "{figure:?} {seek:?}");
                    }
                    Outcome::AlreadyThere => prop_assert!(relative(now.unwrap(), target) <= 1.1e-9),
                    Outcome::Leaps { value, reached } => {
                        prop_assert_eq!(at(value), Some(reached));
                        let better = if figure == Figure::Payback { reached <= target } else { reached >= target };
                        prop_assert!(better, "{figure:?} {seek:?}");
                    }
                    Outcome::OutOfRange { limit, reached } => {
                        prop_assert_eq!(at(limit), reached);
                        prop_assert!(limit == range.min || limit == range.max);
                        // Neither end nor the middle does better.
                        for value in [range.min, range.max, seek.current, f64::midpoint(range.min, range.max)] {
                            prop_assert!(off(reached) <= off(at(value)) * (1.0 + 1e-9), "{figure:?} {seek:?}");
                        }
                    }
                    Outcome::NoEffect => {
                        for value in [range.min, range.max] {
                            // It stays as it is, or goes away from the goal.
                            prop_assert!(now.is_none() && at(value).is_none() || off(at(value)) >= off(now) * (1.0 - 1e-9), "{figure:?} {seek:?}");
                        }
                    }
                }
            }
        }
    }
}
