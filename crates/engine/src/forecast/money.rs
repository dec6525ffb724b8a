//! What customers have spent.

use crate::btyd::{Spend, SpendSample};
use crate::history::History;

use super::Refused;
use super::spending::Spending;

/// Money of each customer, in units of currency.
#[derive(Debug, Clone)]
pub(super) struct Money {
    /// All orders so far.
    pub(super) revenue: Vec<f64>,
    /// Mean amount of the repeat purchases; `None` without one, or where refunds
    /// outweigh.
    pub(super) repeat: Vec<Option<Spend>>,
    /// Customers with repeat purchases of no positive mean.
    left_out: Vec<Spend>,
}

impl Money {
    pub(super) fn of(history: &History) -> Self {
        let mut money = Self {
            revenue: Vec::with_capacity(history.len()),
            repeat: Vec::with_capacity(history.len()),
            left_out: Vec::new(),
        };
        for buyer in history.iter() {
            let (mut first, mut rest, mut x) = (0, 0, 0_u32);
            for (at, (_, amount)) in buyer.purchases().enumerate() {
                if at == 0 {
                    first = amount;
                } else {
                    rest += amount;
                    x += 1;
                }
            }
            money.revenue.push(units(first + rest));
            let spend = (x > 0).then(|| Spend {
                x,
                mean: units(rest) / f64::from(x),
            });
            let (fair, unfair) = match spend {
                Some(spend) if spend.mean > 0.0 => (Some(spend), None),
                unfair => (None, unfair),
            };
            money.repeat.push(fair);
            money.left_out.extend(unfair);
        }
        money
    }

    /// Gamma-Gamma, or the one amount that there is, or why there is neither.
    pub(super) fn fit(&self) -> Result<Spending, Refused> {
        let all = self.repeat.iter().flatten().chain(&self.left_out);
        let sample = SpendSample::new(all.copied());
        match sample.fit() {
            Err(Refused::SameAmount) => Ok(Spending::Same(sample.mean_amount())),
            estimate => estimate.map(Spending::of),
        }
    }
}

fn units(scaled: i128) -> f64 {
    crate::amount::Total::from_scaled(scaled).as_f64()
}
