//! Any of the models of purchases, told apart at run time.

use crate::btyd::{BgNbd, MbgNbd, Model, ModelKind, Nbd, ParetoNbd, Purchases};
use crate::numeric::Random;

use super::quadrature::integral;

/// A model of some kind.
#[derive(Debug, Clone, Copy)]
pub(super) enum AnyModel {
    Nbd(Nbd),
    BgNbd(BgNbd),
    MbgNbd(MbgNbd),
    ParetoNbd(ParetoNbd),
}

/// Asks whichever model it is.
macro_rules! ask {
    ($any:expr, $model:ident => $answer:expr) => {
        match $any {
            AnyModel::Nbd($model) => $answer,
            AnyModel::BgNbd($model) => $answer,
            AnyModel::MbgNbd($model) => $answer,
            AnyModel::ParetoNbd($model) => $answer,
        }
    };
}

impl AnyModel {
    pub(super) fn from_parameters(kind: ModelKind, parameters: &[f64]) -> Self {
        match kind {
            ModelKind::Nbd => Self::Nbd(Nbd::from_parameters(parameters)),
            ModelKind::BgNbd => Self::BgNbd(BgNbd::from_parameters(parameters)),
            ModelKind::MbgNbd => Self::MbgNbd(MbgNbd::from_parameters(parameters)),
            ModelKind::ParetoNbd => Self::ParetoNbd(ParetoNbd::from_parameters(parameters)),
        }
    }

    pub(super) fn parameters(&self) -> Vec<f64> {
        ask!(self, model => model.parameters())
    }

    pub(super) fn expected(&self, t: f64) -> f64 {
        ask!(self, model => model.expected(t))
    }

    pub(super) fn conditional_expected(&self, customer: Purchases, horizon: f64) -> f64 {
        ask!(self, model => model.conditional_expected(customer, horizon))
    }

    pub(super) fn expected_if_alive(&self, customer: Purchases, horizon: f64) -> f64 {
        ask!(self, model => model.expected_if_alive(customer, horizon))
    }

    pub(super) fn square_if_alive(&self, customer: Purchases, horizon: f64) -> f64 {
        ask!(self, model => model.square_if_alive(customer, horizon))
    }

    pub(super) fn p_alive(&self, customer: Purchases) -> f64 {
        ask!(self, model => model.p_alive(customer))
    }

    pub(super) fn draw_next(&self, random: &mut Random, customer: Purchases, horizon: f64) -> u32 {
        ask!(self, model => model.draw_next(random, customer, horizon))
    }

    /// The chance of at least one purchase within `horizon`.
    pub(super) fn buys_within(&self, customer: Purchases, horizon: f64) -> f64 {
        self.p_alive(customer) * self.buys_if_alive(customer, horizon)
    }

    /// The same of someone who is known to be a customer still.
    ///
    /// To them, leaving comes only after a purchase under
    /// BG/NBD and MBG/NBD, and never under NBD. Given x and T, the rate λ of one
    /// alive is gamma distributed (r + x, α + T) in all models, so that nothing
    /// is bought with chance ((α+T) / (α+T+h))^(r+x). Under Pareto/NBD see
    /// [`buys_before_leaving`].
    pub(super) fn buys_if_alive(&self, customer: Purchases, horizon: f64) -> f64 {
        let own = self.parameters();
        let shape = own[0] + f64::from(customer.x);
        let rate = own[1] + customer.t;
        let nothing = shape * libm::log(rate / (rate + horizon));
        match self {
            Self::Nbd(_) | Self::BgNbd(_) | Self::MbgNbd(_) => -libm::expm1(nothing),
            Self::ParetoNbd(_) => {
                buys_before_leaving(shape, rate, own[2], own[3] + customer.t, horizon)
            }
        }
    }
}

/// The chance that a customer alive buys within `horizon` before leaving, under
/// Pareto/NBD: λ ~ Gamma(`shape`, `rate`) and μ ~ Gamma(s, `beta`) are independent
/// given that (Fader & Hardie 2005, "A note on deriving the Pareto/NBD model",
/// equations 16 and 17), so the first purchase comes in u from now with density
/// E\[λe^(−λu)\]·E\[e^(−μu)\] = (shape/rate)·(1+u/rate)^(−shape−1)·(1+u/β)^(−s).
fn buys_before_leaving(shape: f64, rate: f64, s: f64, beta: f64, horizon: f64) -> f64 {
    // Beyond these nothing is left of either factor.
    let last = |scale: f64, power: f64| scale * libm::expm1((40.0 / power).min(700.0));
    let end = horizon.min(last(rate, shape)).min(last(beta, s));
    // Over w = ln(1 + u/scale) both change at a rate that is never much more than at
    // the end; pieces are so short that neither changes by more than e³.
    let scale = rate.min(beta);
    let width = libm::log1p(end / scale);
    let steepest = (scale + end) * (shape / (rate + end) + s / (beta + end));
    let pieces = libm::ceil(width * (1.0 + steepest) / 3.0).clamp(1.0, 64.0);
    let step = width / pieces;
    let density = |w: f64| {
        let u = scale * libm::expm1(w);
        let waits = (shape + 1.0) * libm::log1p(u / rate);
        (scale + u) * libm::exp(-waits - s * libm::log1p(u / beta))
    };
    let sum: f64 = (0..pieces as u32)
        .map(|piece| f64::from(piece) * step)
        .map(|from| integral(from, from + step, density))
        .sum();
    // Rounding must not make more than certain of it.
    (shape / rate * sum).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same chance by the trapezoidal rule over ln u, u the waiting time.
    fn by_waiting_time(shape: f64, rate: f64, s: f64, beta: f64, horizon: f64) -> f64 {
        let steps = 200_000;
        let (from, to) = (libm::log(1e-9 * rate / (1.0 + shape)), libm::log(horizon));
        let step = (to - from) / f64::from(steps);
        let density = |u: f64| {
            let waits = libm::log(shape / rate) - (shape + 1.0) * libm::log1p(u / rate);
            libm::exp(waits - s * libm::log1p(u / beta))
        };
        let at = |place: i32| {
            let u = libm::exp(from + step * f64::from(place));
            let half = if place == 0 || place == steps {
                0.5
            } else {
                1.0
            };
            half * u * density(u)
        };
        step * (0..=steps).map(at).sum::<f64>()
    }

    #[test]
    fn the_chance_of_buying_is_the_integral() {
        for shape in [0.05, 0.6, 3.0, 40.0, 1000.0] {
            for s in [0.01, 0.6, 5.0, 60.0] {
                for (rate, beta) in [(10.0, 10.0), (2.0, 300.0), (300.0, 2.0)] {
                    for horizon in [0.1, 4.0, 52.0, 500.0] {
                        let found = buys_before_leaving(shape, rate, s, beta, horizon);
                        let expected = by_waiting_time(shape, rate, s, beta, horizon);
                        assert!(
                            (found - expected).abs() < 1e-6,
                            "{shape} {rate} {s} {beta} {horizon}: {found}, expected {expected}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn chances_are_those_of_draws() {
        let customer = Purchases {
            x: 2,
            t_x: 20.0,
            t: 26.0,
        };
        let kinds: [(ModelKind, &[f64]); 4] = [
            (ModelKind::Nbd, &[0.6, 10.0]),
            (ModelKind::BgNbd, &[0.6, 10.0, 0.8, 2.5]),
            (ModelKind::MbgNbd, &[0.6, 10.0, 0.8, 2.5]),
            (ModelKind::ParetoNbd, &[0.6, 10.0, 0.7, 12.0]),
        ];
        for (kind, parameters) in kinds {
            let model = AnyModel::from_parameters(kind, parameters);
            let mut random = Random::new(11);
            for horizon in [4.0, 13.0] {
                let draws = 40_000;
                let bought = (0..draws)
                    .filter(|_| model.draw_next(&mut random, customer, horizon) > 0)
                    .count();
                let share = bought as f64 / f64::from(draws);
                let chance = model.buys_within(customer, horizon);
                // Four standard errors.
                let error = libm::sqrt(chance * (1.0 - chance) / f64::from(draws));
                assert!(
                    (share - chance).abs() < 4.0 * error,
                    "{kind:?} {horizon}: {share}, {chance}"
                );
            }
        }
    }
}
