//! Tornado, grid and contour.
#![allow(clippy::unwrap_used, clippy::float_cmp)]

mod common;

use common::{any_inputs, close, inputs};
use ltv_engine::error::Field;
use ltv_engine::scenario::{Figure, contour, grid, steps, target_line, tornado};
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
    let pieces = contour((3, 3), |x, y| Some(x + y), 1.5);
    assert_eq!(pieces.len(), 3);
    for (x, y) in pieces.into_iter().flatten() {
        close(x + y, 1.5, 1e-9);
    }
    let hole = |x: f64, y: f64| (x > 0.0 || y > 0.0).then_some(x + y);
    assert_eq!(contour((3, 3), hole, 1.5).len(), 2);
    assert!(contour((3, 3), |x, y| Some(x + y), 9.0).is_empty());
    assert!(contour((1, 3), |x, y| Some(x + y), 1.5).is_empty());
}

/// 1 ÷ (1 − x) without end from x = 1 on is 10 at x = .9, however far the corners are
/// from it: linear between them it would be at 0 or nowhere.
#[test]
fn contour_beside_what_has_no_end() {
    let steep = |x: f64, _: f64| {
        Some(if x < 1.0 {
            1.0 / (1.0 - x)
        } else {
            f64::INFINITY
        })
    };
    let pieces = contour((3, 3), steep, 10.0);
    assert_eq!(pieces.len(), 2);
    for (x, _) in pieces.into_iter().flatten() {
        close(x, 0.9, 1e-9);
    }
}

/// A payback of 24 months where half of the grid is *never*: one line from edge to edge,
/// with that payback all along.
#[test]
fn a_payback_beside_never_is_one_line() {
    let costs: Vec<f64> = (0..7).map(|n| 600.0 + 400.0 * f64::from(n)).collect();
    let churns: Vec<f64> = (0..7).map(|n| 0.02 + 0.03 * f64::from(n)).collect();
    let (x, y) = ((Field::AcquisitionCost, &*costs), (Field::Churn, &*churns));
    let never = grid(&inputs(), x, y, Figure::Payback);
    let never = never.iter().flatten().filter(|cell| cell.is_none()).count();
    assert!(never > 15, "{never}");
    let pieces = target_line(&inputs(), x, y, Figure::Payback, 24.0);
    let ends: Vec<(f64, f64)> = pieces.into_iter().flatten().collect();
    for (column, row) in &ends {
        let at = inputs()
            .with(Field::AcquisitionCost, 600.0 + 400.0 * column)
            .with(Field::Churn, 0.02 + 0.03 * row);
        close(Figure::Payback.evaluate(&at).unwrap(), 24.0, 1e-6);
    }
    let met = |a: &(f64, f64), b: &(f64, f64)| (a.0 - b.0).abs() + (a.1 - b.1).abs() < 1e-9;
    let loose: Vec<_> = ends
        .iter()
        .filter(|end| ends.iter().filter(|other| met(end, other)).count() == 1)
        .collect();
    assert_eq!(loose.len(), 2, "{loose:?}");
    for (column, row) in loose {
        let on_edge = |place: f64| !(1e-9..=6.0 - 1e-9).contains(&place);
        assert!(on_edge(*column) || on_edge(*row), "{column} {row}");
    }
}

#[test]
fn contour_of_a_saddle() {
    let middles = |high: f64| -> Vec<_> {
        let saddle = |x: f64, y: f64| Some(high * ((1.0 - x) * (1.0 - y) + x * y));
        let pieces = contour((2, 2), saddle, 0.5).into_iter();
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
