//! Parts that add up.

/// Changes parts by no more than rounding so that, summed in order, they give
/// `whole`. They must sum to it but for rounding before. A part of 0 stays 0.
///
/// What is missing goes into the largest part, or another where that cannot carry
/// it. Where parts of both signs cancel to less than the largest of them there may
/// be no solution: no doubles of their size sum to so fine a whole. Then up to half
/// a unit in the last place of the largest partial sum stays missing.
pub fn sum_to(parts: &mut [f64], whole: f64) {
    let sum = |parts: &[f64]| parts.iter().sum::<f64>();
    let mut partial = 0.0_f64;
    let largest = parts.iter().fold(whole.abs(), |most, part| {
        partial += part;
        most.max(partial.abs()).max(part.abs())
    });
    if largest == 0.0 {
        return;
    }
    // On a grid on which every partial sum can be represented sums are exact, and so
    // is what is missing. A little coarser, for what rounding to the grid adds.
    let largest = largest * (1.0 + 1e-9);
    let grid = largest.next_up() - largest;
    let rounded = |value: f64| libm::round(value / grid) * grid;
    for part in &mut *parts {
        *part = rounded(*part);
    }
    let missing = whole - sum(parts);
    let mut by_size: Vec<usize> = (0..parts.len()).filter(|i| parts[*i] != 0.0).collect();
    by_size.sort_by(|a, b| parts[*b].abs().total_cmp(&parts[*a].abs()));
    // A whole finer than the grid needs a part that can be as fine, with none after
    // it that takes the sum back to the grid.
    for i in &by_size {
        let before = parts[*i];
        parts[*i] += missing;
        if whole - sum(parts) == 0.0 {
            return;
        }
        parts[*i] = before;
    }
    if let Some(i) = by_size.first() {
        parts[*i] += rounded(missing);
    }
}
