//! A waterfall of horizontal bars: from one total to the next, by what is
//! added and taken away.

use super::rows::{BAR, Rows};
use super::scene::{Anchor, Scene, text_width};
use super::{Chart, Heading, Table};

/// What a bar stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A sum, drawn from zero.
    Total,
    /// Something taken away.
    Loss,
    /// Something added.
    Gain,
}

/// One bar.
#[derive(Clone, PartialEq)]
pub struct Fall {
    /// Beside it.
    pub label: String,
    /// Where it begins: 0 for a total.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// The amount as read out.
    pub text: String,
    /// What it stands for.
    pub kind: Kind,
    /// Drawn strongly.
    pub strong: bool,
}

/// What to draw.
pub struct WaterfallChart {
    /// The words around it.
    pub heading: Heading,
    /// Heads of the table's two columns.
    pub heads: [String; 2],
    /// The bars, top to bottom.
    pub falls: Vec<Fall>,
    /// Each bar begins where the one before it ends, and is tied to it.
    pub joined: bool,
    /// The tone of each bar, where each stands for something that has one everywhere;
    /// else none.
    pub tones: Vec<usize>,
}

fn rows(falls: &[Fall], width: f64) -> Rows {
    let (mut low, mut high, mut room) = (0.0, f64::MIN_POSITIVE, 0.0);
    let mut labels = Vec::new();
    for fall in falls {
        low = f64::min(low, fall.from.min(fall.to));
        high = f64::max(high, fall.from.max(fall.to));
        room = f64::max(room, text_width(&fall.text));
        labels.push(&*fall.label);
    }
    Rows::new(width, &labels, (0.0, room + 14.0), (low, high))
}

/// Each bar with its label and amount, tied to the next one if `joined`.
fn draw(chart: &WaterfallChart, width: f64, cursor: Option<usize>) -> Scene {
    let (falls, joined) = (&chart.falls, chart.joined);
    let rows = rows(falls, width);
    let mut scene = Scene::new(width, rows.height(falls.len()));
    let zero = rows.x.place(0.0);
    scene.line("axis", (zero, 0.0), (zero, scene.height));
    for (index, fall) in falls.iter().enumerate() {
        let (from, to) = (rows.x.place(fall.from), rows.x.place(fall.to));
        let (left, right) = (from.min(to), from.max(to));
        let top = rows.bar(index);
        if joined && index + 1 < falls.len() {
            scene.line("join", (to, top + BAR), (to, rows.bar(index + 1)));
        }
        let class = match (cursor == Some(index), fall.kind, fall.strong) {
            (true, ..) => "bar lit",
            (_, Kind::Total, true) => "bar key",
            (_, Kind::Total, false) => "bar total",
            (_, Kind::Loss, _) => "bar loss",
            (_, Kind::Gain, _) => "bar gain",
        };
        let toned = chart.tones.get(index).map(|tone| {
            let lit = if cursor == Some(index) { " lit" } else { "" };
            format!("stage-bar tone-{tone}{lit}")
        });
        let class = toned.as_deref().unwrap_or(class);
        scene.rect(class, (left, top), ((right - left).max(1.5), BAR));
        let (label, amount) = if fall.strong {
            ("strong halo", "acc halo")
        } else {
            ("halo", "halo")
        };
        rows.label(&mut scene, index, label, &fall.label);
        let at = (right + 8.0, rows.baseline(index));
        scene.text(amount, at, Anchor::Start, &fall.text);
    }
    scene
}

impl Chart for WaterfallChart {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn table(&self) -> Table {
        Table {
            heads: self.heads.to_vec(),
            rows: self
                .falls
                .iter()
                .map(|fall| vec![fall.label.clone(), fall.text.clone()])
                .collect(),
        }
    }

    fn scene(&self, width: f64, cursor: Option<usize>) -> Scene {
        draw(self, width, cursor)
    }

    fn count(&self) -> usize {
        self.falls.len()
    }

    fn readout(&self, at: usize) -> String {
        self.falls
            .get(at)
            .map_or_else(String::new, |fall| [&*fall.label, &*fall.text].join(" · "))
    }

    fn nearest(&self, width: f64, at: (f64, f64)) -> Option<usize> {
        rows(&self.falls, width).at(at.1, self.falls.len())
    }

    fn columns(&self) -> usize {
        1
    }
}
