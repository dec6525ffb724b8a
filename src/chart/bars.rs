//! Vertical bars from a zero baseline.

use super::scale::Scale;
use super::scene::{Anchor, Scene, text_width};
use super::{Chart, Heading, Label, Table, ticks};

/// One bar.
#[derive(Clone, PartialEq)]
pub struct Bar {
    /// Below it.
    pub label: String,
    /// Its height, 0 or more.
    pub value: f64,
    /// The value as read out.
    pub text: String,
    /// Its period is still running: drawn as an outline.
    pub running: bool,
}

/// What to draw.
pub struct BarChart {
    /// The words around it.
    pub heading: Heading,
    /// Heads of the table's two columns.
    pub heads: [String; 2],
    /// A mark of the value axis.
    pub y_tick: Label,
    /// The bars, left to right.
    pub bars: Vec<Bar>,
}

const LEFT: f64 = 60.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 26.0;

impl BarChart {
    fn step(&self, width: f64) -> f64 {
        (width - LEFT) / self.bars.len().max(1) as f64
    }
}

impl Chart for BarChart {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn table(&self) -> Table {
        Table {
            heads: self.heads.to_vec(),
            rows: self
                .bars
                .iter()
                .map(|bar| vec![bar.label.clone(), bar.text.clone()])
                .collect(),
        }
    }

    fn scene(&self, width: f64, cursor: Option<usize>) -> Scene {
        let height = if width < 480.0 { 180.0 } else { 210.0 };
        let floor = height - BOTTOM;
        let mut scene = Scene::new(width, height);
        let high = self.bars.iter().map(|bar| bar.value).fold(0.0, f64::max);
        let y_ticks = ticks::round(0.0, high, 4);
        let y = Scale::new((0.0, y_ticks.last().copied().unwrap_or(1.0)), (floor, TOP));
        for tick in y_ticks {
            let at = y.place(tick);
            scene.line("grid-line", (LEFT, at), (width, at));
            scene.text(
                "",
                (LEFT - 8.0, at + 4.0),
                Anchor::End,
                &(self.y_tick)(tick),
            );
        }
        let step = self.step(width);
        let widest = self
            .bars
            .iter()
            .map(|bar| text_width(&bar.label))
            .fold(1.0, f64::max);
        let every = ticks::every(self.bars.len(), width - LEFT, widest + 12.0);
        for (index, bar) in self.bars.iter().enumerate() {
            let x = LEFT + step * index as f64;
            let top = y.place(bar.value);
            let class = match (bar.running, cursor == Some(index)) {
                (true, _) => "bar running",
                (false, true) => "bar lit",
                (false, false) => "bar",
            };
            scene.rect(
                class,
                (x + step * 0.12, top),
                ((step * 0.76).max(1.0), floor - top),
            );
            if index % every == 0 {
                scene.text(
                    "",
                    (x + step / 2.0, height - 6.0),
                    Anchor::Middle,
                    &bar.label,
                );
            }
        }
        scene
    }

    fn count(&self) -> usize {
        self.bars.len()
    }

    fn readout(&self, at: usize) -> String {
        self.bars
            .get(at)
            .map_or_else(String::new, |bar| format!("{} · {}", bar.label, bar.text))
    }

    fn nearest(&self, width: f64, at: (f64, f64)) -> Option<usize> {
        let index = ((at.0 - LEFT) / self.step(width)).floor();
        (index >= 0.0 && index < self.bars.len() as f64).then_some(index as usize)
    }
}
