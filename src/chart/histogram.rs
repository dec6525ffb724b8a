//! How often each result came out: bars over ranges of values, with the middle,
//! the interval and a target marked.

use std::sync::Arc;

use super::scale::Scale;
use super::scene::{Anchor, Scene, shorten, text_width};
use super::{Chart, Heading, Label, Table, ticks};

/// One range of values.
#[derive(Clone, Copy, PartialEq)]
pub struct Bin {
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// How many results fell into it.
    pub count: f64,
}

/// A value with what stands above it.
#[derive(Clone, PartialEq)]
pub struct Stop {
    /// The value.
    pub at: f64,
    /// Its words.
    pub label: String,
}

/// The words for a range, a count and a share.
pub type BinWords = Arc<dyn Fn(&str, &str, &str) -> String + Send + Sync>;

/// What to draw.
pub struct Histogram {
    /// The words around it.
    pub heading: Heading,
    /// Heads of the table's three columns: range, count, share.
    pub heads: [String; 3],
    /// The ranges, ascending, without gaps.
    pub bins: Vec<Bin>,
    /// The ends of the interval.
    pub band: Option<[Stop; 2]>,
    /// The middle.
    pub median: Option<Stop>,
    /// Values to hold the results against.
    pub targets: Vec<Stop>,
    /// A mark of the value axis.
    pub x_tick: Label,
    /// A value in the readout and the table.
    pub x_label: Label,
    /// A count.
    pub count_label: Label,
    /// A share of all results.
    pub share_label: Label,
    /// `(range, count, share)` as a sentence.
    pub words: BinWords,
}

const PLOT: f64 = 150.0;
const ROW: f64 = 15.0;

struct Layout {
    x: Scale,
    top: f64,
    floor: f64,
    /// Class, label, its middle and its row.
    stops: Vec<(&'static str, f64, String, f64, usize)>,
}

impl Histogram {
    fn stops(&self) -> impl Iterator<Item = (&'static str, &Stop)> {
        let band = self.band.iter().flatten().map(|stop| ("band-end", stop));
        self.median
            .iter()
            .map(|stop| ("median", stop))
            .chain(self.targets.iter().map(|stop| ("benchmark", stop)))
            .chain(band)
    }

    fn ends(&self) -> (f64, f64) {
        let (mut low, mut high) = (f64::MAX, f64::MIN);
        let bins = self.bins.iter().flat_map(|bin| [bin.from, bin.to]);
        for value in bins.chain(self.stops().map(|(_, stop)| stop.at)) {
            low = low.min(value);
            high = high.max(value);
        }
        if low > high { (0.0, 1.0) } else { (low, high) }
    }

    fn lay_out(&self, width: f64) -> Layout {
        let ends = self.ends();
        // Half a mark's width at both sides, so that the outer ones have room.
        let side = [ends.0, ends.1]
            .map(|end| text_width(&(self.x_tick)(end)))
            .into_iter()
            .fold(24.0, f64::max)
            / 2.0
            + 4.0;
        let x = Scale::new(ends, (side, width - side));
        // Each label in the first row in which it touches no other.
        let mut stops: Vec<(&'static str, f64, String, f64, usize)> = Vec::new();
        for (class, stop) in self.stops() {
            let label = shorten(&stop.label, width);
            let at = x.place(stop.at);
            let half = text_width(&label) / 2.0;
            let middle = at.min(width - half).max(half);
            let mut row = 0;
            while stops.iter().any(|(_, _, other, place, taken)| {
                *taken == row && (place - middle).abs() < half + text_width(other) / 2.0 + 10.0
            }) {
                row += 1;
            }
            stops.push((class, at, label, middle, row));
        }
        let rows = stops.iter().map(|stop| stop.4 + 1).max().unwrap_or(0);
        let top = ROW * rows as f64 + 8.0;
        Layout {
            x,
            top,
            floor: top + PLOT,
            stops,
        }
    }

    fn tail(&self, bin: &Bin) -> bool {
        let middle = f64::midpoint(bin.from, bin.to);
        self.band
            .as_ref()
            .is_some_and(|[low, high]| middle < low.at || middle > high.at)
    }

    fn cells(&self, bin: &Bin) -> [String; 3] {
        let total: f64 = self.bins.iter().map(|bin| bin.count).sum();
        [
            [(self.x_label)(bin.from), (self.x_label)(bin.to)].join("–"),
            (self.count_label)(bin.count),
            (self.share_label)(bin.count / total.max(1.0)),
        ]
    }
}

impl Chart for Histogram {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn table(&self) -> Table {
        Table {
            heads: self.heads.to_vec(),
            rows: self
                .bins
                .iter()
                .map(|bin| self.cells(bin).to_vec())
                .collect(),
        }
    }

    fn scene(&self, width: f64, cursor: Option<usize>) -> Scene {
        let Layout {
            x,
            top,
            floor,
            stops,
        } = self.lay_out(width);
        let mut scene = Scene::new(width, floor + 24.0);
        if let Some([low, high]) = &self.band {
            let (from, to) = (x.place(low.at), x.place(high.at));
            scene.rect("band", (from, top), (to - from, floor - top));
        }
        let most = self.bins.iter().map(|bin| bin.count).fold(1.0, f64::max);
        let y = Scale::new((0.0, most), (floor, top + 6.0));
        for (index, bin) in self.bins.iter().enumerate() {
            let (from, to, height) = (x.place(bin.from), x.place(bin.to), y.place(bin.count));
            let class = match (cursor == Some(index), self.tail(bin)) {
                (true, _) => "bar lit",
                (false, true) => "bar tail",
                (false, false) => "bar",
            };
            scene.rect(
                class,
                (from, height),
                ((to - from - 1.0).max(0.5), floor - height),
            );
        }
        scene.line("axis", (0.0, floor), (width, floor));
        let ends = self.ends();
        let marks: Vec<f64> = ticks::round(ends.0, ends.1, (width / 90.0).max(2.0) as usize)
            .into_iter()
            .filter(|tick| *tick >= ends.0 && *tick <= ends.1)
            .collect();
        let widest = marks
            .iter()
            .map(|tick| text_width(&(self.x_tick)(*tick)))
            .fold(1.0, f64::max);
        let every = ticks::every(marks.len(), width, widest + 10.0);
        for tick in marks.iter().step_by(every) {
            let at = (x.place(*tick), floor + 16.0);
            scene.text("", at, Anchor::Middle, &(self.x_tick)(*tick));
        }
        for (class, at, _, _, row) in &stops {
            scene.line(class, (*at, ROW * *row as f64 + 16.0), (*at, floor));
        }
        for (class, _, label, middle, row) in &stops {
            let class = if *class == "median" {
                "strong halo"
            } else {
                "halo"
            };
            let at = (*middle, ROW * *row as f64 + 12.0);
            scene.text(class, at, Anchor::Middle, label);
        }
        scene
    }

    fn count(&self) -> usize {
        self.bins.len()
    }

    fn readout(&self, at: usize) -> String {
        self.bins.get(at).map_or_else(String::new, |bin| {
            let [range, count, share] = self.cells(bin);
            (self.words)(&range, &count, &share)
        })
    }

    fn nearest(&self, width: f64, at: (f64, f64)) -> Option<usize> {
        let value = self.lay_out(width).x.value(at.0);
        self.bins
            .iter()
            .position(|bin| bin.from <= value && value < bin.to)
    }
}
