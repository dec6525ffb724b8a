//! How the cells of a column are written, from all of them together.
//!
//! Both accumulators are fed cell by cell and hold counts only, so that a whole
//! file can be asked when its beginning leaves a question open.

mod dates;
mod numbers;

pub(in crate::ingest) use dates::is_date;
pub use dates::{DateEvidence, DateGuess};
pub use numbers::{NumberEvidence, NumberGuess};
