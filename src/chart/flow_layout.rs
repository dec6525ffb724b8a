//! Where the nodes and bands of a flow stand. Numbers alone: no words, no marks.

use super::flow::{Band, Node};

/// A node's height at least, for its two lines of text.
const LINES: f64 = 34.0;
/// Between nodes.
const GAP: f64 = 8.0;
/// The height shared by all who move, at a usual width.
const TALL: f64 = 240.0;
/// A node's width.
pub(super) const NODE: f64 = 8.0;
/// A band at least: one customer of many can still be seen and pressed.
const THIN: f64 = 1.5;

/// A node's place: its top, and the height of its bar.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Slot {
    pub(super) y: f64,
    pub(super) height: f64,
}

/// A band's place: its top at the left and at the right, and how thick it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stripe {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) thick: f64,
}

/// A flow laid out.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Layout {
    /// Where bands begin and end.
    pub(super) x: (f64, f64),
    pub(super) height: f64,
    pub(super) slots: [Vec<Slot>; 2],
    pub(super) stripes: Vec<Stripe>,
}

/// Lays out bands between two columns; `room` is kept free left and right of them, for
/// the texts.
pub(super) fn lay_out(
    width: f64,
    room: [f64; 2],
    sides: &[Vec<Node>; 2],
    bands: &[Band],
) -> Layout {
    let all: f64 = bands.iter().map(|band| band.value.max(0.0)).sum();
    let scale = TALL / all.max(1.0);
    let thick = |band: &Band| (band.value * scale).max(THIN);
    let column = |side: usize| -> Vec<Slot> {
        let mut y = 0.0;
        let slots = (0..sides[side].len()).map(|node| {
            let own = bands.iter().filter(|band| band.ends[side] == node);
            let height: f64 = own.map(thick).sum();
            let slot = Slot { y, height };
            y += height.max(LINES) + GAP;
            slot
        });
        slots.collect()
    };
    let slots = [column(0), column(1)];
    let end = |slots: &Vec<Slot>| {
        let ends = slots.iter().map(|slot| slot.y + slot.height.max(LINES));
        ends.fold(0.0, f64::max)
    };
    // In each node the bands lie in the order of where they come from or go to, so that
    // no two of them cross without need.
    let mut stripes = vec![
        Stripe {
            left: 0.0,
            right: 0.0,
            thick: 0.0,
        };
        bands.len()
    ];
    for (side, own) in slots.iter().enumerate() {
        let mut order: Vec<usize> = (0..bands.len()).collect();
        order.sort_by_key(|&at| (bands[at].ends[side], bands[at].ends[1 - side]));
        let mut next: Vec<f64> = own.iter().map(|slot| slot.y).collect();
        for at in order {
            let Some(y) = next.get_mut(bands[at].ends[side]) else {
                continue;
            };
            stripes[at].thick = thick(&bands[at]);
            if side == 0 {
                stripes[at].left = *y;
            } else {
                stripes[at].right = *y;
            }
            *y += stripes[at].thick;
        }
    }
    let x = (
        room[0] + NODE,
        (width - room[1] - NODE).max(room[0] + NODE + 1.0),
    );
    Layout {
        x,
        height: end(&slots[0]).max(end(&slots[1])),
        slots,
        stripes,
    }
}

impl Layout {
    /// The top of a band at a place, where the curve with level ends runs.
    pub(super) fn top(&self, stripe: Stripe, x: f64) -> f64 {
        let span = self.x.1 - self.x.0;
        let wanted = ((x - self.x.0) / span).clamp(0.0, 1.0);
        // x along the curve is 1.5 t − 1.5 t² + t³: it grows, so halving finds t.
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..24 {
            let t = f64::midpoint(low, high);
            if 1.5 * t - 1.5 * t * t + t * t * t < wanted {
                low = t;
            } else {
                high = t;
            }
        }
        let t = f64::midpoint(low, high);
        stripe.left + (stripe.right - stripe.left) * t * t * (3.0 - 2.0 * t)
    }

    /// The band at a place, or the nearest one within a finger's width.
    pub(super) fn at(&self, at: (f64, f64)) -> Option<usize> {
        const FINGER: f64 = 14.0;
        let away = |stripe: &Stripe| {
            let top = self.top(*stripe, at.0);
            (top - at.1).max(at.1 - top - stripe.thick).max(0.0)
        };
        let all = self.stripes.iter().enumerate();
        let each = all.map(|(index, stripe)| (index, away(stripe)));
        let best = each.min_by(|one, other| one.1.total_cmp(&other.1));
        best.filter(|(_, away)| *away <= FINGER)
            .map(|(index, _)| index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node() -> Node {
        Node {
            label: String::new(),
            short: String::new(),
            text: String::new(),
            tone: 0,
        }
    }

    fn band(from: usize, to: usize, value: f64) -> Band {
        Band {
            ends: [from, to],
            value,
            tone: 0,
            strong: false,
            text: String::new(),
        }
    }

    fn sample() -> ([Vec<Node>; 2], Vec<Band>) {
        let sides = [vec![node(), node(), node()], vec![node(), node()]];
        let bands = vec![
            band(0, 0, 50.0),
            band(0, 1, 30.0),
            band(1, 0, 15.0),
            band(2, 1, 5.0),
        ];
        (sides, bands)
    }

    #[test]
    fn bands_are_as_thick_as_they_are_many() {
        let (sides, bands) = sample();
        let layout = lay_out(600.0, [100.0, 80.0], &sides, &bands);
        for (stripe, band) in layout.stripes.iter().zip(&bands) {
            assert!((stripe.thick - band.value / 100.0 * TALL).abs() < 1e-9);
        }
        // The bars of the nodes are their bands on top of one another.
        assert!((layout.slots[0][0].height - 0.8 * TALL).abs() < 1e-9);
        assert!((layout.slots[1][0].height - 0.65 * TALL).abs() < 1e-9);
    }

    #[test]
    fn nothing_overlaps_and_all_is_inside() {
        let (sides, bands) = sample();
        for width in [320.0, 360.0, 1200.0] {
            let layout = lay_out(width, [60.0, 60.0], &sides, &bands);
            for (side, column) in layout.slots.iter().enumerate() {
                for pair in column.windows(2) {
                    assert!(pair[0].y + pair[0].height.max(LINES) <= pair[1].y);
                }
                for (node, slot) in column.iter().enumerate() {
                    let own = bands.iter().zip(&layout.stripes);
                    let mut own: Vec<(f64, f64)> = own
                        .filter(|(band, _)| band.ends[side] == node)
                        .map(|(_, one)| ([one.left, one.right][side], one.thick))
                        .collect();
                    own.sort_by(|a, b| a.0.total_cmp(&b.0));
                    let mut y = slot.y;
                    for (top, thick) in own {
                        assert!((top - y).abs() < 1e-9);
                        y += thick;
                    }
                    assert!(y <= slot.y + slot.height + 1e-9 && y <= layout.height + 1e-9);
                }
            }
            assert!(layout.x.0 < layout.x.1 && layout.x.1 < width);
        }
    }

    #[test]
    fn one_of_very_many_is_still_seen() {
        let (sides, mut bands) = sample();
        bands[0].value = 1e6;
        bands[3].value = 1.0;
        let layout = lay_out(360.0, [60.0, 60.0], &sides, &bands);
        assert!(layout.stripes[3].thick >= THIN);
    }

    #[test]
    fn every_band_is_found_where_it_is() {
        let (sides, bands) = sample();
        let layout = lay_out(600.0, [100.0, 100.0], &sides, &bands);
        let (left, right) = layout.x;
        for (index, stripe) in layout.stripes.iter().enumerate() {
            let half = stripe.thick / 2.0;
            assert_eq!(layout.at((left, stripe.left + half)), Some(index));
            assert_eq!(layout.at((right, stripe.right + half)), Some(index));
        }
        assert!((layout.top(layout.stripes[1], left) - layout.stripes[1].left).abs() < 0.01);
        assert!((layout.top(layout.stripes[1], right) - layout.stripes[1].right).abs() < 0.01);
        assert_eq!(layout.at((300.0, layout.height + 60.0)), None);
    }

    #[test]
    fn nobody_moving_is_no_trouble() {
        let layout = lay_out(320.0, [60.0, 60.0], &[Vec::new(), Vec::new()], &[]);
        assert!(layout.height >= 0.0 && layout.at((1.0, 1.0)).is_none());
    }
}
