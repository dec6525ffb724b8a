//! Discounted lifetimes at extreme parameters, and fits at the limit.

use std::time::Instant;

use ltv_engine::forecast::Stopped;
use ltv_engine::retention::{RetentionKind, Survivors};
use ltv_engine::survival::{BetaDiscreteWeibull, ShiftedBetaGeometric, Survival};

/// `tests/data/derl.py`: sums by mpmath with 80 digits.
#[test]
fn sums_at_extremes_are_those_of_many_digits() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../tests/data/expected/derl.csv"
    );
    let text = std::fs::read_to_string(path).unwrap();
    let begun = Instant::now();
    let (mut count, mut worst) = (0, 0.0_f64);
    for line in text.lines().skip(1) {
        let cells: Vec<f64> = line.split(',').map(|cell| cell.parse().unwrap()).collect();
        let &[gamma, delta, c, rate, first, expected] = cells.as_slice() else {
            panic!("{line}");
        };
        let first = first as u32;
        let weibull = BetaDiscreteWeibull { gamma, delta, c };
        let mut own = vec![weibull.discounted(rate, first)];
        if c == 1.0 {
            let (alpha, beta) = (gamma, delta);
            own.push(ShiftedBetaGeometric { alpha, beta }.discounted(rate, first));
        }
        for own in own {
            let error = (own / expected - 1.0).abs();
            worst = worst.max(error);
            assert!(error < TOLERANCE, "{line}: {own}, {error}");
        }
        count += 1;
    }
    println!(
        "{count} sums, the worst off by {worst:e}, {:?}",
        begun.elapsed()
    );
    assert!(count >= 50, "{count}");
}

/// Differences of ln Γ at arguments of 1e4 and of ages to a power lose a few digits.
const TOLERANCE: f64 = 1e-10;

/// Customers who do not differ, each the more likely to leave the longer they are there:
/// the discrete Weibull, which `BdW` is at its limit. Constant churn, the only model without
/// a parameter there, is far from it.
#[test]
fn a_limit_is_a_model() {
    let values = vec![
        1000.0, 955.0, 871.0, 761.0, 640.0, 521.0, 411.0, 315.0, 236.0, 173.0, 124.0,
    ];
    let (losses, _) = Survivors::Counts { values }.losses().unwrap();
    let best = losses.best_fit().unwrap();
    assert_eq!(best.curve.kind(), RetentionKind::Bdw);
    assert_eq!((best.converged, best.stopped), (true, Stopped::Boundary));
    // `tests/data/fits.py`, at parameters a hundred times as large.
    assert!(best.log_likelihood > -2_348.556_360_1 - 0.1);
    let age = |t: u32| best.curve.survival().at(t);
    assert!((age(5) - 0.520_513).abs() < 1e-3 && (age(12) - 0.058_452).abs() < 1e-3);
    // What is known of the curve is told.
    assert!(best.covariance.is_some());
}
