//! Fits of data that were drawn, and draws against expectations.

use ltv_engine::btyd::{BgNbd, MbgNbd, Model, Nbd, Purchases, Sample, fit};
use ltv_engine::numeric::Random;

/// Customers who came at random in the first 26 of 78 weeks.
pub(crate) fn draw<M: Model>(model: &M, seed: u64, count: usize) -> Vec<Purchases> {
    let mut random = Random::new(seed);
    (0..count)
        .map(|_| {
            let t = 52.0 + 26.0 * random.uniform();
            let ages = model.draw(&mut random, t);
            Purchases {
                x: ages.len() as u32,
                t_x: ages.last().copied().unwrap_or(0.0),
                t,
            }
        })
        .collect()
}

/// Intervals that miss the truth, of all parameters in all seeds.
fn missed<M: Model>(truth: &M, seeds: u64) -> usize {
    (0..seeds)
        .map(|seed| {
            let fitted = fit::<M>(&Sample::new(draw(truth, seed, 3000))).unwrap();
            assert!(fitted.converged, "{seed}: {:?}", fitted.stopped);
            let told = fitted.told();
            let misses = told.parameters.iter().zip(truth.parameters());
            misses
                .filter(|(parameter, truth)| {
                    let (low, high) = parameter.interval.unwrap();
                    *truth < low || *truth > high
                })
                .count()
        })
        .sum()
}

#[test]
fn what_was_drawn_is_found_again() {
    let bg = BgNbd {
        r: 0.5,
        alpha: 4.0,
        a: 0.9,
        b: 2.5,
    };
    let mbg = MbgNbd {
        r: 0.6,
        alpha: 5.0,
        a: 0.9,
        b: 2.0,
    };
    let nbd = Nbd {
        r: 0.4,
        alpha: 12.0,
    };
    // Of 24, 24 and 12 intervals 5 % are expected to miss, and in bunches.
    assert!(missed(&bg, 6) <= 4);
    assert!(missed(&mbg, 6) <= 4);
    assert!(missed(&nbd, 6) <= 2);
}

/// The mean of draws is the expectation, for new customers and known ones.
fn draws_agree<M: Model>(model: &M) {
    let mut random = Random::new(11);
    let count = 40_000;
    let mean = |values: &[f64]| {
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
        (
            mean,
            (squares / values.len() as f64 / values.len() as f64).sqrt(),
        )
    };
    let new: Vec<f64> = (0..count)
        .map(|_| model.draw(&mut random, 40.0).len() as f64)
        .collect();
    let (got, error) = mean(&new);
    assert!((got - model.expected(40.0)).abs() < 4.0 * error, "{got}");
    let none = new.iter().filter(|count| **count == 0.0).count() as f64 / f64::from(count);
    assert!((none - model.pmf(0, 40.0)).abs() < 0.01, "{none}");
    for customer in [
        Purchases {
            x: 0,
            t_x: 0.0,
            t: 30.0,
        },
        Purchases {
            x: 3,
            t_x: 25.0,
            t: 30.0,
        },
        Purchases {
            x: 40,
            t_x: 29.0,
            t: 30.0,
        },
    ] {
        let next: Vec<f64> = (0..count)
            .map(|_| f64::from(model.draw_next(&mut random, customer, 26.0)))
            .collect();
        let (got, error) = mean(&next);
        let expected = model.conditional_expected(customer, 26.0);
        assert!((got - expected).abs() < 4.0 * error, "{got} for {expected}");
    }
}

#[test]
fn draws_have_the_mean_that_is_expected() {
    draws_agree(&BgNbd {
        r: 0.6,
        alpha: 4.0,
        a: 0.9,
        b: 2.5,
    });
    draws_agree(&MbgNbd {
        r: 0.6,
        alpha: 4.0,
        a: 0.9,
        b: 2.5,
    });
    draws_agree(&Nbd { r: 0.6, alpha: 4.0 });
}

#[test]
fn a_part_of_many_leads_to_the_maximum_of_all() {
    let truth = BgNbd {
        r: 0.5,
        alpha: 4.0,
        a: 0.9,
        b: 2.5,
    };
    let many = fit::<BgNbd>(&Sample::new(draw(&truth, 3, 30_000))).unwrap();
    assert!(many.converged);
    let sample = Sample::new(draw(&truth, 3, 30_000));
    let mut gradient = vec![0.0; 4];
    many.model.evaluate(&sample, &mut gradient);
    assert!(
        gradient.iter().all(|slope| slope.abs() < 1e-5),
        "{gradient:?}"
    );
}
