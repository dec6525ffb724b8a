//! Unit economics: what one customer is worth, what may be paid to win one,
//! and when that is earned back.

mod break_even;
mod inputs;
mod methods;
mod payback;
mod verdict;

pub use break_even::{CurvePoint, break_even_curve};
pub use inputs::{CalculatorInputs, Lifetime, Method};
pub use methods::{Basis, CalculatorResult, calculate};
pub use payback::{Payback, payback, payback_simple};
pub use verdict::{Band, Bands, Verdict};
