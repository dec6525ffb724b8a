//! Which tier somebody has reached, and what is missing for the next.

use super::options::{NearLimits, Threshold, TierOptions, TierRule};
use crate::amount::{SCALE, Total};

/// What is missing for a tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Missing {
    /// In 1/10 000 units of currency, ≥ 0.
    pub(super) spend: i128,
    pub(super) orders: u32,
}

impl TierOptions {
    /// The highest tier whose rule is met; 0 for none.
    pub(super) fn tier_of(&self, spend: Total, orders: u32) -> u8 {
        // Thresholds ascend, so that who meets one meets all below it.
        let met = |one: &Threshold| {
            let (by_spend, by_orders) = (spend >= one.spend, orders >= one.orders);
            match self.rule {
                TierRule::Spend => by_spend,
                TierRule::Orders => by_orders,
                TierRule::Both => by_spend && by_orders,
                TierRule::Either => by_spend || by_orders,
            }
        };
        self.thresholds.partition_point(met) as u8
    }

    /// What is missing for the tier above `tier` where that is little. By the rule
    /// *either* only the way (spend or orders) that is short; where both are, both are
    /// told.
    pub(super) fn nearly(&self, tier: u8, spend: Total, orders: u32) -> Option<Missing> {
        let next = self.thresholds.get(usize::from(tier))?;
        let missing = Missing {
            spend: (next.spend.scaled() - spend.scaled()).max(0),
            orders: next.orders.saturating_sub(orders),
        };
        let spend_is_near = missing.spend <= self.near.most(next.spend);
        let orders_are_near = missing.orders <= self.near.orders;
        let (spend, orders) = match self.rule {
            TierRule::Spend => (spend_is_near, false),
            TierRule::Orders => (false, orders_are_near),
            TierRule::Both if !(spend_is_near && orders_are_near) => (false, false),
            TierRule::Both | TierRule::Either => (spend_is_near, orders_are_near),
        };
        (spend || orders).then_some(Missing {
            spend: if spend { missing.spend } else { 0 },
            orders: if orders { missing.orders } else { 0 },
        })
    }
}

impl NearLimits {
    /// Most that may be missing of a threshold, in 1/10 000 units; below 0 for nothing.
    fn most(self, threshold: Total) -> i128 {
        let share = self.share.map_or(-1, |share| {
            let parts = libm::round(share * SCALE as f64) as i128;
            threshold.scaled() * parts / i128::from(SCALE)
        });
        share.max(self.amount.map_or(-1, Total::scaled))
    }
}
