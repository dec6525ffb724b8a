//! Small multiples: the same line for several groups, side by side on one
//! scale, each beside the line of all.

use super::scale::Scale;
use super::scene::{Anchor, Scene, shorten, text_width};
use super::{Chart, Heading, Label, Table, ticks};
use crate::digits::pixels;

/// One group.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// Its name.
    pub label: String,
    /// By step; `None` where nothing is observed.
    pub values: Vec<Option<f64>>,
}

/// What to draw.
pub struct PanelsChart {
    /// The words around it.
    pub heading: Heading,
    /// What a step is.
    pub x_name: String,
    /// The first step that is drawn.
    pub first: usize,
    /// A step in the readout and the table.
    pub x_label: Label,
    /// A step below a panel.
    pub x_tick: Label,
    /// A mark of y.
    pub y_tick: Label,
    /// A value in words.
    pub y_label: Label,
    /// The groups.
    pub panels: Vec<Panel>,
    /// The line of all, drawn in each of them.
    pub all: Panel,
}

const TITLE: f64 = 20.0;
const PLOT: f64 = 84.0;
const AXIS: f64 = 20.0;
const GAP: f64 = 16.0;
const STEP: f64 = TITLE + PLOT + AXIS + GAP;

struct Layout {
    columns: usize,
    left: f64,
    wide: f64,
    y: Scale,
    ticks: Vec<f64>,
}

impl PanelsChart {
    fn end(&self) -> usize {
        let panels = self.panels.iter().chain([&self.all]);
        panels
            .map(|panel| panel.values.len())
            .max()
            .unwrap_or(0)
            .max(self.first)
    }

    fn steps(&self) -> usize {
        self.end() - self.first
    }

    fn lay_out(&self, width: f64) -> Layout {
        let (mut low, mut high) = (0.0, f64::MIN_POSITIVE);
        for panel in self.panels.iter().chain([&self.all]) {
            for value in panel.values.iter().skip(self.first).flatten() {
                low = f64::min(low, *value);
                high = f64::max(high, *value);
            }
        }
        let ticks = ticks::round(low, high, 2);
        let left = ticks
            .iter()
            .map(|tick| text_width(&(self.y_tick)(*tick)) + 8.0)
            .fold(24.0, f64::max);
        let columns = ((width - left) / 190.0).floor().max(1.0) as usize;
        let columns = columns.min(self.panels.len().max(1));
        let ends = (
            ticks.first().copied().unwrap_or(low),
            ticks.last().copied().unwrap_or(high),
        );
        Layout {
            columns,
            left,
            wide: (width - left + GAP) / columns as f64 - GAP,
            y: Scale::new(ends, (PLOT, 0.0)),
            ticks,
        }
    }

    fn path(&self, panel: &Panel, x: Scale, y: Scale, top: f64) -> String {
        let mut path = String::new();
        let mut pen = 'M';
        for (step, value) in panel.values.iter().enumerate().skip(self.first) {
            let Some(value) = value else {
                pen = 'M';
                continue;
            };
            path.push(pen);
            path += &pixels(x.place(step as f64));
            path.push(' ');
            path += &pixels(top + y.place(*value));
            pen = 'L';
        }
        path
    }

    fn draw(&self, scene: &mut Scene, layout: &Layout, index: usize, lit: Option<usize>) {
        let panel = &self.panels[index];
        let (column, row) = (index % layout.columns, index / layout.columns);
        let left = layout.left + (layout.wide + GAP) * column as f64;
        let right = left + layout.wide;
        let top = STEP * row as f64 + TITLE;
        let title = shorten(&panel.label, layout.wide);
        scene.text("strong", (left, top - 8.0), Anchor::Start, &title);
        for tick in &layout.ticks {
            let y = top + layout.y.place(*tick);
            scene.line("grid-line", (left, y), (right, y));
            if column == 0 {
                let at = (left - 8.0, y + 4.0);
                scene.text("", at, Anchor::End, &(self.y_tick)(*tick));
            }
        }
        let last = self.end().saturating_sub(1).max(self.first);
        let x = Scale::new((self.first as f64, last as f64), (left, right));
        for (step, anchor) in [(self.first, Anchor::Start), (last, Anchor::End)] {
            let at = (x.place(step as f64).max(left), top + PLOT + 16.0);
            if step == self.first || last > self.first {
                scene.text("", at, anchor, &(self.x_tick)(step as f64));
            }
        }
        let all = self.path(&self.all, x, layout.y, top);
        scene.path("line tone-7", all);
        let own = self.path(panel, x, layout.y, top);
        scene.path("line tone-0 strong-line", own);
        if let Some(step) = lit {
            let at = x.place(step as f64);
            scene.line("cursor", (at, top), (at, top + PLOT));
            if let Some(Some(value)) = panel.values.get(step) {
                scene.circle("dot tone-0", (at, top + layout.y.place(*value)), 3.5);
            }
        }
    }
}

impl Chart for PanelsChart {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn table(&self) -> Table {
        let all: Vec<&Panel> = self.panels.iter().chain([&self.all]).collect();
        let mut heads = vec![self.x_name.clone()];
        heads.extend(all.iter().map(|panel| panel.label.clone()));
        let row = |step: usize| {
            let mut row = vec![(self.x_label)(step as f64)];
            row.extend(all.iter().map(|panel| {
                let value = panel.values.get(step).copied().flatten();
                value.map_or_else(String::new, |value| (self.y_label)(value))
            }));
            row
        };
        Table {
            heads,
            rows: (self.first..self.end()).map(row).collect(),
        }
    }

    fn scene(&self, width: f64, cursor: Option<usize>) -> Scene {
        let layout = self.lay_out(width);
        let rows = self.panels.len().div_ceil(layout.columns);
        let mut scene = Scene::new(width, STEP * rows as f64 - GAP);
        let steps = self.steps().max(1);
        for index in 0..self.panels.len() {
            let lit = cursor
                .filter(|at| at / steps == index)
                .map(|at| at % steps + self.first);
            self.draw(&mut scene, &layout, index, lit);
        }
        scene
    }

    fn count(&self) -> usize {
        self.panels.len() * self.steps()
    }

    fn readout(&self, at: usize) -> String {
        let steps = self.steps().max(1);
        let step = at % steps + self.first;
        let Some(panel) = self.panels.get(at / steps) else {
            return String::new();
        };
        let mut text = format!("{} · {}", panel.label, (self.x_label)(step as f64));
        for (name, own) in [("", panel), (self.all.label.as_str(), &self.all)] {
            if let Some(Some(value)) = own.values.get(step) {
                text += " · ";
                text += name;
                text += if name.is_empty() { "" } else { " " };
                text += &(self.y_label)(*value);
            }
        }
        text
    }

    fn nearest(&self, width: f64, at: (f64, f64)) -> Option<usize> {
        let layout = self.lay_out(width);
        let column = ((at.0 - layout.left) / (layout.wide + GAP)).floor();
        let row = (at.1 / STEP).floor();
        let inside = column >= 0.0 && row >= 0.0 && column < layout.columns as f64;
        let index = row.max(0.0) as usize * layout.columns + column.max(0.0) as usize;
        let steps = self.steps();
        if !inside || index >= self.panels.len() || steps == 0 {
            return None;
        }
        let left = layout.left + (layout.wide + GAP) * column;
        let share = ((at.0 - left) / layout.wide).clamp(0.0, 1.0);
        Some(index * steps + (share * (steps - 1) as f64).round() as usize)
    }

    fn columns(&self) -> usize {
        self.steps()
    }
}
