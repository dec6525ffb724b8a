//! Membership tiers: customers by what they spent and how often they ordered in the
//! last twelve months.
//!
//! *Twelve months* are the 365 days that end with the analysis date, both ends
//! included. Thresholds are inclusive: who has exactly the amount is in. Tier 0 is
//! everyone below the first threshold; a customer is in the highest tier whose rule is
//! met.

mod breaks;
mod near;
mod nudge;
mod options;
mod propose;
mod reach;
mod spread;
mod table;

pub use breaks::{Breaks, natural_breaks};
pub use near::Near;
pub use nudge::Nudge;
pub use options::{
    MOST_THRESHOLDS, NearLimits, Reward, Threshold, TierError, TierOptions, TierRule,
};
pub use propose::{ProposalBy, Proposed, propose};
pub use spread::{Range, Spread};
pub use table::{Tier, TierLimit, Tiers};
