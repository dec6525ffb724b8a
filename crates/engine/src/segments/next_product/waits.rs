//! How long after the first product the second came.

use super::baskets::Own;
use super::items::Items;
use super::kept::Kept;
use super::pairs::Pair;
use super::window::Window;

/// Longer waits count as this long: eleven years. Bounds the memory of each pair.
const LONGEST: usize = 4_000;

/// Writes median and quartiles of the wait of each pair (whose products are places,
/// sorted by the first): days from the first purchase of the first product to the next later day with the
/// second. By counts a pair and day, so that no list of all waits is held.
pub(super) fn waits(items: &Items, kept: &Kept, window: Window, pairs: &mut [Pair]) {
    let Some(width) = span(items) else {
        return;
    };
    // The pairs of each place.
    let mut starts = vec![0_usize; kept.len() + 1];
    for pair in pairs.iter() {
        starts[pair.first as usize + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut counts = vec![0_u32; pairs.len() * width];
    let mut own = Own::new(kept.len());
    for lines in items.iter() {
        own.take_sorted(lines, kept);
        if own.places.len() < 2 {
            continue;
        }
        for &x in &own.places {
            let first = own.first(x as usize);
            if !window.is_complete(first) {
                continue;
            }
            for at in starts[x as usize]..starts[x as usize + 1] {
                let y = pairs[at].second;
                if own.has(y as usize)
                    && let Some(day) = own.next(y, first)
                    && window.holds(first, day)
                {
                    counts[at * width + ((day - first) as usize).min(width - 1)] += 1;
                }
            }
        }
    }
    for (pair, counts) in pairs.iter_mut().zip(counts.chunks(width)) {
        let at = |rank| at(counts, rank);
        let last = pair.count.saturating_sub(1);
        pair.median_days = f64::midpoint(at(last / 2), at(pair.count / 2));
        // The first day by which at least that share had it.
        let quartile = |quarters: u32| at((pair.count * quarters).div_ceil(4).saturating_sub(1));
        pair.early_days = quartile(1) as u32;
        pair.late_days = quartile(3) as u32;
    }
}

/// Days from the first line to the last one and one more, at most [`LONGEST`].
fn span(items: &Items) -> Option<usize> {
    let ends = || items.iter().filter_map(super::items::Lines::ends);
    let first = ends().map(|(first, _)| first.0).min()?;
    let last = ends().map(|(_, last)| last.0).max()?;
    Some(((last - first) as usize + 1).min(LONGEST))
}

/// The number of a rank, 0-based, in a histogram over 0, 1, 2 …
fn at(counts: &[u32], rank: u32) -> f64 {
    let mut seen = 0;
    let place = counts.iter().position(|&count| {
        seen += count;
        seen > rank
    });
    place.unwrap_or_default() as f64
}
