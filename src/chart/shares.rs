//! Shares of a whole as horizontal bars, the largest first.

use super::scene::Scene;
use super::waterfall::{Fall, Kind, draw, rows};
use super::{Chart, Heading, Table};

/// One share.
#[derive(Clone, PartialEq)]
pub struct Share {
    /// What it is the share of.
    pub label: String,
    /// 0 to 1.
    pub share: f64,
    /// As read out.
    pub text: String,
}

/// What to draw.
pub struct ShareChart {
    heading: Heading,
    heads: [String; 2],
    bars: Vec<Fall>,
}

impl ShareChart {
    /// `heads` are those of the table's two columns; the shares may have any order.
    pub fn new(heading: Heading, heads: [String; 2], mut shares: Vec<Share>) -> Self {
        shares.sort_by(|a, b| b.share.total_cmp(&a.share));
        let bar = |(at, share): (usize, Share)| Fall {
            label: share.label,
            from: 0.0,
            to: share.share,
            text: share.text,
            kind: Kind::Gain,
            strong: at == 0,
        };
        Self {
            heading,
            heads,
            bars: shares.into_iter().enumerate().map(bar).collect(),
        }
    }

    /// Any amounts as bars from zero, in the order given; those below it go left.
    pub fn bars(heading: Heading, heads: [String; 2], bars: Vec<Fall>) -> Self {
        Self {
            heading,
            heads,
            bars,
        }
    }
}

impl Chart for ShareChart {
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
        draw(&self.bars, width, cursor, false)
    }

    fn count(&self) -> usize {
        self.bars.len()
    }

    fn readout(&self, at: usize) -> String {
        self.bars
            .get(at)
            .map_or_else(String::new, |bar| [&*bar.label, &*bar.text].join(" · "))
    }

    fn nearest(&self, width: f64, at: (f64, f64)) -> Option<usize> {
        rows(&self.bars, width).at(at.1, self.bars.len())
    }

    fn columns(&self) -> usize {
        1
    }
}
