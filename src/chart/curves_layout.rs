//! Where the lines of a [`super::curves::CurvesChart`] run at a width.

use super::curves::{Ahead, Curve, CurvesChart};
use super::scale::Scale;
use super::scene::{Anchor, Scene, text_width};
use super::ticks;
use crate::digits::pixels;

pub(super) struct Layout {
    pub(super) x: Scale,
    pub(super) y: Scale,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) floor: f64,
    y_ticks: Vec<f64>,
}

pub(super) const TOP: f64 = 12.0;
const BOTTOM: f64 = 26.0;

pub(super) fn height(width: f64) -> f64 {
    if width < 480.0 { 200.0 } else { 240.0 }
}

impl Layout {
    pub(super) fn new(chart: &CurvesChart, width: f64) -> Self {
        let longest = chart
            .curves
            .iter()
            .filter(|curve| curve.emphasis)
            .map(|curve| &curve.label)
            .chain(chart.levels.iter().map(|level| &level.label))
            .map(|label| text_width(label))
            .fold(24.0, f64::max);
        let right = (width - longest - 14.0).max(width * 0.55);
        let (mut low, mut high) = (0.0, f64::MIN_POSITIVE);
        let mut hold = |value: f64| {
            low = f64::min(low, value);
            high = f64::max(high, value);
        };
        for curve in &chart.curves {
            for value in curve.values.iter().skip(chart.first).flatten() {
                hold(*value);
            }
            for ahead in &curve.ahead {
                hold(if curve.emphasis {
                    ahead.high
                } else {
                    ahead.value
                });
            }
        }
        for level in &chart.levels {
            hold(level.y);
        }
        let y_ticks = ticks::round(low, high, 4);
        let ends = (
            y_ticks.first().copied().unwrap_or(low),
            y_ticks.last().copied().unwrap_or(high),
        );
        let floor = height(width) - BOTTOM;
        let mut left = 52.0;
        for tick in &y_ticks {
            left = f64::max(left, text_width(&(chart.y_tick)(*tick)) + 8.0);
        }
        let steps = (
            chart.first as f64,
            chart.end().saturating_sub(1).max(chart.first) as f64,
        );
        Self {
            x: Scale::new(steps, (left, right)),
            y: Scale::new(ends, (floor, TOP)),
            left,
            right,
            floor,
            y_ticks,
        }
    }

    pub(super) fn axes(&self, chart: &CurvesChart, scene: &mut Scene) {
        for tick in &self.y_ticks {
            let y = self.y.place(*tick);
            scene.line("grid-line", (self.left, y), (self.right, y));
            let at = (self.left - 8.0, y + 4.0);
            scene.text("", at, Anchor::End, &(chart.y_tick)(*tick));
        }
        // As many marks as fit side by side; the outermost stay inside.
        let steps = chart.first..chart.end();
        let widest = steps
            .clone()
            .map(|step| text_width(&(chart.x_tick)(step as f64)))
            .fold(8.0, f64::max);
        let room = self.right - self.left + widest;
        let every = ticks::every(steps.len(), room, widest + 12.0);
        for step in steps.step_by(every) {
            let text = (chart.x_tick)(step as f64);
            let half = text_width(&text) / 2.0;
            let x = self.x.place(step as f64).max(half).min(scene.width - half);
            scene.text("", (x, self.floor + 20.0), Anchor::Middle, &text);
        }
        for level in &chart.levels {
            let y = self.y.place(level.y);
            scene.line("benchmark", (self.left, y), (self.right, y));
        }
    }

    fn place(&self, step: usize, value: f64) -> (f64, f64) {
        (self.x.place(step as f64), self.y.place(value))
    }

    /// A line: observed solid, running dashed, expected dotted within its range.
    pub(super) fn draw(&self, curve: &Curve, first: usize, scene: &mut Scene) {
        let tone = curve.tone % 8;
        let strong = if curve.emphasis { " strong-line" } else { "" };
        let class = format!("line tone-{tone}{strong}");
        let running = curve.running_from.unwrap_or(curve.values.len());
        // The last observed step, from which the dashes and the dots go on.
        let mut last: Option<(usize, f64)> = None;
        let mut run: Vec<(f64, f64)> = Vec::new();
        let mut complete = None;
        for step in first..curve.values.len() {
            let Some(value) = curve.observed(step) else {
                Self::solid(&class, tone, &mut run, scene);
                last = None;
                continue;
            };
            let here = self.place(step, value);
            if step < running {
                run.push(here);
                complete = Some((step, value));
            } else if let Some((before, value)) = last {
                let path = outline(&[self.place(before, value), here]);
                scene.path(&format!("{class} dashed"), path);
            } else {
                scene.circle(&format!("dot tone-{tone}"), here, 3.0);
            }
            last = Some((step, value));
        }
        Self::solid(&class, tone, &mut run, scene);
        // Where nothing that is over is drawn, it begins with what is expected.
        let begin = curve.ahead.iter().find(|ahead| ahead.at >= first);
        let from = complete.or(begin.map(|ahead| (ahead.at, ahead.value)));
        if let Some(from) = from.filter(|_| begin.is_some()) {
            self.expected(curve, from, &class, scene);
        }
    }

    fn solid(class: &str, tone: usize, run: &mut Vec<(f64, f64)>, scene: &mut Scene) {
        match run.as_slice() {
            [] => {}
            // A line of one point would not show.
            [only] => scene.circle(&format!("dot tone-{tone}"), *only, 3.0),
            points => scene.path(class, outline(points)),
        }
        run.clear();
    }

    fn expected(&self, curve: &Curve, from: (usize, f64), class: &str, scene: &mut Scene) {
        let start = self.place(from.0, from.1);
        let along = |edge: fn(&Ahead) -> f64| {
            let places = curve.ahead.iter().filter(|ahead| ahead.at > from.0);
            places
                .map(|ahead| self.place(ahead.at, edge(ahead)))
                .collect::<Vec<_>>()
        };
        if curve.emphasis {
            let mut edge = vec![start];
            edge.extend(along(|ahead| ahead.high));
            edge.extend(along(|ahead| ahead.low).into_iter().rev());
            let tone = curve.tone % 8;
            scene.path(&format!("spread tone-{tone}"), outline(&edge) + "Z");
        }
        let mut points = vec![start];
        points.extend(along(|ahead| ahead.value));
        scene.path(&format!("{class} ahead"), outline(&points));
    }
}

fn outline(points: &[(f64, f64)]) -> String {
    let mut path = String::new();
    for (index, (x, y)) in points.iter().enumerate() {
        path.push(if index == 0 { 'M' } else { 'L' });
        path += &pixels(*x);
        path.push(' ');
        path += &pixels(*y);
    }
    path
}
