//! The search for maxima on functions whose maxima are known.

use ltv_engine::numeric::optimize::{Limits, Stop, climb, estimate, settle};

/// −Rosenbrock's valley at (x, y): the maximum 0 is at (1, 1).
fn valley(point: &[f64], gradient: &mut [f64]) -> f64 {
    let (x, y) = (point[0], point[1]);
    let bent = y - x * x;
    gradient[0] += 2.0 * (1.0 - x) + 400.0 * x * bent;
    gradient[1] -= 200.0 * bent;
    -((1.0 - x) * (1.0 - x) + 100.0 * bent * bent)
}

#[test]
fn a_bent_valley() {
    let found = estimate(&mut valley, &[vec![-1.2, 1.0]], &Limits::default());
    assert!(found.converged(), "{found:?}");
    assert!((found.point[0] - 1.0).abs() < 1e-9, "{found:?}");
    assert!((found.point[1] - 1.0).abs() < 1e-9, "{found:?}");
    assert!(found.evaluations < 80, "{}", found.evaluations);
    // Hessian at (1, 1): [802, −400; −400, 200], determinant 400.
    let covariance = found.covariance.unwrap();
    for (got, expected) in covariance.iter().zip([0.5, 1.0, 1.0, 2.005]) {
        assert!((got - expected).abs() < 1e-4 * expected, "{covariance:?}");
    }
}

#[test]
fn the_better_of_two_tops() {
    // Two tops near x = −2 and 2, the second a little higher.
    let mut tops = |point: &[f64], gradient: &mut [f64]| {
        let x = point[0];
        gradient[0] -= x * (x * x - 4.0) - 0.1;
        -(0.25 * x * x * x * x - 2.0 * x * x - 0.1 * x)
    };
    let found = estimate(&mut tops, &[vec![-1.9], vec![3.0]], &Limits::default());
    assert!(found.converged());
    assert!(found.point[0] > 1.9, "{found:?}");
}

#[test]
fn what_runs_away_is_held_and_said() {
    // x is settled by the data, y → −∞ is ever better.
    let mut slope = |point: &[f64], gradient: &mut [f64]| {
        let (x, y) = (point[0], libm::exp(point[1]));
        gradient[0] -= 2.0 * (x - 0.5) + y;
        gradient[1] -= x * y + y;
        -((x - 0.5) * (x - 0.5) + x * y + y)
    };
    let limits = Limits::default();
    let found = estimate(&mut slope, &[vec![0.0, 0.0]], &limits);
    assert_eq!(found.stop, Stop::Boundary, "{found:?}");
    assert!(!found.converged());
    assert!((found.point[1] + limits.reach).abs() < 1e-12);
    assert!((found.point[0] - (0.5 - 0.5e-4)).abs() < 1e-8, "{found:?}");
    let covariance = found.covariance.unwrap();
    assert!((covariance[0] - 0.5).abs() < 1e-6);
    assert_eq!(
        covariance[1..]
            .iter()
            .filter(|value| **value != 0.0)
            .count(),
        0
    );
}

#[test]
fn a_ridge_without_a_top_to_speak_of_is_said() {
    // x − y is known to 0.1, x + y to 1000: one of the two is taken as known.
    let mut ridge = |point: &[f64], gradient: &mut [f64]| {
        let (apart, along) = (point[0] - point[1] - 1.0, point[0] + point[1]);
        gradient[0] -= 100.0 * apart + 1e-6 * along;
        gradient[1] -= -100.0 * apart + 1e-6 * along;
        -(50.0 * apart * apart + 0.5e-6 * along * along)
    };
    let found = estimate(&mut ridge, &[vec![2.0, 2.5]], &Limits::default());
    assert_eq!(found.stop, Stop::Boundary, "{found:?}");
    let covariance = found.covariance.unwrap();
    assert!(
        (covariance[0] + covariance[3] - 0.01).abs() < 1e-6,
        "{covariance:?}"
    );
    assert!((covariance[0] * covariance[3]).abs() < 1e-12);
}

#[test]
fn cliffs_are_walked_around() {
    // Not a number beyond the unit circle's chord x + y = 1, next to the maximum.
    let mut cliff = |point: &[f64], gradient: &mut [f64]| {
        let (x, y) = (point[0], point[1]);
        if x + y > 1.0 {
            return f64::NAN;
        }
        gradient[0] -= 2.0 * (x - 0.45);
        gradient[1] -= 2.0 * (y - 0.45);
        -((x - 0.45) * (x - 0.45) + (y - 0.45) * (y - 0.45))
    };
    let found = estimate(&mut cliff, &[vec![-3.0, 0.2]], &Limits::default());
    assert!(found.converged(), "{found:?}");
    assert!((found.point[0] - 0.45).abs() < 1e-9);
}

#[test]
fn nothing_but_cliffs_is_a_result() {
    let mut void = |_: &[f64], _: &mut [f64]| f64::NAN;
    let found = estimate(&mut void, &[vec![0.0, 1.0]], &Limits::default());
    assert!(!found.converged());
    assert!(found.covariance.is_none());
    assert!(!estimate(&mut void, &[], &Limits::default()).converged());
}

#[test]
fn slopes_that_lie_leave_it_to_the_simplex() {
    let mut lies = |point: &[f64], gradient: &mut [f64]| {
        gradient[0] += 1.0;
        gradient[1] += 1.0;
        -(point[0] * point[0] + 2.0 * point[1] * point[1])
    };
    let found = estimate(&mut lies, &[vec![1.0, 1.0]], &Limits::default());
    assert!(found.value > -1e-4, "{found:?}");
    assert!(!found.converged());
}

#[test]
fn a_good_guess_is_cheap() {
    let limits = Limits::default();
    let found = estimate(&mut valley, &[vec![-1.2, 1.0]], &limits);
    let near = [1.001, 1.003];
    let again = climb(&mut valley, &near, found.covariance, &limits);
    assert_eq!(again.stop, Stop::Gradient);
    assert!(again.evaluations <= 6, "{}", again.evaluations);
    let settled = settle(&mut valley, again, &limits);
    assert!((settled.point[0] - 1.0).abs() < 1e-9);
}
