//! How much of the revenue comes from how few, and what those few have in common.
//!
//! Customers are ranked by revenue after refunds, the largest first; equal ones in the
//! order of their numbers in the history. Sums over the first so many do not depend on
//! that; in which decile one of two equal customers stands does.

mod average;
mod contrast;
mod curve;
mod effect;
mod findings;
mod gini;
mod groups;
mod labels;
mod measures;
mod shares;
mod worth;

pub use average::Average;
pub use contrast::{Contrast, ContrastLimit, ContrastOptions, contrast};
pub use curve::{MOST_POINTS, Point};
pub use effect::Effect;
pub use findings::{Finding, HARDLY_CHANCE};
pub use gini::gini;
pub use groups::best;
pub use labels::{LabelContrast, LabelRow, MOST_LABEL_ROWS};
pub use measures::{Caution, MeasureContrast, MeasureKind};
pub use shares::{Concentration, ConcentrationLimit, Decile, TOP_SHARES, TopShare, concentration};
pub use worth::{GroupWorth, worth};
