//! Where an axis is marked. No web types.

/// Round ticks that cover `low..=high`, about `count` of them, at steps of 1, 2
/// or 5 times a power of ten. The first is at or below `low`, the last at or
/// above `high`.
pub fn round(low: f64, high: f64, count: usize) -> Vec<f64> {
    let span = if high > low {
        high - low
    } else {
        low.abs().max(1.0)
    };
    let rough = span / count.max(1) as f64;
    let power = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|factor| factor * power)
        .find(|step| *step >= rough * 0.999_999)
        .unwrap_or(10.0 * power);
    let first = (low / step + 1e-9).floor() as i64;
    let last = ((low + span) / step - 1e-9).ceil() as i64;
    // From whole numbers of steps, so that 0.30000000000000004 is not a tick.
    (first..=last).map(|n| n as f64 * step).collect()
}

/// Ticks on an axis of months from 0: at whole quarters or years, four to eight of them.
pub fn months(last: f64) -> Vec<f64> {
    let step = [1.0, 2.0, 3.0, 6.0, 12.0, 24.0, 60.0, 120.0]
        .into_iter()
        .find(|step| last / step <= 6.0)
        .unwrap_or(240.0);
    (0..=(last / step + 1e-9).floor() as i64)
        .map(|n| n as f64 * step)
        .collect()
}

/// The indices to label when `count` marks share `width` pixels and each label
/// needs `each`: every so-manieth, the first always.
pub fn every(count: usize, width: f64, each: f64) -> usize {
    let fit = (width / each).floor().max(1.0);
    [1, 2, 3, 6, 12, 24, 60, 120, 240]
        .into_iter()
        .find(|step| count as f64 / *step as f64 <= fit)
        .unwrap_or_else(|| 240 * (count as f64 / 240.0 / fit).ceil() as usize)
}
