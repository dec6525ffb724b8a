//! What tiers are asked for.

use crate::amount::Total;

/// Most thresholds: with tier 0 one tier more.
pub const MOST_THRESHOLDS: usize = 9;

/// Tiers, and what they give.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct TierOptions {
    /// What it takes to reach a tier.
    pub rule: TierRule,
    /// From the lowest to the highest tier, 1 ..= [`MOST_THRESHOLDS`].
    pub thresholds: Vec<Threshold>,
    /// What a year of membership costs, by tier, tier 0 first; missing ones cost nothing.
    pub rewards: Vec<Reward>,
    /// Gross margin as a share of revenue, 0 ..= 1; `None` if it is not known.
    pub gross_margin: Option<f64>,
    /// Who is close to the next tier.
    pub near: NearLimits,
}

/// What it takes to reach a tier, of the last twelve months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum TierRule {
    /// The spend, whatever the number of orders.
    #[default]
    Spend,
    /// The number of orders, whatever the spend.
    Orders,
    /// The spend and the number of orders.
    Both,
    /// The spend or the number of orders.
    Either,
}

impl TierRule {
    /// Whether spend decides.
    pub fn by_spend(self) -> bool {
        self != Self::Orders
    }

    /// Whether the number of orders decides.
    pub fn by_orders(self) -> bool {
        self != Self::Spend
    }
}

/// Where a tier begins; what the rule does not ask for is not looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Threshold {
    /// Least spend of twelve months, in units of currency, > 0.
    pub spend: Total,
    /// Least orders of twelve months, ≥ 1.
    pub orders: u32,
}

/// What a tier's members get in a year.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Reward {
    /// Points, discounts: share of each member's spend of twelve months, 0 ..= 1. Spend
    /// below zero (refunds of older orders) earns nothing and takes nothing.
    pub share_of_spend: f64,
    /// Gifts, care: units of currency a member and year, ≥ 0.
    pub per_member: f64,
}

/// How little may be missing for a customer to be close to the next tier.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct NearLimits {
    /// Share of the next tier's spend, 0 ..= 1, taken to 1/10 000; the amount is
    /// rounded down to 1/10 000 of a unit.
    pub share: Option<f64>,
    /// Units of currency, ≥ 0. Where both are given, either is enough.
    pub amount: Option<Total>,
    /// Orders.
    pub orders: u32,
}

impl Default for NearLimits {
    fn default() -> Self {
        Self {
            share: Some(0.2),
            amount: None,
            orders: 1,
        }
    }
}

/// Why there are no tiers; `tier` counts from 1, as tier 0 has no threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
pub enum TierError {
    /// No threshold at all.
    NoThreshold,
    /// More than [`MOST_THRESHOLDS`].
    TooMany,
    /// A spend of 0 or less.
    Spend {
        /// Whose.
        tier: u8,
    },
    /// No order.
    Orders {
        /// Whose.
        tier: u8,
    },
    /// Asks for less than the tier below in something, or for nothing more.
    NotAbove {
        /// Which.
        tier: u8,
    },
    /// A share outside 0 ..= 1 or a cost below 0, or no number.
    Reward {
        /// Whose; 0 for those in no tier.
        tier: u8,
    },
    /// A margin outside 0 ..= 1, or no number.
    Margin,
    /// A share outside 0 ..= 1 or an amount below 0.
    Near,
}

impl TierOptions {
    /// # Errors
    /// The first of [`TierError`] that holds.
    pub fn check(&self) -> Result<(), TierError> {
        let is_share = |share: f64| (0.0..=1.0).contains(&share);
        match self.thresholds.len() {
            0 => return Err(TierError::NoThreshold),
            count if count > MOST_THRESHOLDS => return Err(TierError::TooMany),
            _ => {}
        }
        let (by_spend, by_orders) = (self.rule.by_spend(), self.rule.by_orders());
        let mut below: Option<Threshold> = None;
        for (&one, tier) in self.thresholds.iter().zip(1..) {
            if by_spend && one.spend <= Total::ZERO {
                return Err(TierError::Spend { tier });
            }
            if by_orders && one.orders == 0 {
                return Err(TierError::Orders { tier });
            }
            if let Some(below) = below {
                let less =
                    by_spend && one.spend < below.spend || by_orders && one.orders < below.orders;
                let more =
                    by_spend && one.spend > below.spend || by_orders && one.orders > below.orders;
                if less || !more {
                    return Err(TierError::NotAbove { tier });
                }
            }
            below = Some(one);
        }
        for (reward, tier) in self.rewards.iter().zip(0..) {
            let cost = reward.per_member;
            let costs = cost >= 0.0 && cost.is_finite();
            if !(is_share(reward.share_of_spend) && costs) {
                return Err(TierError::Reward { tier });
            }
        }
        if self.gross_margin.is_some_and(|margin| !is_share(margin)) {
            return Err(TierError::Margin);
        }
        let near = self.near;
        if near.share.is_some_and(|share| !is_share(share))
            || near.amount.is_some_and(|amount| amount < Total::ZERO)
        {
            return Err(TierError::Near);
        }
        Ok(())
    }
}
