//! Two inputs moved together.

use crate::economics::CalculatorInputs;
use crate::error::Field;
use crate::scenario::Figure;

/// The figure at every pair of values: `grid[row][column]` has the row's value of `y`
/// and the column's of `x`. `None`: *never*, or the figure does not exist there, or an
/// input is out of its range.
pub fn grid(
    inputs: &CalculatorInputs,
    x: (Field, &[f64]),
    y: (Field, &[f64]),
    figure: Figure,
) -> Vec<Vec<Option<f64>>> {
    let cell = |x_value: f64, y_value: f64| {
        let inputs = inputs.with(x.0, x_value).with(y.0, y_value);
        inputs.validate().ok()?;
        figure.evaluate(&inputs)
    };
    let row = |y_value: &f64| x.1.iter().map(|x_value| cell(*x_value, *y_value)).collect();
    y.1.iter().map(row).collect()
}

/// `count` evenly spaced valid values that reach `share` of `current` to either side
/// (0.5: half of it to one and a half), with `current` itself among them.
///
/// Near an end of the field's range the window moves to the other side, and shrinks
/// where the range is narrower than it. Around 0 a rate is given steps up to `share`
/// itself; for an amount there is no telling which steps make sense, and 0 comes back
/// alone.
pub fn steps(field: Field, current: f64, share: f64, count: usize) -> Vec<f64> {
    let range = field.range();
    let current = range.nearest(current);
    if count < 2 {
        return vec![current];
    }
    let gaps = count - 1;
    let wanted = if current > 0.0 {
        2.0 * share * current
    } else if range.max <= 1.0 {
        share
    } else {
        0.0
    } / gaps as f64;
    // With so many of the values below the current one, the widest step that keeps
    // all of them in the range.
    let fitting = |below: usize| {
        let (down, up) = (below as f64, (gaps - below) as f64);
        let room = |distance: f64, gaps: f64| {
            if gaps > 0.0 {
                distance / gaps
            } else {
                f64::INFINITY
            }
        };
        wanted
            .min(room(current - range.min, down))
            .min(room(range.max - current, up))
    };
    let middle = gaps / 2;
    let (below, step) = (0..=gaps)
        .map(|below| (below, fitting(below)))
        .min_by(|a, b| {
            let wider = b.1.total_cmp(&a.1);
            wider.then_with(|| a.0.abs_diff(middle).cmp(&b.0.abs_diff(middle)))
        })
        .unwrap_or((0, 0.0));
    if step.is_nan() || step <= 0.0 {
        return vec![current];
    }
    (0..count)
        .map(|n| range.nearest(current + (n as f64 - below as f64) * step))
        .collect()
}
