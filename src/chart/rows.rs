//! Horizontal bars, one a row: where labels, bars and the texts beside them stand.

use super::scale::Scale;
use super::scene::{Anchor, Scene, shorten, text_width};

/// A bar's height.
pub(super) const BAR: f64 = 18.0;

/// Rows of bars, laid out for a width.
pub(super) struct Rows {
    /// Values to places.
    pub(super) x: Scale,
    /// From row to row.
    pub(super) step: f64,
    /// Where the first row begins.
    pub(super) top: f64,
    /// The labels stand above their bars, for want of room beside them.
    pub(super) stacked: bool,
    left: f64,
    width: f64,
}

impl Rows {
    /// `room` is kept free left and right of the bars, for texts.
    pub(super) fn new(width: f64, labels: &[&str], room: (f64, f64), ends: (f64, f64)) -> Self {
        let mut left = 10.0;
        for label in labels {
            left = f64::max(left, text_width(label) + 10.0);
        }
        let stacked = width - left - room.0 - room.1 < width * 0.4;
        if stacked {
            left = 0.0;
        }
        Self {
            x: Scale::new(ends, (left + room.0, width - room.1)),
            step: if stacked { 42.0 } else { 26.0 },
            top: 0.0,
            stacked,
            left,
            width,
        }
    }

    /// Where a row's bar begins.
    pub(super) fn bar(&self, row: usize) -> f64 {
        self.top + self.step * row as f64 + if self.stacked { 18.0 } else { 2.0 }
    }

    /// Where the texts of a row's bar stand.
    pub(super) fn baseline(&self, row: usize) -> f64 {
        self.bar(row) + 13.0
    }

    pub(super) fn height(&self, rows: usize) -> f64 {
        self.top + self.step * rows as f64
    }

    pub(super) fn label(&self, scene: &mut Scene, row: usize, class: &str, text: &str) {
        let y = self.baseline(row);
        if self.stacked {
            let text = shorten(text, self.width);
            scene.text(class, (0.0, y - 19.0), Anchor::Start, &text);
        } else {
            scene.text(class, (self.left - 10.0, y), Anchor::End, text);
        }
    }

    /// The row at a height.
    pub(super) fn at(&self, y: f64, rows: usize) -> Option<usize> {
        let row = ((y - self.top) / self.step).floor();
        (row >= 0.0 && row < rows as f64).then_some(row as usize)
    }
}
