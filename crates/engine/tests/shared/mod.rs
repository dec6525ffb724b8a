//! Inputs that several tests start from.
#![allow(dead_code, clippy::unwrap_used)]

use ltv_engine::economics::*;
use ltv_engine::error::Field;
use ltv_engine::units::{Churn, Discount, Frequency, Lifespan, Period};
use proptest::prelude::*;

#[path = "../common/mod.rs"]
mod common;
pub(crate) use common::{close, span};

/// Those of the calculator's tests, with a longer horizon and another base.
pub(crate) fn inputs() -> CalculatorInputs {
    CalculatorInputs {
        horizon: Lifespan {
            length: 3.0,
            unit: Period::Year,
        },
        base: Base {
            revenue: 500_000.0,
            revenue_per: Period::Month,
            payers: 1000.0,
            loyalty: Lifespan {
                length: 2.0,
                unit: Period::Year,
            },
            acquisition_spend: 400_000.0,
            gross_margin: Some(0.45),
        },
        ..common::inputs()
    }
}

/// The same as spend ÷ new customers, with every input of the widest method.
pub(crate) fn widest() -> CalculatorInputs {
    CalculatorInputs {
        method: Method::FiniteHorizon,
        acquisition: Acquisition::Spend {
            spend: 62_000.0,
            new_customers: 100.0,
        },
        ..inputs()
    }
}

/// A valid value, the ends of the range among them.
pub(crate) fn valid(field: Field) -> impl Strategy<Value = f64> {
    let range = field.range();
    let floor = range.min.max(1e-3);
    prop_oneof![
        1 => Just(range.min),
        1 => Just(range.max),
        6 => (0.0..1.0_f64).prop_map(move |u| floor * (range.max / floor).powf(u)),
    ]
}

/// Every method, way of entering and period.
pub(crate) fn any_kind() -> impl Strategy<Value = CalculatorInputs> {
    let period = || prop::sample::select(Period::ALL.to_vec());
    let timing = prop::sample::select(vec![Timing::AtOnce, Timing::EndOfPeriod]);
    let method = prop::sample::select(Method::ALL.to_vec());
    (
        method,
        period(),
        period(),
        period(),
        0..2_u8,
        0..3_u8,
        timing,
    )
        .prop_map(
            |(method, payment_period, per, unit, lifetime, acquisition, timing)| {
                let basis = inputs();
                CalculatorInputs {
                    method,
                    payment_period,
                    frequency: Frequency { orders: 1.0, per },
                    lifetime: if lifetime == 0 {
                        span(2.0, unit)
                    } else {
                        Lifetime::Churn(Churn { share: 0.1, per })
                    },
                    discount: Discount {
                        rate: 0.1,
                        per: unit,
                    },
                    timing,
                    horizon: Lifespan { length: 3.0, unit },
                    base: Base {
                        revenue_per: per,
                        gross_margin: (acquisition > 0).then_some(0.5),
                        ..basis.base
                    },
                    acquisition: match acquisition {
                        0 => Acquisition::Unknown,
                        1 => Acquisition::Cost(100.0),
                        _ => Acquisition::Spend {
                            spend: 1000.0,
                            new_customers: 10.0,
                        },
                    },
                    ..basis
                }
            },
        )
}

/// Any valid inputs at all.
pub(crate) fn any_inputs() -> impl Strategy<Value = CalculatorInputs> {
    any_kind().prop_flat_map(|kind| filled(kind, |_, field| valid(field).boxed()))
}

/// Inputs of the size of real ones: within a factor of 2 of [`inputs`].
pub(crate) fn usual_inputs() -> impl Strategy<Value = CalculatorInputs> {
    any_kind().prop_flat_map(|kind| {
        filled(kind, |kind, field| {
            let (value, range) = (kind.get(field).unwrap_or(1.0), field.range());
            (0.5..2.0_f64)
                .prop_map(move |factor| range.nearest(value * factor))
                .boxed()
        })
    })
}

/// The inputs with every field in use drawn anew.
pub(crate) fn filled(
    kind: CalculatorInputs,
    draw: fn(&CalculatorInputs, Field) -> BoxedStrategy<f64>,
) -> impl Strategy<Value = CalculatorInputs> {
    let fields = kind.fields();
    let values: Vec<_> = fields.iter().map(|field| draw(&kind, *field)).collect();
    values.prop_map(move |values| {
        let pairs = fields.iter().zip(values);
        pairs.fold(kind, |inputs, (field, value)| inputs.with(*field, value))
    })
}
