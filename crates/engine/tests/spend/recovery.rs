//! Parameters found again in drawn customers.

use crate::{close, relative};
use ltv_engine::btyd::{GammaGamma, Spend, SpendSample};
use ltv_engine::numeric::Random;

/// Customers with as many purchases as a shifted geometric gives, mean 3.
fn customers(model: &GammaGamma, random: &mut Random, count: u32) -> Vec<Spend> {
    (0..count)
        .map(|_| {
            let x = 1 + (random.uniform().ln() / (2.0_f64 / 3.0).ln()) as u32;
            let own = model.draw_mean(random, None);
            let mean = model.draw_total(random, own, x) / f64::from(x);
            Spend { x, mean }
        })
        .collect()
}

#[test]
fn true_parameters_lie_in_their_intervals() {
    let model = GammaGamma {
        p: 6.25,
        q: 3.74,
        gamma: 15.44,
    };
    let mut inside = [0; 3];
    let rounds = 60;
    for seed in 0..rounds {
        let drawn = customers(&model, &mut Random::new(seed), 1_000);
        let fit = SpendSample::new(drawn).fit().unwrap().fit;
        assert!(fit.converged, "{fit:?}");
        for ((parameter, truth), inside) in fit
            .parameters
            .iter()
            .zip(model.parameters())
            .zip(&mut inside)
        {
            let (low, high) = parameter.interval.unwrap();
            *inside += u32::from(low <= truth && truth <= high);
        }
        assert!(relative(fit.mean.unwrap(), model.mean().unwrap()) < 0.1);
        assert!(fit.independence.holds);
    }
    // 95 % of 60 is 57; 52 has a chance of 2 %, fewer of 1 %.
    for inside in inside {
        assert!(inside >= 52, "{inside} of {rounds}");
    }
}

#[test]
fn the_unit_of_money_changes_gamma_alone() {
    let model = GammaGamma {
        p: 3.0,
        q: 2.5,
        gamma: 40.0,
    };
    let drawn = customers(&model, &mut Random::new(5), 2_000);
    let here = SpendSample::new(drawn.iter().copied()).fit().unwrap();
    for by in [1e-3, 33.0, 1e7] {
        let scaled = drawn.iter().map(|one| Spend {
            mean: one.mean * by,
            ..*one
        });
        let there = SpendSample::new(scaled).fit().unwrap();
        for (i, (one, other)) in here
            .fit
            .parameters
            .iter()
            .zip(&there.fit.parameters)
            .enumerate()
        {
            let factor = if i == 2 { by } else { 1.0 };
            assert!(
                relative(one.value * factor, other.value) < 1e-8,
                "{by}: {one:?} {other:?}"
            );
            let (error, other) = (one.standard_error.unwrap(), other.standard_error.unwrap());
            assert!(relative(error * factor, other) < 1e-4);
        }
        let shift = there.fit.log_likelihood + 2_000.0 * f64::ln(by);
        close(shift, here.fit.log_likelihood, 1e-6);
    }
}

#[test]
fn drawn_means_have_their_mean() {
    let model = GammaGamma {
        p: 6.25,
        q: 3.74,
        gamma: 15.44,
    };
    let customer = Spend { x: 2, mean: 22.35 };
    let mut random = Random::new(1);
    let count = 200_000;
    let (mut sum, mut totals) = (0.0, 0.0);
    for _ in 0..count {
        let own = model.draw_mean(&mut random, Some(customer));
        sum += own;
        totals += model.draw_total(&mut random, own, 3);
    }
    let expected = model.conditional_mean(Some(customer)).unwrap();
    // The standard deviation of ζ is near 7, so four errors of the mean are 0.06.
    close(sum / f64::from(count), expected, 0.07);
    close(totals / f64::from(count), 3.0 * expected, 0.3);
    assert_eq!(model.draw_total(&mut random, 5.0, 0), 0.0);
}

#[test]
fn odd_samples_are_fitted_or_say_so() {
    let mut random = Random::new(9);
    let mut samples: Vec<Vec<Spend>> = vec![
        // One purchase each: p and q are hardly told apart.
        (0..300)
            .map(|_| Spend {
                x: 1,
                mean: random.gamma(2.0),
            })
            .collect(),
        // No difference between customers: q runs away.
        (1..300)
            .map(|i| Spend {
                x: i,
                mean: random.gamma(5.0 * f64::from(i)) / (5.0 * f64::from(i)),
            })
            .collect(),
        // Ever the same amounts within a customer: p runs away.
        (0..300)
            .map(|i| Spend {
                x: 10_000,
                mean: 10.0 + f64::from(i),
            })
            .collect(),
        // One giant.
        (0..300)
            .map(|i| Spend {
                x: 1 + i % 4,
                mean: if i == 7 { 1e9 } else { 1.0 + f64::from(i % 10) },
            })
            .collect(),
    ];
    samples.push(
        (0..12)
            .map(|i| Spend {
                x: 1,
                mean: f64::from(1 + i % 2),
            })
            .collect(),
    );
    samples.push(
        (0..400)
            .map(|i| Spend {
                x: 1 + i,
                mean: 10.0_f64.powi((i % 12) as i32 - 2),
            })
            .collect(),
    );
    for (index, sample) in samples.into_iter().enumerate() {
        let fit = SpendSample::new(sample).fit().unwrap().fit;
        assert!(fit.log_likelihood.is_finite(), "{index}");
        for parameter in &fit.parameters {
            assert!(
                parameter.value.is_finite() && parameter.value > 0.0,
                "{index}: {parameter:?}"
            );
            if let Some((low, high)) = parameter.interval {
                assert!(
                    low <= parameter.value && parameter.value <= high,
                    "{index}: {parameter:?}"
                );
            }
        }
        assert!(fit.evaluations < 5_000, "{index}: {}", fit.evaluations);
    }
}

/// With so many customers most of the search asks a part of them: where it ends, all
/// of them must agree. What is left is (gradient · covariance · gradient)/2 of ln L.
#[test]
fn a_search_over_a_part_ends_at_the_maximum_of_all() {
    let model = GammaGamma {
        p: 6.25,
        q: 3.74,
        gamma: 15.44,
    };
    let sample = SpendSample::new(customers(&model, &mut Random::new(11), 30_000));
    let found = sample.fit().unwrap();
    assert!(
        found.fit.converged && found.fit.evaluations < 60,
        "{found:?}"
    );
    let mut slopes = [0.0; 3];
    sample.log_likelihood(&found.model.scaled(1.0 / sample.scale()), &mut slopes);
    let covariance = found.covariance.unwrap();
    let left: f64 = (0..9)
        .map(|at| slopes[at / 3] * covariance[at] * slopes[at % 3])
        .sum();
    assert!(left < 1e-10, "{left:e}");
}
