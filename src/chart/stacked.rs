//! Bars of two parts, one on the other, from a zero baseline.

use super::scale::Scale;
use super::scene::{Anchor, Scene, shorten, text_width};
use super::{Chart, Heading, Label, Table, ticks};

/// One bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Stack {
    /// Below it.
    pub label: String,
    /// Its parts from the baseline up, 0 or more.
    pub parts: [f64; 2],
    /// The parts and their sum, in words.
    pub texts: [String; 3],
    /// Its period is still running: drawn as outlines.
    pub running: bool,
}

/// What to draw.
pub struct StackedChart {
    /// The words around it.
    pub heading: Heading,
    /// Head of the table's first column.
    pub x_name: String,
    /// What the two parts and their sum are.
    pub names: [String; 3],
    /// A mark of the value axis.
    pub y_tick: Label,
    /// Said of a running period.
    pub running: String,
    /// The bars, left to right.
    pub bars: Vec<Stack>,
}

const TOP: f64 = 12.0;
const BOTTOM: f64 = 26.0;
const PARTS: [&str; 2] = ["lower", "upper"];

struct Layout {
    left: f64,
    right: f64,
    floor: f64,
    step: f64,
    height: f64,
    y: Scale,
    ticks: Vec<f64>,
}

impl StackedChart {
    fn lay_out(&self, width: f64) -> Layout {
        let height = if width < 480.0 { 190.0 } else { 220.0 };
        let floor = height - BOTTOM;
        let high = self
            .bars
            .iter()
            .map(|bar| bar.parts[0] + bar.parts[1])
            .fold(0.0, f64::max);
        let ticks = ticks::round(0.0, high, 4);
        let mut left = 52.0;
        for tick in &ticks {
            left = f64::max(left, text_width(&(self.y_tick)(*tick)) + 8.0);
        }
        let named = text_width(&self.names[0]).max(text_width(&self.names[1]));
        let right = (width - named - 30.0).max(width * 0.6);
        Layout {
            left,
            right,
            floor,
            step: (right - left) / self.bars.len().max(1) as f64,
            height,
            y: Scale::new((0.0, ticks.last().copied().unwrap_or(1.0)), (floor, TOP)),
            ticks,
        }
    }

    /// The parts' names beside the last bar, each at its own part's height.
    fn names(&self, scene: &mut Scene, layout: &Layout) {
        let Some(last) = self.bars.last() else { return };
        let lower = layout.y.place(last.parts[0] / 2.0).min(layout.floor - 8.0);
        let upper = layout.y.place(last.parts[0] + last.parts[1] / 2.0);
        let upper = upper.min(lower - 18.0).max(TOP);
        for ((name, y), part) in self.names.iter().zip([lower, upper]).zip(PARTS) {
            let class = format!("bar {part}");
            scene.rect(&class, (layout.right + 6.0, y - 5.0), (10.0, 10.0));
            let text = shorten(name, scene.width - layout.right - 22.0);
            let at = (layout.right + 21.0, y + 4.0);
            scene.text("strong", at, Anchor::Start, &text);
        }
    }
}

impl Chart for StackedChart {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn table(&self) -> Table {
        let mut heads = vec![self.x_name.clone()];
        heads.extend(self.names.iter().cloned());
        let row = |bar: &Stack| {
            let mut row = vec![if bar.running {
                format!("{} ({})", bar.label, self.running)
            } else {
                bar.label.clone()
            }];
            row.extend(bar.texts.iter().cloned());
            row
        };
        Table {
            heads,
            rows: self.bars.iter().map(row).collect(),
        }
    }

    fn scene(&self, width: f64, cursor: Option<usize>) -> Scene {
        let layout = self.lay_out(width);
        let mut scene = Scene::new(width, layout.height);
        for tick in &layout.ticks {
            let y = layout.y.place(*tick);
            scene.line("grid-line", (layout.left, y), (layout.right, y));
            let at = (layout.left - 8.0, y + 4.0);
            scene.text("", at, Anchor::End, &(self.y_tick)(*tick));
        }
        let widest = self
            .bars
            .iter()
            .map(|bar| text_width(&bar.label))
            .fold(1.0, f64::max);
        let every = ticks::every(self.bars.len(), layout.right - layout.left, widest + 12.0);
        for (index, bar) in self.bars.iter().enumerate() {
            let x = layout.left + layout.step * index as f64;
            let mut base = 0.0;
            for (part, value) in PARTS.into_iter().zip(bar.parts) {
                let (from, to) = (layout.y.place(base), layout.y.place(base + value));
                base += value;
                if value <= 0.0 {
                    continue;
                }
                let state = match (bar.running, cursor == Some(index)) {
                    (true, _) => " running",
                    (false, true) => " lit",
                    (false, false) => "",
                };
                let size = ((layout.step * 0.76).max(1.0), from - to);
                let corner = (x + layout.step * 0.12, to);
                scene.rect(&format!("bar {part}{state}"), corner, size);
            }
            if index % every == 0 {
                let half = text_width(&bar.label) / 2.0;
                let middle = (x + layout.step / 2.0).max(half).min(width - half);
                let at = (middle, layout.height - 6.0);
                scene.text("", at, Anchor::Middle, &bar.label);
            }
        }
        self.names(&mut scene, &layout);
        scene
    }

    fn count(&self) -> usize {
        self.bars.len()
    }

    fn readout(&self, at: usize) -> String {
        let Some(bar) = self.bars.get(at) else {
            return String::new();
        };
        let mut text = bar.label.clone();
        for (name, value) in self.names.iter().zip(&bar.texts) {
            text += " · ";
            text += name;
            text.push(' ');
            text += value;
        }
        if bar.running {
            text += " · ";
            text += &self.running;
        }
        text
    }

    fn nearest(&self, width: f64, at: (f64, f64)) -> Option<usize> {
        let layout = self.lay_out(width);
        let index = ((at.0 - layout.left) / layout.step).floor();
        (index >= 0.0 && index < self.bars.len() as f64).then_some(index as usize)
    }
}
