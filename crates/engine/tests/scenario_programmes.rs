//! Programmes by hand, and the laws they keep.
#![allow(clippy::unwrap_used, clippy::float_cmp)]

mod shared;

use ltv_engine::economics::*;
use ltv_engine::error::{Bound, Field, InputError};
use ltv_engine::scenario::programmes::{
    Effect, EffectErrorKind as Wrong, Programme, ProgrammeError, ProgrammeKind, ProgrammeResult,
    QuotedSource, Setting, evaluate,
};
use ltv_engine::units::{Discount, Period};
use proptest::prelude::*;
use shared::{any_inputs, close, inputs, span, widest};

const DRAWS: u32 = 1000;

fn effect(field: Field, low: f64, likely: f64, high: f64) -> Effect {
    Effect {
        field,
        low,
        likely,
        high,
    }
}

fn exactly(field: Field, change: f64) -> Effect {
    effect(field, change, change, change)
}

/// A thousand customers for a year, 1000 a month and 2 contacts at 1.50: 4000 a month.
fn programme(effects: Vec<Effect>) -> Programme {
    Programme {
        kind: ProgrammeKind::Newsletter,
        reach: 1000.0,
        fixed_per_month: 1000.0,
        contact_cost: 1.5,
        contacts_per_month: 2.0,
        effects,
        horizon_months: 12.0,
    }
}

fn run(baseline: &CalculatorInputs, programme: &Programme) -> ProgrammeResult {
    evaluate(baseline, programme, DRAWS, 1).unwrap()
}

fn months(payback: Payback) -> f64 {
    match payback {
        Payback::After { months } => months,
        other => panic!("{other:?}"),
    }
}

/// k = 187.32; Σ 0.92^t over t = 0 … 11 is 7.904170154314: ten per cent more orders
/// bring 18.732 × 7.90417 = 148.0609153 each. At 23,000 a month 276,000 ÷ 148,060.9153
/// = 1.86409762 times the effect would pay.
#[test]
fn more_orders_that_do_not_pay() {
    let dear = Programme {
        fixed_per_month: 20_000.0,
        ..programme(vec![exactly(Field::PurchaseFrequency, 0.1)])
    };
    let found = run(&inputs(), &dear);
    close(found.ltv.likely, 234.15, 1e-9);
    close(found.contribution.likely, 148_060.915_330_609, 1e-6);
    assert_eq!((found.cost, found.outlay), (276_000.0, 276_000.0));
    close(found.net.likely, 148_060.915_330_609 - 276_000.0, 1e-6);
    assert_eq!(found.payback, Payback::Never);
    close(
        found.break_even_uplift.unwrap(),
        1.864_097_620_791_496,
        1e-12,
    );
    // Without width there is nothing to draw.
    for estimate in [found.ltv, found.saving, found.contribution, found.net] {
        close(estimate.low, estimate.likely, 1e-9 * estimate.likely.abs());
        close(estimate.high, estimate.likely, 1e-9 * estimate.likely.abs());
    }
    assert_eq!((found.chance_of_gain, found.saving.likely), (0.0, 0.0));
}

/// Churn from 8 to 6 %: Δ LTV = 187.32 × (1/0.06 − 1/0.08) = 780.50. The sums with
/// and without part after the first month: by months 1 to 4 the difference is 0,
/// 3746.40, 10,714.704 and 20,435.86272 against 4000 each, so the cost is caught up
/// with after 3 + 1285.296 ÷ 5721.15872 months.
#[test]
fn less_churn_pays_late() {
    let found = run(&inputs(), &programme(vec![exactly(Field::Churn, -0.25)]));
    close(found.ltv.likely, 780.5, 1e-9);
    let by_month = [0.0, 0.0, 3746.4, 10_714.704, 20_435.862_72, 32_491.028_64];
    for (point, expected) in found.curve.iter().zip(by_month) {
        close(point.contribution, expected, 1e-5);
        assert_eq!(point.cost, point.month * 4000.0);
    }
    assert_eq!(found.curve.len(), 13);
    close(found.contribution.likely, 155_567.623_843_807, 1e-5);
    close(months(found.payback), 3.0 + 1285.296 / 5_721.158_72, 1e-9);
    assert_eq!(found.chance_of_gain, 1.0);
}

/// Referral: CAC 620 − 20 % saves 124 on each of the reached, now new, customers, and
/// at once: 124,000 against 48,000; 0.387 of the effect would do.
#[test]
fn cheaper_acquisition_counts_those_reached_as_new() {
    let found = run(
        &inputs(),
        &programme(vec![exactly(Field::AcquisitionCost, -0.2)]),
    );
    close(found.saving.likely, 124.0, 1e-9);
    assert_eq!(found.ltv.likely, 0.0);
    close(found.contribution.likely, 124_000.0, 1e-6);
    close(found.net.likely, 76_000.0, 1e-6);
    assert_eq!(months(found.payback), 0.0);
    close(found.break_even_uplift.unwrap(), 48.0 / 124.0, 1e-12);

    // 62,000 for 100 is 620; for 125 it is 496.
    let found = run(
        &widest(),
        &programme(vec![exactly(Field::NewCustomers, 0.25)]),
    );
    close(found.saving.likely, 124.0, 1e-9);
}

/// At 21 % a year with payments by the year: contribution of year 2 ÷ 1.21, and of
/// the 24 monthly costs each (1.21)^(−m/12).
#[test]
fn where_the_method_discounts_costs_are_discounted_too() {
    let yearly = CalculatorInputs {
        method: Method::RetentionDiscounted,
        payment_period: Period::Year,
        discount: Discount {
            rate: 0.21,
            per: Period::Year,
        },
        ..inputs()
    };
    let plan = Programme {
        horizon_months: 24.0,
        ..programme(vec![exactly(Field::PurchaseFrequency, 0.5)])
    };
    let found = run(&yearly, &plan);
    let stays = 0.92_f64.powi(12);
    let more = 0.5 * 187.32 * 12.0 * (1.0 + stays / 1.21);
    close(found.contribution.likely, 1000.0 * more, 1e-6);
    let cost: f64 = (0..24)
        .map(|m| 4000.0 * 1.21_f64.powf(-f64::from(m) / 12.0))
        .sum();
    close(found.cost, cost, 1e-6);
    assert_eq!(found.outlay, 96_000.0);
}

/// Linear in the effect, so the 80 % interval is the triangle's: between 0, 0.1 and
/// 0.2 its 10th percentile is 0.2 × √0.05 = 0.0447, its 90th 0.2 less that. The cost
/// of 48,000 is the effect 0.1 × 48,000 ÷ 148,060.9 = 0.032419: P = 1 − x²/0.02.
#[test]
fn an_uncertain_effect_has_the_interval_of_its_triangle() {
    let plan = programme(vec![effect(Field::PurchaseFrequency, 0.0, 0.1, 0.2)]);
    let found = evaluate(&inputs(), &plan, 100_000, 3).unwrap();
    let each = 1_480_609.153_306_09;
    close(found.contribution.low, each * 0.044_721_36, each * 0.001);
    close(found.contribution.high, each * 0.155_278_64, each * 0.001);
    close(found.net.low, found.contribution.low - 48_000.0, 1e-6);
    close(found.ltv.high, 2341.5 * 0.155_278_64, 2.3);
    let x = 48_000.0 / each;
    let error = found.chance_of_gain_error;
    close(found.chance_of_gain, 1.0 - x * x / 0.02, 4.0 * error);
    close(error, 0.000_71, 0.000_02);
    // The same again.
    assert_eq!(found, evaluate(&inputs(), &plan, 100_000, 3).unwrap());
    assert_ne!(found, evaluate(&inputs(), &plan, 100_000, 4).unwrap());
}

/// Margin 45 % × 3 stops at 100 %, churn 8 % × 0 at the 0.1 % of its range.
#[test]
fn effects_stop_at_the_end_of_a_range_and_say_so() {
    let plan = programme(vec![
        effect(Field::GrossMargin, 0.0, 0.1, 2.0),
        exactly(Field::PurchaseFrequency, 0.1),
        exactly(Field::Churn, -1.0),
    ]);
    let found = run(&inputs(), &plan);
    assert_eq!(found.limited, [Field::GrossMargin, Field::Churn]);
    let loyal = inputs()
        .with(Field::GrossMargin, 0.45 * 1.1)
        .with(Field::PurchaseFrequency, 0.42 * 1.1)
        .with(Field::Churn, 0.001);
    close(found.ltv.likely, lifetime_value(&loyal).ltv - 2341.5, 1e-6);
}

/// Nobody leaves a span of 24 months in its first 12: a longer one shows later.
#[test]
fn a_longer_lifespan_shows_only_beyond_it() {
    let base = CalculatorInputs {
        lifetime: span(24.0, Period::Month),
        ..inputs()
    };
    let mut plan = programme(vec![exactly(Field::Lifespan, 0.5)]);
    let found = run(&base, &plan);
    close(found.ltv.likely, 12.0 * 187.32, 1e-9);
    assert_eq!(found.contribution.likely, 0.0);
    assert_eq!(
        (found.payback, found.break_even_uplift),
        (Payback::Never, None)
    );
    plan.horizon_months = 36.0;
    let found = run(&base, &plan);
    close(found.contribution.likely, 12_000.0 * 187.32, 1e-6);
}

#[test]
fn a_programme_without_effects_only_costs() {
    let found = run(&inputs(), &programme(vec![]));
    assert_eq!(
        (found.contribution.likely, found.net.likely),
        (0.0, -48_000.0)
    );
    assert_eq!(
        (found.payback, found.break_even_uplift),
        (Payback::Never, None)
    );
    let free = Programme {
        fixed_per_month: 0.0,
        contact_cost: 0.0,
        ..programme(vec![])
    };
    assert_eq!(run(&inputs(), &free).break_even_uplift, Some(0.0));
}

#[test]
fn what_cannot_be_evaluated_says_why() {
    let base = inputs();
    let good = programme(vec![exactly(Field::Churn, -0.1)]);
    let error = |plan: &Programme| evaluate(&base, plan, DRAWS, 1).unwrap_err();
    let wrong = |effects: Vec<Effect>| match error(&programme(effects)) {
        ProgrammeError::Effect { field, kind } => (field, kind),
        other => panic!("{other:?}"),
    };
    let churn = exactly(Field::Churn, -0.1);
    assert_eq!(wrong(vec![churn, churn]), (Field::Churn, Wrong::Repeated));
    let down = effect(Field::Churn, -0.1, -0.2, 0.0);
    assert_eq!(wrong(vec![down]), (Field::Churn, Wrong::NotAscending));
    assert_eq!(
        wrong(vec![exactly(Field::Lifespan, 0.1)]),
        (Field::Lifespan, Wrong::NotInUse)
    );
    let least = Wrong::OutOfRange(Bound::AtLeast { limit: -1.0 });
    assert_eq!(
        wrong(vec![exactly(Field::Churn, -1.1)]),
        (Field::Churn, least)
    );
    let number = Wrong::OutOfRange(Bound::NotANumber);
    assert_eq!(
        wrong(vec![exactly(Field::Churn, f64::NAN)]),
        (Field::Churn, number)
    );

    let bound = Bound::AtLeast { limit: 1.0 };
    let few = Programme {
        reach: 0.0,
        ..good.clone()
    };
    assert_eq!(
        error(&few),
        ProgrammeError::Setting {
            setting: Setting::Reach,
            bound
        }
    );
    let short = Programme {
        horizon_months: 0.5,
        ..good.clone()
    };
    assert_eq!(
        error(&short),
        ProgrammeError::Setting {
            setting: Setting::HorizonMonths,
            bound
        }
    );
    let draws = evaluate(&base, &good, 99, 1).unwrap_err();
    let bound = Bound::AtLeast { limit: 100.0 };
    assert_eq!(
        draws,
        ProgrammeError::Setting {
            setting: Setting::Draws,
            bound
        }
    );

    let simple = CalculatorInputs {
        method: Method::Simple,
        ..base
    };
    assert_eq!(
        evaluate(&simple, &good, DRAWS, 1),
        Err(ProgrammeError::RevenueOnly)
    );
    let bad = base.with(Field::Churn, 2.0);
    let bound = Bound::AtMost { limit: 1.0 };
    let error = InputError {
        field: Field::Churn,
        value: 2.0,
        bound,
    };
    assert_eq!(
        evaluate(&bad, &good, DRAWS, 1),
        Err(ProgrammeError::Baseline(error))
    );
}

/// Every kind moves something under every method that has a contribution, except
/// service cost, which a whole base does not know.
#[test]
fn every_kind_has_something_to_move() {
    assert_eq!(ProgrammeKind::ALL.len(), 11);
    for kind in ProgrammeKind::ALL {
        for method in Method::ALL {
            let fields = CalculatorInputs { method, ..inputs() }.fields();
            let moves = kind.moves().iter().any(|field| fields.contains(field));
            let none = matches!(
                (kind, method),
                (
                    ProgrammeKind::ServiceCost,
                    Method::Simple | Method::ArppuTotal
                )
            );
            assert_eq!(moves, !none, "{kind:?} {method:?}");
        }
    }
    let quoted = ProgrammeKind::AbandonedCart.quoted().unwrap();
    assert_eq!((quoted.low, quoted.high), (0.05, 0.11));
    assert_eq!(quoted.source, QuotedSource::Econsultancy);
    assert_eq!(
        ProgrammeKind::ALL
            .iter()
            .filter(|kind| kind.quoted().is_some())
            .count(),
        2
    );
}

fn any_programme(i: &CalculatorInputs) -> impl Strategy<Value = Programme> + use<> {
    let fields: Vec<Field> = i
        .fields()
        .into_iter()
        .filter(|f| i.get(*f).is_some())
        .collect();
    let change = || prop_oneof![Just(-1.0), Just(0.0), Just(10.0), -0.5..0.5_f64];
    let changes = prop::collection::vec((change(), change(), change()), fields.len());
    let money = || prop_oneof![Just(0.0), Just(1e12), 0.0..1e5_f64];
    let settings = (
        1.0..1e9_f64,
        money(),
        money(),
        0.0..1000.0_f64,
        1.0..120.0_f64,
    );
    (changes, settings).prop_map(move |(changes, (reach, fixed, cost, contacts, months))| {
        let effects = fields.iter().zip(changes).map(|(field, (a, b, c))| {
            let mut changes = [a, b, c];
            changes.sort_by(f64::total_cmp);
            effect(*field, changes[0], changes[1], changes[2])
        });
        Programme {
            kind: ProgrammeKind::Membership,
            reach,
            fixed_per_month: fixed,
            contact_cost: cost,
            contacts_per_month: contacts,
            effects: effects.collect(),
            horizon_months: months,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn extremes_stay_finite((i, plan) in any_inputs().prop_flat_map(|i| (Just(i), any_programme(&i)))) {
        let found = match evaluate(&i, &plan, 100, 1) {
            Ok(found) => found,
            Err(error) => {
                prop_assert_eq!(error, ProgrammeError::RevenueOnly);
                return Ok(());
            }
        };
        for e in [found.ltv, found.saving, found.contribution, found.net] {
            prop_assert!(e.low.is_finite() && e.likely.is_finite() && e.high.is_finite());
            prop_assert!(e.low <= e.high);
        }
        prop_assert!(found.cost.is_finite() && found.cost <= found.outlay * (1.0 + 1e-12));
        prop_assert!(found.curve.iter().all(|p| p.contribution.is_finite() && p.cost.is_finite()));
        if let Payback::After { months } = found.payback {
            prop_assert!((0.0..=plan.horizon_months).contains(&months));
        }
        prop_assert!(found.break_even_uplift.is_none_or(|factor| (0.0..=10.0).contains(&factor)));
        prop_assert!((0.0..=1.0).contains(&found.chance_of_gain));
    }

    /// At the break-even factor the net is 0, below it is a loss.
    #[test]
    fn break_even_breaks_even(orders in 0.01..0.5_f64, churn in -0.5..-0.01_f64, fixed in 0.0..40_000.0_f64) {
        let plan = |factor: f64| Programme {
            fixed_per_month: fixed,
            ..programme(vec![
                exactly(Field::PurchaseFrequency, orders * factor),
                exactly(Field::Churn, (churn * factor).max(-1.0)),
            ])
        };
        let found = run(&inputs(), &plan(1.0));
        if let Some(factor) = found.break_even_uplift {
            let at = run(&inputs(), &plan(factor));
            prop_assert!(at.net.likely.abs() < 1e-9 * at.cost, "{}", at.net.likely);
            prop_assert!(run(&inputs(), &plan(factor * 0.99)).net.likely < 0.0);
            prop_assert_eq!(factor <= 1.0, found.net.likely >= 0.0);
        } else {
            prop_assert!(found.net.likely < 0.0);
        }
    }

    /// Twice the customers and twice the fixed cost: twice of everything but what is
    /// per customer or a rate.
    #[test]
    fn reach_scales(reach in 1.0..1e6_f64, seed: u64) {
        let one = Programme { reach, ..programme(vec![
            effect(Field::PurchaseFrequency, 0.0, 0.05, 0.1),
            effect(Field::Churn, -0.3, -0.1, 0.0),
        ]) };
        let two = Programme { reach: 2.0 * reach, fixed_per_month: 2000.0, ..one.clone() };
        let one = evaluate(&inputs(), &one, 200, seed).unwrap();
        let two = evaluate(&inputs(), &two, 200, seed).unwrap();
        prop_assert_eq!(one.ltv, two.ltv);
        prop_assert_eq!(one.payback, two.payback);
        prop_assert_eq!(one.break_even_uplift, two.break_even_uplift);
        prop_assert_eq!(one.chance_of_gain, two.chance_of_gain);
        prop_assert_eq!(2.0 * one.contribution.low, two.contribution.low);
        prop_assert_eq!(2.0 * one.cost, two.cost);
    }
}
