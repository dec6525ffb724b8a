//! Unit economics: what one customer is worth, what may be paid to win one,
//! and when that is earned back.
//!
//! This goes into the smallest module that a page downloads: `inline(never)` keeps a
//! single copy of what is called from several places, which saves a fifth of it.

mod bands;
mod break_even;
mod calculate;
mod compare;
mod contradiction;
mod fields;
mod inputs;
mod method;
mod payback;
mod solve;
mod stream;
mod value;
mod verdict;
mod waterfall;

pub use bands::{Band, Bands};
pub use break_even::{CurvePoint, break_even_curve};
pub use calculate::{BaseResult, CalculatorResult, calculate};
pub use compare::{Comparison, Reason, compare};
pub use contradiction::{Contradiction, lifetime_contradiction};
pub use inputs::{Acquisition, Base, CalculatorInputs, Lifetime};
pub use method::{Business, Method, Timing};
pub use payback::{Payback, payback, payback_simple, payback_with_churn};
pub(crate) use solve::boundary;
pub use stream::{Stream, finite_horizon};
pub use value::{Basis, Value, lifetime_value, payback_of, stream_of};
pub use verdict::Verdict;
pub use waterfall::{Step, StepKind, waterfall};
