//! Published results, and the project's own sharper ones.

use ltv_engine::btyd::{Model, ParetoNbd, fit};
use ltv_engine::calendar::Day;

use crate::{cdnow, customer, model};

/// Schmittlein, Morrison & Colombo's model on CDNOW as R package `CLVTools` prints it.
fn published() -> ParetoNbd {
    model(0.55315, 10.57633, 0.60625, 11.67150)
}

/// The parameters that the manual of R package BTYD used in its CDNOW example. It
/// prints them to three decimals only (.553, 10.580, .606, 11.66); these are the ones
/// to more digits that give its seven results below, each to the last printed digit.
fn manual() -> ParetoNbd {
    model(0.553_371_33, 10.579_521_25, 0.605_906_62, 11.658_067_18)
}

#[track_caller]
fn near(found: f64, wanted: f64, tolerance: f64) {
    let off = found - wanted;
    assert!(
        off.abs() <= tolerance,
        "{found} instead of {wanted}: {off:e}"
    );
}

/// −9594.976 is on ages rounded to two decimals.
#[test]
fn likelihood_of_cdnow_at_the_published_parameters() {
    let sample = cdnow::sample(7.0);
    let found = published().evaluate(&sample, &mut [0.0; 4]);
    near(found, -9594.976, 0.004);
    let singly: f64 = (sample.iter())
        .map(|(customer, weight)| weight * published().log_likelihood(customer))
        .sum();
    near(found, singly, 1e-8);
}

/// The literature's optima lie about the maximum; the project's own reference is on ages
/// rounded to two decimals; `sharper` is `SciPy`'s maximum (Nelder–Mead, 1e−12) of the
/// likelihood from the same days, its integral by 60 Gauss nodes.
#[test]
fn fit_of_cdnow() {
    let found = fit::<ParetoNbd>(&cdnow::sample(7.0)).unwrap();
    assert!(found.converged);
    near(found.log_likelihood, -9594.976, 5e-4);
    near(found.log_likelihood, -9_594.976_178_939_5, 1e-8);
    let own = [0.5533, 10.5776, 0.6062, 11.6679];
    let sharper = [0.553_277_06, 10.577_683_49, 0.606_239_88, 11.668_731_51];
    let values = found.model.parameters();
    for k in 0..4 {
        near(values[k] / own[k], 1.0, 1e-4);
        near(values[k] / published().parameters()[k], 1.0, 3e-4);
        near(values[k] / sharper[k], 1.0, 5e-7);
    }
    // CLVTools; half of the last digit and what rounded ages do.
    let errors = [0.0476, 0.8427, 0.1873, 6.2105];
    for (told, error) in found.told().parameters.iter().zip(errors) {
        near(told.standard_error.unwrap(), error, 6e-4 * error);
    }
}

#[test]
fn manual_of_btyd() {
    let model = manual();
    near(model.expected(52.0), 1.473_434, 5e-7);
    // Customer 1516.
    let one = customer(26, 216.0 / 7.0, 31.0);
    near(model.conditional_expected(one, 52.0), 25.456_47, 5e-6);
    near(model.p_alive(one), 0.997_874, 5e-7);
    // The help page's parameters, of a fit of its own.
    let model = crate::model(0.553_397_1, 10.580_198_5, 0.606_062_5, 11.656_223_7);
    near(model.p_alive(customer(0, 0.0, 39.0)), 0.294_163_3, 5e-8);
}

/// More purchases before the same last one make it less likely that there are more.
#[test]
fn increasing_frequency_paradox() {
    for (x, wanted, half_digit) in [
        (10, 0.706_228_9, 5e-8),
        (15, 0.144_239_6, 5e-8),
        (20, 0.022_506_58, 5e-9),
        (25, 0.003_092_67, 5e-9),
    ] {
        let found = manual().conditional_expected(customer(x, 20.0, 39.0), 52.0);
        near(found, wanted, half_digit);
    }
}

/// Orders from 1997-10-01 to 1998-06-30 by the count before; 7 stands for 7 and more.
#[test]
fn holdout_by_calibration_frequency() {
    let split = Day::from_civil(1997, 9, 30).unwrap();
    let customers = cdnow::customers();
    let end = Day::from_civil(1998, 6, 30).unwrap();
    let (mut actual, mut expected, mut counts) = ([0.0; 8], [0.0; 8], [0; 8]);
    for one in customers.iter() {
        let Some(before) = ltv_engine::btyd::Purchases::observed(one, split, 7.0) else {
            continue;
        };
        let after = ltv_engine::btyd::Purchases::observed(one, end, 7.0).unwrap();
        let bin = before.x.min(7) as usize;
        counts[bin] += 1;
        actual[bin] += f64::from(after.x - before.x);
        expected[bin] += manual().conditional_expected(before, 39.0);
    }
    assert_eq!(counts, [1411, 439, 214, 100, 62, 38, 29, 64]);
    let wanted_actual = [0.237, 0.697, 1.393, 1.560, 2.532, 2.947, 3.862, 6.359];
    let wanted = [0.138, 0.600, 1.196, 1.714, 2.399, 2.907, 3.819, 6.403];
    for bin in 0..8 {
        let count = f64::from(counts[bin]);
        near(actual[bin] / count, wanted_actual[bin], 5e-4);
        near(expected[bin] / count, wanted[bin], 5e-4);
    }
}

/// The inputs of the BTYD manual, at a continuously compounded .0027.
#[test]
fn discounted_residual_transactions() {
    let model = model(0.562_996_6, 12.559_037, 0.408_109_5, 10.514_804_8);
    near(model.dert(customer(7, 35.0, 77.86), 0.0027), 1.864_18, 5e-6);
    let wanted = [
        2.1992, 2.8435, 2.8671, 2.4454, 1.8405, 1.2624, 0.8096, 0.4948, 0.2920, 0.1679,
    ];
    for (x, wanted) in (1..).zip(wanted) {
        near(model.dert(customer(x, 30.0, 77.86), 0.0027), wanted, 5e-5);
    }
    // The same rate, if it were per period: ln 1.0027 a week.
    let weekly = libm::log1p(0.0027);
    near(model.dert(customer(7, 35.0, 77.86), weekly), 1.8661, 5e-5);
}

/// Customers whose Γ, powers and ₂F₁ leave the range of doubles, from tests of the
/// R package `CLVTools`.
#[test]
fn chances_where_closed_forms_overflow() {
    let model = model(0.5143, 2.8845, 0.2856, 14.1087);
    for (x, t_x, t, wanted) in [
        (221, 103.42857, 103.57143, 0.999_596_05),
        (254, 97.14286, 97.28571, 0.999_558_23),
        (161, 94.71429, 98.0, 0.749_487_75),
        (204, 98.57143, 99.42857, 0.994_255_08),
    ] {
        near(model.p_alive(customer(x, t_x, t)), wanted, 5e-9);
    }
}

/// Those where they vanish, from a test of the Python package `lifetimes`.
#[test]
fn expectations_where_closed_forms_underflow() {
    let model = model(0.55, 10.58, 0.61, 11.67);
    for (x, wanted) in [(132, 6.206_051_789), (133, 6.252_872_248)] {
        let found = model.conditional_expected(customer(x, 200.0, 200.0), 10.0);
        near(found, wanted, 5e-10);
    }
}
