//! Who is close to the next tier.

use super::options::TierOptions;
use crate::amount::Total;
use crate::segments::figures::Figures;
use crate::sort::sort;

/// A customer close to the next tier, and what is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Near {
    /// By number in the history.
    pub customer: u32,
    /// Their tier now.
    pub tier: u8,
    /// Spend that is missing, in units of currency; 0 where enough was spent, where
    /// spend does not decide, or where (rule *either*) more orders are the nearer way.
    pub spend: Total,
    /// Orders that are missing; likewise.
    pub orders: u32,
}

/// By tier, then those to whom least is missing: by spend, orders, number.
pub(super) fn near(figures: &Figures, options: &TierOptions, tiers: &[u8]) -> Vec<Near> {
    let mut found: Vec<(u8, i128, u32, u32)> = Vec::new();
    for (at, &tier) in tiers.iter().enumerate() {
        let (spend, orders) = (figures.year_revenue[at], figures.year_orders[at]);
        if let Some(missing) = options.nearly(tier, spend, orders) {
            found.push((tier, missing.spend, missing.orders, at as u32));
        }
    }
    sort(&mut found);
    let list = found.into_iter();
    list.map(|(tier, spend, orders, customer)| Near {
        customer,
        tier,
        spend: Total::from_scaled(spend),
        orders,
    })
    .collect()
}
