//! What the members of a tag are worth.

use super::members::Bits;
use crate::amount::Total;
use crate::segments::Expected;
use crate::segments::figures::Figures;

/// Sums over the members of a tag. Money is in units of currency.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct TagWorth {
    /// Members ÷ all customers; 0 without customers.
    pub share: f64,
    /// Their orders so far.
    pub orders: u64,
    /// Their revenue so far.
    pub revenue: Total,
    /// Of all revenue; `None` where that is not above 0.
    pub revenue_share: Option<f64>,
    /// Their revenue of the last twelve months.
    pub year_revenue: Total,
    /// What a forecast expects of them within its horizon; `None` without one.
    pub expected: Option<f64>,
    /// 95 % predictive interval of `expected`, in units of currency; `None` where it cannot be
    /// told, and without a forecast: see [`Expected::total`](crate::segments::Expected::total).
    pub expected_interval: Option<(f64, f64)>,
    /// Of them, how many the forecast expects to be customers still: the sum of their
    /// P(alive); likewise.
    pub alive: Option<f64>,
}

/// What members are worth. `expected` is by the same customers as the figures.
pub fn worth(members: &Bits, figures: &Figures, expected: Option<&Expected>) -> TagWorth {
    let mut worth = TagWorth::default();
    let mut count = 0_u32;
    let customers = figures.orders.len();
    for at in members.iter().map(|one| one as usize) {
        if at >= customers {
            break;
        }
        count += 1;
        worth.orders += u64::from(figures.orders[at]);
        worth.revenue += figures.revenue[at];
        worth.year_revenue += figures.year_revenue[at];
    }
    if customers > 0 {
        worth.share = f64::from(count) / customers as f64;
    }
    let all: Total = figures.revenue.iter().copied().sum();
    worth.revenue_share = (all > Total::ZERO).then(|| worth.revenue.as_f64() / all.as_f64());
    let sum = |column: &[f64]| {
        let own = members.iter().filter_map(|one| column.get(one as usize));
        own.sum()
    };
    worth.expected = expected.and_then(|all| all.value.as_deref()).map(sum);
    let total = expected.and_then(|all| all.total(members.iter()));
    worth.expected_interval = total.and_then(|total| total.interval);
    worth.alive = expected.map(|all| sum(&all.p_alive));
    worth
}
