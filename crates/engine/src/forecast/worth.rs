//! Totals of money with their intervals.

use crate::btyd::Spend;
use crate::numeric::Random;

use super::Estimate;
use super::known::Known;
use super::moments::Totals;
use super::money::Money;
use super::panel::Panel;
use super::predict::{DRAWS, Moments, OUTCOMES};
use super::scored::Scored;
use super::spending::Spending;

/// Everything that money is told from.
#[derive(Clone, Copy)]
pub(super) struct Worth<'a> {
    pub(super) totals: Totals<'a>,
    pub(super) scored: &'a Scored,
    pub(super) money: &'a Money,
    pub(super) spending: &'a Spending,
    /// The horizon in the model's unit.
    pub(super) horizon: f64,
}

/// One customer of a panel.
struct Member {
    row: usize,
    weight: f64,
    spend: Option<Spend>,
}

impl Worth<'_> {
    fn known(&self) -> &Known {
        self.totals.known
    }

    /// Revenue within the horizon, undiscounted, and contribution, discounted. Each is
    /// as uncertain as the other, by the same share.
    pub(super) fn revenue_and_value(self, margin: f64) -> (Estimate, Estimate) {
        let revenue = self.revenue();
        let each = (self.known().row_of.iter()).zip(&self.money.repeat);
        let mean = each
            .map(|(&row, &spend)| {
                self.scored.discounted[row as usize] * self.spending.mean(spend) * margin
            })
            .sum();
        let part = mean / revenue.mean;
        let value = Estimate {
            mean,
            interval: (revenue.interval).map(|(low, high)| (low * part, high * part)),
        };
        (revenue, value)
    }

    /// Σ purchases × spend.
    ///
    /// Given the parameters a customer's Y = Σ amounts has the variance E\[N\]·E\[Var(z)\]
    /// + E\[N²\]·E\[ζ²\] − E\[N\]²·E\[ζ\]², number and spend being independent.
    fn revenue(self) -> Estimate {
        let mut random = Random::stream(self.totals.seed, 1);
        let rows = &self.known().row_of;
        let expected = rows.iter().zip(&self.money.repeat).map(|(&row, &spend)| {
            let each = self.scored.orders[row as usize];
            (each * self.spending.mean(spend), 1.0)
        });
        let mean: f64 = expected.clone().map(|(value, _)| value).sum();
        let panel: Vec<Member> = (Panel::new(expected).rows.into_iter())
            .map(|(customer, weight)| Member {
                row: rows[customer] as usize,
                weight,
                spend: self.money.repeat[customer],
            })
            .collect();
        let models = self.totals.fitted.draws(DRAWS, &mut random);
        let spends = self.spending.draws(models.len(), &mut random);
        let means = (models.iter().zip(&spends))
            .map(|(model, spending)| {
                let of = |member: &Member| {
                    let one = self.known().rows[member.row].per(self.totals.unit);
                    let orders = model.conditional_expected(one, self.horizon);
                    let each = spending.conditional_mean(member.spend);
                    member.weight * orders * each
                };
                panel.iter().map(of).sum()
            })
            .collect();
        let moments = Moments {
            mean,
            on_panel: mean,
            means,
            variance: self.variance(&panel, &mut random),
        };
        moments.amount(&mut random)
    }

    fn variance(self, panel: &[Member], random: &mut Random) -> f64 {
        let model = self.totals.fitted.model;
        let of = |member: &Member| {
            let one = self.known().rows[member.row].per(self.totals.unit);
            let expected = self.scored.orders[member.row];
            let squares: f64 = (0..OUTCOMES)
                .map(|_| {
                    let off = f64::from(model.draw_next(random, one, self.horizon)) - expected;
                    off * off
                })
                .sum();
            let scatter = squares / OUTCOMES as f64;
            let mean = self.spending.mean(member.spend);
            let (amount, square) = self.spending.squares(member.spend);
            // E[N²]·E[ζ²] − E[N]²·E[ζ]², without taking like from like.
            let both = scatter * square + expected * expected * (square - mean * mean).max(0.0);
            member.weight * (expected * amount + both)
        };
        panel.iter().map(of).sum()
    }
}
