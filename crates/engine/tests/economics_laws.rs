//! Laws that hold for every valid input.
#![allow(clippy::unwrap_used, clippy::float_cmp)]

use ltv_engine::economics::*;
use ltv_engine::units::{Churn, Frequency, Lifespan, Period};
use proptest::prelude::*;

fn periods() -> impl Strategy<Value = Period> {
    prop::sample::select(Period::ALL.to_vec())
}

prop_compose! {
    fn any_inputs()(
        payment_period in periods(),
        average_order_value in 1.0..100_000.0_f64,
        orders in 0.01..20.0_f64,
        frequency_per in periods(),
        gross_margin in 0.05..1.0_f64,
        cost_share in 0.0..0.9_f64,
        share in 0.001..0.95_f64,
        churn_per in periods(),
        cac in 1.0..50_000.0_f64,
    ) -> CalculatorInputs {
        CalculatorInputs {
            method: Method::MarginAdjusted,
            payment_period,
            average_order_value,
            frequency: Frequency { orders, per: frequency_per },
            gross_margin,
            cost_to_serve: average_order_value * gross_margin * cost_share,
            lifetime: Lifetime::Churn(Churn { share, per: churn_per }),
            acquisition_cost: Some(cac),
            target_ratio: 3.0,
        }
    }
}

fn relative(left: f64, right: f64) -> f64 {
    (left - right).abs() / left.abs().max(right.abs()).max(1e-300)
}

fn months(payback: Payback) -> f64 {
    match payback {
        Payback::After { months } => months,
        Payback::Never => f64::INFINITY,
        Payback::Unknown => f64::NAN,
    }
}

proptest! {
    #[test]
    fn full_margin_and_no_cost_equal_simple(i in any_inputs(), years in 0.1..50.0_f64) {
        let lifetime = Lifetime::Span(Lifespan { length: years, unit: Period::Year });
        let full = CalculatorInputs { gross_margin: 1.0, cost_to_serve: 0.0, lifetime, ..i };
        let simple = CalculatorInputs { method: Method::Simple, ..full };
        let (full, simple) = (calculate(&full).unwrap(), calculate(&simple).unwrap());
        prop_assert_eq!(full.ltv, simple.ltv);
        prop_assert_eq!(full.ltv, full.lifetime_revenue);
    }

    #[test]
    fn equivalent_entries_give_equal_answers(i in any_inputs(), a in periods(), b in periods()) {
        let Lifetime::Churn(churn) = i.lifetime else { unreachable!() };
        let restated = CalculatorInputs {
            frequency: i.frequency.restated(a),
            lifetime: Lifetime::Churn(churn.restated(b)),
            ..i
        };
        // A restated rate may leave the field's range; then it cannot be entered at all.
        if let Ok(other) = calculate(&restated) {
            let one = calculate(&i).unwrap();
            // Close to 1 a share keeps few digits of what is left: 1 − c.
            let lost = churn.restated(b).share.max(churn.share);
            prop_assert!(relative(one.ltv, other.ltv) < 1e-12 / (1.0 - lost).min(1.0));
        }
    }

    #[test]
    fn monotone_in_every_input(i in any_inputs(), up in 1.001..1.5_f64) {
        let base = calculate(&i).unwrap();
        let Lifetime::Churn(churn) = i.lifetime else { unreachable!() };
        let better = [
            CalculatorInputs { average_order_value: i.average_order_value * up, ..i },
            CalculatorInputs { frequency: Frequency { orders: i.frequency.orders * up, ..i.frequency }, ..i },
            CalculatorInputs { gross_margin: (i.gross_margin * up).min(1.0), ..i },
            CalculatorInputs { cost_to_serve: i.cost_to_serve / up, ..i },
            CalculatorInputs { lifetime: Lifetime::Churn(Churn { share: (churn.share / up).max(0.001), ..churn }), ..i },
        ];
        for inputs in better {
            let result = calculate(&inputs).unwrap();
            prop_assert!(result.ltv >= base.ltv * (1.0 - 1e-12));
            prop_assert!(months(result.payback) <= months(base.payback) * (1.0 + 1e-9));
        }
        let dearer = calculate(&CalculatorInputs { acquisition_cost: i.acquisition_cost.map(|c| c * up), ..i }).unwrap();
        prop_assert!(dearer.net_ltv < base.net_ltv && dearer.ratio < base.ratio);
        prop_assert!(months(dearer.payback) >= months(base.payback));
    }

    #[test]
    fn another_currency_scales_money_and_nothing_else(i in any_inputs(), rate in 0.01..100.0_f64) {
        let scaled = CalculatorInputs {
            average_order_value: i.average_order_value * rate,
            cost_to_serve: i.cost_to_serve * rate,
            acquisition_cost: i.acquisition_cost.map(|c| c * rate),
            ..i
        };
        let (one, other) = (calculate(&i).unwrap(), calculate(&scaled).unwrap());
        prop_assert!(relative(one.ltv * rate, other.ltv) < 1e-12);
        prop_assert!(relative(one.ratio.unwrap(), other.ratio.unwrap()) < 1e-12);
        let (a, b) = (months(one.payback), months(other.payback));
        prop_assert!(a == b || relative(a, b) < 1e-6 || one.ratio.unwrap() - 1.0 < 1e-9);
    }

    /// Payback reads the curve: interpolating the cumulative sums gives the CAC back.
    #[test]
    fn payback_lies_on_the_curve(i in any_inputs()) {
        let result = calculate(&i).unwrap();
        if let Payback::After { months } = result.payback {
            let survival = i.lifetime.survival(i.payment_period);
            let periods = months * i.payment_period.per(Period::Month);
            prop_assume!(periods < 5_000.0);
            let whole = periods.floor() as u32;
            let cum: f64 = (0..whole).map(|t| result.value_per_period * survival.at(t)).sum();
            let there = cum + (periods - f64::from(whole)) * result.value_per_period * survival.at(whole);
            prop_assert!(relative(there, i.acquisition_cost.unwrap()) < 1e-9);
        } else {
            prop_assert!(result.ltv <= i.acquisition_cost.unwrap() * (1.0 + 1e-9));
        }
    }

    #[test]
    fn paying_the_allowance_meets_the_target(i in any_inputs(), target in 0.5..20.0_f64) {
        let allowed = calculate(&CalculatorInputs { target_ratio: target, ..i }).unwrap().allowed_acquisition_cost.unwrap();
        let ratio = calculate(&CalculatorInputs { acquisition_cost: Some(allowed), ..i }).unwrap().ratio.unwrap();
        prop_assert!(relative(ratio, target) < 1e-12);
    }
}
