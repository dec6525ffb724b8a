//! How a programme's result is computed.

use super::model::{Difference, Model};
use super::{Estimate, Programme, ProgrammeError, ProgrammePoint, ProgrammeResult};
use crate::economics::{CalculatorInputs, Payback};
use crate::numeric::quantile;
use crate::scenario::distribution::{HIGH, LOW, share_error};
use crate::scenario::spread::{Shape, Spread};

/// Largest factor tried for the break-even: effects ten times the estimate.
const MOST_UPLIFT: f64 = 10.0;
/// Steps in which it is searched, so that the first crossing is found even where
/// effects work against each other.
const UPLIFT_STEPS: u32 = 200;

/// Evaluates a programme on the customers it reaches.
///
/// The model: at the start every customer reached is with us, S(0) = 1. With the
/// programme they behave by inputs × (1 + effect) for the whole horizon, without it
/// by the baseline; both are the payments of the method ([`crate::economics::Stream`]),
/// so they are discounted, and end at the method's own horizon, as its LTV does. Under
/// a fixed lifespan nobody leaves before its end, so a longer one shows only beyond it.
///
/// - Δ contribution = reach × (payments with − payments without + saving), saving =
///   −Δ CAC: only with an effect on acquisition, and then those reached are counted
///   as new customers.
/// - cost = months × (fixed + reach × contacts × cost per contact). All reached are
///   contacted to the end: a shop cannot see who has left without a word. For
///   subscriptions that errs on the dear side.
/// - The intervals are of `draws` draws of the effects, each triangular between low
///   and high and independent of the others. The same seed gives the same result.
///
/// # Errors
/// See [`ProgrammeError`].
pub fn evaluate(
    baseline: &CalculatorInputs,
    programme: &Programme,
    draws: u32,
    seed: u64,
) -> Result<ProgrammeResult, ProgrammeError> {
    programme.validate(baseline, draws)?;
    let model = Model::of(baseline, programme);
    let months = programme.horizon_months;
    let cost = model.cost(months);
    let likely = model.likely(1.0);
    let drawn = draw(&model, programme, draws, seed);
    let estimate = |likely: f64, of: fn(&Drawn) -> f64| {
        let mut values: Vec<f64> = drawn.iter().map(of).collect();
        values.sort_unstable_by(f64::total_cmp);
        Estimate {
            low: quantile(&values, LOW),
            likely,
            high: quantile(&values, HIGH),
        }
    };
    let contribution = estimate(model.contribution(&likely, months), |d| d.contribution);
    let gains = drawn.iter().filter(|d| d.contribution > cost).count();
    let chance_of_gain = gains as f64 / drawn.len() as f64;
    let curve = curve(&model, &likely, months);
    Ok(ProgrammeResult {
        ltv: estimate(likely.ltv, |d| d.ltv),
        saving: estimate(likely.saving, |d| d.saving),
        net: Estimate {
            low: contribution.low - cost,
            likely: contribution.likely - cost,
            high: contribution.high - cost,
        },
        contribution,
        cost,
        outlay: model.outlay(),
        payback: payback(&curve),
        break_even_uplift: break_even(|factor| {
            model.contribution(&model.likely(factor), months) - cost
        }),
        chance_of_gain,
        chance_of_gain_error: share_error(chance_of_gain, drawn.len()),
        limited: model.limited(),
        curve,
    })
}

struct Drawn {
    ltv: f64,
    saving: f64,
    contribution: f64,
}

fn draw(model: &Model, programme: &Programme, draws: u32, seed: u64) -> Vec<Drawn> {
    let column = |effect: &super::Effect| {
        Spread {
            field: effect.field,
            low: effect.low,
            likely: effect.likely,
            high: effect.high,
            shape: Shape::Triangular,
        }
        .column(draws, seed)
    };
    let columns: Vec<Vec<f64>> = programme.effects.iter().map(column).collect();
    (0..draws as usize)
        .map(|draw| {
            let difference = model.difference(columns.iter().map(|column| column[draw]));
            Drawn {
                ltv: difference.ltv,
                saving: difference.saving,
                contribution: model.contribution(&difference, programme.horizon_months),
            }
        })
        .collect()
}

fn curve(model: &Model, likely: &Difference, months: f64) -> Vec<ProgrammePoint> {
    (0..=libm::ceil(months) as u32)
        .map(|month| {
            let month = f64::from(month).min(months);
            ProgrammePoint {
                month,
                contribution: model.contribution(likely, month),
                cost: model.cost(month),
            }
        })
        .collect()
}

fn payback(curve: &[ProgrammePoint]) -> Payback {
    let net = |point: &ProgrammePoint| point.contribution - point.cost;
    let step = curve.windows(2).find(|step| net(&step[1]) >= 0.0);
    step.map_or(Payback::Never, |step| {
        let (before, after) = (net(&step[0]), net(&step[1]));
        let part = if before < 0.0 {
            before / (before - after)
        } else {
            0.0
        };
        Payback::After {
            months: step[0].month + part * (step[1].month - step[0].month),
        }
    })
}

/// The smallest factor at which the net is no longer below 0.
fn break_even(net: impl Fn(f64) -> f64) -> Option<f64> {
    let at = |step: u32| MOST_UPLIFT * f64::from(step) / f64::from(UPLIFT_STEPS);
    let step = (0..=UPLIFT_STEPS).find(|step| net(at(*step)) >= 0.0)?;
    let (mut low, mut high) = (at(step.saturating_sub(1)), at(step));
    // Halved until the doubles run out.
    loop {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high {
            return Some(high);
        }
        if net(middle) >= 0.0 {
            high = middle;
        } else {
            low = middle;
        }
    }
}
