//! Tiers with their members and what they are worth.

use super::near::{Near, near};
use super::nudge::{Nudge, nudges};
use super::options::{Reward, TierError, TierOptions};
use crate::amount::Total;
use crate::segments::Expected;
use crate::segments::figures::{FEW_CUSTOMERS, Figures};

/// The customers by tier.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Tiers {
    /// One a tier, from tier 0 (below all thresholds) up; together all customers.
    pub tiers: Vec<Tier>,
    /// All customers together.
    pub total: Tier,
    /// What makes the table say less than it seems to.
    pub limits: Vec<TierLimit>,
    /// The tier of each customer. Meant to stay where it was computed.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub of_customer: Vec<u8>,
    /// Who is close to the next tier: by tier, then those to whom least is missing.
    /// Meant to stay where it was computed.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub near: Vec<Near>,
}

/// One tier. Money is in units of currency; *year* is the last twelve months.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Tier {
    /// Customers.
    pub members: u32,
    /// Members ÷ all customers.
    pub share: f64,
    /// Their revenue of the year.
    pub year_revenue: Total,
    /// Of the year's revenue of all; `None` when that is not above 0.
    pub year_revenue_share: Option<f64>,
    /// Their revenue since their first order.
    pub revenue: Total,
    /// Their orders of the year.
    pub year_orders: u64,
    /// Their orders ever.
    pub orders: u64,
    /// Year's revenue ÷ year's orders; `None` without orders.
    pub year_order_value: Option<f64>,
    /// Revenue ÷ orders.
    pub order_value: Option<f64>,
    /// The year's revenue × gross margin; `None` without a margin.
    pub margin: Option<f64>,
    /// What the year's spend would have cost in rewards: Σ of the members' spend above
    /// 0 × share, and so much a member.
    pub reward_cost: f64,
    /// Margin − reward cost; `None` without a margin.
    pub net: Option<f64>,
    /// Sum of the members' expected value, in units of currency, of those who have one;
    /// `None` if nobody has.
    pub expected_value: Option<f64>,
    /// 95 % predictive interval of `expected_value`, in units of currency; `None` where it cannot be
    /// told, and without a forecast: see [`Expected::total`](crate::segments::Expected::total).
    pub expected_interval: Option<(f64, f64)>,
    /// Members close to the next tier; 0 for the highest.
    pub near: u32,
    /// Spend that is missing to them in all.
    pub near_spend: Total,
    /// What it would be worth if they reached it.
    pub nudge: Nudge,
}

/// What makes a table of tiers say less than it seems to.
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
pub enum TierLimit {
    /// Fewer customers than [`FEW_CUSTOMERS`]: counts hold, shares say little.
    FewCustomers {
        /// How many there are.
        customers: u32,
    },
    /// The data do not go back twelve months: spend is that of fewer days.
    ShortHistory {
        /// Days from the first order to the analysis date, both included.
        days: u32,
    },
    /// Nobody ordered within twelve months: all are in tier 0.
    NobodyInYear,
    /// Nobody reached this tier.
    EmptyTier {
        /// Which, from 1.
        tier: u8,
    },
    /// Without a gross margin there is a cost, and no net.
    NoMargin,
}

impl Tiers {
    /// Puts customers into tiers; in time n, and n log n in those close to the next.
    /// `expected` is each customer's expected value from the forecast where there is one,
    /// in units of currency; not a number where it is unknown.
    ///
    /// # Errors
    /// See [`TierError`].
    pub fn new(
        figures: &Figures,
        expected: Option<&[f64]>,
        options: &TierOptions,
    ) -> Result<Self, TierError> {
        options.check()?;
        let spends = figures.year_revenue.iter().zip(&figures.year_orders);
        let of_customer: Vec<u8> = spends
            .map(|(&spend, &orders)| options.tier_of(spend, orders))
            .collect();
        let near = near(figures, options, &of_customer);
        let mut tiers = vec![Tier::default(); options.thresholds.len() + 1];
        let mut rewarded = vec![Total::ZERO; tiers.len()];
        for (at, &tier) in of_customer.iter().enumerate() {
            let (one, spend) = (&mut tiers[usize::from(tier)], figures.year_revenue[at]);
            one.members += 1;
            one.year_revenue += spend;
            one.revenue += figures.revenue[at];
            one.year_orders += u64::from(figures.year_orders[at]);
            one.orders += u64::from(figures.orders[at]);
            rewarded[usize::from(tier)] += spend.max(Total::ZERO);
        }
        for (&tier, &value) in of_customer.iter().zip(expected.unwrap_or_default()) {
            if value.is_finite() {
                *tiers[usize::from(tier)].expected_value.get_or_insert(0.0) += value;
            }
        }
        let (nudges, nudge) = nudges(&near, figures, options, tiers.len());
        for (tier, nudge) in tiers.iter_mut().zip(nudges) {
            (tier.near, tier.near_spend) = (nudge.customers, nudge.spend);
            tier.nudge = nudge;
        }
        let all: Total = tiers.iter().map(|tier| tier.year_revenue).sum();
        for (at, (tier, rewarded)) in tiers.iter_mut().zip(rewarded).enumerate() {
            let reward = options.rewards.get(at).copied().unwrap_or_default();
            let cost = reward_cost(reward, rewarded, tier.members);
            tier.complete(figures.len(), all, cost, options.gross_margin);
        }
        let mut total = Tier::default();
        for tier in &tiers {
            total.add(tier);
        }
        (total.near, total.near_spend) = (nudge.customers, nudge.spend);
        total.nudge = nudge;
        let cost = total.reward_cost;
        total.complete(figures.len(), all, cost, options.gross_margin);
        Ok(Self {
            limits: limits(figures, options, &tiers),
            total,
            tiers,
            of_customer,
            near,
        })
    }
}

impl Tiers {
    /// Tells the intervals of what a forecast expects of each tier and of all customers; its
    /// values must be those that the tiers were made with.
    #[must_use]
    pub fn with_intervals(mut self, expected: &Expected) -> Self {
        if expected.value.is_none() || expected.len() != self.of_customer.len() {
            return self;
        }
        let told = expected.totals(self.tiers.len(), |at| {
            self.of_customer.get(at).map(|&tier| usize::from(tier))
        });
        for (tier, told) in self.tiers.iter_mut().zip(told) {
            tier.expected_interval = told.interval;
        }
        let all = expected.total(0..expected.len() as u32);
        self.total.expected_interval = all.and_then(|all| all.interval);
        self
    }
}

impl Tier {
    /// Sums; what follows from them is left to `complete`.
    fn add(&mut self, other: &Self) {
        self.members += other.members;
        self.year_revenue += other.year_revenue;
        self.revenue += other.revenue;
        self.year_orders += other.year_orders;
        self.orders += other.orders;
        self.reward_cost += other.reward_cost;
        if let Some(value) = other.expected_value {
            *self.expected_value.get_or_insert(0.0) += value;
        }
    }

    fn complete(&mut self, customers: usize, all: Total, cost: f64, margin: Option<f64>) {
        let each = |sum: Total, count: u64| (count > 0).then(|| sum.as_f64() / count as f64);
        self.share = f64::from(self.members) / customers.max(1) as f64;
        self.year_revenue_share =
            (all > Total::ZERO).then(|| self.year_revenue.as_f64() / all.as_f64());
        self.year_order_value = each(self.year_revenue, self.year_orders);
        self.order_value = each(self.revenue, self.orders);
        self.margin = margin.map(|margin| self.year_revenue.as_f64() * margin);
        self.reward_cost = cost;
        self.net = self.margin.map(|margin| margin - cost);
    }
}

fn reward_cost(reward: Reward, rewarded: Total, members: u32) -> f64 {
    rewarded.as_f64() * reward.share_of_spend + f64::from(members) * reward.per_member
}

fn limits(figures: &Figures, options: &TierOptions, tiers: &[Tier]) -> Vec<TierLimit> {
    let mut limits = Vec::new();
    let customers = figures.len() as u32;
    if customers < FEW_CUSTOMERS {
        limits.push(TierLimit::FewCustomers { customers });
    }
    if let Some(days) = figures.short_of_a_year() {
        limits.push(TierLimit::ShortHistory { days });
    }
    if figures.year_orders.iter().all(|&orders| orders == 0) {
        limits.push(TierLimit::NobodyInYear);
    } else {
        let empty = tiers.iter().zip(0..).skip(1);
        limits.extend(
            empty
                .filter(|(tier, _)| tier.members == 0)
                .map(|(_, tier)| TierLimit::EmptyTier { tier }),
        );
    }
    if options.gross_margin.is_none() {
        limits.push(TierLimit::NoMargin);
    }
    limits
}
