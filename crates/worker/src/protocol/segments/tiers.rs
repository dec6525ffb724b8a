//! What is asked and said of membership tiers.

use ltv_engine::segments::tiers::{ProposalBy, Proposed, Spread, TierError, TierOptions, Tiers};
use serde::{Deserialize, Serialize};

/// What is asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum TierAsk {
    /// The customers by tier.
    Tiers {
        /// How tiers are told and what they give.
        options: TierOptions,
    },
    /// Thresholds to begin with.
    Propose {
        /// How they are found.
        by: ProposalBy,
    },
    /// How spend and orders are spread over the customers.
    Spread,
}

/// What is said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum TierAnswer {
    /// To [`TierAsk::Tiers`].
    Tiers {
        /// What was asked for.
        options: TierOptions,
        /// The customers by tier.
        tiers: Box<Tiers>,
    },
    /// The same where there are none.
    Refused {
        /// Why.
        error: TierError,
    },
    /// To [`TierAsk::Propose`].
    Proposed {
        /// What was asked for.
        by: ProposalBy,
        /// The thresholds.
        proposed: Proposed,
    },
    /// To [`TierAsk::Spread`].
    Spread {
        /// The spread.
        spread: Spread,
    },
}

/// Customers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum TierGroup {
    /// Those in a tier.
    In {
        /// Which, from 0.
        tier: u8,
        /// How tiers are told.
        options: TierOptions,
    },
    /// Those in a tier who are close to the next; of all tiers without one.
    Near {
        /// Which, from 0.
        tier: Option<u8>,
        /// How tiers are told.
        options: TierOptions,
    },
}
