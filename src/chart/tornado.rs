//! How far each input moves a result when it goes down and up: bars to both
//! sides of the result as it is.

use super::rows::{BAR, Rows};
use super::scale::Scale;
use super::scene::{Anchor, Scene, shorten, text_width};
use super::{Chart, Heading, Table};
use crate::digits::pixels;

/// One input.
#[derive(Clone, PartialEq)]
pub struct Swing {
    /// The input.
    pub label: String,
    /// The result with the input down; `None` beyond every number: never,
    /// without end. Drawn as open to the right.
    pub at_low: Option<f64>,
    /// The result with the input up.
    pub at_high: Option<f64>,
    /// Both as read out: `−20% → 1,873`.
    pub low_text: String,
    /// The same for the input up.
    pub high_text: String,
}

/// What to draw.
pub struct TornadoChart {
    /// The words around it.
    pub heading: Heading,
    /// Heads of the table's three columns: input, down, up.
    pub heads: [String; 3],
    /// The result as it is.
    pub base: f64,
    /// What stands above its line.
    pub base_label: String,
    /// The inputs, the one that moves most first.
    pub swings: Vec<Swing>,
}

/// Room for the open end of a bar.
const OPEN: f64 = 12.0;
const TOP: f64 = 22.0;

impl Swing {
    fn ends(&self) -> [Option<f64>; 2] {
        [self.at_low, self.at_high]
    }

    /// The texts left and right of the bars: the smaller result is on the left.
    fn texts(&self) -> (&str, &str) {
        let [low, high] = self.ends().map(|end| end.unwrap_or(f64::INFINITY));
        if low <= high {
            (&self.low_text, &self.high_text)
        } else {
            (&self.high_text, &self.low_text)
        }
    }
}

impl TornadoChart {
    /// The least and the greatest result that is a number.
    fn ends(&self) -> (f64, f64) {
        let mut ends = (self.base, self.base);
        for end in self.swings.iter().flat_map(Swing::ends).flatten() {
            ends = (ends.0.min(end), ends.1.max(end));
        }
        ends
    }

    fn rows(&self, width: f64) -> Rows {
        let (mut before, mut after, mut open) = (0.0, 0.0, 0.0);
        let mut labels = Vec::new();
        for swing in &self.swings {
            let (left, right) = swing.texts();
            before = f64::max(before, text_width(left) + 8.0);
            after = f64::max(after, text_width(right) + 8.0);
            if swing.ends().contains(&None) {
                open = OPEN;
            }
            labels.push(&*swing.label);
        }
        let mut rows = Rows::new(width, &labels, (before, after + open), self.ends());
        rows.top = TOP;
        if rows.stacked {
            // The texts stand below the bars then, which have all the width.
            rows.x = Scale::new(self.ends(), (1.0, width - 1.0 - open));
            rows.step = 62.0;
        }
        rows
    }

    /// The two bars of an input from `base` on; returns where they begin and end.
    fn bars(&self, scene: &mut Scene, rows: &Rows, index: usize, lit: bool) -> (f64, f64) {
        let base = rows.x.place(self.base);
        let (mut left, mut right) = (base, base);
        let Some(swing) = self.swings.get(index) else {
            return (left, right);
        };
        let top = rows.bar(index);
        let far = self.ends().1;
        let [low, high] = swing
            .ends()
            .map(|end| (rows.x.place(end.unwrap_or(far)), end.is_none()));
        let mut bars = [("low", low), ("high", high)];
        // Where both go to one side, the shorter lies on the longer.
        if (low.0 - base).abs() < (high.0 - base).abs() {
            bars.reverse();
        }
        for (name, (to, open)) in bars {
            let class = format!("bar swing-{name}{}", if lit { " lit" } else { "" });
            scene.rect(&class, (base.min(to), top), ((to - base).abs(), BAR));
            left = left.min(to);
            right = right.max(to);
            if open {
                let (x, y) = (pixels(to + 3.0), pixels(top + 3.0));
                scene.path("open-end", format!("M{x} {y}l6 6l-6 6"));
                right = right.max(to + OPEN);
            }
        }
        (left, right)
    }
}

impl Chart for TornadoChart {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn table(&self) -> Table {
        let row = |swing: &Swing| {
            vec![
                swing.label.clone(),
                swing.low_text.clone(),
                swing.high_text.clone(),
            ]
        };
        Table {
            heads: self.heads.to_vec(),
            rows: self.swings.iter().map(row).collect(),
        }
    }

    fn scene(&self, width: f64, cursor: Option<usize>) -> Scene {
        let rows = self.rows(width);
        let mut scene = Scene::new(width, rows.height(self.swings.len()));
        let base = rows.x.place(self.base);
        // The line as a whole where no text stands in its way, else along each bar.
        if !rows.stacked {
            scene.line("base", (base, TOP - 4.0), (base, scene.height));
        }
        let half = (text_width(&self.base_label) / 2.0).min(width / 2.0);
        let at = (base.min(width - half).max(half), 13.0);
        scene.text(
            "strong",
            at,
            Anchor::Middle,
            &shorten(&self.base_label, width),
        );
        for (index, swing) in self.swings.iter().enumerate() {
            let ends = self.bars(&mut scene, &rows, index, cursor == Some(index));
            rows.label(&mut scene, index, "strong", &swing.label);
            let (left, right) = swing.texts();
            if rows.stacked {
                let top = rows.bar(index);
                scene.line("base", (base, top - 2.0), (base, top + BAR + 2.0));
                let (y, room) = (top + BAR + 14.0, width / 2.0 - 4.0);
                scene.text("", (0.0, y), Anchor::Start, &shorten(left, room));
                scene.text("", (width, y), Anchor::End, &shorten(right, room));
            } else {
                let y = rows.baseline(index);
                scene.text("halo", (ends.0 - 8.0, y), Anchor::End, left);
                scene.text("halo", (ends.1 + 8.0, y), Anchor::Start, right);
            }
        }
        scene
    }

    fn count(&self) -> usize {
        self.swings.len()
    }

    fn readout(&self, at: usize) -> String {
        self.swings.get(at).map_or_else(String::new, |swing| {
            [&*swing.label, &*swing.low_text, &*swing.high_text].join(" · ")
        })
    }

    fn nearest(&self, width: f64, at: (f64, f64)) -> Option<usize> {
        self.rows(width).at(at.1, self.swings.len())
    }

    fn columns(&self) -> usize {
        1
    }
}
