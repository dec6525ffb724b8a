//! The ends of every range, in every combination of periods: a number comes out.
#![allow(clippy::unwrap_used)]

mod common;

use common::inputs;
use ltv_engine::economics::*;
use ltv_engine::error::Field;
use ltv_engine::scenario::{Figure, Goal, Outcome, goal_seek, tornado};
use ltv_engine::units::{Churn, Discount, Frequency, Lifespan, Period};

fn finite(inputs: &CalculatorInputs) {
    let result = calculate(inputs).unwrap_or_else(|error| panic!("{error:?}"));
    let options = [
        result.acquisition_cost,
        result.net_ltv,
        result.ratio,
        result.allowed_acquisition_cost,
        result.allowed_for_payback,
    ];
    let paybacks = [
        result.payback_simple,
        result.payback_with_churn,
        result.payback,
    ]
    .map(|payback| match payback {
        Payback::After { months } => months,
        _ => 0.0,
    });
    let base = result
        .base
        .map_or([0.0; 4], |b| [b.arppu, b.payers, b.gross, b.net]);
    let all = [
        result.frequency_per_period,
        result.lifetime_periods,
        result.discount_per_period,
        result.value_per_order,
        result.value_per_period,
        result.ltv,
        result.lifetime_revenue,
    ];
    let curve = break_even_curve(inputs).unwrap();
    let curve = curve
        .iter()
        .flat_map(|point| [point.month, point.cumulative]);
    let steps = waterfall(inputs).unwrap();
    let steps = steps
        .iter()
        .flat_map(|step| [step.amount, step.from, step.to]);
    for value in all
        .into_iter()
        .chain(options.into_iter().flatten())
        .chain(paybacks)
        .chain(base)
        .chain(curve)
        .chain(steps)
    {
        assert!(value.is_finite(), "{inputs:?} {result:?}");
    }
}

/// Every method with every period for every rate, at the ends of the ranges.
#[test]
fn every_combination_of_periods() {
    for method in Method::ALL {
        for timing in [Timing::AtOnce, Timing::EndOfPeriod] {
            for n in 0..4_usize.pow(4) {
                let period = |place: u32| Period::ALL[n / 4_usize.pow(place) % 4];
                let (a, b, c, d) = (period(0), period(1), period(2), period(3));
                for extreme in [0.001, 0.5, 1.0] {
                    let mut i = CalculatorInputs {
                        method,
                        timing,
                        payment_period: a,
                        frequency: Frequency {
                            orders: 1.0,
                            per: b,
                        },
                        lifetime: Lifetime::Churn(Churn {
                            share: extreme,
                            per: c,
                        }),
                        discount: Discount {
                            rate: extreme,
                            per: d,
                        },
                        horizon: Lifespan {
                            length: extreme * 5200.0,
                            unit: b,
                        },
                        ..inputs()
                    };
                    i.base.revenue_per = b;
                    i.base.loyalty = Lifespan {
                        length: extreme * 5200.0,
                        unit: c,
                    };
                    let _ = lifetime_value(&i);
                    if n % 7 == 0 {
                        finite(&i);
                        i.lifetime = Lifetime::Span(i.base.loyalty);
                        finite(&i);
                    }
                }
            }
        }
    }
}

/// Every pair of fields at the ends of their ranges.
#[test]
fn every_pair_of_ends() {
    for method in Method::ALL {
        for lifetime in [common::monthly(0.08), common::span(2.0, Period::Year)] {
            for acquisition in [
                Acquisition::Cost(620.0),
                Acquisition::Spend {
                    spend: 620.0,
                    new_customers: 1.0,
                },
            ] {
                let i = CalculatorInputs {
                    method,
                    lifetime,
                    acquisition,
                    timing: Timing::EndOfPeriod,
                    ..inputs()
                };
                let targets = [Field::TargetRatio, Field::TargetPayback];
                let fields: Vec<_> = i.fields().into_iter().chain(targets).collect();
                let ends = |field: Field| [field.range().min, field.range().max];
                for a in &fields {
                    for b in &fields {
                        for x in ends(*a) {
                            for y in ends(*b) {
                                finite(&i.with(*a, x).with(*b, y));
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A CAC or a margin of next to nothing is no reason for infinities either.
#[test]
fn next_to_nothing() {
    for tiny in [f64::MIN_POSITIVE, 5e-324, 1e-200] {
        finite(&inputs().with(Field::AcquisitionCost, tiny));
        let rate = inputs().with(Field::DiscountRate, tiny);
        for method in [Method::RetentionDiscounted, Method::FiniteHorizon] {
            finite(&CalculatorInputs { method, ..rate });
            let lifetime = common::span(2.5, Period::Year);
            finite(&CalculatorInputs {
                method,
                lifetime,
                ..rate
            });
        }
        let margin = inputs().with(Field::GrossMargin, tiny);
        finite(&margin.with(Field::CostToServe, 0.0));
    }
}

/// Nor is a search or a sweep that goes to the ends.
#[test]
fn searches_and_sweeps() {
    for method in Method::ALL {
        let i = CalculatorInputs { method, ..inputs() };
        for field in i.fields() {
            for end in [field.range().min, field.range().max] {
                let i = i.with(field, end);
                for goal in [
                    Goal::Ltv(0.0),
                    Goal::Ltv(1e15),
                    Goal::Ratio(3.0),
                    Goal::Payback(600.0),
                ] {
                    for seek in goal_seek(&i, goal).unwrap() {
                        match seek.outcome {
                            Outcome::Reachable { value }
                            | Outcome::OutOfRange { limit: value, .. }
                            | Outcome::Leaps { value, .. } => {
                                assert!(i.with(seek.field, value).validate().is_ok(), "{seek:?}");
                            }
                            Outcome::AlreadyThere | Outcome::NoEffect => {}
                        }
                    }
                }
                for figure in Figure::ALL {
                    for swing in tornado(&i, 0.5, figure).unwrap() {
                        for value in [swing.at_low, swing.at_high].into_iter().flatten() {
                            assert!(value.is_finite(), "{swing:?}");
                        }
                    }
                }
            }
        }
    }
}
