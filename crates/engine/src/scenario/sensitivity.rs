//! How much a figure moves when inputs do.

mod contour;
mod grid;
mod tornado;

pub use contour::{contour, target_line};
pub use grid::{grid, steps};
pub use tornado::{Swing, tornado};
