//! What leads from one figure to another, lever by lever: a waterfall of the
//! change. Its zero is the first figure, so that every bar is a change drawn
//! from its own baseline, however small it is beside the figures.

use super::Heading;
use super::waterfall::{Fall, Kind, WaterfallChart};

/// One part of the change.
#[derive(Clone, PartialEq)]
pub struct Part {
    /// What changed.
    pub label: String,
    /// By how much the figure moved for it.
    pub value: f64,
    /// That as read out, with its sign.
    pub text: String,
}

/// What to draw.
pub struct Contributions {
    /// The words around it.
    pub heading: Heading,
    /// Heads of the table's two columns.
    pub heads: [String; 2],
    /// The first figure: its label, and its value as read out.
    pub from: (String, String),
    /// The last one, which is the first and the parts together.
    pub to: (String, String),
    /// The parts, in any order.
    pub parts: Vec<Part>,
}

impl Contributions {
    /// The chart, with the largest part first.
    pub fn chart(mut self) -> WaterfallChart {
        self.parts
            .sort_by(|a, b| b.value.abs().total_cmp(&a.value.abs()));
        let total = |(label, text): (String, String), to: f64, strong: bool| Fall {
            label,
            from: 0.0,
            to,
            text,
            kind: Kind::Total,
            strong,
        };
        let mut sum = 0.0;
        let mut falls = vec![total(self.from, 0.0, false)];
        for part in self.parts {
            let from = sum;
            sum += part.value;
            falls.push(Fall {
                label: part.label,
                from,
                to: sum,
                text: part.text,
                kind: if part.value < 0.0 {
                    Kind::Loss
                } else {
                    Kind::Gain
                },
                strong: false,
            });
        }
        falls.push(total(self.to, sum, true));
        WaterfallChart {
            heading: self.heading,
            heads: self.heads,
            falls,
            joined: true,
        }
    }
}
