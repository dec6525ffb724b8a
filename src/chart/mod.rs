//! Charts: pure scales and ticks, and thin SVG views over them.

pub mod bars;
pub mod line;
mod measure;
pub mod scale;
pub mod ticks;

pub(crate) use measure::measured_width;
