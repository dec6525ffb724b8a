//! Lines with direct labels, benchmark levels and marked points.

use super::scale::Scale;
use super::scene::{Anchor, Scene, shorten, text_width};
use super::{Chart, Heading, Label, Table, ticks};
use crate::digits::pixels;

/// One line.
#[derive(Clone, PartialEq)]
pub struct Line {
    /// (x, y), ascending in x; all lines share their x from the first on.
    pub points: Vec<(f64, f64)>,
    /// What stands at its end, and in the head of the table's column.
    pub label: String,
    /// Colour by number: the same thing has the same tone everywhere.
    pub tone: usize,
    /// Drawn strongly, with its label.
    pub emphasis: bool,
    /// The ground below it is tinted.
    pub area: bool,
    /// From this point on the period is still running: drawn dashed.
    pub dashed_from: Option<usize>,
}

/// A level to hold the lines against.
#[derive(Clone, PartialEq)]
pub struct Benchmark {
    /// The level.
    pub y: f64,
    /// What it is.
    pub label: String,
}

/// A marked point.
#[derive(Clone, PartialEq)]
pub struct Marker {
    /// Where.
    pub x: f64,
    /// Where.
    pub y: f64,
    /// What happens there.
    pub label: String,
    /// That of its line.
    pub tone: usize,
}

/// What to draw. Labels are ready words; the chart only lays out.
pub struct LineChart {
    /// The words around it.
    pub heading: Heading,
    /// Head of the table's first column.
    pub x_name: String,
    /// What y is.
    pub y_name: String,
    /// Where x is marked.
    pub x_ticks: Vec<f64>,
    /// A mark of x below the plot.
    pub x_tick: Label,
    /// A mark of y beside it.
    pub y_tick: Label,
    /// A value of x in the readout and the table.
    pub x_label: Label,
    /// A value of y in the readout and the table.
    pub y_label: Label,
    /// The lines.
    pub lines: Vec<Line>,
    /// The levels.
    pub benchmarks: Vec<Benchmark>,
    /// The marked points.
    pub markers: Vec<Marker>,
}

struct Layout {
    x: Scale,
    y: Scale,
    y_ticks: Vec<f64>,
    left: f64,
    right: f64,
    floor: f64,
}

const TOP: f64 = 12.0;
const BOTTOM: f64 = 26.0;

fn height(width: f64) -> f64 {
    if width < 480.0 { 200.0 } else { 240.0 }
}

impl LineChart {
    fn lay_out(&self, width: f64) -> Layout {
        let longest = self
            .lines
            .iter()
            .filter(|line| line.emphasis)
            .map(|line| &line.label)
            .chain(self.benchmarks.iter().map(|mark| &mark.label))
            .map(|label| text_width(label))
            .fold(24.0, f64::max);
        let right = (width - longest - 14.0).max(width * 0.55);
        let (mut x_last, mut low, mut high) = (1.0, 0.0, f64::MIN_POSITIVE);
        for (x, y) in self.lines.iter().flat_map(|line| &line.points) {
            x_last = f64::max(x_last, *x);
            low = f64::min(low, *y);
            high = f64::max(high, *y);
        }
        for mark in &self.benchmarks {
            high = f64::max(high, mark.y);
        }
        let y_ticks = ticks::round(low, high, 4);
        let ends = (
            y_ticks.first().copied().unwrap_or(low),
            y_ticks.last().copied().unwrap_or(high),
        );
        let floor = height(width) - BOTTOM;
        let mut left = 52.0;
        for tick in &y_ticks {
            left = f64::max(left, text_width(&(self.y_tick)(*tick)) + 8.0);
        }
        Layout {
            x: Scale::new((0.0, x_last), (left, right)),
            y: Scale::new(ends, (floor, TOP)),
            y_ticks,
            left,
            right,
            floor,
        }
    }

    fn longest(&self) -> &[(f64, f64)] {
        let mut longest: &[(f64, f64)] = &[];
        for line in &self.lines {
            if line.points.len() > longest.len() {
                longest = &line.points;
            }
        }
        longest
    }

    fn axes(&self, scene: &mut Scene, layout: &Layout) {
        for tick in &layout.y_ticks {
            let y = layout.y.place(*tick);
            scene.line("grid-line", (layout.left, y), (layout.right, y));
            scene.text(
                "",
                (layout.left - 8.0, y + 4.0),
                Anchor::End,
                &(self.y_tick)(*tick),
            );
        }
        // As many marks as fit side by side.
        let wide = self
            .x_ticks
            .last()
            .map_or(1.0, |last| text_width(&(self.x_tick)(*last)) + 10.0);
        let every = ticks::every(self.x_ticks.len(), layout.right - layout.left + wide, wide);
        for (index, tick) in self.x_ticks.iter().enumerate() {
            if index % every == 0 {
                let at = (layout.x.place(*tick), layout.floor + 20.0);
                scene.text("", at, Anchor::Middle, &(self.x_tick)(*tick));
            }
        }
        for mark in &self.benchmarks {
            let y = layout.y.place(mark.y);
            scene.line("benchmark", (layout.left, y), (layout.right, y));
        }
    }

    /// The labels right of the plot, moved apart where they would overlap.
    /// Returns where they stand: from, to, baseline.
    fn end_labels(&self, scene: &mut Scene, layout: &Layout) -> Vec<(f64, f64, f64)> {
        let mut labels: Vec<(f64, String, &str)> = Vec::new();
        for line in self.lines.iter().filter(|line| line.emphasis) {
            if let Some(last) = line.points.last() {
                let class = format!("end tone-{}", line.tone % 8);
                labels.push((layout.y.place(last.1), class, &line.label));
            }
        }
        for mark in &self.benchmarks {
            labels.push((layout.y.place(mark.y), "strong".to_owned(), &mark.label));
        }
        // A handful: sorting by selection is the least code. From below, and
        // never so low that those above would not fit.
        let mut most = layout.floor;
        let mut taken = Vec::new();
        while let Some(next) =
            (0..labels.len()).reduce(|a, b| if labels[b].0 > labels[a].0 { b } else { a })
        {
            let (y, class, text) = labels.swap_remove(next);
            let y = y.min(most).max(TOP + 15.0 * labels.len() as f64);
            let text = shorten(text, scene.width - layout.right - 8.0);
            scene.text(&class, (layout.right + 8.0, y + 4.0), Anchor::Start, &text);
            taken.push((layout.right, scene.width, y + 4.0));
            most = y - 15.0;
        }
        taken
    }

    /// The marked points, each with its words where they touch no others.
    fn marks(&self, scene: &mut Scene, layout: &Layout, mut taken: Vec<(f64, f64, f64)>) {
        for mark in &self.markers {
            let (x, y) = (layout.x.place(mark.x), layout.y.place(mark.y));
            let tone = mark.tone % 8;
            scene.line(&format!("drop tone-{tone}"), (x, y), (x, layout.floor));
            scene.circle(&format!("mark tone-{tone}"), (x, y), 5.0);
            // Right of the point while there is room, else left of it; in a narrow
            // plot beyond its end.
            let wide = text_width(&mark.label);
            let mut left = x + 12.0;
            if left + wide > layout.right {
                left = if x - 12.0 - wide >= layout.left {
                    x - 12.0 - wide
                } else {
                    left.min(scene.width - wide)
                };
            }
            let lowest = layout.floor - 4.0;
            let mut at = (y + 20.0).min(lowest);
            // Below what is there already, and from the top again at the end.
            for _ in 0..12 {
                if taken.iter().all(|(from, to, other)| {
                    left > *to || left + wide < *from || (at - other).abs() >= 15.0
                }) {
                    break;
                }
                at = if at + 15.0 > lowest {
                    TOP + 12.0
                } else {
                    at + 15.0
                };
            }
            taken.push((left, left + wide, at));
            let class = format!("end halo tone-{tone}");
            scene.text(&class, (left, at), Anchor::Start, &mark.label);
        }
    }
}

fn outline(points: &[(f64, f64)], layout: &Layout) -> String {
    let mut path = String::new();
    for (index, (x, y)) in points.iter().enumerate() {
        path.push(if index == 0 { 'M' } else { 'L' });
        path += &pixels(layout.x.place(*x));
        path.push(' ');
        path += &pixels(layout.y.place(*y));
    }
    path
}

fn draw(line: &Line, scene: &mut Scene, layout: &Layout) {
    let (Some(first), Some(last)) = (line.points.first(), line.points.last()) else {
        return;
    };
    if line.area {
        let floor = pixels(layout.y.place(0.0));
        let (from, to) = (
            pixels(layout.x.place(first.0)),
            pixels(layout.x.place(last.0)),
        );
        let path = outline(&line.points, layout);
        scene.path("area", format!("{path}L{to} {floor}L{from} {floor}Z"));
    }
    let class = format!(
        "line tone-{}{}",
        line.tone % 8,
        if line.emphasis { " strong-line" } else { "" }
    );
    let solid_to = line
        .dashed_from
        .unwrap_or(line.points.len())
        .min(line.points.len());
    scene.path(&class, outline(&line.points[..solid_to], layout));
    if solid_to < line.points.len() {
        let rest = &line.points[solid_to.saturating_sub(1)..];
        scene.path(&format!("{class} dashed"), outline(rest, layout));
    }
    // A line of one point would not show.
    if line.points.len() == 1 {
        let at = (layout.x.place(first.0), layout.y.place(first.1));
        scene.circle(&format!("dot tone-{}", line.tone % 8), at, 3.0);
    }
}

impl Chart for LineChart {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn table(&self) -> Table {
        let mut heads = vec![self.x_name.clone()];
        if self.lines.len() == 1 {
            heads.push(self.y_name.clone());
        } else {
            heads.extend(self.lines.iter().map(|line| line.label.clone()));
        }
        let row = |(at, (x, _)): (usize, &(f64, f64))| {
            let mut cells = vec![(self.x_label)(*x)];
            for line in &self.lines {
                cells.push(
                    line.points
                        .get(at)
                        .map_or_else(String::new, |point| (self.y_label)(point.1)),
                );
            }
            cells
        };
        Table {
            heads,
            rows: self.longest().iter().enumerate().map(row).collect(),
        }
    }

    fn scene(&self, width: f64, cursor: Option<usize>) -> Scene {
        let layout = self.lay_out(width);
        let mut scene = Scene::new(width, height(width));
        self.axes(&mut scene, &layout);
        for line in &self.lines {
            draw(line, &mut scene, &layout);
        }
        let taken = self.end_labels(&mut scene, &layout);
        self.marks(&mut scene, &layout, taken);
        if let Some((at, point)) = cursor.and_then(|at| Some((at, self.longest().get(at)?))) {
            let x = layout.x.place(point.0);
            scene.line("cursor", (x, TOP), (x, layout.floor));
            for line in &self.lines {
                if let Some(point) = line.points.get(at) {
                    let class = format!("dot tone-{}", line.tone % 8);
                    scene.circle(&class, (x, layout.y.place(point.1)), 3.5);
                }
            }
        }
        scene
    }

    fn count(&self) -> usize {
        self.longest().len()
    }

    fn readout(&self, at: usize) -> String {
        let mut text = self
            .longest()
            .get(at)
            .map_or_else(String::new, |point| (self.x_label)(point.0));
        for line in &self.lines {
            if let Some((_, y)) = line.points.get(at) {
                text += " · ";
                if self.lines.len() > 1 {
                    text += &line.label;
                    text.push(' ');
                }
                text += &(self.y_label)(*y);
            }
        }
        text
    }

    fn nearest(&self, width: f64, at: (f64, f64)) -> Option<usize> {
        let value = self.lay_out(width).x.value(at.0);
        let points = self.longest();
        (0..points.len()).reduce(|a, b| {
            if (points[b].0 - value).abs() < (points[a].0 - value).abs() {
                b
            } else {
                a
            }
        })
    }
}
