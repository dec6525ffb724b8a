//! Many lines over whole steps (ages, periods): some told apart by name, the
//! others thin; with what was not observed left out, what is expected drawn
//! apart with its range, and levels and points to hold them against.

use super::curves_layout::{Layout, TOP, height};
use super::scene::{Anchor, Scene, shorten, text_width};
use super::{Chart, Heading, Label, Table};

/// A step that is expected, not observed.
#[derive(Debug, Clone, PartialEq)]
pub struct Ahead {
    /// The step.
    pub at: usize,
    /// What is expected.
    pub value: f64,
    /// It is rarely less.
    pub low: f64,
    /// It is rarely more.
    pub high: f64,
    /// The value with its range, in words.
    pub text: String,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Curve {
    /// Its name: at its end if it is told apart, and in the table.
    pub label: String,
    /// Colour by number.
    pub tone: usize,
    /// Told apart: strong, with its name, its range, and in the readout.
    pub emphasis: bool,
    /// By step; `None` where nothing is observed.
    pub values: Vec<Option<f64>>,
    /// From this step on the period is still running: dashed.
    pub running_from: Option<usize>,
    /// What is expected after that, ascending.
    pub ahead: Vec<Ahead>,
}

/// A level to hold the lines against.
#[derive(Debug, Clone, PartialEq)]
pub struct Level {
    /// The level.
    pub y: f64,
    /// What it is.
    pub label: String,
}

/// A marked point.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Where, in steps; may lie between two.
    pub x: f64,
    /// Where.
    pub y: f64,
    /// What happens there.
    pub label: String,
    /// Colour by number.
    pub tone: usize,
}

/// What to draw.
pub struct CurvesChart {
    /// The words around it.
    pub heading: Heading,
    /// What a step is.
    pub x_name: String,
    /// The first step that is drawn.
    pub first: usize,
    /// A step below the plot.
    pub x_tick: Label,
    /// A step in the readout and the table.
    pub x_label: Label,
    /// A mark of y beside the plot.
    pub y_tick: Label,
    /// A value in the readout and the table.
    pub y_label: Label,
    /// Back to front.
    pub curves: Vec<Curve>,
    /// The levels.
    pub levels: Vec<Level>,
    /// The marked points.
    pub points: Vec<Point>,
}

/// With more lines the table holds those that are told apart: the others are
/// in the table that the chart was made from.
const TABLE: usize = 12;

impl Curve {
    /// The value at a step, observed or expected.
    pub(super) fn at(&self, step: usize) -> Option<f64> {
        self.observed(step)
            .or_else(|| Some(self.ahead(step)?.value))
    }

    pub(super) fn observed(&self, step: usize) -> Option<f64> {
        self.values.get(step).copied().flatten()
    }

    fn ahead(&self, step: usize) -> Option<&Ahead> {
        self.ahead.iter().find(|ahead| ahead.at == step)
    }

    fn said(&self, step: usize, y_label: &Label) -> Option<String> {
        match (self.observed(step), self.ahead(step)) {
            (Some(value), _) => Some(y_label(value)),
            (None, Some(ahead)) => Some(ahead.text.clone()),
            (None, None) => None,
        }
    }
}

/// Where a name stands within the plot.
#[derive(Clone, Copy)]
struct Name {
    x: f64,
    y: f64,
    wide: f64,
}

impl Name {
    const LINE: f64 = 15.0;

    fn meets(&self, other: &Self) -> bool {
        let beside = self.x + self.wide < other.x || other.x + other.wide < self.x;
        !beside && (self.y - other.y).abs() < Self::LINE
    }

    /// Moved up, or down where there is no room above, until it meets none.
    fn apart(self, others: &[Self], floor: f64) -> Self {
        let free = |name: &Self| others.iter().all(|other| !name.meets(other));
        let up = (0_i32..).map(|step| self.y - Self::LINE * f64::from(step));
        let down = (1_i32..).map(|step| self.y + Self::LINE * f64::from(step));
        let at = |y: f64| Self { y, ..self };
        let mut places = up
            .take_while(|y| *y >= TOP)
            .chain(down.take_while(|y| *y <= floor))
            .map(at);
        places.find(free).unwrap_or(self)
    }
}

impl CurvesChart {
    /// One step beyond the last.
    pub(super) fn end(&self) -> usize {
        let end = |curve: &Curve| {
            let ahead = curve.ahead.last().map_or(0, |ahead| ahead.at + 1);
            curve.values.len().max(ahead)
        };
        self.curves.iter().map(end).max().unwrap_or(0)
    }

    fn told(&self) -> impl Iterator<Item = &Curve> {
        self.curves.iter().filter(|curve| curve.emphasis)
    }

    /// The lines of the table.
    fn listed(&self) -> Vec<&Curve> {
        let all = self.curves.len() <= TABLE || self.told().next().is_none();
        self.curves
            .iter()
            .filter(|curve| all || curve.emphasis)
            .collect()
    }

    /// The names right of the plot, moved apart where they would overlap.
    fn names(&self, scene: &mut Scene, layout: &Layout) {
        let mut names: Vec<(f64, String, &str)> = Vec::new();
        let mut inside: Vec<Name> = Vec::new();
        for curve in self.told() {
            let end = (self.first..self.end())
                .rev()
                .find_map(|step| Some((step, curve.at(step)?)));
            let Some((step, y)) = end else {
                continue;
            };
            let class = format!("end tone-{}", curve.tone % 8);
            let (x, y) = (layout.x.place(step as f64) + 8.0, layout.y.place(y));
            let name = Name {
                x,
                y,
                wide: text_width(&curve.label),
            };
            // A line that ends long before the others has its name where it ends.
            if name.x + name.wide <= layout.right {
                let name = name.apart(&inside, layout.floor);
                let at = (name.x, name.y + 4.0);
                scene.text(&format!("{class} halo"), at, Anchor::Start, &curve.label);
                inside.push(name);
            } else {
                names.push((y, class, &curve.label));
            }
        }
        for level in &self.levels {
            names.push((layout.y.place(level.y), "strong".to_owned(), &level.label));
        }
        // From below, and never so low that those above would not fit.
        let mut most = layout.floor;
        while let Some(next) =
            (0..names.len()).reduce(|a, b| if names[b].0 > names[a].0 { b } else { a })
        {
            let (y, class, text) = names.swap_remove(next);
            let y = y.min(most).max(TOP + 15.0 * names.len() as f64);
            let text = shorten(text, scene.width - layout.right - 8.0);
            scene.text(&class, (layout.right + 8.0, y + 4.0), Anchor::Start, &text);
            most = y - 15.0;
        }
    }

    /// The marked points; their words stand one above the other at the foot of
    /// the plot, each beside its own line down.
    fn marked(&self, scene: &mut Scene, layout: &Layout) {
        for (row, point) in self.points.iter().enumerate() {
            let (x, y) = (layout.x.place(point.x), layout.y.place(point.y));
            let tone = point.tone % 8;
            scene.line(&format!("drop tone-{tone}"), (x, y), (x, layout.floor));
            scene.circle(&format!("mark tone-{tone}"), (x, y), 5.0);
            let text = shorten(&point.label, layout.right - layout.left);
            let wide = text_width(&text);
            let left = if x + 8.0 + wide <= layout.right {
                x + 8.0
            } else {
                (x - 8.0 - wide).max(layout.left)
            };
            let at = (left, layout.floor - 6.0 - 15.0 * row as f64);
            scene.text(&format!("end halo tone-{tone}"), at, Anchor::Start, &text);
        }
    }
}

impl Chart for CurvesChart {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn table(&self) -> Table {
        let listed = self.listed();
        let mut heads = vec![self.x_name.clone()];
        heads.extend(listed.iter().map(|curve| curve.label.clone()));
        let row = |step: usize| {
            let mut cells = vec![(self.x_label)(step as f64)];
            cells.extend(
                listed
                    .iter()
                    .map(|curve| curve.said(step, &self.y_label).unwrap_or_default()),
            );
            cells
        };
        Table {
            heads,
            rows: (self.first..self.end()).map(row).collect(),
        }
    }

    fn scene(&self, width: f64, cursor: Option<usize>) -> Scene {
        let layout = Layout::new(self, width);
        let mut scene = Scene::new(width, height(width));
        layout.axes(self, &mut scene);
        for curve in &self.curves {
            layout.draw(curve, self.first, &mut scene);
        }
        self.names(&mut scene, &layout);
        self.marked(&mut scene, &layout);
        if let Some(step) = cursor.filter(|at| *at < self.count()) {
            let step = step + self.first;
            let x = layout.x.place(step as f64);
            scene.line("cursor", (x, TOP), (x, layout.floor));
            for curve in self.told() {
                if let Some(value) = curve.at(step) {
                    let class = format!("dot tone-{}", curve.tone % 8);
                    scene.circle(&class, (x, layout.y.place(value)), 3.5);
                }
            }
        }
        scene
    }

    fn count(&self) -> usize {
        self.end().saturating_sub(self.first)
    }

    fn readout(&self, at: usize) -> String {
        if at >= self.count() {
            return String::new();
        }
        let step = at + self.first;
        let mut text = (self.x_label)(step as f64);
        let named = self.told().count() > 1;
        for curve in self.told() {
            if let Some(said) = curve.said(step, &self.y_label) {
                text += " · ";
                if named {
                    text += &curve.label;
                    text.push(' ');
                }
                text += &said;
            }
        }
        text
    }

    fn nearest(&self, width: f64, at: (f64, f64)) -> Option<usize> {
        let last = self.count().checked_sub(1)?;
        let step = Layout::new(self, width).x.value(at.0) - self.first as f64;
        Some((step.max(0.0).round() as usize).min(last))
    }
}
