//! A Lorenz curve: how much comes from the smallest share of a group, beside the
//! diagonal on which all would lie if all were alike.

use super::scale::Scale;
use super::scene::{Anchor, Scene, text_width};
use super::{Chart, Heading, Label, Table};
use crate::digits::pixels;

/// What to draw.
pub struct LorenzChart {
    /// The words around it.
    pub heading: Heading,
    /// Heads of the table's two columns.
    pub heads: [String; 2],
    /// (share of the group, share of the sum), ascending from (0, 0) to (1, 1).
    pub points: Vec<(f64, f64)>,
    /// Beside the curve.
    pub own: String,
    /// Beside the diagonal.
    pub alike: String,
    /// A point that is marked, and its words.
    pub mark: Option<(f64, f64, String)>,
    /// A share beside the axes.
    pub tick: Label,
    /// A share of the group in the readout and the table.
    pub x_label: Label,
    /// A share of the sum likewise.
    pub y_label: Label,
}

const TICKS: [f64; 5] = [0.0, 0.25, 0.5, 0.75, 1.0];
const LEFT: f64 = 52.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 26.0;
/// The plot is no wider than this many of its heights.
const WIDEST: f64 = 2.4;
/// With more room than this between curve and diagonal the curve's name is between them.
const ROOM: f64 = 44.0;
/// Words nearer than this above one another overlap.
const LINE: f64 = 18.0;

fn height(width: f64) -> f64 {
    if width < 480.0 { 260.0 } else { 340.0 }
}

impl LorenzChart {
    fn scales(&self, width: f64) -> (Scale, Scale) {
        let tall = height(width) - TOP - BOTTOM;
        let right = (width - 24.0).min(LEFT + tall * WIDEST);
        let low = self.points.iter().map(|point| point.1).fold(0.0, f64::min);
        (
            Scale::new((0.0, 1.0), (LEFT, right)),
            Scale::new((low, 1.0), (TOP + tall, TOP)),
        )
    }

    /// The curve at a share of the group.
    fn at(&self, x: f64) -> f64 {
        let found = self.points.iter().find(|point| point.0 >= x);
        found.map_or(1.0, |point| point.1)
    }

    fn curve(&self, (x, y): (Scale, Scale)) -> String {
        let mut path = String::new();
        for (index, point) in self.points.iter().enumerate() {
            path.push(if index == 0 { 'M' } else { 'L' });
            path += &pixels(x.place(point.0));
            path.push(' ');
            path += &pixels(y.place(point.1));
        }
        path
    }

    fn axes(&self, (x, y): (Scale, Scale), scene: &mut Scene) {
        let (left, right) = (x.place(0.0), x.place(1.0));
        for share in TICKS {
            let text = (self.tick)(share);
            let (across, up) = (x.place(share), y.place(share));
            scene.line("grid-line", (left, up), (right, up));
            scene.text("", (left - 8.0, up + 4.0), Anchor::End, &text);
            scene.text("", (across, scene.height - 6.0), Anchor::Middle, &text);
        }
        scene.line("benchmark", (left, y.place(0.0)), (right, y.place(1.0)));
    }

    /// The names beside the lines: the diagonal's above it, the curve's where there is room.
    fn names(&self, (x, y): (Scale, Scale), scene: &mut Scene) {
        // Where hardly anybody has more than others, the mark's words reach the diagonal.
        let crowded = (self.mark.as_ref())
            .is_some_and(|(_, up, _)| (y.place(*up) - y.place(0.8)).abs() < LINE);
        let share = if crowded { 0.55 } else { 0.8 };
        let above = (x.place(share) - 10.0, y.place(share) - 8.0);
        scene.text("strong halo", above, Anchor::End, &self.alike);
        let gap = y.place(self.at(0.5)) - y.place(0.5);
        let (share, off, anchor) = if gap > ROOM {
            (0.6, (0.0, -10.0), Anchor::End)
        } else {
            (0.5, (10.0, 20.0), Anchor::Start)
        };
        let at = (x.place(share) + off.0, y.place(self.at(share)) + off.1);
        scene.text("end halo tone-0", at, anchor, &self.own);
        if let Some((across, up, words)) = &self.mark {
            let (across, up) = (x.place(*across), y.place(*up));
            scene.line("drop tone-0", (across, up), (across, y.place(0.0)));
            scene.circle("mark tone-0", (across, up), 5.0);
            // Left of the point, above the curve that rises to it.
            let left = (across - 10.0 - text_width(words)).max(LEFT + 4.0);
            scene.text("end halo tone-0", (left, up - 8.0), Anchor::Start, words);
        }
    }
}

impl Chart for LorenzChart {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn table(&self) -> Table {
        let row = |(x, y): &(f64, f64)| vec![(self.x_label)(*x), (self.y_label)(*y)];
        Table {
            heads: self.heads.to_vec(),
            rows: self.points.iter().map(row).collect(),
        }
    }

    fn scene(&self, width: f64, cursor: Option<usize>) -> Scene {
        let scales = self.scales(width);
        let (x, y) = scales;
        let mut scene = Scene::new(width, height(width));
        let curve = self.curve(scales);
        // Between the curve and the diagonal.
        scene.path("area", [&curve, "Z"].concat());
        self.axes(scales, &mut scene);
        scene.path("line tone-0 strong-line", curve);
        self.names(scales, &mut scene);
        if let Some(point) = cursor.and_then(|at| self.points.get(at)) {
            let across = x.place(point.0);
            scene.line("cursor", (across, TOP), (across, y.place(0.0)));
            scene.circle("dot tone-0", (across, y.place(point.1)), 3.5);
        }
        scene
    }

    fn count(&self) -> usize {
        self.points.len()
    }

    fn readout(&self, at: usize) -> String {
        self.points.get(at).map_or_else(String::new, |(x, y)| {
            [(self.x_label)(*x), (self.y_label)(*y)].join(" · ")
        })
    }

    fn nearest(&self, width: f64, at: (f64, f64)) -> Option<usize> {
        let share = self.scales(width).0.value(at.0);
        let far = |index: usize| (self.points[index].0 - share).abs();
        (0..self.points.len()).reduce(|a, b| if far(b) < far(a) { b } else { a })
    }
}
