//! Several tests at once.

use crate::sort::sort_by_number;

/// Adjusts p-values for their number, in place: S. Holm (1979), "A simple sequentially
/// rejective multiple test procedure", *Scandinavian Journal of Statistics* 6(2). With
/// the values ascending, the j-th of m becomes the largest of (m − i + 1)·p(i), i ≤ j,
/// at most 1. The chance that any one below 0.05 is a false alarm is then below 0.05.
///
/// Values must lie in 0..=1.
pub fn holm(p_values: &mut [f64]) {
    let mut order: Vec<u32> = (0..p_values.len() as u32).collect();
    // Numbers ≥ 0 are in the order of their bits.
    sort_by_number(&mut order, |at| u128::from(p_values[at as usize].to_bits()));
    let (count, mut least) = (order.len(), 0.0_f64);
    for (place, &at) in order.iter().enumerate() {
        let value = &mut p_values[at as usize];
        least = least.max((*value * (count - place) as f64).min(1.0));
        *value = least;
    }
}
