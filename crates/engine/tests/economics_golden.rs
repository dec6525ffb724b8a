//! Numbers that others published, and cases worked by hand.
#![allow(clippy::unwrap_used, clippy::float_cmp)]

use ltv_engine::economics::*;
use ltv_engine::error::{Bound, Field};
use ltv_engine::survival::{FixedSpan, Geometric};
use ltv_engine::units::{Churn, Frequency, Lifespan, Period};

fn inputs() -> CalculatorInputs {
    CalculatorInputs {
        method: Method::MarginAdjusted,
        payment_period: Period::Month,
        average_order_value: 1180.0,
        frequency: Frequency {
            orders: 0.42,
            per: Period::Month,
        },
        gross_margin: 0.45,
        cost_to_serve: 85.0,
        lifetime: Lifetime::Churn(Churn {
            share: 0.08,
            per: Period::Month,
        }),
        acquisition_cost: Some(620.0),
        target_ratio: 3.0,
    }
}

fn close(left: f64, right: f64, tolerance: f64) {
    assert!((left - right).abs() <= tolerance, "{left} is not {right}");
}

fn months(payback: Payback) -> f64 {
    match payback {
        Payback::After { months } => months,
        other => panic!("{other:?}"),
    }
}

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
            lifetime: Lifetime::Span(Lifespan {
                length: 20.0,
                unit: Period::Year,
            }),
            ..inputs()
        })
        .unwrap();
        close(result.ltv, 25_272.0, 1e-9);
        assert_eq!(result.basis, Basis::Revenue);
        assert_eq!(result.verdict, Verdict::RevenueOnly);
        assert_eq!(result.ratio, None);
        assert_eq!(result.payback, Payback::Unknown);
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
    close(result.lifetime_revenue, 6195.0, 1e-9);
}

/// cum(3) = 187.32 · (1 + .92 + .8464) = 518.202…; the fourth payment is
/// 187.32 · .92³ = 145.864…; 3 + (620 − 518.202) ÷ 145.864 = 3.69790.
#[test]
fn payback_is_linear_inside_the_period() {
    let curve = Geometric { churn: 0.08 };
    let exact = 3.0 + (620.0 - 187.32 * (1.0 + 0.92 + 0.8464)) / (187.32 * 0.92 * 0.92 * 0.92);
    close(
        months(payback(187.32, 620.0, &curve, Period::Month)),
        exact,
        1e-12,
    );
    close(exact, 3.698, 5e-4);
}

#[test]
fn the_geometric_closed_form_agrees_at_whole_periods() {
    for churn in [0.001, 0.02, 0.08, 0.35, 0.9] {
        let curve = Geometric { churn };
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
            let paid = months(payback(100.0, cac, &curve, Period::Month));
            close(paid, closed, slack);
            close(paid, f64::from(n), slack);
        }
    }
}

#[test]
fn payback_is_stated_in_months_whatever_the_rhythm() {
    let curve = FixedSpan { periods: 1000.0 };
    for (period, expected) in [
        (Period::Week, 5.0 * 12.0 / 52.0),
        (Period::Month, 5.0),
        (Period::Quarter, 15.0),
        (Period::Year, 60.0),
    ] {
        close(
            months(payback(100.0, 500.0, &curve, period)),
            expected,
            1e-12,
        );
        close(
            months(payback_simple(100.0, 500.0, period)),
            expected,
            1e-12,
        );
    }
}

#[test]
fn never_names_the_churn_that_would_change_it() {
    let result = calculate(&CalculatorInputs {
        acquisition_cost: Some(3000.0),
        ..inputs()
    })
    .unwrap();
    assert_eq!(result.payback, Payback::Never);
    assert_eq!(result.band, Some(Band::Losing));
    let Verdict::NeverPaysBack {
        churn_below: Some(churn),
        ..
    } = result.verdict
    else {
        panic!("{:?}", result.verdict)
    };
    close(churn.share, 187.32 / 3000.0, 1e-12);
    // At that churn LTV is exactly the CAC; a little below it pays back.
    for (factor, pays) in [(1.0001, false), (0.99, true)] {
        let result = calculate(&CalculatorInputs {
            acquisition_cost: Some(3000.0),
            lifetime: Lifetime::Churn(Churn {
                share: churn.share * factor,
                per: Period::Month,
            }),
            ..inputs()
        })
        .unwrap();
        assert_eq!(matches!(result.payback, Payback::After { .. }), pays);
    }
}

#[test]
fn no_contribution_is_a_verdict_of_its_own() {
    let result = calculate(&CalculatorInputs {
        cost_to_serve: 600.0,
        ..inputs()
    })
    .unwrap();
    assert!(result.ltv < 0.0);
    assert_eq!(result.payback, Payback::Never);
    assert_eq!(result.allowed_acquisition_cost, None);
    assert!(
        matches!(result.verdict, Verdict::NoContribution { value_per_period } if value_per_period < 0.0)
    );
}

#[test]
fn without_a_cac_only_the_allowance_is_said() {
    for cost in [None, Some(0.0)] {
        let result = calculate(&CalculatorInputs {
            acquisition_cost: cost,
            ..inputs()
        })
        .unwrap();
        assert_eq!(result.ratio, None);
        assert!(
            matches!(result.verdict, Verdict::NoAcquisitionCost { allowed } if (allowed - 780.5).abs() < 1e-9)
        );
    }
}

#[test]
fn bands_at_their_edges() {
    let bands = Bands::default();
    for (ratio, band) in [
        (-1.0, Band::Losing),
        (0.999, Band::Losing),
        (1.0, Band::Thin),
        (2.999, Band::Thin),
        (3.0, Band::Healthy),
        (5.0, Band::Healthy),
        (5.001, Band::UnderInvesting),
    ] {
        assert_eq!(bands.band(ratio), band, "{ratio}");
    }
}

#[test]
fn each_field_is_refused_outside_its_range_and_says_which_bound() {
    type Set = fn(&mut CalculatorInputs, f64);
    let cases: [(Field, f64, f64, Set); 6] = [
        (Field::AverageOrderValue, 0.0, 1e13, |i, v| {
            i.average_order_value = v;
        }),
        (Field::PurchaseFrequency, 0.0, 1001.0, |i, v| {
            i.frequency.orders = v;
        }),
        (Field::GrossMargin, -0.01, 1.01, |i, v| i.gross_margin = v),
        (Field::CostToServe, -1.0, 1e13, |i, v| i.cost_to_serve = v),
        (Field::Churn, 0.0, 1.01, |i, v| {
            i.lifetime = Lifetime::Churn(Churn {
                share: v,
                per: Period::Month,
            });
        }),
        (Field::AcquisitionCost, -1.0, 1e13, |i, v| {
            i.acquisition_cost = Some(v);
        }),
    ];
    for (field, below, above, set) in cases {
        let range = field.range();
        for (value, bound) in [
            (below, Bound::AtLeast { limit: range.min }),
            (above, Bound::AtMost { limit: range.max }),
        ] {
            let mut wrong = inputs();
            set(&mut wrong, value);
            let error = calculate(&wrong).unwrap_err();
            assert_eq!(
                (error.field, error.value, error.bound),
                (field, value, bound)
            );
        }
        let mut wrong = inputs();
        set(&mut wrong, f64::NAN);
        assert_eq!(calculate(&wrong).unwrap_err().bound, Bound::NotANumber);
    }
}

#[test]
fn equal_rates_in_other_periods() {
    let monthly = Churn {
        share: 0.08,
        per: Period::Month,
    };
    // 1 − .92¹² = .632333…
    close(
        monthly.in_period(Period::Year),
        1.0 - 0.92_f64.powi(12),
        1e-15,
    );
    close(
        monthly.in_period(Period::Quarter),
        1.0 - 0.92_f64.powi(3),
        1e-15,
    );
    close(
        monthly.restated(Period::Year).in_period(Period::Month),
        0.08,
        1e-15,
    );
}

#[test]
fn the_curve_passes_through_the_payback() {
    let curve = break_even_curve(&inputs()).unwrap();
    assert_eq!(curve.len(), 25);
    close(curve[0].cumulative, 0.0, 0.0);
    close(curve[1].cumulative, 187.32, 1e-9);
    close(
        curve[24].cumulative,
        187.32 * (1.0 - 0.92_f64.powi(24)) / 0.08,
        1e-9,
    );
    let (a, b) = (curve[3], curve[4]);
    let at = a.month + (620.0 - a.cumulative) / (b.cumulative - a.cumulative);
    close(at, 3.697_90, 5e-6);
}
