//! Far from what is usual: against mpmath, and finite anyway.

use ltv_engine::btyd::{BgNbd, MbgNbd, Model, Nbd, Purchases};
use ltv_engine::numeric::beta_regularised;
use proptest::prelude::*;

use crate::extreme_table::{BG_NBD, CORNERS};

#[test]
fn bg_nbd_agrees_with_its_formulas_in_forty_digits() {
    for (parameters, known, values) in BG_NBD {
        let model = BgNbd::from_parameters(&parameters);
        let [x, t_x, t, horizon, rate] = known;
        let customer = Purchases {
            x: x as u32,
            t_x,
            t,
        };
        let got = [
            model.log_likelihood(customer),
            model.p_alive(customer),
            model.conditional_expected(customer, horizon),
            model.dert(customer, rate),
        ];
        for (got, value) in got.iter().zip(values) {
            let error = (got - value).abs() / value.abs().max(1e-300);
            assert!(
                error < 3e-12 || got - value == 0.0,
                "{parameters:?} {known:?}: {got} for {value}, {error:e}"
            );
        }
    }
}

#[test]
fn expectations_at_the_corners() {
    for ([r, alpha, a, b, t], expected) in CORNERS {
        let got = BgNbd { r, alpha, a, b }.expected(t);
        let error = (got / expected - 1.0).abs();
        assert!(error < 1e-11, "{r} {alpha} {a} {b} {t}: {got}, {error:e}");
    }
}

/// mpmath: `betainc(a, b, 0, x, regularized=True)`; the last by quadrature.
#[test]
fn incomplete_beta() {
    for (a, b, x, expected) in [
        (2.0, 3.0, 0.4, 0.5248),
        (11.0, 0.243, 0.871_713_02, 0.034_092_816_548_111_72),
        (1.0, 1e-4, 0.5, 6.931_231_584_642_809e-5),
        (10_000.0, 9_000.0, 0.52, 0.040_659_223_397_182_55),
    ] {
        let got = beta_regularised(a, b, x, 1.0 - x);
        assert!((got / expected - 1.0).abs() < 1e-10, "{a} {b} {x}: {got}");
    }
}

/// From 1e−4 to 1e4, evenly by size, the ends among them.
fn positive() -> impl Strategy<Value = f64> {
    prop_oneof![
        1 => Just(1e-4),
        1 => Just(1e4),
        6 => (-4.0..4.0_f64).prop_map(|power| libm::pow(10.0, power)),
    ]
}

fn customers() -> impl Strategy<Value = Purchases> {
    let age = prop_oneof![Just(0.0), Just(10_000.0), positive()];
    let share = prop_oneof![1 => Just(1.0), 1 => Just(1e-9), 3 => 0.0..=1.0_f64];
    let x =
        prop_oneof![1 => Just(0_u32), 1 => Just(10_000_u32), 4 => 0..10_000_u32, 4 => 0..20_u32];
    (x, share, age).prop_map(|(x, share, t)| Purchases {
        x,
        t_x: if x == 0 { 0.0 } else { share * t },
        t,
    })
}

fn finite<M: Model>(parameters: &[f64], customer: Purchases, ahead: f64, rate: f64, n: u32) {
    let model = M::from_parameters(&parameters[..M::NAMES.len()]);
    let mut gradient = vec![0.0; M::NAMES.len()];
    let value = model.gradient(customer, 1.0, &mut gradient);
    let near = 1e-9 * value.abs().max(1.0);
    assert!((value - model.log_likelihood(customer)).abs() <= near);
    assert!(value.is_finite() && gradient.iter().all(|slope| slope.is_finite()));
    let alive = model.p_alive(customer);
    assert!((0.0..=1.0).contains(&alive), "{alive}");
    let chance = model.pmf(n, ahead);
    assert!((0.0..=1.0 + 1e-9).contains(&chance), "{chance}");
    let [now, later] = [0.5, 1.0].map(|part| model.conditional_expected(customer, part * ahead));
    assert!(now >= 0.0 && later.is_finite(), "{now} {later}");
    assert!(now <= later * (1.0 + 1e-12), "{now} {later}");
    let [new, old] = [0.5, 1.0].map(|part| model.expected(part * ahead));
    assert!(
        new >= 0.0 && old.is_finite() && new <= old * (1.0 + 1e-12),
        "{new} {old}"
    );
    let discounted = model.dert(customer, rate);
    assert!(discounted >= 0.0 && discounted.is_finite(), "{discounted}");
}

proptest! {
    #[test]
    fn everything_is_finite(
        parameters in prop::collection::vec(positive(), 4),
        customer in customers(),
        ahead in positive(),
        rate in positive(),
        n in 0..3000_u32,
    ) {
        finite::<BgNbd>(&parameters, customer, ahead, rate, n);
        finite::<MbgNbd>(&parameters, customer, ahead, rate, n);
        finite::<Nbd>(&parameters, customer, ahead, rate, n);
    }
}
