//! The change of a figure, taken apart.
#![allow(clippy::unwrap_used, clippy::float_cmp)]

mod shared;

use ltv_engine::economics::*;
use ltv_engine::error::{Bound, Field, InputError};
use ltv_engine::scenario::{Attribution, Figure, NotAttributable, Part, attribute};
use ltv_engine::units::{Lifespan, Period};
use proptest::prelude::*;
use shared::{close, inputs, span, usual_inputs, valid, widest};

fn simple(aov: f64, orders: f64, months: f64) -> CalculatorInputs {
    CalculatorInputs {
        method: Method::Simple,
        lifetime: span(months, Period::Month),
        ..inputs()
    }
    .with(Field::AverageOrderValue, aov)
    .with(Field::PurchaseFrequency, orders)
}

fn part(field: Field, amount: f64) -> Part {
    Part { field, amount }
}

fn sum(attribution: &Attribution) -> f64 {
    attribution.parts.iter().map(|part| part.amount).sum()
}

/// 100 × 2 × 10 = 2000 becomes 120 × 3 × 10 = 3600. AOV first: 400, then f 1200;
/// f first: 1000, then AOV 600. Averages: AOV 500, f 1100.
#[test]
fn two_inputs_by_hand() {
    let change = attribute(
        &simple(100.0, 2.0, 10.0),
        &simple(120.0, 3.0, 10.0),
        Figure::Ltv,
    );
    assert_eq!(
        change.unwrap(),
        Attribution {
            from: 2000.0,
            to: 3600.0,
            parts: vec![
                part(Field::AverageOrderValue, 500.0),
                part(Field::PurchaseFrequency, 1100.0),
            ],
        }
    );
}

/// 1 × 1 × 1 becomes 2 × 3 × 4 = 24. Over the six orders an input adds (its factor − 1)
/// times the product of those before it. Doubling: 1, 1, 3, 4, 12, 12 = 33; threefold:
/// 2 × (1, 1, 2, 4, 8, 8) = 48; fourfold: 3 × (1, 1, 2, 3, 6, 6) = 57; each ÷ 6.
#[test]
fn three_inputs_by_hand() {
    let change = attribute(&simple(1.0, 1.0, 1.0), &simple(2.0, 3.0, 4.0), Figure::Ltv).unwrap();
    let amounts: Vec<f64> = change.parts.iter().map(|part| part.amount).collect();
    for (amount, expected) in amounts.iter().zip([33.0 / 6.0, 48.0 / 6.0, 57.0 / 6.0]) {
        close(*amount, expected, 1e-14);
    }
    assert_eq!(sum(&change), 23.0);
}

/// LTV − CAC: the CAC's part is what it changed by, whatever else changed.
#[test]
fn an_input_that_is_only_added_gets_its_own_change() {
    let to = inputs()
        .with(Field::AcquisitionCost, 700.0)
        .with(Field::Churn, 0.06)
        .with(Field::GrossMargin, 0.5);
    let change = attribute(&inputs(), &to, Figure::NetLtv).unwrap();
    let cac = change.parts.last().unwrap();
    assert_eq!(cac.field, Field::AcquisitionCost);
    close(cac.amount, -80.0, 1e-10);
}

/// A horizon beyond a fixed lifespan changes nothing.
#[test]
fn an_input_without_effect_gets_nothing() {
    let from = CalculatorInputs {
        method: Method::FiniteHorizon,
        lifetime: span(20.0, Period::Month),
        ..inputs()
    };
    let to = from
        .with(Field::Horizon, 5.0)
        .with(Field::CostToServe, 60.0)
        .with(Field::DiscountRate, 0.05);
    let change = attribute(&from, &to, Figure::Ratio).unwrap();
    assert_eq!(change.parts[2], part(Field::Horizon, 0.0));
    assert_eq!(sum(&change), change.to - change.from);
}

#[test]
fn what_cannot_be_taken_apart_says_why() {
    let i = inputs();
    let attribute = |from: &_, to: &_, figure| attribute(from, to, figure).unwrap_err();
    // A target is no input of the figure.
    let same = i.with(Field::TargetRatio, 4.0);
    assert_eq!(
        attribute(&i, &same, Figure::Ltv),
        NotAttributable::NothingChanged
    );
    // Nor is the discount rate, under a method that does not discount.
    let same = i.with(Field::DiscountRate, 0.2);
    assert_eq!(
        attribute(&i, &same, Figure::Ltv),
        NotAttributable::NothingChanged
    );

    let wide = widest();
    let different = [
        (
            i,
            CalculatorInputs {
                method: Method::Retention,
                ..i
            },
        ),
        (
            i,
            CalculatorInputs {
                payment_period: Period::Year,
                ..i
            },
        ),
        (
            i,
            CalculatorInputs {
                frequency: i.frequency.restated(Period::Year),
                ..i
            },
        ),
        (
            i,
            CalculatorInputs {
                lifetime: span(2.0, Period::Year),
                ..i
            },
        ),
        (
            i,
            CalculatorInputs {
                acquisition: Acquisition::Unknown,
                ..i
            },
        ),
        (i, wide),
        (
            wide,
            CalculatorInputs {
                timing: Timing::EndOfPeriod,
                ..wide
            },
        ),
        (
            wide,
            CalculatorInputs {
                discount: wide.discount.restated(Period::Month),
                ..wide
            },
        ),
        (
            wide,
            CalculatorInputs {
                horizon: Lifespan {
                    length: 36.0,
                    unit: Period::Month,
                },
                ..wide
            },
        ),
    ];
    for (from, to) in different {
        assert_eq!(
            attribute(&from, &to, Figure::Ltv),
            NotAttributable::DifferentMethod
        );
    }
    let base = CalculatorInputs {
        method: Method::ArppuTotal,
        ..i
    };
    let without = CalculatorInputs {
        base: Base {
            gross_margin: None,
            ..base.base
        },
        ..base
    };
    assert_eq!(
        attribute(&base, &without, Figure::Ltv),
        NotAttributable::DifferentMethod
    );

    let bad = i.with(Field::Churn, 2.0);
    let error = InputError {
        field: Field::Churn,
        value: 2.0,
        bound: Bound::AtMost { limit: 1.0 },
    };
    assert_eq!(
        attribute(&i, &bad, Figure::Ltv),
        NotAttributable::OutOfRange(error)
    );
    assert_eq!(
        attribute(&bad, &i, Figure::Ltv),
        NotAttributable::OutOfRange(error)
    );
}

/// LTV 2341.50 and 4683 (half the churn) pay back 620 and 3000. With the new CAC and
/// the old churn nothing ever does.
#[test]
fn a_payback_that_is_never_on_the_way_is_not_taken_apart() {
    let to = inputs()
        .with(Field::Churn, 0.04)
        .with(Field::AcquisitionCost, 3000.0);
    assert!(Figure::Payback.evaluate(&to).is_some());
    assert_eq!(
        attribute(&inputs(), &to, Figure::Payback).unwrap_err(),
        NotAttributable::Undefined {
            fields: vec![Field::AcquisitionCost]
        }
    );
    let unknown = CalculatorInputs {
        acquisition: Acquisition::Unknown,
        ..inputs()
    };
    assert_eq!(
        attribute(&unknown, &unknown.with(Field::Churn, 0.05), Figure::Ratio).unwrap_err(),
        NotAttributable::Undefined { fields: vec![] }
    );
}

/// All orders of the numbers below n.
fn permutations(n: usize) -> Vec<Vec<usize>> {
    if n == 0 {
        return vec![vec![]];
    }
    let shorter = permutations(n - 1);
    let insert = |order: &Vec<usize>, at: usize| {
        let mut longer = order.clone();
        longer.insert(at, n - 1);
        longer
    };
    shorter
        .iter()
        .flat_map(|order| (0..n).map(move |at| insert(order, at)))
        .collect()
}

/// The definition: the mean over all orders of what each input adds in its turn.
fn by_orders(
    from: &CalculatorInputs,
    to: &CalculatorInputs,
    fields: &[Field],
    figure: Figure,
) -> Vec<f64> {
    let orders = permutations(fields.len());
    let mut sums = vec![0.0; fields.len()];
    for order in &orders {
        let mut inputs = *from;
        for i in order {
            let before = figure.evaluate(&inputs).unwrap();
            inputs = inputs.with(fields[*i], to.get(fields[*i]).unwrap());
            sums[*i] += figure.evaluate(&inputs).unwrap() - before;
        }
    }
    sums.iter().map(|sum| sum / orders.len() as f64).collect()
}

/// Two inputs that differ in up to `most` fields.
fn pair(most: usize) -> impl Strategy<Value = (CalculatorInputs, CalculatorInputs)> {
    let fields = prop::sample::subsequence(widest().fields(), 1..=most);
    (fields, prop::collection::vec(0.3..3.0_f64, 9)).prop_map(|(fields, factors)| {
        let pairs = fields.into_iter().zip(factors);
        let to = pairs.fold(widest(), |to, (field, factor)| {
            let value = to.get(field).unwrap() * factor;
            to.with(field, field.range().nearest(value))
        });
        (widest(), to)
    })
}

fn changed(from: &CalculatorInputs, to: &CalculatorInputs) -> Vec<Field> {
    let differs = |field: &Field| from.get(*field) != to.get(*field);
    from.fields().into_iter().filter(differs).collect()
}

fn size(attribution: &Attribution) -> f64 {
    let parts = attribution.parts.iter().map(|part| part.amount.abs());
    parts.fold(attribution.from.abs().max(attribution.to.abs()), f64::max)
}

/// Half a unit in the last place of the largest partial sum.
fn last_digit(attribution: &Attribution) -> f64 {
    let mut sum = 0.0_f64;
    let largest = attribution.parts.iter().fold(0.0_f64, |most, part| {
        sum += part.amount;
        most.max(sum.abs()).max(part.amount.abs())
    });
    (largest.next_up() - largest) / 2.0
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn parts_are_the_average_over_all_orders((from, to) in pair(6), figure in 0..3_usize) {
        let figure = Figure::ALL[figure];
        let fields = changed(&from, &to);
        prop_assume!(!fields.is_empty());
        let found = attribute(&from, &to, figure).unwrap();
        let expected = by_orders(&from, &to, &fields, figure);
        for (part, (field, amount)) in found.parts.iter().zip(fields.iter().zip(expected)) {
            prop_assert_eq!(part.field, *field);
            prop_assert!((part.amount - amount).abs() < 1e-12 * size(&found));
        }
    }
}

proptest! {
    #[test]
    fn parts_sum_to_the_change((from, to) in pair(9), figure in 0..3_usize) {
        if let Ok(found) = attribute(&from, &to, Figure::ALL[figure]) {
            let whole = found.to - found.from;
            if found.parts.iter().all(|part| part.amount * whole >= 0.0) {
                prop_assert_eq!(sum(&found), whole);
            }
            prop_assert!((sum(&found) - whole).abs() <= last_digit(&found));
        }
    }

    #[test]
    fn both_ends_are_the_figures(a in usual_inputs(), factor in 0.5..2.0_f64) {
        let b = a.fields().into_iter().fold(a, |b, field| match b.get(field) {
            Some(value) => b.with(field, field.range().nearest(value * factor)),
            None => b,
        });
        for figure in Figure::ALL {
            match attribute(&a, &b, figure) {
                Ok(found) => {
                    prop_assert_eq!(Some(found.from), figure.evaluate(&a));
                    prop_assert_eq!(Some(found.to), figure.evaluate(&b));
                    let miss = (sum(&found) - (found.to - found.from)).abs();
                    prop_assert!(miss <= last_digit(&found));
                }
                Err(NotAttributable::Undefined { fields }) => {
                    let there = fields.iter().fold(a, |i, f| i.with(*f, b.get(*f).unwrap()));
                    prop_assert_eq!(figure.evaluate(&there), None);
                }
                Err(error) => prop_assert_eq!(error, NotAttributable::NothingChanged),
            }
        }
    }

    /// AOV and orders are factors alike: the same change earns the same.
    #[test]
    fn alike_inputs_get_alike_parts(x in 1.0..100.0_f64, y in 1.0..100.0_f64, l in 1.0..50.0_f64) {
        prop_assume!(x != y);
        let found = attribute(&simple(x, x, 10.0), &simple(y, y, l), Figure::Ltv).unwrap();
        prop_assert!((found.parts[0].amount - found.parts[1].amount).abs() <= 1e-13 * size(&found));
    }

    #[test]
    fn the_way_back_is_the_way_there((from, to) in pair(9)) {
        prop_assume!(from != to);
        let there = attribute(&from, &to, Figure::NetLtv).unwrap();
        let back = attribute(&to, &from, Figure::NetLtv).unwrap();
        for (a, b) in there.parts.iter().zip(&back.parts) {
            prop_assert!((a.amount + b.amount).abs() <= 1e-12 * size(&there));
        }
    }

    /// Over the whole of every range: finite, and the sum within the last digit
    /// even where parts cancel to next to nothing.
    #[test]
    fn extremes_stay_finite(
        aov in (valid(Field::AverageOrderValue), valid(Field::AverageOrderValue)),
        orders in (valid(Field::PurchaseFrequency), valid(Field::PurchaseFrequency)),
        churn in (valid(Field::Churn), valid(Field::Churn)),
        cac in (valid(Field::AcquisitionCost), valid(Field::AcquisitionCost)),
    ) {
        let of = |aov, orders, churn, cac| inputs()
            .with(Field::AverageOrderValue, aov).with(Field::PurchaseFrequency, orders)
            .with(Field::Churn, churn).with(Field::AcquisitionCost, cac);
        let (from, to) = (of(aov.0, orders.0, churn.0, cac.0), of(aov.1, orders.1, churn.1, cac.1));
        for figure in [Figure::Ltv, Figure::NetLtv, Figure::Ratio] {
            if let Ok(found) = attribute(&from, &to, figure) {
                prop_assert!(found.parts.iter().all(|part| part.amount.is_finite()));
                let miss = (sum(&found) - (found.to - found.from)).abs();
                prop_assert!(miss <= last_digit(&found), "{miss} {found:?}");
            }
        }
    }
}
