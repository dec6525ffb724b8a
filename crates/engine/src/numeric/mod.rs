//! Numerical parts that more than one model uses. Everything transcendental goes
//! through `libm`, so that a browser and a server get the same digits.

mod histogram;
mod quantile;
mod random;
mod sum_to;
mod variance_share;

pub use histogram::{Bin, Histogram, histogram};
pub use quantile::quantile;
pub use random::{Random, SplitMix64};
pub use sum_to::sum_to;
pub use variance_share::variance_share;
pub(crate) use variance_share::varies;
