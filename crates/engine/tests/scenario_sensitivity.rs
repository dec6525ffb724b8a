//! Tornado, grid and contour.
#![allow(clippy::unwrap_used, clippy::float_cmp)]

mod common;

use common::{any_inputs, close, inputs};
use ltv_engine::error::Field;
use ltv_engine::scenario::{Figure, contour, grid, steps, tornado};
use proptest::prelude::*;

/// ±10 % of 2,341.50 by hand: AOV moves 45 % · 118 · .42 ÷ 8 % = 278.775 each way,
/// frequency 10 %, churn ÷ 1.1 and ÷ .9.
#[test]
fn tornado_by_hand() {
    let swings = tornado(&inputs(), 0.1, Figure::Ltv).unwrap();
    let order: Vec<_> = swings.iter().map(|swing| swing.field).collect();
    assert_eq!(
        order,
        [
            Field::AverageOrderValue,
            Field::GrossMargin,
            Field::Churn,
            Field::PurchaseFrequency,
            Field::CostToServe,
            Field::AcquisitionCost,
        ]
    );
    close(swings[0].at_high.unwrap() - 2341.5, 278.775, 1e-9);
    close(swings[2].at_low.unwrap(), 2341.5 / 0.9, 1e-9);
    close(swings[2].at_high.unwrap(), 2341.5 / 1.1, 1e-9);
    assert_eq!(swings[5].size(), 0.0);
}

#[test]
fn swings_stay_in_range_and_say_so() {
    let swings = tornado(
        &inputs().with(Field::GrossMargin, 0.95),
        0.1,
        Figure::NetLtv,
    )
    .unwrap();
    let margin = swings
        .iter()
        .find(|s| s.field == Field::GrossMargin)
        .unwrap();
    assert_eq!(
        (margin.high, margin.high_clamped, margin.low_clamped),
        (1.0, true, false)
    );
    close(margin.low, 0.855, 1e-12);
}

/// 2,341.50 against 2,200: ±10 % of churn makes the payback *never*.
#[test]
fn never_is_the_largest_swing() {
    let i = inputs().with(Field::AcquisitionCost, 2300.0);
    let swings = tornado(&i, 0.1, Figure::Payback).unwrap();
    let never: Vec<_> = swings
        .iter()
        .map(|s| s.at_low.is_none() || s.at_high.is_none())
        .collect();
    assert!(never[0]);
    assert!(never.windows(2).all(|pair| pair[0] >= pair[1]), "{never:?}");
}

#[test]
fn grid_rows_are_y() {
    let (xs, ys) = ([400.0, 600.0, -1.0], [0.05, 0.08]);
    let values = grid(
        &inputs(),
        (Field::AcquisitionCost, &xs),
        (Field::Churn, &ys),
        Figure::Ratio,
    );
    assert_eq!((values.len(), values[0].len()), (2, 3));
    close(values[0][1].unwrap(), 187.32 / 0.05 / 600.0, 1e-12);
    close(values[1][0].unwrap(), 2341.5 / 400.0, 1e-12);
    assert_eq!(values[0][2], None); // out of range
}

#[test]
fn steps_by_hand() {
    let evenly = |found: &[f64], expected: &[f64]| {
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (a, b) in found.iter().zip(expected) {
            close(*a, *b, 1e-12);
        }
    };
    evenly(
        &steps(Field::AverageOrderValue, 100.0, 0.5, 5),
        &[50.0, 75.0, 100.0, 125.0, 150.0],
    );
    // At the end of the range the window moves.
    evenly(&steps(Field::GrossMargin, 1.0, 0.2, 3), &[0.6, 0.8, 1.0]);
    evenly(&steps(Field::DiscountRate, 0.0, 0.1, 3), &[0.0, 0.05, 0.1]);
    evenly(&steps(Field::CostToServe, 0.0, 0.5, 5), &[0.0]);
    evenly(&steps(Field::Churn, 0.3, 0.5, 1), &[0.3]);
}

/// x + y on whole numbers: the line x + y = 1.5 crosses three cells.
#[test]
fn contour_of_a_plane() {
    let axis = [0.0, 1.0, 2.0];
    let values: Vec<Vec<_>> = axis
        .iter()
        .map(|y| axis.iter().map(|x| Some(x + y)).collect())
        .collect();
    let pieces = contour(&axis, &axis, &values, 1.5);
    assert_eq!(pieces.len(), 3);
    for (x, y) in pieces.into_iter().flatten() {
        close(x + y, 1.5, 1e-12);
    }
    let mut holes = values.clone();
    holes[0][0] = None;
    assert_eq!(contour(&axis, &axis, &holes, 1.5).len(), 2);
    assert!(contour(&axis, &axis, &values, 9.0).is_empty());
}

#[test]
fn contour_of_a_saddle() {
    let axis = [0.0, 1.0];
    let middles = |high: f64| -> Vec<_> {
        let values = vec![vec![Some(high), Some(0.0)], vec![Some(0.0), Some(high)]];
        let pieces = contour(&axis, &axis, &values, 0.5).into_iter();
        let middle = |[a, b]: [(f64, f64); 2]| (f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1));
        pieces.map(middle).collect()
    };
    // Corners 0 and 2 high: a middle of .55 joins them, which cuts off 1 and 3.
    let joined = middles(1.1);
    assert_eq!(joined.len(), 2);
    assert!(
        joined.iter().all(|(x, y)| (x - y).abs() > 0.4),
        "{joined:?}"
    );
    // One of .45 does not: 0 and 2 are cut off.
    let apart = middles(0.9);
    assert_eq!(apart.len(), 2);
    assert!(apart.iter().all(|(x, y)| (x - y).abs() < 1e-9), "{apart:?}");
}

proptest! {
    #[test]
    fn steps_are_even_valid_and_hold_the_current_value(
        i in any_inputs(), share in 0.05..0.95_f64, count in 2_usize..12,
    ) {
        for field in i.fields() {
            let Some(current) = i.get(field) else { continue };
            let range = field.range();
            let values = steps(field, current, share, count);
            prop_assert_eq!(values.len(), if current > 0.0 || range.max <= 1.0 { count } else { 1 });
            let slack = 1e-9 * current.max(1e-9);
            prop_assert!(values.iter().any(|v| (v - current).abs() <= slack));
            for pair in values.windows(3) {
                prop_assert!(((pair[2] - pair[1]) - (pair[1] - pair[0])).abs() <= slack);
                prop_assert!(pair[1] > pair[0]);
            }
            prop_assert!(values.iter().all(|v| range.broken_by(*v).is_none()));
        }
    }

    #[test]
    fn swings_are_figures_at_valid_inputs(i in any_inputs(), share in 0.01..0.99_f64) {
        for figure in Figure::ALL {
            let swings = tornado(&i, share, figure).unwrap();
            prop_assert!(swings.windows(2).all(|pair| pair[0].size() >= pair[1].size()));
            for swing in swings {
                for (value, at) in [(swing.low, swing.at_low), (swing.high, swing.at_high)] {
                    let result = ltv_engine::economics::calculate(&i.with(swing.field, value)).unwrap();
                    prop_assert_eq!(figure.of(&result), at);
                }
            }
        }
    }
}
