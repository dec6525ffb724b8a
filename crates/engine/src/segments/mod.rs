//! From numbers to actions: who the customers are by what they did, what each group
//! is worth, and lists of them for the tools that write to them.
//!
//! The analyses take a [`History`](crate::history::History) (every customer's orders
//! by day) and, where there is one, the expected value of each customer from the
//! [forecast](crate::forecast). They are pure: the same input gives the same output,
//! customers have the history's numbers, and no analysis reads a clock: *now* is the
//! history's analysis date.

pub mod concentration;
pub mod evidence;
mod expected;
pub mod figures;
pub mod hold_out;
pub mod lifecycle;
pub mod lists;
mod members;
pub mod next_product;
pub mod rfm;
pub mod roster;
pub mod tags;
pub mod tiers;

pub use expected::{Expected, ExpectedError};
pub use members::{About, Member, MemberOrder, Missing, member, sorted};
