//! The stages of a customer's life: not yet a buyer, new, active, and three degrees of
//! sleep, by how late the next purchase is.
//!
//! # The rule
//!
//! A **gap** is the days between two consecutive order days of a customer. A
//! customer's **cycle** is a statistic of gaps ([`Statistic`]): of the own ones where
//! there are at least [`LEAST_GAPS`], else of all gaps in the customer's segment (a
//! label) where there are as many, else of all gaps; or always of the segment's, or of
//! all ([`Scope`]). Gaps are at least a day, so cycles are. The median and the 80th
//! percentile lie linearly between order statistics (Hyndman & Fan's type 7; `DuckDB`'s
//! `quantile_cont`), in whole fifths and halves, without rounding errors.
//!
//! With d the days from the last order to the day of the analysis:
//!
//! | stage | rule |
//! | --- | --- |
//! | P | no order |
//! | N | one order day, d ≤ 1 cycle |
//! | E0 | two or more, d ≤ 1 cycle |
//! | S1 | 1 cycle < d ≤ 2 cycles |
//! | S2 | 2 cycles < d ≤ 3 cycles |
//! | S3 | d > 3 cycles |
//!
//! 1, 2 and 3 are [`LifecycleOptions::multiples`]. Orders of one day count once, as in
//! repeat rate and gaps, unless [`LifecycleOptions::frequency`] says otherwise. Where
//! days of contact are given, d runs from the last of them or of the orders.
//!
//! [`Flow`] is the same at the end of every month, each by what was known on that day:
//! with the gaps closed by then alone, so that nobody looks regular for having come
//! back later.

mod buyer_worth;
mod columns;
mod flow;
mod group;
mod intervals;
mod mislabelled;
mod moved;
mod notes;
mod options;
mod own;
mod pooled;
mod returns;
mod value;
mod view;
mod walk;

pub use buyer_worth::BuyerWorth;
pub use columns::{Lifecycle, LifecycleInputs, NEVER_SEEN, NOT_YET, Source};
pub use flow::{Flow, FlowMonth};
pub use intervals::{Rate, wilson};
pub use mislabelled::{Mislabelled, Proposal, propose};
pub use moved::Moved;
pub use notes::{LEAST_CUSTOMERS, LifecycleError, LifecycleNote};
pub use options::{LEAST_GAPS, LifecycleOptions, Scope, Stage, Statistic};
pub use returns::Window;
pub use value::{StageValue, ValueBasis, Worth};
pub use view::{LifecycleView, StageTotals};
