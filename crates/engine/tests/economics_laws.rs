//! Laws that hold for every valid input.
#![allow(clippy::unwrap_used, clippy::float_cmp)]

mod common;

use common::{any_inputs, months, periods, relative, span};
use ltv_engine::economics::*;
use ltv_engine::error::Field;
use ltv_engine::survival::Survival;
use ltv_engine::units::{Churn, Lifespan, Period};
use proptest::prelude::*;

fn ltv(inputs: &CalculatorInputs) -> f64 {
    lifetime_value(inputs).ltv
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn full_margin_and_no_cost_equal_simple(i in any_inputs(), years in 0.1..50.0_f64) {
        let lifetime = span(years, Period::Year);
        let full = CalculatorInputs { method: Method::MarginAdjusted, gross_margin: 1.0, cost_to_serve: 0.0, lifetime, ..i };
        let simple = CalculatorInputs { method: Method::Simple, ..full };
        let (full, simple) = (calculate(&full).unwrap(), calculate(&simple).unwrap());
        prop_assert_eq!(full.ltv, simple.ltv);
        prop_assert_eq!(full.ltv, full.lifetime_revenue);
    }

    #[test]
    fn the_fast_path_is_the_whole_path(i in any_inputs()) {
        let (fast, whole) = (lifetime_value(&i), calculate(&i).unwrap());
        prop_assert_eq!(fast.ltv, whole.ltv);
        prop_assert_eq!(fast.basis, whole.basis);
        prop_assert_eq!((fast.acquisition_cost, fast.net_ltv, fast.ratio), (whole.acquisition_cost, whole.net_ltv, whole.ratio));
        prop_assert_eq!(payback_of(&i), whole.payback);
    }

    /// The retention forms are the limits of the finite horizon, summed term by term.
    #[test]
    fn closed_forms_are_limits_of_the_sum(
        i in any_inputs(), share in 0.01..0.9_f64, rate in 0.0..0.3_f64, end: bool,
    ) {
        let per = i.payment_period;
        let mut i = CalculatorInputs {
            method: Method::RetentionDiscounted,
            lifetime: Lifetime::Churn(Churn { share, per }),
            timing: if end { Timing::EndOfPeriod } else { Timing::AtOnce },
            horizon: Lifespan { length: 5200.0, unit: per },
            ..i
        };
        i.discount.rate = rate;
        i.discount.per = per;
        let k = calculate(&i).unwrap().value_per_period;
        let first = i32::from(end);
        let sum: f64 = (first..5200).map(|t| k * ((1.0 - share) / (1.0 + rate)).powi(t)).sum();
        prop_assert!(relative(ltv(&i), sum) < 1e-11);
        let finite = CalculatorInputs { method: Method::FiniteHorizon, ..i };
        prop_assert!(relative(ltv(&i), ltv(&finite)) < 1e-12);
        let undiscounted = CalculatorInputs { method: Method::Retention, ..i };
        let mut free = CalculatorInputs { timing: Timing::AtOnce, ..i };
        free.discount.rate = 0.0;
        prop_assert_eq!(ltv(&undiscounted), ltv(&free));
    }

    /// Any finite horizon, over both curves, is its sum.
    #[test]
    fn finite_horizons_are_their_sums(i in any_inputs(), n in 1_u32..400) {
        let period = i.payment_period;
        let i = CalculatorInputs {
            method: Method::FiniteHorizon,
            horizon: Lifespan { length: f64::from(n), unit: period },
            ..i
        };
        let survival = i.lifetime.survival(period);
        let (k, d) = (calculate(&i).unwrap().value_per_period, i.discount.in_period(period));
        let first = i.timing.first();
        let sum: f64 = (first..first + n).map(|t| k * survival.at(t) / (1.0 + d).powi(t as i32)).sum();
        prop_assert!(relative(ltv(&i), sum) < 1e-10, "{} {}", ltv(&i), sum);
        let other = finite_horizon(k, survival.as_ref(), d, f64::from(n), i.timing);
        prop_assert!(relative(ltv(&i), other) < 1e-15);
    }

    #[test]
    fn the_timings_differ_by_the_first_payment(i in any_inputs()) {
        let now = CalculatorInputs { method: Method::RetentionDiscounted, timing: Timing::AtOnce, ..i };
        let later = CalculatorInputs { timing: Timing::EndOfPeriod, ..now };
        let k = calculate(&now).unwrap().value_per_period;
        prop_assert!(relative(ltv(&now), ltv(&later) + k) < 1e-11);
    }

    #[test]
    fn equivalent_entries_give_equal_answers(i in any_inputs(), a in periods(), b in periods(), c in periods(), e in periods()) {
        let lifetime = match i.lifetime {
            Lifetime::Churn(churn) => Lifetime::Churn(churn.restated(b)),
            Lifetime::Span(span) => Lifetime::Span(span.restated(b)),
        };
        let mut restated = CalculatorInputs {
            frequency: i.frequency.restated(a),
            lifetime,
            discount: i.discount.restated(c),
            horizon: i.horizon.restated(e),
            ..i
        };
        restated.base.loyalty = i.base.loyalty.restated(e);
        restated.base.revenue *= i.base.revenue_per.per(a);
        restated.base.revenue_per = a;
        // A restated rate may leave the field's range; then it cannot be entered at all.
        if let Ok(other) = calculate(&restated) {
            // Close to 1 a share keeps few digits of what is left: 1 − c.
            let lost = match (i.lifetime, lifetime) {
                (Lifetime::Churn(a), Lifetime::Churn(b)) => a.share.max(b.share),
                _ => 0.0,
            };
            prop_assume!(lost < 1.0 - 1e-9);
            let slack = 1e-11 / (1.0 - lost);
            prop_assert!(relative(ltv(&i), other.ltv) < slack, "{} {}", ltv(&i), other.ltv);
        }
    }

    #[test]
    fn monotone_in_every_input(i in any_inputs(), up in 1.001..1.5_f64) {
        let base = calculate(&i).unwrap();
        for field in i.fields() {
            let range = field.range();
            let Some(current) = i.get(field) else { continue };
            let better = match field {
                Field::CostToServe | Field::Churn | Field::DiscountRate | Field::Payers
                | Field::AcquisitionCost | Field::AcquisitionSpend | Field::TotalSpend => current / up,
                _ => current * up,
            };
            let result = calculate(&i.with(field, range.nearest(better))).unwrap();
            // Fewer payers raise the value of one and what winning that one has cost alike.
            prop_assert!(result.ltv >= base.ltv * (1.0 - 1e-12), "{field:?}");
            if field != Field::Payers {
                prop_assert!(result.net_ltv >= base.net_ltv.map(|net| net - 1e-9 * base.ltv), "{field:?}");
            }
            prop_assert!(result.ratio >= base.ratio.map(|ratio| ratio * (1.0 - 1e-12)), "{field:?}");
            let (a, b) = (months(result.payback), months(base.payback));
            let edge = base.ratio.is_some_and(|ratio| ratio < 1.0 + 1e-6);
            prop_assert!(edge || a.is_nan() || a <= b * (1.0 + 1e-9), "{field:?} {a} {b}");
        }
    }

    #[test]
    fn another_currency_scales_money_and_nothing_else(i in any_inputs(), rate in 0.1..100.0_f64) {
        let mut scaled = i;
        for field in [
            Field::AverageOrderValue, Field::CostToServe, Field::AcquisitionCost,
            Field::AcquisitionSpend, Field::TotalRevenue, Field::TotalSpend,
        ] {
            scaled = i.get(field).map_or(scaled, |value| scaled.with(field, value * rate));
        }
        let (one, other) = (calculate(&i).unwrap(), calculate(&scaled).unwrap());
        prop_assert!(relative(one.ltv * rate, other.ltv) < 1e-12);
        let (Some(a), Some(b)) = (one.ratio, other.ratio) else {
            prop_assert_eq!(one.ratio, other.ratio);
            return Ok(());
        };
        prop_assert!(relative(a, b) < 1e-12);
        prop_assert!(relative(one.allowed_for_payback.unwrap() * rate, other.allowed_for_payback.unwrap()) < 1e-12);
        let (p, q) = (months(one.payback), months(other.payback));
        prop_assert!(p == q || relative(p, q) < 1e-6 || (a - 1.0).abs() < 1e-9);
    }

    #[test]
    fn never_exactly_when_the_cost_is_not_exceeded(i in any_inputs(), near in -3..=3_i32) {
        // As entered, and within a few digits of the LTV itself.
        let edge = ltv(&i) * (1.0 + f64::from(near) * f64::EPSILON);
        for cac in [i.acquisition.cost().unwrap(), edge] {
            let i = CalculatorInputs { acquisition: Acquisition::Cost(cac), ..i };
            let result = calculate(&i).unwrap();
            let Some(cac) = result.acquisition_cost.filter(|_| result.basis == Basis::Contribution) else { continue };
            prop_assert_eq!(result.payback == Payback::Never, result.ltv <= cac);
            prop_assert_eq!(matches!(result.verdict, Verdict::NeverPaysBack { .. }), result.ltv <= cac && cac > 0.0);
        }
    }

    /// Payback reads the curve: interpolating the cumulative sums gives the CAC back.
    #[test]
    fn payback_lies_on_the_curve(i in any_inputs()) {
        let result = calculate(&i).unwrap();
        if let Payback::After { months } = result.payback {
            let periods = months * i.payment_period.per(Period::Month);
            prop_assume!(periods < 5_000.0 && i.method != Method::ArppuTotal);
            let survival: Box<dyn Survival> = match (i.method, i.lifetime) {
                (Method::Retention | Method::RetentionDiscounted, Lifetime::Span(_)) => return Ok(()),
                _ => i.lifetime.survival(i.payment_period),
            };
            let first = if i.method.discounts() { i.timing.first() } else { 0 };
            let payment = |n: u32| {
                let t = n + first;
                result.value_per_period * survival.at(t) / (1.0 + result.discount_per_period).powi(t as i32)
            };
            let whole = periods.floor() as u32;
            let there = (0..whole).map(payment).sum::<f64>() + (periods - f64::from(whole)) * payment(whole);
            prop_assert!(relative(there, result.acquisition_cost.unwrap()) < 1e-9);
            if i.method == Method::FiniteHorizon {
                prop_assert!(periods <= i.horizon.in_period(i.payment_period) * (1.0 + 1e-12));
            }
        }
    }

    #[test]
    fn paying_the_allowance_meets_the_target(i in any_inputs(), target in 0.5..20.0_f64) {
        if let Some(allowed) = calculate(&CalculatorInputs { target_ratio: target, ..i }).unwrap().allowed_acquisition_cost {
            prop_assume!(allowed > 0.0 && i.method != Method::ArppuTotal);
            let ratio = calculate(&CalculatorInputs { acquisition: Acquisition::Cost(allowed), ..i }).unwrap().ratio.unwrap();
            prop_assert!(relative(ratio, target) < 1e-12);
        }
    }

    #[test]
    fn paying_what_is_allowed_for_the_payback_takes_that_long(i in any_inputs(), target in 0.1..600.0_f64) {
        let i = CalculatorInputs { target_payback: target, ..i };
        let result = calculate(&i).unwrap();
        let Some(allowed) = result.allowed_for_payback else { return Ok(()) };
        prop_assert!(allowed <= result.ltv * (1.0 + 1e-12));
        // What is left to come is too little for the last digits of the sum to tell the time.
        prop_assume!(allowed > 0.0 && allowed < result.ltv * (1.0 - 1e-6));
        let paid = match i.method {
            Method::ArppuTotal => CalculatorInputs { base: Base { acquisition_spend: allowed * i.base.payers, ..i.base }, ..i },
            _ => CalculatorInputs { acquisition: Acquisition::Cost(allowed), ..i },
        };
        // A stretch without payments is earned back at its beginning.
        let before = calculate(&CalculatorInputs { target_payback: (target * 0.99).max(0.1), ..i }).unwrap();
        prop_assume!(target < 0.2 || before.allowed_for_payback < Some(allowed));
        let months = months(calculate(&paid).unwrap().payback);
        prop_assert!(relative(months, target) < 1e-6, "{months} {target}");
    }
}
