//! Looking for the input at which something changes.

/// The neighbouring numbers between which `holds` changes its answer: first the one
/// where it does not hold, then the one where it does. `None` where both ends agree.
///
/// Floats of one sign are ordered as their bits are. Halving between the bits finds
/// the last digit in 64 steps over any range, however many decades it spans.
/// `0 ≤ low < high`, and `holds` changes once between them.
#[inline(never)]
pub(crate) fn boundary(low: f64, high: f64, holds: &dyn Fn(f64) -> bool) -> Option<(f64, f64)> {
    let rising = holds(high);
    if holds(low) == rising {
        return None;
    }
    let (mut below, mut above) = (low.to_bits(), high.to_bits());
    while above - below > 1 {
        let middle = below.midpoint(above);
        if holds(f64::from_bits(middle)) == rising {
            above = middle;
        } else {
            below = middle;
        }
    }
    let (below, above) = (f64::from_bits(below), f64::from_bits(above));
    Some(if rising {
        (below, above)
    } else {
        (above, below)
    })
}
