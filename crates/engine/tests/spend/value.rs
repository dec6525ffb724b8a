//! Customer lifetime value.

use crate::{close, relative};
use ltv_engine::btyd::{Horizon, Model, ModelKind, Purchases, Sample, Valuation, continuous_rate};
use ltv_engine::numeric::Random;
use ltv_engine::units::{Discount, Period};
use proptest::prelude::*;

/// Customers who order at the rate λ and leave at the rate μ, all alike and all still
/// there: everything about them has a closed form.
#[derive(Debug, Clone, Copy)]
struct Steady {
    lambda: f64,
    mu: f64,
}

impl Model for Steady {
    const KIND: ModelKind = ModelKind::ParetoNbd;
    const NAMES: &'static [&'static str] = &["lambda", "mu"];

    fn from_parameters(parameters: &[f64]) -> Self {
        Self {
            lambda: parameters[0],
            mu: parameters[1],
        }
    }
    fn parameters(&self) -> Vec<f64> {
        vec![self.lambda, self.mu]
    }
    fn starts(_: &Sample) -> Vec<Vec<f64>> {
        Vec::new()
    }
    fn log_likelihood(&self, _: Purchases) -> f64 {
        f64::NAN
    }
    fn gradient(&self, _: Purchases, _: f64, _: &mut [f64]) -> f64 {
        f64::NAN
    }
    fn expected(&self, t: f64) -> f64 {
        self.lambda * -(-self.mu * t).exp_m1() / self.mu
    }
    fn conditional_expected(&self, _: Purchases, horizon: f64) -> f64 {
        self.expected(horizon)
    }
    fn expected_if_alive(&self, _: Purchases, horizon: f64) -> f64 {
        self.expected(horizon)
    }
    fn square_if_alive(&self, _: Purchases, _: f64) -> f64 {
        f64::NAN
    }
    fn p_alive(&self, _: Purchases) -> f64 {
        1.0
    }
    fn pmf(&self, _: u32, _: f64) -> f64 {
        f64::NAN
    }
    fn dert(&self, _: Purchases, rate: f64) -> f64 {
        self.lambda / (self.mu + rate)
    }
    fn draw(&self, _: &mut Random, _: f64) -> Vec<f64> {
        Vec::new()
    }
    fn draw_next(&self, _: &mut Random, _: Purchases, _: f64) -> u32 {
        0
    }
}

const MODEL: Steady = Steady {
    lambda: 0.5,
    mu: 0.02,
};
const ANYBODY: Purchases = Purchases {
    x: 3,
    t_x: 10.0,
    t: 12.0,
};

fn asked(horizon: Horizon) -> Valuation {
    Valuation {
        margin: 0.4,
        rate: 0.003,
        horizon,
    }
}

#[test]
fn a_discounted_sum_of_increments() {
    // Twelve periods of 4 weeks: a geometric series in e^(−4(μ+δ)).
    let valuation = asked(Horizon::Periods {
        length: 4.0,
        count: 12.0,
    });
    let q = (-4.0 * 0.023_f64).exp();
    let each = MODEL.expected(4.0) * (-4.0 * 0.003_f64).exp();
    let sum = each * (1.0 - q.powi(12)) / (1.0 - q);
    close(valuation.purchases(&MODEL, ANYBODY).unwrap(), sum, 1e-12);
    close(
        valuation.residual(&MODEL, ANYBODY, 30.0).unwrap(),
        sum * 12.0,
        1e-11,
    );
    let new = |with_first| valuation.new_customer(&MODEL, 30.0, with_first).unwrap();
    close(new(false), sum * 12.0, 1e-11);
    close(new(true) - new(false), 12.0, 1e-11); // the first purchase, undiscounted
}

#[test]
fn a_last_period_that_is_cut_short() {
    let of = |count| {
        let horizon = Horizon::Periods { length: 4.0, count };
        asked(horizon).purchases(&MODEL, ANYBODY).unwrap()
    };
    let rest = (MODEL.expected(10.0) - MODEL.expected(8.0)) * (-10.0 * 0.003_f64).exp();
    close(of(2.5), of(2.0) + rest, 1e-13);
    assert_eq!(of(0.0), 0.0);
    // 365 days are 52.14 weeks; twelve periods and a rounding error are twelve.
    close(of(12.0 + 1e-12), of(12.0), 1e-12);
    // A billion purchases' worth of nothing: an unsound count ends all the same.
    assert_eq!(of(f64::NAN), 0.0);
}

#[test]
fn for_ever() {
    let valuation = asked(Horizon::Infinite);
    let sum = 0.5 / 0.023;
    close(valuation.purchases(&MODEL, ANYBODY).unwrap(), sum, 1e-12);
    let new = |with_first| valuation.new_customer(&MODEL, 30.0, with_first).unwrap();
    close(new(false), sum * 12.0, 1e-10);
    close(new(true), (1.0 + sum) * 12.0, 1e-10);
    // Long and fine enough periods come to the same, from below.
    let fine = asked(Horizon::Periods {
        length: 0.01,
        count: 200_000.0,
    });
    let near = fine.purchases(&MODEL, ANYBODY).unwrap();
    assert!(near < sum && relative(near, sum) < 1e-4);
    let free = Valuation {
        rate: 0.0,
        ..valuation
    };
    assert_eq!(free.purchases(&MODEL, ANYBODY), None);
    assert_eq!(free.new_customer(&MODEL, 30.0, true), None);
}

#[test]
fn rates_know_their_unit() {
    let yearly = Discount {
        rate: 0.1,
        per: Period::Year,
    };
    let day = continuous_rate(yearly, 1.0);
    close(day * 365.25, 1.1_f64.ln(), 1e-15);
    close(continuous_rate(yearly, 7.0), 7.0 * day, 1e-16);
    let monthly = Discount {
        rate: 0.01,
        per: Period::Month,
    };
    close(
        continuous_rate(monthly, 365.25 / 12.0),
        1.01_f64.ln(),
        1e-16,
    );
    let weekly = Discount {
        rate: 0.002,
        per: Period::Week,
    };
    close(continuous_rate(weekly, 7.0), 1.002_f64.ln(), 1e-17);
    close(
        continuous_rate(yearly.restated(Period::Month), 1.0),
        day,
        1e-16,
    );
    assert_eq!(continuous_rate(Discount::NONE, 7.0), 0.0);
}

proptest! {
    #[test]
    fn linear_in_margin_and_spend(
        margin in 0.0..0.5_f64, spend in 0.01..1e6_f64, rate in 0.0001..0.1_f64,
        length in 0.1..10.0_f64, count in 0.0..60.0_f64, infinite: bool,
    ) {
        let horizon = if infinite { Horizon::Infinite } else { Horizon::Periods { length, count } };
        let of = |margin, spend| {
            let valuation = Valuation { margin, rate, horizon };
            let residual = valuation.residual(&MODEL, ANYBODY, spend).unwrap();
            (residual, valuation.new_customer(&MODEL, spend, true).unwrap())
        };
        let (one, two) = (of(margin, spend), of(2.0 * margin, spend));
        prop_assert!(relative(2.0 * one.0, two.0) < 1e-14 && relative(2.0 * one.1, two.1) < 1e-14);
        prop_assert_eq!(of(0.0, spend), (0.0, 0.0));
        let sum = (of(0.3, spend).0 + of(0.7, spend).0, of(1.0, spend).0);
        prop_assert!(relative(sum.0, sum.1) < 1e-13);
        prop_assert!(relative(of(margin, 3.0 * spend).1, 3.0 * one.1) < 1e-14);
    }

    /// The same customers, told in days or in weeks.
    #[test]
    fn the_unit_of_time_does_not_matter(count in 0.0..60.0_f64, rate in 0.0001..0.1_f64, by in 0.1..40.0_f64) {
        let other = Steady { lambda: MODEL.lambda / by, mu: MODEL.mu / by };
        let here = Valuation { margin: 1.0, rate, horizon: Horizon::Periods { length: 2.0, count } };
        let there = Valuation {
            rate: rate / by,
            horizon: Horizon::Periods { length: 2.0 * by, count },
            ..here
        };
        let (one, two) = (here.purchases(&MODEL, ANYBODY).unwrap(), there.purchases(&other, ANYBODY).unwrap());
        prop_assert!((one - two).abs() <= 1e-12 * one.max(1e-9));
    }
}
