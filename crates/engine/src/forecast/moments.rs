//! What a panel and draws of parameters say of a total.

use crate::btyd::Purchases;
use crate::numeric::Random;

use super::any::AnyModel;
use super::fitting::Fitted;
use super::known::Known;
use super::panel::Panel;
use super::predict::{DRAWS, Moments, OUTCOMES};
use super::{Estimate, Unit};

/// Customers, a fit and a unit: what totals are told of.
#[derive(Clone, Copy)]
pub(super) struct Totals<'a> {
    pub(super) known: &'a Known,
    pub(super) fitted: &'a Fitted,
    pub(super) unit: Unit,
    /// Seed of the draws.
    pub(super) seed: u64,
}

impl Totals<'_> {
    /// Orders within a horizon (in the unit); `of_row` are the rows' expectations.
    pub(super) fn orders(self, of_row: &[f64], horizon: f64) -> Estimate {
        let mut random = Random::new(self.seed);
        let expected = |model: &AnyModel, one: Purchases| model.conditional_expected(one, horizon);
        let mut moments = self.moments(of_row, expected, &mut random);
        if let Some(variance) = self.scatter(of_row, horizon, &mut random) {
            moments.variance = variance;
        }
        moments.count(None, &mut random)
    }

    /// Customers of whom something is true, each with a chance of their own.
    pub(super) fn customers(
        self,
        of_row: &[f64],
        chance: impl Fn(&AnyModel, Purchases) -> f64,
    ) -> Estimate {
        let mut random = Random::new(self.seed);
        let mut moments = self.moments(of_row, chance, &mut random);
        let each: Vec<f64> = of_row.iter().map(|p| p * (1.0 - p)).collect();
        moments.variance = self.known.sum(&each);
        // What a model takes for certain of everybody has no range: it is assumed.
        if moments.mean > 0.0 && moments.variance <= 0.0 {
            return Estimate {
                mean: moments.mean,
                interval: None,
            };
        }
        moments.count(Some(f64::from(self.known.customers())), &mut random)
    }

    fn panel(self, of_row: &[f64]) -> Vec<(Purchases, f64)> {
        let counts = self.known.counts.iter().map(|&count| f64::from(count));
        let panel = Panel::new(of_row.iter().copied().zip(counts));
        let told = |(row, weight): (usize, f64)| (self.known.rows[row].per(self.unit), weight);
        panel.rows.into_iter().map(told).collect()
    }

    fn moments(
        self,
        of_row: &[f64],
        number: impl Fn(&AnyModel, Purchases) -> f64,
        random: &mut Random,
    ) -> Moments {
        let panel = self.panel(of_row);
        let total = |model: &AnyModel| -> f64 {
            panel
                .iter()
                .map(|&(one, weight)| weight * number(model, one))
                .sum()
        };
        let draws = self.fitted.draws(DRAWS, random);
        Moments {
            mean: self.known.sum(of_row),
            on_panel: total(&self.fitted.model),
            means: draws.iter().map(total).collect(),
            variance: 0.0,
        }
    }

    /// Σ Var(nᵢ) given the parameters.
    fn scatter(self, of_row: &[f64], horizon: f64, random: &mut Random) -> Option<f64> {
        let model = self.fitted.model;
        let squares = self.panel(of_row).into_iter().map(|(one, weight)| {
            let expected = model.conditional_expected(one, horizon);
            let squares = (0..OUTCOMES).map(|_| {
                let off = f64::from(model.draw_next(random, one, horizon)) - expected;
                off * off
            });
            weight * squares.sum::<f64>() / OUTCOMES as f64
        });
        let sum: f64 = squares.sum();
        sum.is_finite().then_some(sum)
    }
}
