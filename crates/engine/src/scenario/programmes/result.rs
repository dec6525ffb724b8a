//! What a programme comes to, as data.

use crate::economics::Payback;
use crate::error::Field;

/// A figure at the likely effects, and the 80 % interval around it.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Estimate {
    /// 10th percentile of the draws.
    pub low: f64,
    /// With every effect at its likely value. Not the median: where effects are
    /// skewed enough it may even lie outside the interval.
    pub likely: f64,
    /// 90th percentile of the draws.
    pub high: f64,
}

/// The state of things after some months, at the likely effects.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct ProgrammePoint {
    /// Months since the start.
    pub month: f64,
    /// Contribution won by then. Currency.
    pub contribution: f64,
    /// Cost by then. Currency.
    pub cost: f64,
}

/// What comes of a programme.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct ProgrammeResult {
    /// Δ LTV before acquisition, by the method, if the change lasts a lifetime.
    /// Currency per customer reached.
    pub ltv: Estimate,
    /// −Δ CAC. Currency per new customer; 0 without an effect on acquisition.
    pub saving: Estimate,
    /// Δ contribution of all reached over the horizon, the saving included. Currency.
    pub contribution: Estimate,
    /// `contribution` − `cost`. Currency.
    pub net: Estimate,
    /// Cost over the horizon, discounted as the method discounts. Currency.
    pub cost: f64,
    /// The same as money paid, not discounted. Currency.
    pub outlay: f64,
    /// The end of the first month by which the contribution has caught up with the
    /// cost, linear inside that month: 0 where it is ahead from the start.
    /// [`Payback::Never`]: not within the horizon.
    pub payback: Payback,
    /// The factor on all likely effects at which `net` is 0: at 1 they just pay, at
    /// 0.5 half of them would do. `None`: no factor up to 10 does.
    pub break_even_uplift: Option<f64>,
    /// Share of draws with `net` above 0.
    pub chance_of_gain: f64,
    /// Its Monte Carlo standard error.
    pub chance_of_gain_error: f64,
    /// Fields that the effects would take out of range; they stop at its end.
    pub limited: Vec<Field>,
    /// Both sums at every month up to the horizon, from month 0.
    pub curve: Vec<ProgrammePoint>,
}
