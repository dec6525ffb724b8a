//! Testing a play: who is left out of it at random, how many customers a fair test
//! needs, and what the play may bring.
//!
//! Without customers who were left out by chance nobody can tell what a play did from
//! what would have happened anyway.

mod assign;
mod gain;
mod normal;
mod size;
mod trial;

pub use assign::{ShareOutOfRange, assign, is_held_out, share_range};
pub use gain::{Gain, GainError, Play, Three, gain};
pub use normal::{normal_below, normal_quantile};
pub use size::{DesignError, TestDesign, TestSize, detectable_uplift, power, sample_size};
pub use trial::{Trial, assumed_uplift, trial};
