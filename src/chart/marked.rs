//! Horizontal bars, each with a mark of its own to be held against, and the range it
//! may lie in where it is an estimate.

use super::rows::{BAR, Rows};
use super::scene::{Anchor, Scene, text_width};
use super::{Chart, Heading, Label, Table, ticks};

/// One bar.
#[derive(Clone, PartialEq)]
pub struct Marked {
    /// Beside it.
    pub label: String,
    /// Where it begins and ends.
    pub bar: (f64, f64),
    /// The range that its end may lie in.
    pub range: Option<(f64, f64)>,
    /// What it is held against.
    pub mark: f64,
    /// Drawn strongly.
    pub strong: bool,
    /// Beside the bar.
    pub text: String,
    /// All of it as read out, a cell for each of the heads after the first.
    pub cells: Vec<String>,
}

/// What to draw.
pub struct MarkedChart {
    /// The words around it.
    pub heading: Heading,
    /// Heads of the table's columns.
    pub heads: Vec<String>,
    /// The bars, top to bottom.
    pub bars: Vec<Marked>,
    /// The words of a mark of the value axis below; without an axis none.
    pub tick: Option<Label>,
}

/// Below the bars, for the axis.
const FOOT: f64 = 24.0;

impl MarkedChart {
    /// The axis below: round values with their words, and lines through the bars.
    fn axis(&self, scene: &mut Scene, rows: &Rows, tick: &Label) {
        let high = self.bars.iter().map(Marked::far).fold(0.0, f64::max);
        let floor = rows.height(self.bars.len());
        let span = rows.x.place(high) - rows.x.place(0.0);
        let widest = text_width(&tick(high)) + 28.0;
        let marks = ticks::round(0.0, high, (span / widest).max(1.0) as usize);
        let mut taken = f64::MIN;
        for mark in marks.into_iter().filter(|mark| *mark <= high) {
            let (at, words) = (rows.x.place(mark), tick(mark));
            let half = text_width(&words) / 2.0;
            // The first begins where the axis does, the others stand below their lines.
            let middle = at.max(half).min(scene.width - half);
            if middle - half > taken {
                scene.line("grid-line", (at, 0.0), (at, floor + 4.0));
                scene.text("", (middle, floor + 18.0), Anchor::Middle, &words);
                taken = middle + half + 8.0;
            }
        }
    }

    fn rows(&self, width: f64) -> Rows {
        let (mut high, mut room) = (f64::MIN_POSITIVE, 0.0);
        let mut labels = Vec::new();
        for one in &self.bars {
            high = high.max(one.far());
            room = f64::max(room, text_width(&one.text));
            labels.push(&*one.label);
        }
        Rows::new(width, &labels, (0.0, room + 14.0), (0.0, high))
    }
}

impl Marked {
    /// The farthest that anything of it is drawn.
    fn far(&self) -> f64 {
        let range = self.range.map_or(0.0, |(_, high)| high);
        range.max(self.mark).max(self.bar.1)
    }
}

impl Chart for MarkedChart {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn table(&self) -> Table {
        let row = |one: &Marked| {
            let cells = one.cells.iter().cloned();
            core::iter::once(one.label.clone()).chain(cells).collect()
        };
        Table {
            heads: self.heads.clone(),
            rows: self.bars.iter().map(row).collect(),
        }
    }

    fn scene(&self, width: f64, cursor: Option<usize>) -> Scene {
        let rows = self.rows(width);
        let foot = if self.tick.is_some() { FOOT } else { 0.0 };
        let mut scene = Scene::new(width, rows.height(self.bars.len()) + foot);
        if let Some(tick) = &self.tick {
            self.axis(&mut scene, &rows, tick);
        }
        let zero = rows.x.place(0.0);
        scene.line("axis", (zero, 0.0), (zero, scene.height - foot));
        for (index, one) in self.bars.iter().enumerate() {
            let top = rows.bar(index);
            let (from, to) = (rows.x.place(one.bar.0), rows.x.place(one.bar.1));
            let class = match (cursor == Some(index), one.strong) {
                (true, _) => "bar lit",
                (_, true) => "bar",
                (_, false) => "bar total",
            };
            scene.rect(class, (from, top), ((to - from).max(1.5), BAR));
            let middle = top + BAR / 2.0;
            if let Some((low, high)) = one.range {
                let (low, high) = (rows.x.place(low), rows.x.place(high));
                scene.line("spread-line", (low, middle), (high, middle));
                for end in [low, high] {
                    scene.line("spread-line", (end, middle - 4.0), (end, middle + 4.0));
                }
            }
            let mark = rows.x.place(one.mark);
            scene.line("bar-mark", (mark, top - 2.0), (mark, top + BAR + 2.0));
            let label = if one.strong { "strong halo" } else { "halo" };
            rows.label(&mut scene, index, label, &one.label);
            let at = (rows.x.place(one.far()) + 8.0, rows.baseline(index));
            scene.text("halo", at, Anchor::Start, &one.text);
        }
        scene
    }

    fn count(&self) -> usize {
        self.bars.len()
    }

    fn readout(&self, at: usize) -> String {
        let Some(one) = self.bars.get(at) else {
            return String::new();
        };
        let heads = self.heads.iter().skip(1);
        let cells = heads.zip(&one.cells);
        let said = cells.map(|(head, cell)| [head, " ", cell].concat());
        let all: Vec<String> = core::iter::once(one.label.clone()).chain(said).collect();
        all.join(" · ")
    }

    fn nearest(&self, width: f64, at: (f64, f64)) -> Option<usize> {
        self.rows(width).at(at.1, self.bars.len())
    }

    fn columns(&self) -> usize {
        1
    }
}
