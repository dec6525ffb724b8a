//! What follows from a fitted curve.

use super::fit::FittedCurve;
use super::lifetime::residual_lifetimes;
use super::report::{ObservedAge, RetentionFit};
use super::{Curve, Losses, RetentionKind};
use crate::forecast::estimated::{Z975, parameter};
use crate::forecast::{Estimate, Parameter};

/// The observed curve.
pub(super) fn observed(losses: &Losses) -> Vec<ObservedAge> {
    let start = losses.customers();
    let mut share = 1.0;
    let mut ages = vec![ObservedAge {
        age: 0,
        survivors: start,
        at_risk: start,
        share,
    }];
    for (age, (lost, kept)) in (1..).zip(losses.iter()) {
        let at_risk = lost + kept;
        share *= if at_risk > 0.0 { kept / at_risk } else { 1.0 };
        ages.push(ObservedAge {
            age,
            survivors: kept,
            at_risk,
            share,
        });
    }
    ages
}

/// A fit with everything that follows from it; `rate` per period.
pub(super) fn told(
    fit: &FittedCurve,
    customers: f64,
    rate: f64,
    ages: u32,
    payment: f64,
) -> RetentionFit {
    let kind = fit.curve.kind();
    let values = fit.curve.parameters();
    let n = values.len();
    let variance = |i: usize| fit.covariance.as_ref()?.get(i * n + i).copied();
    let mut parameters: Vec<Parameter> = (kind.names().iter().zip(&values).enumerate())
        .map(|(i, (name, &value))| parameter(name, libm::log(value), variance(i)))
        .collect();
    if kind == RetentionKind::Geometric
        && let Some(interval) = &mut parameters[0].interval
    {
        interval.1 = interval.1.min(1.0); // a share
    }
    let curve = fit.curve.survival();
    let discounted_lifetime = discounted(fit, rate);
    let times = |value: f64| payment * value;
    RetentionFit {
        kind,
        parameters,
        log_likelihood: fit.log_likelihood,
        bic: fit.bic(customers),
        evaluations: fit.evaluations,
        converged: fit.converged,
        stopped: fit.stopped,
        survival: survival(fit, ages),
        retention: (fit.curve.log_retention())
            .take(ages as usize)
            .map(|share| libm::exp(share.value))
            .collect(),
        expected_lifetime: finite(curve.expected_periods()),
        discounted_lifetime,
        ltv: discounted_lifetime.map(|lifetime| Estimate {
            mean: times(lifetime.mean),
            interval: lifetime
                .interval
                .map(|(low, high)| (times(low), times(high))),
        }),
        residual_lifetime: residual_lifetimes(curve, rate, ages),
    }
}

/// S(t) with its intervals: S^exp(±z·e), e the standard error of ln(−ln S).
fn survival(fit: &FittedCurve, ages: u32) -> Vec<Estimate> {
    let start = Estimate {
        mean: 1.0,
        interval: fit.covariance.as_ref().map(|_| (1.0, 1.0)),
    };
    let later = fit.log_survival().take(ages as usize).map(|log| {
        let mean = libm::exp(log.value);
        let interval = fit.variance(log.slopes).map(|variance| {
            let reach = libm::exp(Z975 * libm::sqrt(variance) / -log.value);
            if reach.is_finite() {
                (libm::exp(log.value * reach), libm::exp(log.value / reach))
            } else {
                (0.0, 1.0)
            }
        });
        Estimate { mean, interval }
    });
    std::iter::once(start).chain(later).collect()
}

/// The discounted lifetime; its derivatives by differences, for no curve has them all
/// in closed form.
fn discounted(fit: &FittedCurve, rate: f64) -> Option<Estimate> {
    const STEP: f64 = 1e-4;
    let mean = finite(fit.curve.survival().discounted(rate, 0))?;
    let values = fit.curve.parameters();
    let log_beside = |i: usize, by: f64| {
        let mut beside = values.clone();
        *beside.get_mut(i)? *= libm::exp(by);
        let curve = Curve::new(fit.curve.kind(), &beside)?;
        Some(libm::log(curve.survival().discounted(rate, 0)))
    };
    let slope = |i: usize| match (log_beside(i, STEP), log_beside(i, -STEP)) {
        (Some(after), Some(before)) => (after - before) / (2.0 * STEP),
        _ => 0.0,
    };
    let variance = fit.covariance.as_ref();
    let variance = variance.and_then(|_| fit.variance(std::array::from_fn(slope)));
    Some(Estimate {
        mean,
        interval: variance.map(|variance| {
            let reach = libm::exp(Z975 * libm::sqrt(variance));
            // The first period is paid for in any case.
            ((mean / reach).max(1.0), mean * reach)
        }),
    })
}

fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}
