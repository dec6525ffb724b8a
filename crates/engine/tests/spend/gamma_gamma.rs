//! The density, its derivatives and its means.

use crate::table::LOG_DENSITIES;
use crate::{close, relative};
use ltv_engine::btyd::{GammaGamma, Spend, SpendSample};
use ltv_engine::forecast::Refused;
use proptest::prelude::*;

#[test]
fn against_fifty_digits() {
    for (p, q, gamma, x, mean, expected) in LOG_DENSITIES {
        let own = GammaGamma { p, q, gamma }.log_likelihood(Spend { x, mean });
        // px·ln(1 + γ/(xz)) and ln B(px, q) take each other's place for p·x to 1e8.
        let most = (p * f64::from(x)).max(q).max(1.0);
        let tolerance = 1e-13 * expected.abs() + 3e-15 * most;
        close(own, expected, tolerance);
    }
}

fn models() -> impl Strategy<Value = GammaGamma> {
    let logs = -4.0..4.0_f64;
    (logs.clone(), logs.clone(), logs).prop_map(|(p, q, gamma)| GammaGamma {
        p: 10.0_f64.powf(p),
        q: 10.0_f64.powf(q),
        gamma: 10.0_f64.powf(gamma),
    })
}

fn mild() -> impl Strategy<Value = GammaGamma> {
    (0.2..20.0_f64, 0.2..20.0_f64, 0.1..50.0_f64).prop_map(|(p, q, gamma)| GammaGamma {
        p,
        q,
        gamma,
    })
}

fn spend() -> impl Strategy<Value = Spend> {
    (0.0..4.0_f64, -2.0..9.0_f64).prop_map(|(x, mean)| Spend {
        x: 10.0_f64.powf(x) as u32,
        mean: 10.0_f64.powf(mean),
    })
}

proptest! {
    #[test]
    fn slopes_are_differences(model in mild(), x in 1_u32..200, mean in 0.1..300.0_f64) {
        let customer = Spend { x, mean };
        let mut gradient = [0.0; 3];
        model.gradient(customer, 2.0, &mut gradient);
        for (i, slope) in gradient.into_iter().enumerate() {
            let beside = |by: f64| {
                let mut parameters = model.parameters();
                parameters[i] *= by.exp();
                GammaGamma::from_parameters(parameters).log_likelihood(customer)
            };
            let step = 1e-4;
            let difference = (beside(step) - beside(-step)) / (2.0 * step);
            let scale = model.p * f64::from(x) + model.q + 1.0;
            prop_assert!((slope - 2.0 * difference).abs() < 1e-6 * scale, "{i}: {slope} {difference}");
        }
    }

    #[test]
    fn finite_for_all_that_can_be(model in models(), customer in spend(), seed: u64) {
        let mut gradient = [0.0; 3];
        prop_assert!(model.gradient(customer, 1.0, &mut gradient).is_finite());
        prop_assert!(gradient.iter().all(|slope| slope.is_finite()));
        let mean = model.conditional_mean(Some(customer));
        prop_assert!(mean.is_none_or(|mean| mean.is_finite() && mean > 0.0));
        let mut random = ltv_engine::numeric::Random::new(seed);
        let drawn = model.draw_mean(&mut random, Some(customer));
        prop_assert!(drawn >= 0.0 && !drawn.is_nan());
    }

    #[test]
    fn the_unit_of_money_does_not_matter(model in mild(), x in 1_u32..50, mean in 0.1..300.0_f64, by in 0.01..1e6_f64) {
        let (here, there) = (Spend { x, mean }, Spend { x, mean: mean * by });
        let scaled = model.scaled(by);
        prop_assert!((scaled.log_likelihood(there) + by.ln() - model.log_likelihood(here)).abs() < 1e-10);
        if let Some(own) = model.conditional_mean(Some(here)) {
            prop_assert!(relative(scaled.conditional_mean(Some(there)).unwrap(), own * by) < 1e-13);
        }
    }

    /// The conditional mean lies between the population's mean and the customer's own.
    #[test]
    fn means_are_weighted(model in mild(), x in 1_u32..50, mean in 0.1..300.0_f64) {
        if let Some(all) = model.mean() {
            let own = model.conditional_mean(Some(Spend { x, mean })).unwrap();
            prop_assert!(own >= all.min(mean) * (1.0 - 1e-12) && own <= all.max(mean) * (1.0 + 1e-12));
        }
    }
}

#[test]
fn means_that_are_infinite() {
    let heavy = GammaGamma {
        p: 0.3,
        q: 0.5,
        gamma: 2.0,
    };
    assert_eq!(heavy.mean(), None);
    assert_eq!(
        heavy.conditional_mean(Some(Spend { x: 1, mean: 5.0 })),
        None
    );
    // 0.3·2 + 0.5 > 1.
    assert!(
        heavy
            .conditional_mean(Some(Spend { x: 2, mean: 5.0 }))
            .is_some()
    );
}

/// ∫ f(z) dz = 1 and ∫ z f(z) dz = E[ζ], by the trapezoid rule in ln z.
#[test]
fn a_density_with_its_mean() {
    let model = GammaGamma {
        p: 2.5,
        q: 3.5,
        gamma: 7.0,
    };
    for x in [1, 3] {
        let (mut mass, mut mean) = (0.0, 0.0);
        let step = 0.01;
        for i in -4000..6000 {
            let z = (f64::from(i) * step).exp();
            let part = model.log_likelihood(Spend { x, mean: z }).exp() * z * step;
            mass += part;
            mean += part * z;
        }
        close(mass, 1.0, 1e-9);
        close(mean, model.mean().unwrap(), 1e-6);
    }
}

#[test]
fn what_cannot_be_fitted() {
    let few = SpendSample::new((1..=9).map(|i| Spend {
        x: 1,
        mean: f64::from(i),
    }));
    assert_eq!(
        few.fit().unwrap_err(),
        Refused::RepeatBuyers {
            found: 9,
            needed: 10
        }
    );
    let alike = SpendSample::new((1..=50).map(|x| Spend { x, mean: 20.0 }));
    assert_eq!(alike.fit().unwrap_err(), Refused::SameAmount);
    assert!(matches!(
        SpendSample::new([]).fit(),
        Err(Refused::RepeatBuyers { found: 0, .. })
    ));
}
