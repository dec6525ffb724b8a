//! Where the parts of a grid stand at a width, and how large its texts can be.

use super::Chart;
use super::grid::GridChart;
use super::scene::text_width;
use super::ticks;

/// The size of small texts, beside that of the others.
const SMALL: f64 = 10.0 / 12.0;

/// How the cells' numbers fit.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbers {
    Full,
    Short,
    /// Short and in small letters.
    Small,
    /// Not at all: they are in the readout and the table.
    Hidden,
}

pub(super) struct Layout {
    pub(super) width: f64,
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) floor: f64,
    /// The baseline of the target's name.
    pub(super) key: f64,
    pub(super) numbers: Numbers,
    /// The axes' texts are small.
    pub(super) small_axes: bool,
    /// Every so-manieth column is labelled.
    pub(super) every: usize,
    columns: usize,
    size: (f64, f64),
}

fn widest<'a>(texts: impl Iterator<Item = &'a String>) -> f64 {
    texts.map(|text| text_width(text)).fold(0.0, f64::max)
}

/// What a target's name takes, with the piece of line beside it.
pub(super) fn key_width(label: &str) -> f64 {
    text_width(label) + 24.0
}

impl Layout {
    pub(super) fn new(chart: &GridChart, width: f64) -> Self {
        let columns = chart.columns();
        let (y_widest, x_widest) = (widest(chart.ys.iter()), widest(chart.xs.iter()));
        let full = widest(chart.cells.iter().map(|cell| &cell.text));
        let short = widest(chart.cells.iter().map(|cell| &cell.compact));
        // The cells' numbers before the rows' labels, which are cut to make room.
        let mut most = width * 0.28;
        let column = |most: f64| (width - y_widest.min(most) - 12.0) / columns as f64;
        if short * SMALL + 1.0 > column(most) {
            most = width * 0.2;
        }
        let mut small_axes = y_widest > most;
        let left = (y_widest * if small_axes { SMALL } else { 1.0 }).min(most) + 12.0;
        let size = (
            (width - left) / columns as f64,
            if width < 480.0 { 32.0 } else { 36.0 },
        );
        small_axes |= x_widest + 6.0 > size.0;
        let x_room = x_widest * if small_axes { SMALL } else { 1.0 } + 4.0;
        let numbers = if full + 8.0 <= size.0 {
            Numbers::Full
        } else if short + 6.0 <= size.0 {
            Numbers::Short
        } else if short * SMALL + 1.0 <= size.0 {
            Numbers::Small
        } else {
            Numbers::Hidden
        };
        // The target's name beside the rows' name, or below it.
        let (mut top, mut key) = (20.0, 12.0);
        if let Some(contour) = &chart.contour
            && text_width(&chart.y_name) + 16.0 + key_width(&contour.label) > width
        {
            (top, key) = (38.0, 29.0);
        }
        Self {
            width,
            left,
            top,
            floor: top + size.1 * chart.ys.len() as f64,
            key,
            numbers,
            small_axes,
            every: ticks::every(columns, size.0 * columns as f64, x_room),
            columns,
            size,
        }
    }

    /// The place of a column's middle.
    pub(super) fn x(&self, column: f64) -> f64 {
        self.left + (column + 0.5) * self.size.0
    }

    /// The place of a row's middle.
    pub(super) fn y(&self, row: f64) -> f64 {
        self.top + (row + 0.5) * self.size.1
    }

    /// Left, top, width and height.
    pub(super) fn cell(&self, index: usize) -> (f64, f64, f64, f64) {
        let (column, row) = (index % self.columns, index / self.columns);
        (
            self.left + self.size.0 * column as f64,
            self.top + self.size.1 * row as f64,
            self.size.0,
            self.size.1,
        )
    }

    pub(super) fn at(&self, at: (f64, f64), count: usize) -> Option<usize> {
        let column = ((at.0 - self.left) / self.size.0).floor();
        let row = ((at.1 - self.top) / self.size.1).floor();
        let inside = column >= 0.0 && row >= 0.0 && column < self.columns as f64;
        let index = row.max(0.0) as usize * self.columns + column.max(0.0) as usize;
        (inside && index < count).then_some(index)
    }

    /// How large the axes' texts are, beside the usual size.
    pub(super) fn axes_size(&self) -> f64 {
        if self.small_axes { SMALL } else { 1.0 }
    }
    pub(super) fn axes_class(&self) -> &'static str {
        if self.small_axes { "small" } else { "" }
    }
}
