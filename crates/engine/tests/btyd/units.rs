//! Forecasts do not depend on the unit of time.

use ltv_engine::btyd::{BgNbd, MbgNbd, Model, Nbd, Purchases, fit};
use proptest::prelude::*;

use crate::cdnow;
use crate::laws::{customer, model, near, parameter};

/// Nothing changes with the unit but α.
fn units<M: Model>(parameters: &[f64], customer: Purchases, horizon: f64) {
    let week = model::<M>(parameters);
    let day = week.rescaled(7.0);
    let other = Purchases {
        t_x: 7.0 * customer.t_x,
        t: 7.0 * customer.t,
        ..customer
    };
    near(day.p_alive(other), week.p_alive(customer), 1e-12, "alive");
    near(
        day.conditional_expected(other, 7.0 * horizon),
        week.conditional_expected(customer, horizon),
        1e-12,
        "expected",
    );
    near(
        day.dert(other, 0.01 / 7.0),
        week.dert(customer, 0.01),
        1e-11,
        "discounted",
    );
    let density = week.log_likelihood(customer) - f64::from(customer.x) * libm::log(7.0);
    near(day.log_likelihood(other), density, 1e-12, "likelihood");
}

proptest! {
    #[test]
    fn the_unit_of_time_does_not_matter(
        parameters in prop::collection::vec(parameter(), 4),
        customer in customer(),
        horizon in 0.0..200.0_f64,
    ) {
        units::<BgNbd>(&parameters, customer, horizon);
        units::<MbgNbd>(&parameters, customer, horizon);
        units::<Nbd>(&parameters, customer, horizon);
    }
}

fn same_in_all_units<M: Model>() {
    let week = fit::<M>(&cdnow::sample(7.0)).unwrap();
    for days in [1.0, 365.25 / 12.0] {
        let factor = 7.0 / days;
        let other = fit::<M>(&cdnow::sample(days)).unwrap();
        let expected = week.rescaled(factor);
        let (got, parameters) = (other.model.parameters(), expected.model.parameters());
        for (got, expected) in got.iter().zip(&parameters) {
            near(*got, *expected, 1e-9, "parameter");
        }
        near(
            other.log_likelihood,
            expected.log_likelihood,
            1e-12,
            "likelihood",
        );
        let (got, known) = (other.covariance.unwrap(), expected.covariance.unwrap());
        for (got, expected) in got.iter().zip(&known) {
            assert!((got - expected).abs() < 1e-7, "{got} {expected}");
        }
        let buyer = |scale: f64| Purchases {
            x: 2,
            t_x: 30.43 * scale,
            t: 38.86 * scale,
        };
        near(
            other
                .model
                .conditional_expected(buyer(factor), 39.0 * factor),
            week.model.conditional_expected(buyer(1.0), 39.0),
            1e-9,
            "forecast",
        );
    }
}

#[test]
fn fits_are_the_same_in_days_weeks_and_months() {
    same_in_all_units::<BgNbd>();
    same_in_all_units::<MbgNbd>();
    same_in_all_units::<Nbd>();
}
