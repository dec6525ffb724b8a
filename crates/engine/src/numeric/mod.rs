//! Numerical parts that more than one model uses. Everything transcendental goes
//! through `libm`, so that a browser and a server get the same digits.

pub(crate) mod concave;
mod exponential_integral;
mod histogram;
mod hyp2f1;
mod incomplete_beta;
pub mod linear;
pub mod optimize;
mod quantile;
mod random;
mod random_counts;
pub mod special;
mod sum_to;
mod variance_share;

pub(crate) use exponential_integral::exponential_integral;
pub use histogram::{Bin, Histogram, histogram};
pub use hyp2f1::{hyp2f1, ln_hyp2f1};
pub use incomplete_beta::beta_regularised;
pub use quantile::quantile;
pub use random::{Random, SplitMix64};
pub use sum_to::sum_to;
pub use variance_share::variance_share;
pub(crate) use variance_share::varies;
