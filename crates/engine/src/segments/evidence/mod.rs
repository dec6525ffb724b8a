//! Whether a difference between two groups could be chance.
//!
//! Normal quantiles are at 97.5 %, so intervals are 95 % ones; tests are two-sided.

mod holm;
mod proportions;
mod ranks;
mod two_by_two;

pub use holm::holm;
pub use proportions::{Interval, difference, wilson};
pub use ranks::{Ranks, mann_whitney};
pub use two_by_two::{TestUsed, TwoByTwo};
