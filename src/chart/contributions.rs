//! What leads from one figure to another, lever by lever. Its zero is the first
//! figure, so that every bar is a change drawn from its own baseline, however small
//! it is beside the figures; what they come to is a point with its distance from the
//! first, and not one more bar.

use super::rows::{BAR, Rows};
use super::scene::{Anchor, Scene, text_width};
use super::{Chart, Heading, Table};

/// One part of the change.
#[derive(Clone, PartialEq)]
pub struct Part {
    /// What changed.
    pub label: String,
    /// By how much the figure moved for it.
    pub value: f64,
    /// That as read out, with its sign.
    pub text: String,
    /// It moved the figure for the better: a shorter payback does.
    pub better: bool,
}

/// What to draw.
pub struct Contributions {
    /// The words around it.
    pub heading: Heading,
    /// Heads of the table's two columns.
    pub heads: [String; 2],
    /// The first figure: its label, and its value as read out.
    pub from: (String, String),
    /// The last one, which is the first and the parts together: its label, and the
    /// change with what it leads to as read out.
    pub to: (String, String),
    /// The colour of the last one, as wherever else it is drawn.
    pub tone: usize,
    /// The parts, in any order.
    pub parts: Vec<Part>,
}

/// One row of the chart.
pub struct Step {
    /// Beside it.
    pub label: String,
    /// Where it begins, counted from the first figure.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// The amount as read out.
    pub text: String,
    /// Whether a part is one for the better; `None` for the two figures themselves.
    pub better: Option<bool>,
    tone: usize,
}

/// The chart of [`Contributions`].
pub struct ContributionsChart {
    heading: Heading,
    heads: [String; 2],
    /// The first figure, the parts with the largest first, the last figure.
    pub steps: Vec<Step>,
}

impl Contributions {
    /// The chart, with the largest part first.
    pub fn chart(mut self) -> ContributionsChart {
        self.parts
            .sort_by(|a, b| b.value.abs().total_cmp(&a.value.abs()));
        let figure = |(label, text): (String, String), to: f64, tone: usize| Step {
            label,
            from: 0.0,
            to,
            text,
            better: None,
            tone,
        };
        let mut sum = 0.0;
        let mut steps = vec![figure(self.from, 0.0, 0)];
        for part in self.parts {
            let from = sum;
            sum += part.value;
            steps.push(Step {
                label: part.label,
                from,
                to: sum,
                text: part.text,
                better: Some(part.better),
                tone: self.tone,
            });
        }
        steps.push(figure(self.to, sum, self.tone));
        ContributionsChart {
            heading: self.heading,
            heads: self.heads,
            steps,
        }
    }
}

impl ContributionsChart {
    fn rows(&self, width: f64) -> Rows {
        let (mut low, mut high, mut room) = (0.0, f64::MIN_POSITIVE, 0.0);
        let mut labels = Vec::new();
        for step in &self.steps {
            low = f64::min(low, step.from.min(step.to));
            high = f64::max(high, step.from.max(step.to));
            room = f64::max(room, text_width(&step.text));
            labels.push(&*step.label);
        }
        // A point reaches past its place to the left, and its text keeps clear of it.
        Rows::new(width, &labels, (6.0, room + 16.0), (low, high))
    }
}

impl Chart for ContributionsChart {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn table(&self) -> Table {
        let row = |step: &Step| vec![step.label.clone(), step.text.clone()];
        Table {
            heads: self.heads.to_vec(),
            rows: self.steps.iter().map(row).collect(),
        }
    }

    fn scene(&self, width: f64, cursor: Option<usize>) -> Scene {
        let rows = self.rows(width);
        let mut scene = Scene::new(width, rows.height(self.steps.len()));
        let zero = rows.x.place(0.0);
        scene.line("axis", (zero, 0.0), (zero, scene.height));
        for (index, step) in self.steps.iter().enumerate() {
            let (from, to) = (rows.x.place(step.from), rows.x.place(step.to));
            let (left, right) = (from.min(to), from.max(to));
            let (top, middle) = (rows.bar(index), rows.bar(index) + BAR / 2.0);
            if index + 1 < self.steps.len() {
                scene.line("join", (to, top + BAR), (to, rows.bar(index + 1)));
            }
            let lit = if cursor == Some(index) { " lit" } else { "" };
            let words = if let Some(better) = step.better {
                let class = if better { "bar better" } else { "bar worse" };
                let size = ((right - left).max(1.5), BAR);
                scene.rect(&[class, lit].concat(), (left, top), size);
                "halo"
            } else {
                let tone = ["tone-", &step.tone.to_string(), lit].concat();
                let class = ["line strong-line ", &tone].concat();
                scene.line(&class, (zero, middle), (to, middle));
                scene.circle(&["dot ", &tone].concat(), (to, middle), 5.0);
                "strong halo"
            };
            rows.label(&mut scene, index, words, &step.label);
            let at = (right + 10.0, rows.baseline(index));
            scene.text(words, at, Anchor::Start, &step.text);
        }
        scene
    }

    fn count(&self) -> usize {
        self.steps.len()
    }

    fn readout(&self, at: usize) -> String {
        self.steps
            .get(at)
            .map_or_else(String::new, |step| [&*step.label, &*step.text].join(" · "))
    }

    fn nearest(&self, width: f64, at: (f64, f64)) -> Option<usize> {
        self.rows(width).at(at.1, self.steps.len())
    }

    fn columns(&self) -> usize {
        1
    }
}
