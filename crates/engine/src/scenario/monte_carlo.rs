//! How far the figures can be trusted when the inputs are only about right.

mod check;

pub use check::{DRAWS, SimulationError, SimulationErrorKind};

use super::distribution::{Distribution, share_error};
use super::spread::Spread;
use crate::economics::{CalculatorInputs, Value, lifetime_value};
use crate::error::Field;
use crate::numeric::{variance_share, varies};

/// The figures over all draws.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Simulation {
    /// How many draws.
    pub draws: u32,
    /// What makes them repeatable.
    pub seed: u64,
    /// LTV before acquisition. Currency per customer.
    pub ltv: Distribution,
    /// LTV − CAC. Currency per customer. `None`: as in [`Value`].
    pub net_ltv: Option<Distribution>,
    /// LTV ÷ CAC. `None`: as in [`Value`], in any of the draws.
    pub ratio: Option<Distribution>,
    /// Share of draws with LTV:CAC ≥ the target ratio. `None`: there is no ratio.
    pub chance_of_target: Option<f64>,
    /// Its Monte Carlo standard error, √(p(1−p)/n).
    pub chance_of_target_error: Option<f64>,
    /// Share of draws with LTV:CAC < 1. `None`: there is no ratio.
    pub chance_of_loss: Option<f64>,
    /// Its Monte Carlo standard error.
    pub chance_of_loss_error: Option<f64>,
    /// How much of the variance of the net LTV (of the LTV where there is no net)
    /// each spread explains on its own, the most first. With `unexplained` they
    /// sum to 1, unless nothing varies.
    pub drivers: Vec<Driver>,
    /// The rest: what inputs do only together, and sampling noise.
    pub unexplained: f64,
}

/// The first-order share of variance of one input: [`variance_share`].
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Driver {
    /// The input.
    pub field: Field,
    /// 0..=1; its standard error at 10,000 draws is below 0.01.
    pub share: f64,
}

/// Draws every spread input independently, computes the method for each draw and
/// describes what comes out. The same seed gives the same result, on every machine.
///
/// `inputs` are the values of what has no spread; of the others only `likely` and
/// the rest of the spread count.
///
/// # Errors
/// The first spread, in their order, that cannot be drawn from; see
/// [`SimulationErrorKind`].
pub fn simulate(
    inputs: &CalculatorInputs,
    spreads: &[Spread],
    draws: u32,
    seed: u64,
) -> Result<Simulation, SimulationError> {
    check::validate(inputs, spreads, draws)?;
    let columns: Vec<Vec<f64>> = spreads
        .iter()
        .map(|spread| spread.column(draws, seed))
        .collect();
    let values: Vec<Value> = (0..draws as usize)
        .map(|draw| {
            let changed = spreads
                .iter()
                .zip(&columns)
                .fold(*inputs, |inputs, (spread, column)| {
                    inputs.with(spread.field, column[draw])
                });
            lifetime_value(&changed)
        })
        .collect();

    let ltv: Vec<f64> = values.iter().map(|value| value.ltv).collect();
    let net: Option<Vec<f64>> = values.iter().map(|value| value.net_ltv).collect();
    let ratio: Option<Vec<f64>> = values.iter().map(|value| value.ratio).collect();
    let chance = |wanted: &dyn Fn(f64) -> bool| {
        ratio.as_ref().map(|ratio| {
            let hits = ratio.iter().filter(|ratio| wanted(**ratio)).count();
            hits as f64 / ratio.len() as f64
        })
    };
    let chance_of_target = chance(&|ratio| ratio >= inputs.target_ratio);
    let chance_of_loss = chance(&|ratio| ratio < 1.0);
    let error = |chance: Option<f64>| chance.map(|share| share_error(share, values.len()));
    let (drivers, unexplained) = drivers(spreads, &columns, net.as_ref().unwrap_or(&ltv));
    Ok(Simulation {
        draws,
        seed,
        chance_of_target,
        chance_of_target_error: error(chance_of_target),
        chance_of_loss,
        chance_of_loss_error: error(chance_of_loss),
        ltv: Distribution::of(ltv),
        net_ltv: net.map(Distribution::of),
        ratio: ratio.map(Distribution::of),
        drivers,
        unexplained,
    })
}

/// Shares that sampling noise takes above 1 together are scaled back to it.
fn drivers(spreads: &[Spread], columns: &[Vec<f64>], figure: &[f64]) -> (Vec<Driver>, f64) {
    let mut drivers: Vec<Driver> = spreads
        .iter()
        .zip(columns)
        .map(|(spread, column)| Driver {
            field: spread.field,
            share: variance_share(column, figure),
        })
        .collect();
    let sum: f64 = drivers.iter().map(|driver| driver.share).sum();
    if sum > 1.0 {
        for driver in &mut drivers {
            driver.share /= sum;
        }
    }
    drivers.sort_by(|a, b| b.share.total_cmp(&a.share));
    let unexplained = if varies(figure) {
        (1.0 - sum).max(0.0)
    } else {
        0.0
    };
    (drivers, unexplained)
}
