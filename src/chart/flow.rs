//! Who went from where to where: two columns, and bands between them as thick as they
//! are many.

use super::flow_layout::{Layout, NODE, Stripe, lay_out};
use super::scene::{Anchor, Scene, shorten, text_width};
use super::{Chart, Heading, Table};
use crate::digits::pixels;

/// A place in a column.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Beside it.
    pub label: String,
    /// The same where there is little room.
    pub short: String,
    /// Below the label: how many.
    pub text: String,
    /// Its colour, by number.
    pub tone: usize,
}

/// Those who went from one place to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// The places in the left and in the right column.
    pub ends: [usize; 2],
    /// How many, > 0.
    pub value: f64,
    /// Its colour, by number.
    pub tone: usize,
    /// What one looks for: the others are drawn pale.
    pub strong: bool,
    /// The number as read out.
    pub text: String,
}

/// What to draw.
pub struct FlowChart {
    /// The words around it.
    pub heading: Heading,
    /// Heads of the table: from, to, how many.
    pub heads: [String; 3],
    /// The columns, each from the top.
    pub sides: [Vec<Node>; 2],
    /// The bands, in the order in which they are read out.
    pub bands: Vec<Band>,
}

/// Below it only short labels have room.
const NARROW: f64 = 560.0;

impl FlowChart {
    fn lay_out(&self, width: f64) -> Layout {
        let room = [0, 1].map(|side: usize| {
            let texts = self.sides[side].iter().map(|node| {
                let label = text_width(self.label(node, width)) * 1.06;
                label.max(text_width(&node.text))
            });
            texts.fold(24.0, f64::max).min(width * 0.32) + 8.0
        });
        lay_out(width, room, &self.sides, &self.bands)
    }

    #[allow(clippy::unused_self)] // reads as what it is: this chart's label
    fn label<'a>(&self, node: &'a Node, width: f64) -> &'a str {
        if width < NARROW {
            &node.short
        } else {
            &node.label
        }
    }

    fn nodes(&self, scene: &mut Scene, layout: &Layout, side: usize) {
        let (x, text_x, anchor) = if side == 0 {
            (layout.x.0 - NODE, layout.x.0 - NODE - 8.0, Anchor::End)
        } else {
            (layout.x.1, layout.x.1 + NODE + 8.0, Anchor::Start)
        };
        let room = if side == 0 {
            text_x
        } else {
            scene.width - text_x
        };
        for (node, slot) in self.sides[side].iter().zip(&layout.slots[side]) {
            let class = format!("flow-node tone-{}", node.tone);
            scene.rect(&class, (x, slot.y), (NODE, slot.height.max(2.0)));
            let label = shorten(self.label(node, scene.width), room);
            scene.text("strong", (text_x, slot.y + 12.0), anchor, &label);
            scene.text("", (text_x, slot.y + 28.0), anchor, &node.text);
        }
    }
}

/// The outline of a band, its ends level.
fn outline(layout: &Layout, stripe: Stripe) -> String {
    let (left, right) = layout.x;
    let middle = f64::midpoint(left, right);
    let mut path = String::new();
    let mut add = |letter: &str, numbers: &[f64]| {
        path += letter;
        for (at, number) in numbers.iter().enumerate() {
            if at > 0 {
                path.push(' ');
            }
            path += &pixels(*number);
        }
    };
    let (from, to) = (stripe.left, stripe.right);
    add("M", &[left, from]);
    add("C", &[middle, from, middle, to, right, to]);
    let (from, to) = (from + stripe.thick, to + stripe.thick);
    add("L", &[right, to]);
    add("C", &[middle, to, middle, from, left, from]);
    path.push('Z');
    path
}

impl Chart for FlowChart {
    fn heading(&self) -> &Heading {
        &self.heading
    }

    fn table(&self) -> Table {
        let name = |side: usize, at: usize| {
            let node = self.sides[side].get(at);
            node.map(|node| node.label.clone()).unwrap_or_default()
        };
        let rows = self.bands.iter().map(|band| {
            let [from, to] = band.ends;
            vec![name(0, from), name(1, to), band.text.clone()]
        });
        Table {
            heads: self.heads.to_vec(),
            rows: rows.collect(),
        }
    }

    fn scene(&self, width: f64, cursor: Option<usize>) -> Scene {
        let layout = self.lay_out(width);
        let mut scene = Scene::new(width, layout.height + 2.0);
        // What one looks for lies on top.
        for strong in [false, true] {
            for (at, (band, stripe)) in self.bands.iter().zip(&layout.stripes).enumerate() {
                if band.strong != strong {
                    continue;
                }
                let state = match (cursor == Some(at), strong) {
                    (true, _) => " lit",
                    (false, true) => " key",
                    (false, false) => "",
                };
                let class = format!("flow-band tone-{}{state}", band.tone);
                scene.path(&class, outline(&layout, *stripe));
            }
        }
        self.nodes(&mut scene, &layout, 0);
        self.nodes(&mut scene, &layout, 1);
        scene
    }

    fn count(&self) -> usize {
        self.bands.len()
    }

    fn readout(&self, at: usize) -> String {
        let Some(band) = self.bands.get(at) else {
            return String::new();
        };
        let [from, to] = band.ends;
        match (self.sides[0].get(from), self.sides[1].get(to)) {
            (Some(from), Some(to)) => {
                [&*from.label, " → ", &*to.label, " · ", &*band.text].concat()
            }
            _ => String::new(),
        }
    }

    fn nearest(&self, width: f64, at: (f64, f64)) -> Option<usize> {
        self.lay_out(width).at(at)
    }
}
