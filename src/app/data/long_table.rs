//! Which rows of a long table are in view. A browser draws nothing taller than some tens of
//! millions of pixels: beyond [`TALLEST`] the scroll bar stands for a share of
//! the rows, no longer for their height.

/// Height of a row, in CSS pixels, as in the styles.
pub const ROW: f64 = 44.0;
/// Rows drawn above and below those in view.
pub const MARGIN: u32 = 15;
/// Height of the window without its head.
pub const VIEW: f64 = 440.0;
/// The tallest that all rows together are drawn.
pub const TALLEST: f64 = 6_000_000.0;

/// Rows in view at once.
pub fn in_view() -> u32 {
    (VIEW / ROW) as u32 + 1
}

/// Height of all rows.
pub fn height(total: u32) -> f64 {
    (f64::from(total) * ROW).min(TALLEST)
}

fn scaled(total: u32) -> bool {
    f64::from(total) * ROW > TALLEST
}

/// The first row in view.
pub fn first_in_view(top: f64, total: u32) -> u32 {
    let top = top.max(0.0);
    let last = total.saturating_sub((VIEW / ROW) as u32);
    let first = if scaled(total) {
        (top / (height(total) - VIEW) * f64::from(last)).round()
    } else {
        (top / ROW).floor()
    };
    (first as u32).min(last)
}

/// Height of what is left out above the row `from`, the first that is drawn.
pub fn spacer(top: f64, from: u32, total: u32) -> f64 {
    if !scaled(total) {
        return f64::from(from) * ROW;
    }
    // The first row in view stands at the top of the window, wherever that is.
    let above = f64::from(first_in_view(top, total)) - f64::from(from);
    (top - above * ROW).max(0.0)
}
