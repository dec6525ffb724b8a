//! What holds at any parameters and histories.

use ltv_engine::btyd::{Model, ParetoNbd, Purchases, Sample};
use ltv_engine::numeric::Random;
use proptest::prelude::*;

use crate::{customer, model};

/// Between two powers of ten, their logarithm uniform.
fn spread(low: f64, high: f64) -> impl Strategy<Value = f64> {
    (low..high).prop_map(|power| libm::pow(10.0, power))
}

prop_compose! {
    fn models(low: f64, high: f64)(
        r in spread(low, high),
        alpha in spread(low, high),
        s in spread(low, high),
        beta in spread(low, high),
        same in any::<bool>(),
    ) -> ParetoNbd {
        model(r, alpha, s, if same { alpha } else { beta })
    }
}

prop_compose! {
    fn histories(most: u32, oldest: f64)(
        x in prop_oneof![Just(0), 0..=5_u32, 0..=most],
        share in prop_oneof![Just(0.0), Just(1.0), 0.0..=1.0_f64],
        t in prop_oneof![Just(0.0), 0.0..=oldest],
    ) -> Purchases {
        customer(x, if x == 0 { 0.0 } else { share * t }, t)
    }
}

fn cases(count: u32) -> ProptestConfig {
    ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(count)
    }
}

proptest! {
    #![proptest_config(cases(500))]

    /// All over the domain that the models promise.
    #[test]
    fn everything_is_finite(
        model in models(-4.0, 4.0),
        customer in histories(10_000, 10_000.0),
        horizon in 0.0..10_000.0,
        rate in spread(-8.0, 2.0),
    ) {
        let mut gradient = [0.0; 4];
        let ln = model.gradient(customer, 1.0, &mut gradient);
        prop_assert!(ln.is_finite());
        prop_assert!(gradient.iter().all(|slope| slope.is_finite()));
        let alive = model.p_alive(customer);
        prop_assert!((0.0..=1.0).contains(&alive));
        let next = model.conditional_expected(customer, horizon);
        prop_assert!(next.is_finite() && next >= 0.0);
        let dert = model.dert(customer, rate);
        prop_assert!(dert.is_finite() && dert >= 0.0);
        let expected = model.expected(horizon);
        prop_assert!(expected.is_finite() && expected >= 0.0);
        let pmf = model.pmf(customer.x, horizon);
        prop_assert!((0.0..=1.0).contains(&pmf));
    }

    #[test]
    fn gradient_is_that_of_the_likelihood(
        model in models(-1.0, 2.0),
        customer in histories(50, 100.0),
        weight in 0.5..3.0,
    ) {
        let mut found = [0.0; 4];
        model.gradient(customer, weight, &mut found);
        let at = |k: usize, step: f64| {
            let mut moved = model.parameters();
            moved[k] *= libm::exp(step);
            ParetoNbd::from_parameters(&moved).log_likelihood(customer)
        };
        for (k, found) in found.iter().enumerate() {
            let h = 1e-3;
            // Of fourth order.
            let slope = (8.0 * (at(k, h) - at(k, -h)) - (at(k, 2.0 * h) - at(k, -2.0 * h)))
                / (12.0 * h) * weight;
            let scale = 1.0 + model.r + model.s + f64::from(customer.x);
            prop_assert!((found - slope).abs() <= 1e-9 * scale, "{k}: {found} {slope}");
        }
    }

    #[test]
    fn a_sample_is_the_sum_of_its_customers(
        model in models(-2.0, 3.0),
        customers in prop::collection::vec(
            (prop_oneof![0..4_u32, 0..200_u32], 0..60_u32, 0..60_u32), 1..150,
        ),
    ) {
        let customers: Vec<_> = customers
            .into_iter()
            .map(|(x, one, other)| {
                let last = if x == 0 { 0 } else { one.min(other) };
                customer(x, f64::from(last) / 7.0, f64::from(one.max(other)) / 7.0)
            })
            .collect();
        let (mut found, mut wanted) = ([0.0; 4], [0.0; 4]);
        let ln = model.evaluate(&Sample::new(customers.iter().copied()), &mut found);
        // The terms have both signs: what is rounded is of the size of the terms, not of their sum.
        let (mut sum, mut size) = (0.0, 1.0);
        for one in &customers {
            let term = model.gradient(*one, 1.0, &mut wanted);
            sum += term;
            size += term.abs();
        }
        prop_assert!((ln - sum).abs() <= 1e-12 * size, "{ln} {sum}");
        let count = customers.iter().map(|one| f64::from(one.x) + model.r + model.s + 1.0);
        let scale: f64 = count.sum();
        for k in 0..4 {
            prop_assert!((found[k] - wanted[k]).abs() <= 1e-12 * scale, "{k} {found:?} {wanted:?}");
        }
    }

    #[test]
    fn expectations_grow_with_the_horizon(
        model in models(-3.0, 3.0),
        customer in histories(1000, 1000.0),
        horizon in 0.0..1000.0,
        more in 0.0..1000.0,
    ) {
        // Once all have left it stays, but for rounding.
        let slack = 1.0 + 1e-14;
        prop_assert!(model.expected(horizon) <= model.expected(horizon + more) * slack);
        prop_assert!(model.conditional_expected(customer, horizon)
            <= model.conditional_expected(customer, horizon + more) * slack);
    }

    /// Less is expected for a longer silence, and less is worth more of interest.
    #[test]
    fn silence_and_interest_cost(
        model in models(-2.0, 2.0),
        customer in histories(100, 100.0),
        more in 0.1..100.0,
        rate in spread(-5.0, 0.0),
    ) {
        let silent = Purchases { t: customer.t + more, ..customer };
        let slack = 1.0 + 1e-12;
        prop_assert!(model.p_alive(silent) <= model.p_alive(customer) * slack);
        prop_assert!(model.dert(customer, rate * 1.5) <= model.dert(customer, rate) * slack);
    }

    /// In units of another length all but densities by time stays.
    #[test]
    fn the_unit_of_time_does_not_matter(
        model in models(-3.0, 3.0),
        customer in histories(300, 1000.0),
        horizon in 1.0..100.0,
        factor in prop_oneof![Just(7.0), Just(30.4375), 0.01..100.0],
    ) {
        let other = model.rescaled(factor);
        let history = Purchases { t_x: customer.t_x * factor, t: customer.t * factor, ..customer };
        let same = |one: f64, other: f64| (one - other).abs() <= 1e-9 * one.abs() + 1e-290;
        prop_assert!(same(
            model.conditional_expected(customer, horizon),
            other.conditional_expected(history, horizon * factor),
        ));
        prop_assert!(same(model.p_alive(customer), other.p_alive(history)));
        prop_assert!(same(model.expected(horizon), other.expected(horizon * factor)));
        prop_assert!(same(model.dert(customer, 0.01), other.dert(history, 0.01 / factor)));
        prop_assert!(same(
            model.pmf(customer.x, horizon),
            other.pmf(customer.x, horizon * factor),
        ));
        let ln = other.log_likelihood(history) + f64::from(customer.x) * libm::log(factor);
        prop_assert!((model.log_likelihood(customer) - ln).abs() <= 1e-9 * (1.0 + ln.abs()));
    }
}

proptest! {
    #![proptest_config(cases(30))]

    #[test]
    fn chances_of_all_counts_sum_to_one(
        model in models(-1.0, 1.0),
        t in 0.1..20.0,
    ) {
        // The tail beyond n falls like ((t/(α+t))^n); enough of it.
        let z = t / (model.alpha + t);
        let last = (40.0 / -libm::log(z)).max(50.0) * (1.0 + model.r / 5.0);
        let mut sum = 0.0;
        let mut mean = 0.0;
        for n in 0..last as u32 + 200 {
            let chance = model.pmf(n, t);
            sum += chance;
            mean += f64::from(n) * chance;
        }
        prop_assert!((sum - 1.0).abs() < 1e-9, "{sum}");
        prop_assert!((mean / model.expected(t) - 1.0).abs() < 1e-8, "{mean}");
    }
}

/// P(alive) given a history is what remains of those who have it, over draws; so are
/// the counts' distribution and the next purchases' mean.
#[test]
fn draws_follow_the_distribution() {
    let model = model(0.8, 5.0, 0.9, 8.0);
    let mut random = Random::new(20);
    let (t, draws) = (10.0, 200_000);
    let mut counts = [0.0; 6];
    let mut sum = 0.0;
    for _ in 0..draws {
        let ages = model.draw(&mut random, t);
        assert!(ages.is_sorted() && ages.iter().all(|age| (0.0..=t).contains(age)));
        sum += ages.len() as f64;
        if let Some(count) = counts.get_mut(ages.len()) {
            *count += 1.0;
        }
    }
    let n = f64::from(draws);
    for (k, count) in counts.iter().enumerate() {
        let chance = model.pmf(k as u32, t);
        let error = libm::sqrt(chance * (1.0 - chance) / n);
        assert!((count / n - chance).abs() < 4.0 * error, "{k}");
    }
    assert!((sum / n / model.expected(t) - 1.0).abs() < 0.015);

    let history = customer(3, 6.0, 10.0);
    let mut next = 0.0;
    for _ in 0..draws {
        next += f64::from(model.draw_next(&mut random, history, 12.0));
    }
    let expected = model.conditional_expected(history, 12.0);
    assert!((next / n / expected - 1.0).abs() < 0.015, "{next}");
}
