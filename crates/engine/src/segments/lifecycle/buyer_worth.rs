//! What one buyer more out of a stage is worth: what a play is paid with.

use super::value::{MONTH, pace};
use super::{Lifecycle, NOT_YET, Stage, Worth};
use crate::amount::SCALE;
use crate::history::History;
use crate::segments::rfm::{Facts, fit_column};

/// What one customer more who buys brings, on average over the customers of a stage, in
/// units of currency. It is a range of what buying may lead to, not an interval of
/// chance: from one order and no more to being back for good.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct BuyerWorth {
    /// The stage.
    pub stage: Stage,
    /// Customers that it is told from; ≥ 1.
    pub customers: u32,
    /// One order, and no more: revenue (× margin) ÷ orders of the stage. For P the
    /// first orders of all customers.
    pub one_order: f64,
    /// Back for good: what those who are still customers bring within the horizon. By
    /// a forecast V ÷ p, by the past the pace so far, see [`Lifecycle::value`]. For P what
    /// customers brought within so many days of their first order, where those days are
    /// over; `None` where they are for nobody.
    pub for_good: Option<f64>,
}

impl BuyerWorth {
    /// Lowest, middle and highest, each ≥ 0: the middle is halfway, for nothing tells
    /// how many of those who come back stay.
    pub fn range(&self) -> [f64; 3] {
        let one = self.one_order.max(0.0);
        let other = self.for_good.map_or(one, |value| value.max(0.0));
        let (low, high) = (one.min(other), one.max(other));
        [low, f64::midpoint(low, high), high]
    }
}

/// Sums on the way to averages.
#[derive(Clone, Copy, Default)]
struct Sums {
    customers: u32,
    orders: u64,
    /// Scaled.
    revenue: i128,
    for_good: f64,
    told: u32,
}

impl Lifecycle {
    /// What one buyer more is worth in each stage, in their order; `None` where nobody is
    /// in it (P: where nobody has ordered). `margin` is the share of revenue that is
    /// contribution in all of it, 0 ..= 1, and that of `worth`; `days` the horizon for P.
    pub fn buyer_worth(
        &self,
        history: &History,
        worth: Option<Worth<'_>>,
        margin: f64,
        days: u32,
    ) -> [Option<BuyerWorth>; 6] {
        let forecast = match worth {
            Some(Worth::Forecast { value, p_alive }) => {
                let count = self.stage.len();
                fit_column(Some(value), count).zip(fit_column(Some(p_alive), count))
            }
            _ => None,
        };
        let months = match worth {
            Some(Worth::Historical { flow, .. }) => flow.window.map(|window| window.months),
            _ => None,
        };
        let mut sums = [Sums::default(); 6];
        for (at, (buyer, &stage)) in history.iter().zip(&self.stage).enumerate() {
            let facts = Facts::until(buyer, self.as_of).filter(|_| stage != NOT_YET);
            let Some(facts) = facts else {
                continue;
            };
            let for_good = match forecast {
                Some((value, p_alive)) => {
                    (p_alive[at] > 0.0).then(|| value[at] / p_alive[at].min(1.0))
                }
                None => months.map(|months| {
                    pace(&facts, f64::from(self.cycle[at])) * margin * f64::from(months) * MONTH
                }),
            };
            let one = &mut sums[usize::from(stage)];
            one.customers += 1;
            one.orders += u64::from(facts.orders);
            one.revenue += facts.revenue;
            if let Some(value) = for_good {
                one.for_good += value;
                one.told += 1;
            }
            self.prospect(&mut sums[0], buyer, margin, days);
        }
        core::array::from_fn(|at| {
            let sum = sums[at];
            (sum.customers > 0).then(|| BuyerWorth {
                stage: Stage::ALL[at],
                customers: sum.customers,
                one_order: sum.revenue as f64 / SCALE as f64 * margin / sum.orders as f64,
                for_good: (sum.told > 0).then(|| sum.for_good / f64::from(sum.told)),
            })
        })
    }

    /// How the customers began, by which those are told who have not.
    fn prospect(&self, sum: &mut Sums, buyer: crate::history::Buyer<'_>, margin: f64, days: u32) {
        let first = buyer.first_day();
        sum.customers += 1;
        sum.orders += 1;
        sum.revenue += i128::from(buyer.amounts().first().map_or(0, |amount| amount.scaled()));
        let last = first.0.saturating_add(days.cast_signed());
        if last <= self.as_of.0 {
            let within = buyer.days().partition_point(|day| day.0 <= last);
            let scaled = buyer.amounts()[..within].iter();
            let scaled: i128 = scaled.map(|amount| i128::from(amount.scaled())).sum();
            sum.for_good += scaled as f64 / SCALE as f64 * margin;
            sum.told += 1;
        }
    }
}
