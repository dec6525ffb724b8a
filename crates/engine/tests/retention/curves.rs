//! The beta discrete Weibull as a survival curve.

use crate::table::{LIFETIMES, LOG_SURVIVAL};
use crate::{close, relative};
use ltv_engine::survival::{BetaDiscreteWeibull, ShiftedBetaGeometric, Survival};
use proptest::prelude::*;

#[test]
fn against_many_digits() {
    for (gamma, delta, c, t, log) in LOG_SURVIVAL {
        let own = BetaDiscreteWeibull { gamma, delta, c }.at(t);
        if log > -700.0 {
            assert!(
                relative(own, f64::exp(log)) < 4e-15 * log.abs().max(gamma).max(1.0) * 4.0,
                "{gamma} {delta} {c} {t}: {own}"
            );
        } else {
            assert!(own < 1e-300);
        }
    }
}

#[test]
fn lifetimes_against_many_digits() {
    for (gamma, delta, c, rate, expected) in LIFETIMES {
        let own = BetaDiscreteWeibull { gamma, delta, c }.discounted(rate, 0);
        assert!(
            relative(own, expected) < 1e-11,
            "{gamma} {delta} {c} {rate}: {own} {expected}"
        );
    }
}

#[test]
fn lifetimes_without_end() {
    let slow = BetaDiscreteWeibull {
        gamma: 0.5,
        delta: 1.0,
        c: 2.0,
    };
    assert_eq!(slow.expected_periods(), f64::INFINITY); // γ·c = 1
    assert!(slow.discounted(1e-6, 0).is_finite());
    let fast = BetaDiscreteWeibull { c: 2.2, ..slow };
    assert!(fast.expected_periods().is_finite());
}

fn curves() -> impl Strategy<Value = BetaDiscreteWeibull> {
    (0.05..20.0_f64, 0.05..50.0_f64, 0.2..4.0_f64)
        .prop_map(|(gamma, delta, c)| BetaDiscreteWeibull { gamma, delta, c })
}

proptest! {
    // Each case adds up thousands of periods.
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// c = 1 is the sBG.
    #[test]
    fn without_duration_dependence(gamma in 0.05..20.0_f64, delta in 0.05..50.0_f64, t in 0_u32..2000, rate in 0.01..0.5_f64, first in 0_u32..20) {
        let bdw = BetaDiscreteWeibull { gamma, delta, c: 1.0 };
        let sbg = ShiftedBetaGeometric { alpha: gamma, beta: delta };
        prop_assert!(relative(bdw.at(t), sbg.at(t)) < 1e-12);
        prop_assert!(relative(bdw.discounted(rate, first), sbg.discounted(rate, first)) < 1e-11);
        if gamma > 1.05 {
            prop_assert!(relative(bdw.expected_periods(), sbg.expected_periods()) < 1e-11);
        }
    }

    #[test]
    fn falls_from_one(curve in curves(), t in 0_u32..3000) {
        let (now, next) = (curve.at(t), curve.at(t + 1));
        prop_assert!((0.0..=1.0).contains(&now) && next <= now * (1.0 + 1e-13));
        prop_assert_eq!(curve.at(0), 1.0);
    }

    #[test]
    fn the_whole_is_a_part_and_the_rest(curve in curves(), rate in 0.005..0.5_f64, first in 0_u32..900, count in 0_u32..900) {
        let (all, rest) = (curve.discounted(rate, first), curve.discounted(rate, first + count));
        let part: f64 = (first..first + count).map(|t| curve.at(t) / (1.0 + rate).powi(t as i32)).sum();
        prop_assert!((all - part - rest).abs() <= 1e-11 * all.max(1e-280));
        prop_assert!((curve.partial(rate, first, count) - part).abs() <= 1e-11 * part.max(1e-280));
    }

    /// From where the curve is summed as an integral on: no seam.
    #[test]
    fn no_seam(curve in curves(), rate in 0.0005..0.02_f64) {
        let step = |t: u32| curve.discounted(rate, t) - curve.discounted(rate, t + 1);
        for t in [100, 511, 512, 700] {
            let term = curve.at(t) * (-f64::from(t) * rate.ln_1p()).exp();
            let all = curve.discounted(rate, t);
            prop_assert!((step(t) - term).abs() <= 1e-11 * all, "{t}");
        }
    }

    #[test]
    fn finite_at_the_edges(logs in prop::array::uniform3(-4.0..4.0_f64), t in 0_u32..1200) {
        let [gamma, delta, c] = logs.map(|log| 10.0_f64.powf(log));
        let curve = BetaDiscreteWeibull { gamma, delta, c };
        let share = curve.at(t);
        prop_assert!((0.0..=1.0).contains(&share), "{share}");
        let lifetime = curve.discounted(0.01, 0);
        prop_assert!((1.0..=101.0 * (1.0 + 1e-9)).contains(&lifetime), "{lifetime}");
    }
}

#[test]
fn many_periods_of_a_small_rate() {
    // S falls so slowly that the lifetime is nearly the perpetuity's.
    let loyal = BetaDiscreteWeibull {
        gamma: 1e-4,
        delta: 1e4,
        c: 1e-4,
    };
    close(loyal.discounted(1e-4, 0) / 10_001.0, 1.0, 1e-6);
}
