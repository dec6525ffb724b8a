//! The second moment of the purchases to come.

use ltv_engine::btyd::{BgNbd, MbgNbd, Model, Nbd, ParetoNbd, Purchases};
use ltv_engine::numeric::Random;
use proptest::prelude::*;

use crate::laws::{model, near, parameter};

const NEW: Purchases = Purchases {
    x: 0,
    t_x: 0.0,
    t: 0.0,
};

/// Σ n²·P(X(t) = n) = E[X(t)²].
fn of_the_distribution<M: Model>(parameters: &[f64], t: f64) {
    let model = model::<M>(parameters);
    let mut sum = 0.0;
    for n in 0..20_000 {
        let term = f64::from(n) * f64::from(n) * model.pmf(n, t);
        sum += term;
        if n > 10 && term < 1e-13 * sum {
            break;
        }
    }
    let found = model.p_alive(NEW) * model.square_if_alive(NEW, t);
    near(found, sum, 1e-7, "square");
}

fn no_less<M: Model + std::fmt::Debug>(parameters: &[f64], one: Purchases, horizon: f64) {
    let model = model::<M>(parameters);
    let mean = model.expected_if_alive(one, horizon);
    let square = model.square_if_alive(one, horizon);
    let least = mean.max(mean * mean) * (1.0 - 1e-9);
    assert!(
        square.is_finite() && square >= least,
        "{model:?} {square} {mean}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn squares_are_those_of_the_distribution(
        r in 0.05..5.0_f64,
        alpha in 0.5..30.0_f64,
        third in parameter(),
        fourth in parameter(),
        t in 0.1..50.0_f64,
    ) {
        let parameters = [r, alpha, third, fourth];
        of_the_distribution::<BgNbd>(&parameters, t);
        of_the_distribution::<MbgNbd>(&parameters, t);
        of_the_distribution::<Nbd>(&parameters, t);
        of_the_distribution::<ParetoNbd>(&parameters, t);
    }

    /// E[X]² ≤ E[X²], and with whole numbers E[X] ≤ E[X²].
    #[test]
    fn no_square_is_below_that_of_the_mean(
        parameters in prop::collection::vec(parameter(), 4),
        customer in crate::laws::customer(),
        power in -6.0..4.0_f64,
    ) {
        let horizon = libm::pow(10.0, power);
        no_less::<BgNbd>(&parameters, customer, horizon);
        no_less::<MbgNbd>(&parameters, customer, horizon);
        no_less::<Nbd>(&parameters, customer, horizon);
        no_less::<ParetoNbd>(&parameters, customer, horizon);
    }
}

fn drawn<M: Model>(parameters: &[f64]) {
    let model = M::from_parameters(&parameters[..M::NAMES.len()]);
    for (x, t_x, t) in [(0, 0.0, 10.0), (3, 20.0, 26.0), (40, 25.0, 26.0)] {
        let customer = Purchases { x, t_x, t };
        for horizon in [4.0, 52.0, 2_000.0] {
            let mut random = Random::new(7);
            let (count, mut sum, mut fourth) = (40_000, 0.0, 0.0);
            for _ in 0..count {
                let n = f64::from(model.draw_next(&mut random, customer, horizon));
                sum += n * n;
                fourth += n * n * n * n;
            }
            let count = f64::from(count);
            let (mean, of_squares) = (sum / count, fourth / count);
            let error = libm::sqrt((of_squares - mean * mean) / count);
            let found = model.p_alive(customer) * model.square_if_alive(customer, horizon);
            assert!(
                (found - mean).abs() < 4.5 * error,
                "{:?} {x} {horizon}: {found}, drawn {mean} ± {error}",
                M::KIND
            );
        }
    }
}

/// Of customers with a history; with hundreds of purchases ahead where the series gives
/// way to an integral.
#[test]
fn squares_are_those_of_draws() {
    drawn::<Nbd>(&[0.6, 10.0]);
    drawn::<BgNbd>(&[0.6, 10.0, 0.8, 2.5]);
    drawn::<MbgNbd>(&[0.6, 10.0, 0.8, 2.5]);
    drawn::<BgNbd>(&[0.6, 10.0, 0.05, 9.0]);
    drawn::<ParetoNbd>(&[0.6, 10.0, 0.7, 12.0]);
    drawn::<ParetoNbd>(&[0.6, 10.0, 2.0, 12.0]);
}

/// Both ways of reckoning agree where one gives way to the other.
#[test]
fn the_integral_goes_on_where_the_series_ends() {
    for (a, b) in [(0.8, 2.5), (1.0, 1.0), (0.02, 30.0), (6.0, 0.5)] {
        let model = BgNbd {
            r: 4.0,
            alpha: 2.0,
            a,
            b,
        };
        // The horizon's last place at which the series is used, found from outside: second
        // differences of a smooth function do not jump.
        let at = |t: f64| libm::log(model.square_if_alive(NEW, t));
        for place in 0..600 {
            let t = libm::exp(f64::from(place) * 0.01);
            let (before, here, after) = (at(t / 1.01), at(t), at(t * 1.01));
            let bend = before - 2.0 * here + after;
            assert!(bend.abs() < 1e-4, "{a} {b} {t}: {bend}");
        }
    }
}
