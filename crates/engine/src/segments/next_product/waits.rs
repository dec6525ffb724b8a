//! How long after the first product the second came.

use super::baskets::Own;
use super::items::Items;
use super::kept::Kept;
use super::pairs::Pair;
use crate::sort::sort;

/// Longer waits count as this long: eleven years. Bounds the memory of each pair.
const LONGEST: usize = 4_000;

/// Writes the median wait of each pair (whose products are places, sorted by the first):
/// days from the first purchase of the first product to the next later day with the
/// second. By counts a pair and day, so that no list of all waits is held.
pub(super) fn waits(items: &Items, kept: &Kept, pairs: &mut [Pair]) {
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
    let mut by_place: Vec<(u32, i32)> = Vec::new();
    for lines in items.iter() {
        own.take(lines, kept);
        if own.places.len() < 2 {
            continue;
        }
        by_place.clear();
        let placed = lines
            .iter()
            .filter_map(|(day, product)| kept.place(product).map(|place| (place as u32, day.0)));
        by_place.extend(placed);
        sort(&mut by_place);
        for &x in &own.places {
            let first = own.first(x as usize);
            for at in starts[x as usize]..starts[x as usize + 1] {
                let y = pairs[at].second;
                if own.has(y as usize) && own.last(y as usize) > first {
                    let next = by_place.partition_point(|&one| one <= (y, first));
                    let wait = (by_place[next].1 - first) as usize;
                    counts[at * width + wait.min(width - 1)] += 1;
                }
            }
        }
    }
    for (pair, counts) in pairs.iter_mut().zip(counts.chunks(width)) {
        pair.median_days = median(counts, pair.count);
    }
}

/// Days from the first line to the last one and one more, at most [`LONGEST`].
fn span(items: &Items) -> Option<usize> {
    let ends = || items.iter().filter_map(super::items::Lines::ends);
    let first = ends().map(|(first, _)| first.0).min()?;
    let last = ends().map(|(_, last)| last.0).max()?;
    Some(((last - first) as usize + 1).min(LONGEST))
}

/// The median of a histogram over 0, 1, 2 … with so many in it.
fn median(counts: &[u32], total: u32) -> f64 {
    let at = |rank: u32| {
        let mut seen = 0;
        let place = counts.iter().position(|&count| {
            seen += count;
            seen > rank
        });
        place.unwrap_or_default() as f64
    };
    f64::midpoint(at(total.saturating_sub(1) / 2), at(total / 2))
}
