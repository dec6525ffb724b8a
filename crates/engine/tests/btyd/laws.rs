//! What must hold whatever the numbers are.
#![allow(clippy::float_cmp)]

use ltv_engine::btyd::{BgNbd, MbgNbd, Model, Nbd, Purchases, Sample};
use proptest::prelude::*;

pub(crate) fn parameter() -> impl Strategy<Value = f64> {
    (-1.5..1.5_f64).prop_map(|power| libm::pow(10.0, power))
}

pub(crate) fn customer() -> impl Strategy<Value = Purchases> {
    (0..40_u32, 0.0..=1.0_f64, 0.1..100.0_f64).prop_map(|(x, share, t)| Purchases {
        x,
        t_x: if x == 0 { 0.0 } else { share * t },
        t,
    })
}

pub(crate) fn model<M: Model>(parameters: &[f64]) -> M {
    M::from_parameters(&parameters[..M::NAMES.len()])
}

pub(crate) fn near(got: f64, expected: f64, relative: f64, what: &str) {
    let error = (got - expected).abs() / expected.abs().max(1e-3);
    assert!(error < relative, "{what}: {got} for {expected}");
}

/// Central differences by the logarithm of each parameter.
fn slopes<M: Model>(parameters: &[f64], of: impl Fn(&M) -> f64) -> Vec<f64> {
    let step = 1e-5;
    (0..M::NAMES.len())
        .map(|i| {
            let beside = |by: f64| {
                let mut moved = parameters.to_vec();
                moved[i] *= libm::exp(by);
                of(&model::<M>(&moved))
            };
            (beside(step) - beside(-step)) / (2.0 * step)
        })
        .collect()
}

fn gradients<M: Model>(parameters: &[f64], customers: &[Purchases]) {
    let model = model::<M>(parameters);
    let sample = Sample::new(customers.iter().chain(&customers[..3]).copied());
    let mut together = vec![0.0; M::NAMES.len()];
    let whole = model.evaluate(&sample, &mut together);
    let mut apart = vec![0.0; M::NAMES.len()];
    // The terms have both signs: what is rounded is of the size of the terms, not of their sum.
    let (mut sum, mut size) = (0.0, 1.0);
    for (customer, weight) in sample.iter() {
        let value = model.gradient(customer, weight, &mut apart);
        near(value, model.log_likelihood(customer), 1e-12, "with slopes");
        sum += weight * value;
        size += (weight * value).abs();
    }
    assert!((whole - sum).abs() <= 1e-12 * size, "{whole} {sum}");
    let likelihood = |model: &M| {
        let one = |(customer, weight)| weight * model.log_likelihood(customer);
        sample.iter().map(one).sum::<f64>()
    };
    let numerical = slopes::<M>(parameters, likelihood);
    for ((together, apart), numerical) in together.iter().zip(&apart).zip(&numerical) {
        assert!(
            (together - apart).abs() < 1e-11 * size,
            "{together} {apart}"
        );
        assert!(
            (together - numerical).abs() < 1e-8 * size,
            "{together} {numerical}"
        );
    }
}

/// Σ P(X(t) = n) = 1 and Σ n·P(X(t) = n) = E[X(t)].
fn distribution<M: Model>(parameters: &[f64], t: f64) {
    let model = model::<M>(parameters);
    let (mut sum, mut mean) = (0.0, 0.0);
    for n in 0..20_000 {
        let chance = model.pmf(n, t);
        sum += chance;
        mean += f64::from(n) * chance;
        if n > 10 && f64::from(n) * chance < 1e-14 && 1.0 - sum < 1e-11 {
            break;
        }
    }
    near(sum, 1.0, 1e-9, "chances");
    near(mean, model.expected(t), 1e-7, "mean");
}

/// ∫ δ·e^(−δs)·E(s) ds by midpoints of v = e^(−δs/2).
fn discounting<M: Model>(parameters: &[f64], customer: Purchases) {
    let model = model::<M>(parameters);
    let (rate, count) = (0.02, 300);
    let sum: f64 = (0..count)
        .map(|place| {
            let v = (f64::from(place) + 0.5) / f64::from(count);
            let horizon = -2.0 * libm::log(v) / rate;
            2.0 * v * model.conditional_expected(customer, horizon) / f64::from(count)
        })
        .sum();
    near(model.dert(customer, rate), sum, 1e-4, "discounted");
}

proptest! {
    #[test]
    fn slopes_are_those_of_the_likelihood(
        parameters in prop::collection::vec(parameter(), 4),
        customers in prop::collection::vec(customer(), 3..30),
    ) {
        gradients::<BgNbd>(&parameters, &customers);
        gradients::<MbgNbd>(&parameters, &customers);
        gradients::<Nbd>(&parameters, &customers);
    }

    #[test]
    fn chances_sum_to_one(
        r in 0.05..5.0_f64,
        alpha in 0.5..30.0_f64,
        a in parameter(),
        b in parameter(),
        t in 0.1..50.0_f64,
    ) {
        let parameters = [r, alpha, a, b];
        distribution::<BgNbd>(&parameters, t);
        distribution::<MbgNbd>(&parameters, t);
        distribution::<Nbd>(&parameters, t);
    }

    /// Someone who was silent for longer is not more likely there.
    #[test]
    fn silence_is_no_good_sign(
        parameters in prop::collection::vec(parameter(), 4),
        customer in customer(),
        more in 0.0..100.0_f64,
    ) {
        let later = Purchases { t: customer.t + more, ..customer };
        let bg = model::<BgNbd>(&parameters);
        prop_assert!(bg.p_alive(later) <= bg.p_alive(customer));
        let mbg = model::<MbgNbd>(&parameters);
        prop_assert!(mbg.p_alive(later) <= mbg.p_alive(customer));
        prop_assert!(mbg.p_alive(later) > 0.0);
    }

    #[test]
    fn a_sample_is_its_customers(customers in prop::collection::vec(customer(), 0..60)) {
        let twice = Sample::new(customers.iter().chain(&customers).copied());
        prop_assert_eq!(twice.customers(), 2.0 * customers.len() as f64);
        prop_assert!(twice.weights().iter().all(|weight| weight % 2.0 == 0.0));
        let mut sorted = customers.clone();
        sorted.sort_by(|one, other| {
            (one.x.cmp(&other.x))
                .then(one.t_x.total_cmp(&other.t_x))
                .then(one.t.total_cmp(&other.t))
        });
        sorted.dedup();
        prop_assert_eq!(twice.rows(), &sorted[..]);
        for (row, [t_x, t]) in twice.rows().iter().zip(twice.places()) {
            prop_assert_eq!(twice.ages()[*t_x as usize], row.t_x);
            prop_assert_eq!(twice.ages()[*t as usize], row.t);
        }
        prop_assert!(twice.ages().is_sorted());
        let third = twice.thinned(3);
        prop_assert_eq!(third.customers(), 3.0 * libm::floor(twice.customers() / 3.0));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn present_values_are_sums_of_what_comes(
        r in 0.1..5.0_f64,
        alpha in 1.0..30.0_f64,
        a in 0.1..3.0_f64,
        b in 0.3..8.0_f64,
        customer in customer(),
    ) {
        let parameters = [r, alpha, a, b];
        discounting::<BgNbd>(&parameters, customer);
        discounting::<MbgNbd>(&parameters, customer);
        discounting::<Nbd>(&parameters, customer);
    }
}

/// BG/NBD gives one-time buyers P(alive) = 1 by construction, MBG/NBD does not.
#[test]
fn one_time_buyers() {
    let once = Purchases {
        x: 0,
        t_x: 0.0,
        t: 500.0,
    };
    let parameters = [0.5, 5.0, 0.9, 2.0];
    assert!((model::<BgNbd>(&parameters).p_alive(once) - 1.0).abs() < 1e-15);
    assert!(model::<MbgNbd>(&parameters).p_alive(once) < 0.3);
}
