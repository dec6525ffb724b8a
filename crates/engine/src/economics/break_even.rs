//! The curve on which payback is read.

use super::inputs::CalculatorInputs;
use super::payback::Payback;
use super::stream::Stream;
use crate::error::InputError;
use crate::units::Period;

/// One point of the break-even curve.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct CurvePoint {
    /// Months since the customer was won.
    pub month: f64,
    /// Cumulative contribution by then. Currency per acquired customer.
    pub cumulative: f64,
}

/// Horizons that divide into whole years and half years, in months.
const HORIZONS: [f64; 5] = [24.0, 36.0, 60.0, 120.0, 240.0];
/// Fifty years: beyond it no payback is of use, and the curve has enough points.
const LONGEST: f64 = 600.0;

/// cum(n) at every whole payment period from 0 to the horizon; linear between,
/// as [`super::payback()`] reads it, with a point more where the method's horizon ends
/// inside a period. Under [`super::Method::Simple`] it is revenue.
///
/// The horizon is the shortest of 24, 36, 60, 120, 240 and 600 months that shows
/// the payback with as much room again behind it; 24 where there is none, 600 at
/// the most.
///
/// # Errors
/// As [`super::calculate`].
pub fn break_even_curve(inputs: &CalculatorInputs) -> Result<Vec<CurvePoint>, InputError> {
    let result = super::calculate(inputs)?;
    let period = inputs.payment_period;
    let wanted = match result.payback {
        Payback::After { months } => months * 2.0,
        Payback::Never | Payback::Unknown => 24.0,
    };
    let horizon = HORIZONS
        .into_iter()
        .find(|months| *months >= wanted)
        .unwrap_or(LONGEST);
    let periods = libm::ceil(horizon * period.per(Period::Month)) as u32;
    let stream = Stream::of(inputs, result.value_per_period);
    let point = |periods: f64| CurvePoint {
        month: periods * Period::Month.per(period),
        cumulative: stream.cumulative(periods),
    };
    let mut points: Vec<_> = (0..=periods).map(|n| point(f64::from(n))).collect();
    // The method's own horizon is where the curve stops rising: a point of its own.
    if let Some(end) = stream.horizon
        && end < f64::from(periods)
        && end > libm::floor(end)
    {
        points.insert(libm::ceil(end) as usize, point(end));
    }
    Ok(points)
}
