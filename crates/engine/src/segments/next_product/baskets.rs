//! What one customer (or one basket) had of the kept products.

use super::items::Lines;
use super::kept::Kept;
use super::options::MOST_OWN;
use crate::sort::sort;

/// The products of one customer at a time: first and last day by place.
pub(super) struct Own {
    first: Vec<i32>,
    last: Vec<i32>,
    /// Places in the order of their first day.
    pub(super) places: Vec<u32>,
    seen: Vec<bool>,
    /// Places and days, ascending, of the lines last sorted.
    by_place: Vec<(u32, i32)>,
    /// Whether some were left out.
    pub(super) capped: bool,
}

impl Own {
    pub(super) fn new(places: usize) -> Self {
        Self {
            first: vec![0; places],
            last: vec![0; places],
            places: Vec::with_capacity(MOST_OWN),
            seen: vec![false; places],
            by_place: Vec::new(),
            capped: false,
        }
    }

    /// Takes these lines in place of those before.
    pub(super) fn take(&mut self, lines: Lines<'_>, kept: &Kept) {
        for place in self.places.drain(..) {
            self.seen[place as usize] = false;
        }
        self.capped = false;
        for (day, product) in lines.iter() {
            let Some(place) = kept.place(product) else {
                continue;
            };
            if !self.seen[place] {
                if self.places.len() == MOST_OWN {
                    self.capped = true;
                    continue;
                }
                self.seen[place] = true;
                self.first[place] = day.0;
                self.places.push(place as u32);
            }
            self.last[place] = day.0;
        }
    }

    /// The same, and makes ready for [`Self::next`].
    pub(super) fn take_sorted(&mut self, lines: Lines<'_>, kept: &Kept) {
        self.take(lines, kept);
        self.by_place.clear();
        let placed = lines
            .iter()
            .filter_map(|(day, product)| kept.place(product).map(|place| (place as u32, day.0)));
        self.by_place.extend(placed);
        sort(&mut self.by_place);
    }

    /// The next day with a product after a day.
    pub(super) fn next(&self, place: u32, after: i32) -> Option<i32> {
        let at = self.by_place.partition_point(|&one| one <= (place, after));
        let &(found, day) = self.by_place.get(at)?;
        (found == place).then_some(day)
    }

    /// Whether the customer has the product of this place.
    pub(super) fn has(&self, place: usize) -> bool {
        self.seen[place]
    }

    /// The first day with a product that the customer has.
    pub(super) fn first(&self, place: usize) -> i32 {
        self.first[place]
    }

    /// The last one.
    pub(super) fn last(&self, place: usize) -> i32 {
        self.last[place]
    }
}
