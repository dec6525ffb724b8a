//! Survival curves, against published numbers and their own terms.
#![allow(clippy::unwrap_used, clippy::float_cmp)]

mod common;

use common::{close, relative};
use ltv_engine::economics::{Timing, finite_horizon};
use ltv_engine::survival::*;
use proptest::prelude::*;

/// Fader & Hardie (2007), the two fits on years 0–7, and this project's own values in
/// high precision: S(12), and the discounted expected lifetime at 10 %, paid at once.
#[test]
fn fader_and_hardie_segments() {
    let regular = ShiftedBetaGeometric {
        alpha: 0.7041,
        beta: 1.1820,
    };
    let high_end = ShiftedBetaGeometric {
        alpha: 0.6681,
        beta: 3.8061,
    };
    for (curve, last, lifetime) in [(regular, 0.170, 3.695), (high_end, 0.378, 5.922)] {
        close(curve.at(12), last, 5e-4);
        close(curve.discounted(0.1, 0), lifetime, 5e-4);
        assert_eq!(curve.at(0), 1.0);
        assert_eq!(curve.expected_periods(), f64::INFINITY); // α ≤ 1
    }
    // S(1) = β/(α+β) with the printed .704 and 1.182 (the misprint .688 gives .632).
    let printed = ShiftedBetaGeometric {
        alpha: 0.704,
        beta: 1.182,
    };
    close(printed.at(1), 1.182 / 1.886, 1e-15);
}

/// Residual lifetimes after n − 1 renewals at 10 %, of REFERENCES.md: the discounted sum
/// from n on, given that the customer is still there just before renewal n.
#[test]
fn discounted_residual_lifetimes() {
    let cases = [
        ((3.8, 15.2), [3.310, 3.451, 3.587, 3.717, 3.842]),
        (
            (1.0 / 15.0, 4.0 / 15.0),
            [7.681, 9.462, 9.856, 10.060, 10.192],
        ),
    ];
    for ((alpha, beta), expected) in cases {
        let curve = ShiftedBetaGeometric { alpha, beta };
        for (n, expected) in (1_u32..).zip(expected) {
            let there = curve.at(n - 1) * 1.1_f64.powi(-(n as i32));
            // The fourth of the second row is 10.0605, summed to 40 digits.
            close(curve.discounted(0.1, n) / there, expected, 6e-4);
        }
    }
}

#[test]
fn an_observed_curve() {
    let shares = vec![1.0, 0.6, 0.5, 0.4];
    let zero = Empirical::new(shares.clone(), Tail::Zero).unwrap();
    close(zero.expected_periods(), 2.5, 1e-15);
    assert_eq!((zero.at(3), zero.at(4)), (0.4, 0.0));
    // 2.5 + .4 · (.8 + .8² + …) = 2.5 + .4 · 4.
    let on = Empirical::new(shares, Tail::ConstantRate).unwrap();
    close(on.expected_periods(), 4.1, 1e-12);
    close(on.at(5), 0.4 * 0.64, 1e-15);
    let all = on.discounted(0.1, 0);
    close(on.discounted(0.1, 7), all - on.partial(0.1, 0, 7), 1e-12);
    let two = finite_horizon(100.0, &zero, 0.0, 2.5, Timing::EndOfPeriod);
    close(two, 60.0 + 50.0 + 20.0, 1e-12);
    // Everybody gone: nobody left for a tail.
    assert!(Empirical::new(vec![1.0, 0.0], Tail::ConstantRate).is_ok());
}

#[test]
fn what_is_no_curve() {
    let of = |shares: &[f64], tail| Empirical::new(shares.to_vec(), tail).unwrap_err();
    assert_eq!(of(&[], Tail::Zero), CurveError::Start);
    assert_eq!(of(&[0.9], Tail::Zero), CurveError::Start);
    let risen = of(&[1.0, 0.5, 0.6], Tail::Zero);
    assert_eq!(risen, CurveError::Rises { at: 2 });
    let nan = of(&[1.0, f64::NAN], Tail::Zero);
    assert_eq!(nan, CurveError::Rises { at: 1 });
    let below = of(&[1.0, -0.1], Tail::Zero);
    assert_eq!(below, CurveError::Rises { at: 1 });
    assert_eq!(of(&[1.0], Tail::ConstantRate), CurveError::NoRate);
    assert_eq!(of(&[1.0, 0.5, 0.5], Tail::ConstantRate), CurveError::NoRate);
}

#[derive(Debug, Clone, Copy)]
enum Curve {
    Geometric(Geometric),
    FixedSpan(FixedSpan),
    Sbg(ShiftedBetaGeometric),
}

impl std::ops::Deref for Curve {
    type Target = dyn Survival;
    fn deref(&self) -> &Self::Target {
        match self {
            Self::Geometric(curve) => curve,
            Self::FixedSpan(curve) => curve,
            Self::Sbg(curve) => curve,
        }
    }
}

fn curves() -> impl Strategy<Value = Curve> {
    prop_oneof![
        (0.001..=1.0_f64).prop_map(|churn| Curve::Geometric(Geometric { churn })),
        (0.05..500.0_f64).prop_map(|periods| Curve::FixedSpan(FixedSpan { periods })),
        (0.05..20.0_f64, 0.05..50.0_f64)
            .prop_map(|(alpha, beta)| Curve::Sbg(ShiftedBetaGeometric { alpha, beta })),
    ]
}

proptest! {
    #[test]
    fn closed_forms_are_sums(curve in curves(), rate in 0.0..0.5_f64, first in 0_u32..50, count in 0_u32..300) {
        let sum: f64 = (first..first + count).map(|t| curve.at(t) / (1.0 + rate).powi(t as i32)).sum();
        let closed = curve.partial(rate, first, count);
        prop_assert!((closed - sum).abs() <= 1e-11 * sum.max(1e-9), "{closed} {sum}");
    }

    #[test]
    fn the_whole_is_a_part_and_the_rest(curve in curves(), rate in 0.01..0.5_f64, first in 0_u32..3, count in 0_u32..60) {
        let (all, rest) = (curve.discounted(rate, first), curve.discounted(rate, first + count));
        prop_assert!((all - curve.partial(rate, first, count) - rest).abs() <= 1e-11 * all.max(1e-3));
    }

    #[test]
    fn survival_falls_from_one(curve in curves(), t in 0_u32..2000) {
        let (now, next) = (curve.at(t), curve.at(t + 1));
        prop_assert!((0.0..=1.0).contains(&now) && next <= now * (1.0 + 1e-12));
    }

    /// Past the product S(t) is a ratio of gamma functions: no seam between the two.
    #[test]
    fn old_ages_of_the_sbg(alpha in 0.05..20.0_f64, beta in 0.05..50.0_f64, t in 60_u32..3000) {
        let curve = ShiftedBetaGeometric { alpha, beta };
        let product: f64 = (0..t).map(|i| (beta + f64::from(i)) / (alpha + beta + f64::from(i))).product();
        prop_assert!(relative(curve.at(t), product) < 1e-12);
    }

    #[test]
    fn undiscounted_sbg_is_its_mean(alpha in 1.5..20.0_f64, beta in 0.05..50.0_f64) {
        let curve = ShiftedBetaGeometric { alpha, beta };
        prop_assert!(relative(curve.expected_periods(), (alpha + beta - 1.0) / (alpha - 1.0)) < 1e-12);
        prop_assert!(relative(curve.discounted(1e-12, 0), curve.expected_periods()) < 1e-3);
    }
}
