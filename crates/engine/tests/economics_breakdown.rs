//! The waterfall adds up, and the methods side by side say why they differ.
#![allow(clippy::unwrap_used, clippy::float_cmp)]

mod common;

use common::{any_inputs, close, inputs, monthly, relative};
use ltv_engine::economics::*;
use ltv_engine::units::{Discount, Lifespan, Period};
use proptest::prelude::*;

/// 6,195 of turnover, 55 % of it goods (3,407.25), 85 for each of 5.25 orders (446.25):
/// 2,341.50; − 620 = 1,721.50.
#[test]
fn waterfall_worked_example() {
    let expected = [
        (StepKind::Revenue, 6195.0, 0.0, 6195.0),
        (StepKind::CostOfGoods, -3407.25, 6195.0, 2787.75),
        (StepKind::CostToServe, -446.25, 2787.75, 2341.5),
        (StepKind::LifetimeValue, 2341.5, 0.0, 2341.5),
        (StepKind::Acquisition, -620.0, 2341.5, 1721.5),
        (StepKind::Net, 1721.5, 0.0, 1721.5),
    ];
    let steps = waterfall(&inputs()).unwrap();
    assert_eq!(steps.len(), expected.len());
    for (step, (kind, amount, from, to)) in steps.iter().zip(expected) {
        assert_eq!(step.kind, kind);
        close(step.amount, amount, 1e-9);
        close(step.from, from, 1e-9);
        close(step.to, to, 1e-9);
    }
}

fn kinds(inputs: &CalculatorInputs) -> Vec<StepKind> {
    waterfall(inputs).unwrap().iter().map(|s| s.kind).collect()
}

#[test]
fn steps_that_do_not_exist_are_left_out() {
    use StepKind::*;
    let of = |method| CalculatorInputs { method, ..inputs() };
    assert_eq!(kinds(&of(Method::Simple)), [Revenue]);
    let whole = of(Method::ArppuTotal);
    let with_margin = [Revenue, CostOfGoods, LifetimeValue, Acquisition, Net];
    assert_eq!(kinds(&whole), with_margin);
    let mut unknown = whole;
    unknown.base.gross_margin = None;
    assert_eq!(kinds(&unknown), [Revenue, Acquisition, Net]);
    let no_cac = CalculatorInputs {
        acquisition: ltv_engine::economics::Acquisition::Unknown,
        ..of(Method::FiniteHorizon)
    };
    let steps = [
        Revenue,
        CostOfGoods,
        CostToServe,
        TimeAndHorizon,
        LifetimeValue,
    ];
    assert_eq!(kinds(&no_cac), steps);
    // A horizon after everyone has left takes nothing off, nor does a rate of 0.
    let idle = CalculatorInputs {
        discount: Discount::NONE,
        horizon: Lifespan {
            length: 100.0,
            unit: Period::Year,
        },
        ..no_cac
    };
    assert_eq!(
        kinds(&idle),
        [Revenue, CostOfGoods, CostToServe, LifetimeValue]
    );
}

proptest! {
    #[test]
    fn the_waterfall_adds_up(i in any_inputs()) {
        let result = calculate(&i).unwrap();
        let steps = waterfall(&i).unwrap();
        let mut level = 0.0;
        for step in &steps {
            prop_assert_eq!(step.amount, step.to - step.from);
            match step.kind {
                StepKind::Revenue => prop_assert_eq!((step.from, step.to), (0.0, result.lifetime_revenue)),
                StepKind::LifetimeValue => prop_assert_eq!((step.from, step.to, result.ltv), (0.0, level, step.to)),
                StepKind::Net => prop_assert_eq!((step.from, Some(step.to)), (0.0, result.net_ltv)),
                _ => {
                    prop_assert_eq!(step.from, level);
                    prop_assert!(step.amount <= 1e-9 * result.lifetime_revenue, "{:?}", step);
                }
            }
            if step.kind == StepKind::Net {
                prop_assert_eq!(step.to, level);
            }
            level = step.to;
        }
        // What the two costs take off is what they are said to be.
        for step in &steps {
            let expected = match step.kind {
                StepKind::CostOfGoods if i.method == Method::ArppuTotal => i.base.gross_margin.unwrap() - 1.0,
                StepKind::CostOfGoods => i.gross_margin - 1.0,
                StepKind::CostToServe => -i.cost_to_serve / i.average_order_value,
                _ => continue,
            };
            let slack = 1e-11 * result.lifetime_revenue;
            prop_assert!((step.amount - expected * result.lifetime_revenue).abs() <= slack);
        }
    }

    #[test]
    fn comparisons_are_answers_and_name_the_chosen(i in any_inputs()) {
        for business in Business::ALL {
            let rows = compare(business, &i);
            let chosen = rows.iter().filter(|row| row.reason == Reason::IsChosen).count();
            prop_assert_eq!(chosen <= 1, true);
            prop_assert!(chosen == 1 || !business.methods().contains(&i.method));
            let own = lifetime_value(&i);
            for row in rows {
                let same = relative(row.result.ltv, own.ltv) <= 1e-9;
                if matches!(row.reason, Reason::IsChosen | Reason::Same) {
                    prop_assert!(same);
                } else if row.result.basis == own.basis {
                    prop_assert!(!same, "{:?}", row.reason);
                }
                prop_assert_eq!(row.result.method, row.method);
            }
        }
    }
}

fn reasons(business: Business, inputs: &CalculatorInputs) -> Vec<(Method, Timing, Reason)> {
    let rows = compare(business, inputs).into_iter();
    rows.map(|row| (row.method, row.timing, row.reason))
        .collect()
}

#[test]
fn every_method_that_fits_with_its_reason() {
    use {Method::*, Timing::*};
    let i = CalculatorInputs {
        method: Retention,
        ..inputs()
    };
    assert_eq!(
        reasons(Business::Subscription, &i),
        [
            (Retention, AtOnce, Reason::IsChosen),
            (RetentionDiscounted, AtOnce, Reason::DiscountsLaterMoney),
            (RetentionDiscounted, EndOfPeriod, Reason::PaysLater),
            (FiniteHorizon, AtOnce, Reason::StopsAtHorizon),
        ]
    );
    assert_eq!(
        reasons(Business::RepeatPurchases, &inputs()),
        [
            (Simple, AtOnce, Reason::RevenueNotContribution),
            (MarginAdjusted, AtOnce, Reason::IsChosen),
            (RetentionDiscounted, AtOnce, Reason::DiscountsLaterMoney),
            (RetentionDiscounted, EndOfPeriod, Reason::PaysLater),
            (FiniteHorizon, AtOnce, Reason::StopsAtHorizon),
        ]
    );
    let end = CalculatorInputs {
        method: RetentionDiscounted,
        timing: EndOfPeriod,
        ..inputs()
    };
    assert_eq!(
        reasons(Business::Subscription, &end),
        [
            (Retention, EndOfPeriod, Reason::PaysEarlier),
            (RetentionDiscounted, AtOnce, Reason::PaysEarlier),
            (RetentionDiscounted, EndOfPeriod, Reason::IsChosen),
            (FiniteHorizon, EndOfPeriod, Reason::StopsAtHorizon),
        ]
    );
    let finite = CalculatorInputs {
        method: FiniteHorizon,
        lifetime: monthly(0.02),
        ..inputs()
    };
    assert_eq!(
        reasons(Business::Subscription, &finite)[..2],
        [
            (Retention, AtOnce, Reason::GoesBeyondHorizon),
            (RetentionDiscounted, AtOnce, Reason::GoesBeyondHorizon),
        ]
    );
    let free = CalculatorInputs {
        discount: Discount::NONE,
        ..i
    };
    assert_eq!(reasons(Business::Subscription, &free)[1].2, Reason::Same);
    let whole = CalculatorInputs {
        method: ArppuTotal,
        ..inputs()
    };
    assert_eq!(
        reasons(Business::WholeBase, &whole),
        [
            (ArppuTotal, AtOnce, Reason::IsChosen),
            (ArppuTotal, AtOnce, Reason::RevenueNotContribution),
        ]
    );
    let mut unknown = whole;
    unknown.base.gross_margin = None;
    assert_eq!(reasons(Business::WholeBase, &unknown).len(), 1);
    // A value that a method cannot take leaves the method out, not the table.
    let mut wrong = i;
    wrong.horizon.length = 0.0;
    assert_eq!(reasons(Business::Subscription, &wrong).len(), 3);
}
