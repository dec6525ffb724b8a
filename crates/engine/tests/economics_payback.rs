//! Payback and the break-even curve, worked by hand.
#![allow(clippy::unwrap_used, clippy::float_cmp)]

mod common;

use common::{close, inputs, months};
use ltv_engine::economics::*;
use ltv_engine::survival::{FixedSpan, Geometric, Survival};
use ltv_engine::units::{Discount, Lifespan, Period};

/// cum(3) = 187.32 · (1 + .92 + .8464) = 518.202…; the fourth payment is
/// 187.32 · .92³ = 145.864…; 3 + (620 − 518.202) ÷ 145.864 = 3.69790.
#[test]
fn payback_is_linear_inside_the_period() {
    let exact = 3.0 + (620.0 - 187.32 * (1.0 + 0.92 + 0.8464)) / (187.32 * 0.92 * 0.92 * 0.92);
    close(months(calculate(&inputs()).unwrap().payback), exact, 1e-12);
    close(exact, 3.698, 5e-4);
}

fn stream(value_per_period: f64, survival: impl Survival + 'static) -> Stream {
    Stream {
        value_per_period,
        survival: Box::new(survival),
        discount: 0.0,
        timing: Timing::AtOnce,
        horizon: None,
    }
}

#[test]
fn the_geometric_closed_form_agrees_at_whole_periods() {
    for churn in [0.001, 0.02, 0.08, 0.35, 0.9] {
        let stream = stream(100.0, Geometric { churn });
        let mut earned = 0.0;
        for n in 1..=24_i32 {
            let last = 100.0 * (1.0_f64 - churn).powi(n - 1);
            earned += last;
            // A hair below, so that rounding does not push it over the edge.
            let cac = earned * (1.0 - 1e-13);
            let closed = (-cac * churn / 100.0).ln_1p() / (-churn).ln_1p();
            let slack = 1e-11 * earned / last; // what that hair comes to in periods
            if slack > 1e-6 {
                break; // the rest of the value is below the digits of a float
            }
            let paid = months(payback(&stream, cac, Period::Month));
            close(paid, closed, slack);
            close(paid, f64::from(n), slack);
        }
    }
}

#[test]
fn payback_is_stated_in_months_whatever_the_rhythm() {
    let stream = stream(100.0, FixedSpan { periods: 1000.0 });
    for (period, expected) in [
        (Period::Week, 5.0 * 12.0 / 52.0),
        (Period::Month, 5.0),
        (Period::Quarter, 15.0),
        (Period::Year, 60.0),
    ] {
        for paid in [
            payback(&stream, 500.0, period),
            payback_with_churn(&stream, 500.0, period),
            payback_simple(100.0, 500.0, period),
        ] {
            close(months(paid), expected, 1e-12);
        }
    }
}

/// Paid at the end, 100 · .9^t for t = 1, 2, …: 90, 81, 72.9; a CAC of 200 is earned
/// back after 2 + 29 ÷ 72.9. At 10 % a period: 90/1.1, 81/1.21, 72.9/1.331.
#[test]
fn payback_at_the_end_of_each_period() {
    let mut stream = stream(100.0, Geometric { churn: 0.1 });
    stream.timing = Timing::EndOfPeriod;
    close(
        months(payback(&stream, 200.0, Period::Month)),
        2.0 + 29.0 / 72.9,
        1e-12,
    );
    stream.discount = 0.1;
    let (a, b, c) = (90.0 / 1.1, 81.0 / 1.21, 72.9 / 1.331);
    close(
        months(payback(&stream, 200.0, Period::Month)),
        2.0 + (200.0 - a - b) / c,
        1e-12,
    );
    // All of it is 90/1.1 ÷ (1 − .9/1.1) = 450.
    close(stream.total(), 450.0, 1e-9);
    assert_eq!(
        payback(&stream, stream.total(), Period::Month),
        Payback::Never
    );
    assert_ne!(
        payback(&stream, stream.total() * (1.0 - 1e-15), Period::Month),
        Payback::Never
    );
}

/// The slowest series on offer: 0.1 % a year, paid weekly, and all but a billionth of it
/// to be earned back: n = ln(10⁻⁹) ÷ ln(1 − c), more than a million weeks.
#[test]
fn payback_after_a_million_periods() {
    let churn = -((-0.001_f64).ln_1p() / 52.0).exp_m1();
    let stream = stream(100.0, Geometric { churn });
    let weeks = 1e-9_f64.ln() / (-churn).ln_1p();
    assert!(weeks > 1e6);
    let paid = payback(&stream, stream.total() * (1.0 - 1e-9), Period::Week);
    close(months(paid) / (weeks * 12.0 / 52.0), 1.0, 1e-6);
}

/// A horizon of 2.5 periods counts half of the third payment, at the pace of a whole one.
#[test]
fn a_horizon_inside_a_period() {
    let mut stream = stream(100.0, FixedSpan { periods: 1000.0 });
    stream.horizon = Some(2.5);
    close(stream.total(), 250.0, 1e-12);
    close(stream.payment(2), 50.0, 1e-12);
    close(months(payback(&stream, 240.0, Period::Month)), 2.4, 1e-12);
    assert_eq!(payback(&stream, 250.0, Period::Month), Payback::Never);
}

#[test]
fn the_curve_passes_through_the_payback() {
    let curve = break_even_curve(&inputs()).unwrap();
    assert_eq!(curve.len(), 25);
    close(curve[0].cumulative, 0.0, 0.0);
    close(curve[1].cumulative, 187.32, 1e-9);
    let all = 187.32 * (1.0 - 0.92_f64.powi(24)) / 0.08;
    close(curve[24].cumulative, all, 1e-9);
    let (a, b) = (curve[3], curve[4]);
    let at = a.month + (620.0 - a.cumulative) / (b.cumulative - a.cumulative);
    close(at, 3.697_90, 5e-6);
}

#[test]
fn the_curve_bends_where_the_horizon_ends() {
    let curve = break_even_curve(&CalculatorInputs {
        method: Method::FiniteHorizon,
        discount: Discount::NONE,
        horizon: Lifespan {
            length: 2.5,
            unit: Period::Month,
        },
        ..inputs()
    })
    .unwrap();
    let end = 187.32 * (1.92 + 0.5 * 0.8464);
    assert_eq!(curve[3].month, 2.5);
    for point in &curve[3..] {
        close(point.cumulative, end, 1e-9);
    }
    assert_eq!(curve.len(), 26);
}
