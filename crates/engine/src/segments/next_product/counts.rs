//! Counts of all pairs of the kept products, in one pass.

use super::baskets::Own;
use super::items::{Items, Lines};
use super::kept::Kept;
use super::options::{Exposure, NextOptions, Together};
use super::window::Window;

/// By places; a pair (x, y) stands at x·n + y. In time lines + 100 × products of each
/// customer (or basket), in memory 8 n² bytes.
pub(super) struct Counts {
    n: usize,
    /// Customers (or baskets) in all.
    pub(super) all: u32,
    /// Those that could have had a second product.
    pub(super) exposed_all: u32,
    /// Those with x who were watched for as long as counts.
    pub(super) watched: Vec<u32>,
    /// Those exposed to a second product after x.
    pub(super) exposed: Vec<u32>,
    /// Those of them that are exposed to anything: all but where days are counted.
    both: Vec<u32>,
    /// Those with y as a second product after anything.
    pub(super) base: Vec<u32>,
    /// Those exposed to x with y after x.
    pair: Vec<u32>,
    /// Those exposed to x and to anything with y after anything.
    joint: Vec<u32>,
    /// Those with the product on two days or more.
    pub(super) again: Vec<u32>,
    /// Those of which not all products were taken.
    pub(super) capped: u32,
}

impl Counts {
    pub(super) fn of(items: &Items, kept: &Kept, options: &NextOptions) -> Self {
        let n = kept.len();
        let mut counts = Self {
            n,
            all: 0,
            exposed_all: 0,
            watched: vec![0; n],
            exposed: vec![0; n],
            both: vec![0; n],
            base: vec![0; n],
            pair: vec![0; n * n],
            joint: vec![0; n * n],
            again: vec![0; n],
            capped: 0,
        };
        let mut own = Own::new(n);
        let window = Window::of(items, options);
        let everyone = options.exposure == Exposure::Buyers;
        for lines in items.iter() {
            match options.together {
                Together::Later => counts.customer(lines, kept, &mut own, window, everyone),
                Together::SameDay => counts.baskets(lines, kept, &mut own),
            }
        }
        counts
    }

    fn customer(
        &mut self,
        lines: Lines<'_>,
        kept: &Kept,
        own: &mut Own,
        window: Window,
        everyone: bool,
    ) {
        let Some((begin, _)) = lines.ends() else {
            return;
        };
        if window.is_open() {
            own.take(lines, kept);
        } else {
            own.take_sorted(lines, kept);
        }
        self.all += 1;
        self.capped += u32::from(own.capped);
        let exposed =
            |from| window.is_complete(from) && (everyone || window.has_order(lines, from));
        let came = |place: u32, from| {
            own.last(place as usize) > from
                && (window.is_open()
                    || (own.next(place, from)).is_some_and(|day| window.holds(from, day)))
        };
        let to_anything = exposed(begin.0);
        self.exposed_all += u32::from(to_anything);
        for &place in &own.places {
            let x = place as usize;
            let first = own.first(x);
            self.base[x] += u32::from(to_anything && came(place, begin.0));
            self.again[x] += u32::from(own.last(x) > first);
            self.watched[x] += u32::from(window.is_complete(first));
            if !exposed(first) {
                continue;
            }
            self.exposed[x] += 1;
            self.both[x] += u32::from(to_anything);
            for &y in &own.places {
                let at = x * self.n + y as usize;
                self.pair[at] += u32::from(came(y, first));
                self.joint[at] += u32::from(to_anything && came(y, begin.0));
            }
        }
    }

    fn baskets(&mut self, lines: Lines<'_>, kept: &Kept, own: &mut Own) {
        let mut from = 0;
        while let Some(day) = lines.days.get(from) {
            let to = from + lines.days[from..].partition_point(|one| one == day);
            let basket = Lines {
                days: &lines.days[from..to],
                products: &lines.products[from..to],
            };
            own.take(basket, kept);
            self.all += 1;
            self.exposed_all += 1;
            self.capped += u32::from(own.capped);
            for &x in &own.places {
                self.watched[x as usize] += 1;
                self.exposed[x as usize] += 1;
                self.both[x as usize] += 1;
                self.base[x as usize] += 1;
                for &y in &own.places {
                    let at = x as usize * self.n + y as usize;
                    self.pair[at] += 1;
                    self.joint[at] += 1;
                }
            }
            from = to;
        }
    }

    /// Those exposed to x with y after x.
    pub(super) fn pair(&self, x: usize, y: usize) -> u32 {
        self.pair[x * self.n + y]
    }

    /// Those exposed to anything but not to x: with y, and all of them.
    pub(super) fn others(&self, x: usize, y: usize) -> (u32, u32) {
        (
            self.base[y] - self.joint[x * self.n + y],
            self.exposed_all - self.both[x],
        )
    }
}
