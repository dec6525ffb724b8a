//! Published fits, on years 0 to 7.

use crate::{HIGH_END, REGULAR, close};
use ltv_engine::forecast::Stopped;
use ltv_engine::retention::*;
use ltv_engine::survival::{ShiftedBetaGeometric, Survival};
use ltv_engine::units::{Discount, Period};

fn asked() -> RetentionOptions {
    RetentionOptions {
        period: Period::Year,
        discount: Discount {
            rate: 0.1,
            per: Period::Year,
        },
        payment: 100.0,
        ages: 12,
    }
}

fn fitted(percent: &[f64], customers: Option<f64>) -> Retention {
    let values = percent.to_vec();
    Retention::new(&Survivors::Percent { values, customers }, &asked()).unwrap()
}

/// Fader & Hardie (2007), "How to project customer retention": α, β as printed and to
/// four digits; log-likelihoods of 1,000 customers, S(12) and discounted expected
/// lifetimes of this project's own, by mpmath.
#[test]
fn fader_and_hardie() {
    for (survivors, printed, own, likelihood, last, lifetime) in [
        (
            REGULAR,
            (0.704, 1.182),
            (0.704_077, 1.182_043),
            -1_680.265_188,
            0.170,
            3.695,
        ),
        (
            HIGH_END,
            (0.668, 3.806),
            (0.668_088, 3.806_095),
            -1_611.158_147,
            0.378,
            5.922,
        ),
    ] {
        let retention = fitted(&survivors[..8], Some(1000.0));
        let fit = &retention.models[1];
        assert_eq!(
            (fit.kind, fit.converged, fit.stopped),
            (RetentionKind::Sbg, true, Stopped::Gradient)
        );
        let value = |i: usize| fit.parameters[i].value;
        close(value(0), printed.0, 5e-4);
        close(value(1), printed.1, 5e-4);
        close(value(0), own.0, 2e-6);
        close(value(1), own.1, 5e-6);
        close(fit.log_likelihood, likelihood, 1e-6);
        close(fit.survival[12].mean, last, 5e-4);
        close(fit.discounted_lifetime.unwrap().mean, lifetime, 5e-4);
        close(fit.ltv.unwrap().mean, 100.0 * lifetime, 5e-2);
        assert_eq!(fit.expected_lifetime, None, "α ≤ 1");
        close(fit.bic, 2.0 * 1000.0_f64.ln() - 2.0 * likelihood, 1e-5);
    }
}

/// The beta discrete Weibull on the same years: maxima by scipy over mpmath's likelihood.
#[test]
fn duration_dependence() {
    for (survivors, parameters, likelihood, last, lifetime) in [
        (
            REGULAR,
            [0.455_614, 0.779_326, 1.283_451],
            -1_679.602_832_9,
            0.177_331_4,
            3.729_135_97,
        ),
        (
            HIGH_END,
            [0.214_253, 1.426_575, 1.723_565],
            -1_605.314_213_2,
            0.403_929_6,
            6.093_083_11,
        ),
    ] {
        let retention = fitted(&survivors[..8], Some(1000.0));
        let fit = &retention.models[2];
        assert_eq!((fit.kind, fit.converged), (RetentionKind::Bdw, true));
        close(fit.log_likelihood, likelihood, 1e-6);
        for (parameter, expected) in fit.parameters.iter().zip(parameters) {
            close(parameter.value, expected, 2e-5);
        }
        close(fit.survival[12].mean, last, 2e-6);
        close(fit.discounted_lifetime.unwrap().mean, lifetime, 2e-5);
    }
}

/// What the paper is about: constant churn, fitted on the same years, loses the loyal.
#[test]
fn constant_churn_is_the_contrast() {
    let retention = fitted(&REGULAR[..8], Some(1000.0));
    let kinds: Vec<_> = retention.models.iter().map(|fit| fit.kind).collect();
    assert_eq!(kinds, RetentionKind::ALL);
    let constant = &retention.models[0];
    // 759 lost of 1000 + 631 + 468 + 382 + 326 + 289 + 262 at risk.
    let churn = 759.0 / 3358.0;
    close(constant.parameters[0].value, churn, 1e-14);
    close(
        constant.parameters[0].standard_error.unwrap(),
        (churn * (1.0 - churn) / 3358.0).sqrt(),
        1e-14,
    );
    let likelihood = 759.0 * churn.ln() + (3358.0 - 759.0) * (1.0 - churn).ln();
    close(constant.log_likelihood, likelihood, 1e-9);
    close(constant.survival[12].mean, (1.0 - churn).powi(12), 1e-14);
    close(constant.expected_lifetime.unwrap(), 1.0 / churn, 1e-12);
    assert!(constant.survival[12].mean < 0.05 && retention.models[1].survival[12].mean > 0.16);
    // BdW's third parameter explains the regular segment no better than by chance, the
    // high-end segment much better.
    assert_eq!(retention.best, RetentionKind::Sbg);
    assert_eq!(
        fitted(&HIGH_END[..8], Some(1000.0)).best,
        RetentionKind::Bdw
    );
}

/// Residual lifetimes at 10 %, (α, β) = (3.8, 15.2) and (1/15, 4/15): own, summed to 40
/// digits after Fader & Hardie (2010).
#[test]
fn residual_lifetimes_of_two_populations() {
    for ((alpha, beta), expected) in [
        ((3.8, 15.2), [3.310, 3.451, 3.587, 3.717, 3.842]),
        (
            (1.0 / 15.0, 4.0 / 15.0),
            [7.681, 9.462, 9.856, 10.0605, 10.192],
        ),
    ] {
        let curve = ShiftedBetaGeometric { alpha, beta };
        let own = residual_lifetimes(&curve, 0.1, 5);
        for (n, (own, expected)) in (1_u32..).zip(own.into_iter().zip(expected)) {
            close(own.unwrap(), expected, 5.1e-4);
            let there = curve.at(n - 1) * 1.1_f64.powi(-(n as i32));
            close(own.unwrap(), curve.discounted(0.1, n) / there, 1e-12);
        }
    }
    // All alike: the same at any age, r(1+d)/(1+d−r).
    let constant = ltv_engine::survival::Geometric { churn: 0.2 };
    for lifetime in residual_lifetimes(&constant, 0.1, 9) {
        close(lifetime.unwrap(), 0.8 * 1.1 / 0.3, 1e-12);
    }
}

#[test]
fn percentages_alone_have_no_errors() {
    let known = fitted(&REGULAR[..8], Some(1000.0));
    let unknown = fitted(&REGULAR[..8], None);
    assert_eq!((known.customers, unknown.customers), (Some(1000.0), None));
    assert_eq!(known.best, unknown.best);
    for (one, other) in known.models.iter().zip(&unknown.models) {
        assert_eq!(one.log_likelihood, other.log_likelihood);
        for (one, other) in one.parameters.iter().zip(&other.parameters) {
            assert_eq!(one.value, other.value);
            assert!(one.standard_error.is_some() && one.interval.is_some());
            assert!(other.standard_error.is_none() && other.interval.is_none());
        }
        for (one, other) in one.survival.iter().zip(&other.survival) {
            let (low, high) = one.interval.unwrap();
            assert!(0.0 <= low && low <= one.mean && one.mean <= high && high <= 1.0);
            assert_eq!((one.mean, other.interval), (other.mean, None));
        }
        assert!(one.ltv.unwrap().interval.is_some() && other.ltv.unwrap().interval.is_none());
    }
    // Errors shrink with the root of the number.
    let more = fitted(&REGULAR[..8], Some(100_000.0));
    for (one, other) in known.models.iter().zip(&more.models) {
        for (one, other) in one.parameters.iter().zip(&other.parameters) {
            close(one.value, other.value, 1e-5 * one.value);
            let ratio = one.standard_error.unwrap() / other.standard_error.unwrap();
            close(ratio, 10.0, 1e-2);
        }
    }
}
