//! Counts and waiting times against their distributions.

use ltv_engine::numeric::Random;
use ltv_engine::numeric::special::ln_gamma;

const N: u32 = 100_000;

/// Pearson's χ² over counts that are expected at least ten times, the rest together,
/// less its degrees of freedom in standard deviations.
fn strangeness(mean: f64, drawn: f64) -> f64 {
    let mut random = Random::new(5);
    let mut counts = vec![0.0; 3000];
    for _ in 0..N {
        counts[random.poisson(drawn) as usize] += 1.0;
    }
    let (mut squares, mut cells) = (0.0, 0.0);
    let (mut rest, mut rest_expected) = (0.0, 0.0);
    for (k, count) in (0..).zip(&counts) {
        let k = f64::from(k);
        let ln = k * libm::log(mean) - mean - ln_gamma(k + 1.0);
        let expected = f64::from(N) * libm::exp(ln);
        if expected >= 10.0 {
            squares += (count - expected).powi(2) / expected;
            cells += 1.0;
        } else {
            rest += count;
            rest_expected += expected;
        }
    }
    squares += (rest - rest_expected).powi(2) / rest_expected.max(1.0);
    (squares - cells) / libm::sqrt(2.0 * cells)
}

#[test]
fn poisson() {
    for mean in [0.3, 4.0, 9.99, 10.0, 35.0, 1000.0] {
        let found = strangeness(mean, mean);
        assert!(found < 3.0, "{mean}: {found}");
    }
    // The test can tell.
    assert!(strangeness(35.0, 35.3) > 5.0);
    let mut random = Random::new(1);
    assert_eq!(random.poisson(0.0), 0);
    assert_eq!(random.poisson(1e12), u32::MAX);
}

#[test]
fn exponential() {
    let mut random = Random::new(2);
    let later = (0..N).filter(|_| random.exponential() > 2.0).count() as f64;
    let share = libm::exp(-2.0);
    let error = libm::sqrt(share * (1.0 - share) / f64::from(N));
    assert!((later / f64::from(N) - share).abs() < 4.0 * error);
}

/// With next to no α and β a beta is a coin, though its gammas are 0 in doubles.
#[test]
fn beta_of_next_to_nothing() {
    let mut random = Random::new(3);
    let draws: Vec<f64> = (0..10_000).map(|_| random.beta(1e-4, 3e-4)).collect();
    let high = draws.iter().filter(|p| **p > 0.999).count() as f64;
    let low = draws.iter().filter(|p| **p < 0.001).count() as f64;
    assert!(high + low > 9_950.0, "{high} {low}");
    assert!((high / 1e4 - 0.25).abs() < 0.02, "{high}");
}
