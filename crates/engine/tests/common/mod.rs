//! What the tests of the calculator share.
#![allow(dead_code, clippy::unwrap_used)]

use ltv_engine::economics::*;
use ltv_engine::units::{Churn, Discount, Frequency, Lifespan, Period};
use proptest::prelude::*;

/// k = (1,180 × 45 % − 85) × 0.42 = 187.32 a month, churn 8 %, CAC 620.
pub(crate) fn inputs() -> CalculatorInputs {
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
        lifetime: monthly(0.08),
        discount: Discount {
            rate: 0.1,
            per: Period::Year,
        },
        timing: Timing::AtOnce,
        horizon: Lifespan {
            length: 24.0,
            unit: Period::Month,
        },
        base: Base {
            revenue: 1_200_000.0,
            revenue_per: Period::Year,
            payers: 400.0,
            loyalty: Lifespan {
                length: 3.0,
                unit: Period::Year,
            },
            acquisition_spend: 180_000.0,
            gross_margin: Some(0.4),
        },
        acquisition: Acquisition::Cost(620.0),
        target_ratio: 3.0,
        target_payback: 12.0,
        bands: Bands::default(),
    }
}

/// A subscription of `k` a year, kept by the share `retention`, at the rate `rate` a year.
pub(crate) fn yearly(method: Method, k: f64, retention: f64, rate: f64) -> CalculatorInputs {
    CalculatorInputs {
        method,
        payment_period: Period::Year,
        average_order_value: k,
        frequency: Frequency {
            orders: 1.0,
            per: Period::Year,
        },
        gross_margin: 1.0,
        cost_to_serve: 0.0,
        lifetime: Lifetime::Churn(Churn {
            share: 1.0 - retention,
            per: Period::Year,
        }),
        discount: Discount {
            rate,
            per: Period::Year,
        },
        ..inputs()
    }
}

pub(crate) fn monthly(share: f64) -> Lifetime {
    Lifetime::Churn(Churn {
        share,
        per: Period::Month,
    })
}

pub(crate) fn span(length: f64, unit: Period) -> Lifetime {
    Lifetime::Span(Lifespan { length, unit })
}

#[track_caller]
pub(crate) fn close(left: f64, right: f64, tolerance: f64) {
    assert!((left - right).abs() <= tolerance, "{left} is not {right}");
}

pub(crate) fn relative(left: f64, right: f64) -> f64 {
    (left - right).abs() / left.abs().max(right.abs()).max(1e-300)
}

pub(crate) fn months(payback: Payback) -> f64 {
    match payback {
        Payback::After { months } => months,
        Payback::Never => f64::INFINITY,
        Payback::Unknown => f64::NAN,
    }
}

pub(crate) fn periods() -> impl Strategy<Value = Period> {
    prop::sample::select(Period::ALL.to_vec())
}

pub(crate) fn methods() -> impl Strategy<Value = Method> {
    prop::sample::select(Method::ALL.to_vec())
}

prop_compose! {
    fn lifetime()(by_churn: bool, share in 0.001..0.95_f64, months in 0.3..400.0_f64, per in periods()) -> Lifetime {
        if by_churn {
            Lifetime::Churn(Churn { share, per })
        } else {
            Lifetime::Span(Lifespan { length: months, unit: Period::Month }.restated(per))
        }
    }
}

prop_compose! {
    fn base()(
        revenue in 1e3..1e8_f64,
        revenue_per in periods(),
        payers in 1.0..1e5_f64,
        months in 0.3..400.0_f64,
        unit in periods(),
        spend in 1.0..1e8_f64,
        margin in prop::option::of(0.05..1.0_f64),
    ) -> Base {
        Base {
            revenue,
            revenue_per,
            payers,
            loyalty: Lifespan { length: months, unit: Period::Month }.restated(unit),
            acquisition_spend: spend,
            gross_margin: margin,
        }
    }
}

prop_compose! {
    fn acquisition()(by_cost: bool, cac in 1.0..50_000.0_f64, new_customers in 1.0..1e4_f64) -> Acquisition {
        if by_cost {
            Acquisition::Cost(cac)
        } else {
            Acquisition::Spend { spend: cac * new_customers, new_customers }
        }
    }
}

prop_compose! {
    /// Any method with a contribution above 0 and a CAC.
    pub(crate) fn any_inputs()(
        method in methods(),
        payment_period in periods(),
        average_order_value in 1.0..100_000.0_f64,
        frequency in (0.01..20.0_f64, periods()),
        gross_margin in 0.05..1.0_f64,
        cost_share in 0.0..0.9_f64,
        lifetime in lifetime(),
        discount in (0.0..0.5_f64, periods()),
        end: bool,
        horizon in (0.3..240.0_f64, periods()),
        base in base(),
        acquisition in acquisition(),
    ) -> CalculatorInputs {
        CalculatorInputs {
            method,
            payment_period,
            average_order_value,
            frequency: Frequency { orders: frequency.0, per: frequency.1 },
            gross_margin,
            cost_to_serve: average_order_value * gross_margin * cost_share,
            lifetime,
            discount: Discount { rate: discount.0, per: discount.1 },
            timing: if end { Timing::EndOfPeriod } else { Timing::AtOnce },
            horizon: Lifespan { length: horizon.0, unit: Period::Month }.restated(horizon.1),
            base,
            acquisition,
            ..inputs()
        }
    }
}
