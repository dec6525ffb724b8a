//! What the figures come to: verdicts and what would change them, bands, contradictions.
#![allow(clippy::unwrap_used, clippy::float_cmp)]

mod common;

use common::{close, inputs, monthly, span};
use ltv_engine::economics::*;
use ltv_engine::units::{Churn, Discount, Lifespan, Period};

fn dear(method: Method, lifetime: Lifetime) -> CalculatorInputs {
    CalculatorInputs {
        method,
        lifetime,
        acquisition: Acquisition::Cost(3000.0),
        ..inputs()
    }
}

fn pays_back(inputs: &CalculatorInputs) -> bool {
    matches!(calculate(inputs).unwrap().payback, Payback::After { .. })
}

#[test]
fn never_names_the_churn_that_would_change_it() {
    let i = dear(Method::MarginAdjusted, monthly(0.08));
    let result = calculate(&i).unwrap();
    assert_eq!(result.payback, Payback::Never);
    assert_eq!(result.band, Some(Band::Losing));
    let Verdict::NeverPaysBack {
        churn_below: Some(churn),
        lifespan_above: None,
        discount_below: None,
        horizon_above: None,
        cost_below,
        ..
    } = result.verdict
    else {
        panic!("{:?}", result.verdict)
    };
    assert_eq!(cost_below, result.ltv);
    // k/c = CAC, in closed form.
    close(churn.share, 187.32 / 3000.0, 1e-12);
    // At that churn LTV is exactly the CAC; a little below it pays back.
    for (factor, pays) in [(1.0001, false), (0.99, true)] {
        let lifetime = monthly(churn.share * factor);
        assert_eq!(pays_back(&CalculatorInputs { lifetime, ..i }), pays);
    }
}

/// k(1+d)/(d+c) = CAC and k(1−c)/(d+c) = CAC, solved for c by hand.
#[test]
fn the_churn_is_that_of_the_method() {
    let d = 1.1_f64.powf(1.0 / 12.0) - 1.0;
    let at_once = 187.32 * (1.0 + d) / 3000.0 - d;
    let at_end = (187.32 - d * 3000.0) / (187.32 + 3000.0);
    for (timing, expected) in [(Timing::AtOnce, at_once), (Timing::EndOfPeriod, at_end)] {
        let i = CalculatorInputs {
            timing,
            ..dear(Method::RetentionDiscounted, monthly(0.08))
        };
        let Verdict::NeverPaysBack {
            churn_below: Some(churn),
            discount_below: None, // 187.32 ÷ 8 % is less than 3,000 even undiscounted
            ..
        } = calculate(&i).unwrap().verdict
        else {
            panic!()
        };
        close(churn.share, expected, 1e-12);
    }
    // In the period it was entered for.
    let i = dear(
        Method::Retention,
        Lifetime::Churn(Churn {
            share: 0.7,
            per: Period::Year,
        }),
    );
    let Verdict::NeverPaysBack {
        churn_below: Some(churn),
        ..
    } = calculate(&i).unwrap().verdict
    else {
        panic!()
    };
    assert_eq!(churn.per, Period::Year);
    close(churn.in_period(Period::Month), 187.32 / 3000.0, 1e-12);
}

/// Of each remedy: on the one side it pays back, on the other not.
#[test]
fn every_remedy_is_a_threshold() {
    let cases = [
        dear(Method::MarginAdjusted, span(12.0, Period::Month)),
        dear(Method::Retention, span(1.0, Period::Year)),
        CalculatorInputs {
            average_order_value: 1600.0,
            discount: Discount {
                rate: 0.9,
                per: Period::Year,
            },
            ..dear(Method::RetentionDiscounted, monthly(0.08))
        },
        CalculatorInputs {
            average_order_value: 1600.0,
            horizon: Lifespan {
                length: 1.0,
                unit: Period::Year,
            },
            ..dear(Method::FiniteHorizon, monthly(0.06))
        },
        CalculatorInputs {
            base: Base {
                acquisition_spend: 2e6,
                ..inputs().base
            },
            ..dear(Method::ArppuTotal, monthly(0.08))
        },
    ];
    let mut seen = [0; 4];
    for i in cases {
        let verdict = calculate(&i).unwrap().verdict;
        let Verdict::NeverPaysBack {
            churn_below,
            lifespan_above,
            discount_below,
            horizon_above,
            ..
        } = verdict
        else {
            panic!("{verdict:?}")
        };
        let mut check = |n: usize, better: CalculatorInputs, worse: CalculatorInputs| {
            seen[n] += 1;
            assert!(pays_back(&better) && !pays_back(&worse), "{n} {verdict:?}");
        };
        let longer = |span: Lifespan, by: f64| Lifespan {
            length: span.length * by,
            ..span
        };
        if let Some(churn) = churn_below {
            let by = |by: f64| CalculatorInputs {
                lifetime: Lifetime::Churn(Churn {
                    share: churn.share * by,
                    ..churn
                }),
                ..i
            };
            check(0, by(1.0 - 1e-9), by(1.0 + 1e-9));
        }
        if let Some(lifespan) = lifespan_above {
            let by = |by: f64| CalculatorInputs {
                lifetime: Lifetime::Span(longer(lifespan, by)),
                base: Base {
                    loyalty: longer(lifespan, by),
                    ..i.base
                },
                ..i
            };
            check(1, by(1.0 + 1e-9), by(1.0 - 1e-9));
        }
        if let Some(discount) = discount_below {
            let by = |by: f64| CalculatorInputs {
                discount: Discount {
                    rate: discount.rate * by,
                    ..discount
                },
                ..i
            };
            check(2, by(1.0 - 1e-9), by(1.0 + 1e-9));
        }
        if let Some(horizon) = horizon_above {
            let by = |by: f64| CalculatorInputs {
                horizon: longer(horizon, by),
                ..i
            };
            check(3, by(1.0 + 1e-9), by(1.0 - 1e-9));
        }
    }
    assert!(seen.iter().all(|n| *n > 0), "{seen:?}");
    assert!(seen[1] >= 3, "span, span as churn, loyalty");
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
    for acquisition in [Acquisition::Unknown, Acquisition::Cost(0.0)] {
        let result = calculate(&CalculatorInputs {
            acquisition,
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
fn spend_over_new_customers_is_a_cac() {
    let result = calculate(&CalculatorInputs {
        acquisition: Acquisition::Spend {
            spend: 31_000.0,
            new_customers: 50.0,
        },
        ..inputs()
    })
    .unwrap();
    assert_eq!(result.acquisition_cost, Some(620.0));
    assert_eq!(result.payback, calculate(&inputs()).unwrap().payback);
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

/// 8 % a month is 12.5 months: 12 and 13 agree with it within 5 %, 24 does not.
#[test]
fn contradictions() {
    let churn = Churn {
        share: 0.08,
        per: Period::Month,
    };
    let against =
        |length, unit| lifetime_contradiction(churn, Lifespan { length, unit }, Period::Month);
    assert_eq!(against(12.0, Period::Month), None);
    assert_eq!(against(13.0, Period::Month), None);
    let found = against(2.0, Period::Year).unwrap();
    close(found.from_churn, 12.5, 1e-12);
    close(found.from_span, 24.0, 1e-12);
    assert!(against(11.0, Period::Month).is_some());
    // Paid once a year the same churn is 1 ÷ 63.2 % years.
    let yearly = Lifespan {
        length: 12.5,
        unit: Period::Month,
    };
    let found = lifetime_contradiction(churn, yearly, Period::Year).unwrap();
    close(found.from_churn, 12.0 / (1.0 - 0.92_f64.powi(12)), 1e-9);
}
