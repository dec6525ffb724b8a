//! Numbers that others published, and cases worked by hand.
#![allow(clippy::unwrap_used, clippy::float_cmp)]

mod common;

use common::{close, inputs, months, span, yearly};
use ltv_engine::economics::*;
use ltv_engine::units::{Frequency, Lifespan, Period};

/// The well-known figure: 24.30 a week for 52 weeks and 20 years.
#[test]
fn starbucks() {
    for payment_period in Period::ALL {
        let result = calculate(&CalculatorInputs {
            method: Method::Simple,
            payment_period,
            average_order_value: 24.30,
            frequency: Frequency {
                orders: 1.0,
                per: Period::Week,
            },
            lifetime: span(20.0, Period::Year),
            ..inputs()
        })
        .unwrap();
        close(result.ltv, 25_272.0, 1e-9);
        assert_eq!(result.basis, Basis::Revenue);
        assert_eq!(result.verdict, Verdict::RevenueOnly);
        assert_eq!(result.ratio, None);
        assert_eq!(result.payback, Payback::Unknown);
        assert_eq!(result.net_ltv, None);
    }
}

/// k = (1,180 × 45 % − 85) × 0.42 = 187.32; LTV = k ÷ 8 % = 2,341.50.
#[test]
fn margin_adjusted_worked_example() {
    let result = calculate(&inputs()).unwrap();
    close(result.value_per_order, 446.0, 1e-9);
    close(result.value_per_period, 187.32, 1e-9);
    close(result.lifetime_periods, 12.5, 1e-12);
    close(result.ltv, 2341.5, 1e-9);
    close(result.net_ltv.unwrap(), 1721.5, 1e-9);
    close(result.ratio.unwrap(), 2341.5 / 620.0, 1e-12);
    assert_eq!(result.band, Some(Band::Healthy));
    close(result.allowed_acquisition_cost.unwrap(), 780.5, 1e-9);
    close(months(result.payback_simple), 620.0 / 187.32, 1e-12);
    close(months(result.payback), 3.698, 5e-4);
    close(months(result.payback_with_churn), 3.698, 5e-4);
    close(result.lifetime_revenue, 6195.0, 1e-9);
    // 187.32 · (1 − .92¹²) ÷ 8 %.
    let year = 187.32 * (1.0 - 0.92_f64.powi(12)) / 0.08;
    close(result.allowed_for_payback.unwrap(), year, 1e-9);
}

/// Berger & Nasr (1998), case 1: 260 a year for 0 … 10, 50 of promotion half-way
/// through each of 10 years, retention 75 %, 20 % a year: 568.78.
#[test]
fn berger_and_nasr_case_1() {
    let case = |k, years| CalculatorInputs {
        horizon: Lifespan {
            length: years,
            unit: Period::Year,
        },
        ..yearly(Method::FiniteHorizon, k, 0.75, 0.2)
    };
    let margins = lifetime_value(&case(260.0, 11.0)).ltv;
    let promotion = lifetime_value(&case(50.0, 10.0)).ltv / 1.2_f64.sqrt();
    close(margins - promotion, 568.78, 5e-3);
}

/// The margin multiples r/(1+d−r) of Gupta & Lehmann (2003), table 1, and the same
/// with the first margin at once, 1 more.
#[test]
fn gupta_and_lehmann_margin_multiples() {
    let rows = [
        (0.10, [1.20, 1.75, 2.67, 4.50]),
        (0.12, [1.15, 1.67, 2.50, 4.09]),
        (0.14, [1.11, 1.59, 2.35, 3.75]),
        (0.16, [1.07, 1.52, 2.22, 3.46]),
    ];
    for (rate, multiples) in rows {
        for (retention, multiple) in [0.6, 0.7, 0.8, 0.9].into_iter().zip(multiples) {
            let at = |timing| {
                lifetime_value(&CalculatorInputs {
                    timing,
                    ..yearly(Method::RetentionDiscounted, 1.0, retention, rate)
                })
                .ltv
            };
            close(at(Timing::EndOfPeriod), multiple, 5.001e-3);
            close(at(Timing::AtOnce), multiple + 1.0, 5.001e-3);
        }
    }
}

/// 187.32 a month, 8 % churn, 10 % a year = (1.1)^(1/12) − 1 = .797414 % a month:
/// at once 187.32 · 1.00797414 ÷ .08797414, at the end 187.32 · .92 ÷ .08797414.
#[test]
fn retention_forms_worked_example() {
    let ltv = |method, timing| {
        lifetime_value(&CalculatorInputs {
            method,
            timing,
            ..inputs()
        })
        .ltv
    };
    let d = 1.1_f64.powf(1.0 / 12.0) - 1.0;
    close(d, 0.007_974_140, 5e-10);
    let (now, later) = (Timing::AtOnce, Timing::EndOfPeriod);
    close(ltv(Method::Retention, now), 2341.5, 1e-9);
    close(ltv(Method::Retention, later), 2341.5, 1e-9);
    let discounted = Method::RetentionDiscounted;
    close(ltv(discounted, now), 187.32 * (1.0 + d) / (d + 0.08), 1e-9);
    close(ltv(discounted, later), 187.32 * 0.92 / (d + 0.08), 1e-9);
}

/// 1,200,000 a year ÷ 400 payers = 3,000, for 3 years, less 180,000 of spend:
/// 3,420,000 of revenue, and 1,260,000 at a margin of 40 %.
#[test]
fn whole_base_worked_example() {
    let with = |gross_margin, period| {
        calculate(&CalculatorInputs {
            method: Method::ArppuTotal,
            payment_period: period,
            base: Base {
                gross_margin,
                ..inputs().base
            },
            ..inputs()
        })
        .unwrap()
    };
    for period in Period::ALL {
        let revenue = with(None, period);
        let base = revenue.base.unwrap();
        close(base.arppu, 3000.0 / period.per_year(), 1e-9);
        close(base.gross, 3_600_000.0, 1e-6);
        close(base.net, 3_420_000.0, 1e-6);
        close(revenue.net_ltv.unwrap(), 8550.0, 1e-9);
        assert_eq!(
            (revenue.ratio, revenue.verdict),
            (None, Verdict::RevenueOnly)
        );

        let margin = with(Some(0.4), period);
        close(margin.base.unwrap().gross, 1_440_000.0, 1e-6);
        close(margin.base.unwrap().net, 1_260_000.0, 1e-6);
        close(margin.ltv, 3600.0, 1e-9);
        close(margin.net_ltv.unwrap(), 3150.0, 1e-9);
        close(margin.ratio.unwrap(), 8.0, 1e-12); // the gross ÷ the spend
        close(months(margin.payback), 4.5, 1e-9);
    }
}
