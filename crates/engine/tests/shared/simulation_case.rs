//! One simulation whose every digit is kept in `tests/data/expected/simulation.csv`,
//! for the native test and the browser's: both must give the same.

use ltv_engine::economics::*;
use ltv_engine::error::Field;
use ltv_engine::scenario::{Distribution, Shape, Simulation, Spread};
use ltv_engine::units::{Churn, Discount, Frequency, Lifespan, Period};

pub(crate) const DRAWS: u32 = 10_000;
pub(crate) const SEED: u64 = 20_261_122;

/// Yearly rates paid by the month, so that every conversion takes part.
pub(crate) fn inputs() -> CalculatorInputs {
    CalculatorInputs {
        method: Method::FiniteHorizon,
        payment_period: Period::Month,
        average_order_value: 1180.0,
        frequency: Frequency {
            orders: 5.0,
            per: Period::Year,
        },
        gross_margin: 0.45,
        cost_to_serve: 85.0,
        lifetime: Lifetime::Churn(Churn {
            share: 0.6,
            per: Period::Year,
        }),
        discount: Discount {
            rate: 0.1,
            per: Period::Year,
        },
        timing: Timing::AtOnce,
        horizon: Lifespan {
            length: 2.5,
            unit: Period::Year,
        },
        base: Base {
            revenue: 1.0,
            revenue_per: Period::Month,
            payers: 1.0,
            loyalty: Lifespan {
                length: 1.0,
                unit: Period::Year,
            },
            acquisition_spend: 0.0,
            gross_margin: None,
        },
        acquisition: Acquisition::Cost(620.0),
        target_ratio: 3.0,
        target_payback: 12.0,
        bands: Bands::default(),
    }
}

pub(crate) fn spreads() -> [Spread; 4] {
    let spread = |field, low, likely, high, shape| Spread {
        field,
        low,
        likely,
        high,
        shape,
    };
    [
        spread(
            Field::AverageOrderValue,
            1000.0,
            1180.0,
            1300.0,
            Shape::Triangular,
        ),
        spread(Field::PurchaseFrequency, 3.0, 5.0, 9.0, Shape::Pert),
        spread(Field::Churn, 0.4, 0.6, 0.7, Shape::Pert),
        spread(
            Field::AcquisitionCost,
            300.0,
            620.0,
            900.0,
            Shape::Triangular,
        ),
    ]
}

/// The figures by name, in the order of the file.
pub(crate) fn rows(simulation: &Simulation) -> Vec<(String, f64)> {
    let mut rows = Vec::new();
    let distributions = [
        ("ltv", Some(&simulation.ltv)),
        ("net_ltv", simulation.net_ltv.as_ref()),
        ("ratio", simulation.ratio.as_ref()),
    ];
    for (name, distribution) in distributions {
        let Some(d) = distribution else { continue };
        rows.extend(moments(d).map(|(moment, value)| (format!("{name}.{moment}"), value)));
    }
    rows.extend(
        [
            ("chance_of_target", simulation.chance_of_target),
            ("chance_of_loss", simulation.chance_of_loss),
            ("unexplained", Some(simulation.unexplained)),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?))),
    );
    for driver in &simulation.drivers {
        rows.push((format!("driver.{:?}", driver.field), driver.share));
    }
    rows
}

fn moments(d: &Distribution) -> [(&'static str, f64); 9] {
    [
        ("mean", d.mean),
        ("standard_deviation", d.standard_deviation),
        ("low", d.low),
        ("median", d.median),
        ("high", d.high),
        ("min", d.min),
        ("max", d.max),
        ("bins", d.bins.len() as f64),
        ("first_edge", d.bins.first().map_or(0.0, |bin| bin.from)),
    ]
}
