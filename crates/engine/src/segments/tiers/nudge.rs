//! What it would be worth if those close to the next tier reached it.

use super::near::Near;
use super::options::TierOptions;
use crate::amount::Total;
use crate::segments::figures::Figures;

/// Those of a tier who are close to the next, and what it would mean if every one of
/// them took that step within a year, and spent no more than it takes. How many do
/// is not known: a trial with a random hold-out tells. Money is in units of currency.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Nudge {
    /// Customers.
    pub customers: u32,
    /// Spend that is missing to them in all.
    pub spend: Total,
    /// Orders that are missing to them in all.
    pub orders: u64,
    /// What they would spend more: each the missing spend, or the missing orders at
    /// their own average order ever (0 where refunds outweigh), whichever is more.
    pub revenue: f64,
    /// That × gross margin; `None` without a margin.
    pub margin: Option<f64>,
    /// What the next tier's rewards would cost for them, on the larger spend, beyond
    /// what this tier's cost now. Below 0 where the next tier gives less.
    pub reward_cost: f64,
    /// Margin − reward cost; `None` without a margin.
    pub net: Option<f64>,
}

impl Nudge {
    fn add(&mut self, one: &Near, figures: &Figures, options: &TierOptions) {
        let at = one.customer as usize;
        let average = figures.revenue[at].as_f64() / f64::from(figures.orders[at].max(1));
        let by_orders = f64::from(one.orders) * average.max(0.0);
        let more = one.spend.as_f64().max(by_orders);
        let now = figures.year_revenue[at].as_f64();
        let reward = |tier: u8| {
            let rewards = &options.rewards;
            rewards.get(usize::from(tier)).copied().unwrap_or_default()
        };
        let (own, next) = (reward(one.tier), reward(one.tier + 1));
        self.customers += 1;
        self.spend += one.spend;
        self.orders += u64::from(one.orders);
        self.revenue += more;
        self.reward_cost += (now + more).max(0.0) * next.share_of_spend + next.per_member
            - now.max(0.0) * own.share_of_spend
            - own.per_member;
    }

    fn complete(&mut self, margin: Option<f64>) {
        self.margin = margin.map(|margin| self.revenue * margin);
        self.net = self.margin.map(|margin| margin - self.reward_cost);
    }
}

/// By tier, as many as `tiers`; and of all together.
pub(super) fn nudges(
    near: &[Near],
    figures: &Figures,
    options: &TierOptions,
    tiers: usize,
) -> (Vec<Nudge>, Nudge) {
    let mut by_tier = vec![Nudge::default(); tiers];
    let mut all = Nudge::default();
    for one in near {
        by_tier[usize::from(one.tier)].add(one, figures, options);
        all.add(one, figures, options);
    }
    for nudge in by_tier.iter_mut().chain([&mut all]) {
        nudge.complete(options.gross_margin);
    }
    (by_tier, all)
}
