//! The picture: how many customers are in each range, cut where tiers begin.

use ltv_engine::segments::tiers::Range;

use super::axis::Axis;
use super::stagger;
use crate::chart::scene::{Anchor, Scene, shorten, text_width};
use crate::chart::{Chart, Heading, Label, Table};

/// Left and right of the axis, in CSS pixels, so that handles have room.
pub(super) const SIDE: f64 = 24.0;
const PLOT: f64 = 150.0;
const ROW: f64 = 16.0;
/// Below the bars: the axis' words; the handles follow.
const FOOT: f64 = 26.0;

/// Where a tier begins.
#[derive(Clone, PartialEq)]
pub(super) struct Stop {
    /// The number.
    pub at: f64,
    /// Its words.
    pub label: String,
}

/// What is drawn.
pub(super) struct SpreadChart {
    /// The words around it.
    pub heading: Heading,
    /// Heads of the table's two columns: range, customers.
    pub heads: [String; 2],
    /// Ascending, without gaps.
    pub ranges: Vec<Range>,
    /// Where numbers lie.
    pub axis: Axis,
    /// Where tiers begin, ascending.
    pub stops: Vec<Stop>,
    /// A mark of the axis.
    pub tick: Label,
    /// Half of a range is where its mark stands: it is of one number.
    pub centred: bool,
    /// A range in words.
    pub range: std::sync::Arc<dyn Fn(&Range) -> String + Send + Sync>,
    /// A range and its customers as a sentence.
    pub words: std::sync::Arc<dyn Fn(&Range) -> String + Send + Sync>,
    /// A count.
    pub count: Label,
}

/// Height above the bars, with so many labels.
fn top(stops: usize) -> f64 {
    ROW * stops as f64 + 8.0
}

/// Where the handles begin, from the top of the drawing.
pub(super) fn handles_from(stops: usize) -> f64 {
    top(stops) + PLOT + FOOT
}

/// The shade of a tier, from the lightest to the darkest: by its place among all.
pub(super) fn shade(tier: usize, tiers: usize) -> usize {
    let steps = tiers.saturating_sub(1).max(1);
    1 + (4 * tier + steps / 2) / steps
}

impl SpreadChart {
    fn place(&self, value: f64, width: f64) -> f64 {
        SIDE + self.axis.share(value) * (width - 2.0 * SIDE)
    }

    /// The row of each handle.
    fn handles(&self, width: f64) -> Vec<usize> {
        let stops = self.stops.iter();
        let places: Vec<f64> = stops.map(|stop| self.axis.share(stop.at)).collect();
        stagger::rows(&places, width - 2.0 * SIDE)
    }

    /// Each label in the first row in which it touches no other.
    fn rows(&self, width: f64) -> Vec<(String, f64, usize)> {
        let mut rows: Vec<(String, f64, usize)> = Vec::new();
        for stop in &self.stops {
            let label = shorten(&stop.label, width);
            let half = text_width(&label) / 2.0;
            let at = self.place(stop.at, width);
            let middle = at.min(width - half).max(half);
            let mut row = 0;
            while rows.iter().any(|(other, place, taken)| {
                *taken == row && (place - middle).abs() < half + text_width(other) / 2.0 + 8.0
            }) {
                row += 1;
            }
            rows.push((label, middle, row));
        }
        rows
    }

    /// A range's parts by tier: where each begins and ends, and its tier.
    fn parts(&self, range: &Range) -> Vec<(f64, f64, usize)> {
        let mut parts = Vec::new();
        let mut from = range.from;
        let mut tier = self.stops.iter().filter(|stop| stop.at <= from).count();
        for stop in self
            .stops
            .iter()
            .filter(|stop| stop.at > range.from && stop.at < range.to)
        {
            parts.push((from, stop.at, tier));
            (from, tier) = (stop.at, tier + 1);
        }
        parts.push((from, range.to, tier));
        parts
    }
}

impl Chart for SpreadChart {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn table(&self) -> Table {
        let row = |range: &Range| {
            let count = (self.count)(f64::from(range.customers));
            vec![(self.range)(range), count]
        };
        Table {
            heads: self.heads.to_vec(),
            rows: self.ranges.iter().map(row).collect(),
        }
    }

    fn scene(&self, width: f64, cursor: Option<usize>) -> Scene {
        let tiers = self.stops.len() + 1;
        let (top, floor) = (top(tiers - 1), top(tiers - 1) + PLOT);
        let handles = self.handles(width);
        let mut scene = Scene::new(width, floor + FOOT + stagger::height(&handles));
        let most = self.ranges.iter().map(|range| range.customers).max();
        let most = f64::from(most.unwrap_or(1).max(1));
        for (index, range) in self.ranges.iter().enumerate() {
            let height = f64::from(range.customers) / most * (PLOT - 6.0);
            for (from, to, tier) in self.parts(range) {
                let (from, to) = (self.place(from, width), self.place(to, width));
                let lit = if cursor == Some(index) { " lit" } else { "" };
                let class = format!("tier-bar tier-{}{lit}", shade(tier, tiers));
                let size = ((to - from - 1.0).max(0.5), height);
                scene.rect(&class, (from, floor - height), size);
            }
        }
        scene.line("axis", (0.0, floor), (width, floor));
        let marks = self.axis.ticks((width / 76.0) as usize);
        let mut taken = f64::MIN;
        for mark in marks {
            let words = (self.tick)(mark);
            let at = self.place(if self.centred { mark + 0.5 } else { mark }, width);
            let half = text_width(&words) / 2.0;
            if at - half > taken && at + half <= width + 4.0 {
                scene.text("", (at, floor + 16.0), Anchor::Middle, &words);
                taken = at + half + 8.0;
            }
        }
        let rows = self.rows(width);
        for ((stop, (_, _, row)), handle) in self.stops.iter().zip(&rows).zip(&handles) {
            let at = self.place(stop.at, width);
            let from = ROW * *row as f64 + 16.0;
            // To the middle of its handle.
            let to = floor + FOOT + stagger::HANDLE * (*handle as f64 + 0.5);
            scene.line("tier-cut", (at, from.min(top)), (at, to));
        }
        for (label, middle, row) in &rows {
            let at = (*middle, ROW * *row as f64 + 12.0);
            scene.text("strong halo", at, Anchor::Middle, label);
        }
        scene
    }

    fn count(&self) -> usize {
        self.ranges.len()
    }

    fn readout(&self, at: usize) -> String {
        self.ranges
            .get(at)
            .map_or_else(String::new, |range| (self.words)(range))
    }

    fn nearest(&self, width: f64, at: (f64, f64)) -> Option<usize> {
        let value = self
            .axis
            .value((at.0 - SIDE) / (width - 2.0 * SIDE).max(1.0));
        self.ranges
            .iter()
            .position(|range| range.from <= value && value < range.to)
    }
}
