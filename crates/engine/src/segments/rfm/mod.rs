//! RFM: every customer's recency, frequency and monetary value as scores of 1 to 5,
//! the named segments that are made of them, and who moved since an earlier day.
//!
//! # The rule
//!
//! As of a day, over the customers with an order on or before it:
//!
//! - **recency** is the days from the last order to that day: fewer are better;
//! - **frequency** is the number of days with an order ([`Frequency`]; orders of one
//!   day count once, as in repeat rate, gaps and forecast), or of orders;
//! - **monetary** is the sum of all amounts, or that sum ÷ orders ([`Monetary`]).
//!
//! A **quintile score** is 1 + ⌊5 × b ÷ n⌋, where b counts the customers whose value
//! is strictly worse and n all customers. Equal customers have equal scores, whatever
//! their order; score s says that at least (s − 1) × 20 % of the customers do worse.
//! So ties sink: where half of all bought once, they have 1 and the next better ones 3.
//! The other customary rule, which gives ties the middle of their places, would call
//! one-time buyers frequent in the shops that have most of them, and the named segments
//! take a 1 in frequency to mean just those. As SQL:
//! `1 + 5 * (rank() over (order by value) - 1) // count(*) over ()`.
//!
//! The **combined score** FM is the mean of F and M, halves up: (F + M + 1) ÷ 2, whole.
//! A customer's **segment** is that of the first [`Rule`] whose ranges hold its scores.

mod bands;
mod cuts;
mod facts;
mod grid;
mod migration;
mod moves;
mod notes;
mod options;
mod rules;
mod scored;
mod thresholds;
mod view;

pub use bands::{Band, Bands};
pub use cuts::Cuts;
pub(in crate::segments) use facts::{Facts, fit_column, median};
pub use grid::{Axis, Cell};
pub use migration::{Migration, moved_since};
pub use moves::{Direction, Move, Moved, Moves, usual_earlier};
pub use notes::{LEAST_CUSTOMERS, Measure, RfmError, RfmNote};
pub use options::{Frequency, Monetary, RfmOptions, Scoring, Thresholds};
pub use rules::{MOST_RULES, Named, Rule, RuleProblem, Scores, check, customary};
pub use scored::{Customer, Group, NOT_YET, Rfm};
pub use view::{RfmView, SegmentTotals};
