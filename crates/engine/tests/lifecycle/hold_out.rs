//! Hold-outs, sizes of tests, and gains of plays.

use ltv_engine::segments::hold_out::{
    DesignError, GainError, Play, ShareOutOfRange, TestDesign, Three, assign, detectable_uplift,
    gain, is_held_out, normal_below, normal_quantile, power, sample_size,
};
use proptest::prelude::*;

use crate::support::{expected, history, near, number};

#[test]
fn sizes_and_powers_are_those_of_statsmodels() {
    let rows = expected("power", &[]);
    assert_eq!(rows.len(), 180);
    for row in &rows {
        let design = TestDesign {
            baseline: number(row, "baseline"),
            uplift: number(row, "uplift"),
            hold_out: number(row, "hold_out"),
            alpha: number(row, "alpha"),
            power: number(row, "power"),
        };
        let size = sample_size(&design).unwrap();
        near(
            size.exact,
            number(row, "treated"),
            1e-12,
            &format!("{design:?}"),
        );
        assert_eq!(size.treated, size.exact.ceil());
        let held_out = |treated: f64| treated * design.hold_out / (1.0 - design.hold_out);
        let with = |treated: f64| {
            let (baseline, alpha) = (design.baseline, design.alpha);
            power(baseline, design.uplift, treated, held_out(treated), alpha).unwrap_or(f64::NAN)
        };
        near(with(size.exact), design.power, 1e-12, "its own power");
        let small = number(row, "treated_small");
        if held_out(small) >= 1.0 {
            near(
                with(small),
                number(row, "power_small"),
                1e-10,
                &format!("{design:?} small"),
            );
        }
        let (baseline, alpha) = (design.baseline, design.alpha);
        let least = detectable_uplift(
            baseline,
            size.exact,
            held_out(size.exact),
            alpha,
            design.power,
        );
        near(
            least.unwrap().unwrap(),
            design.uplift,
            1e-9,
            "its own uplift",
        );
    }
}

/// The examples in R's documentation of `power.prop.test`, to the digits given there.
#[test]
fn sizes_and_powers_are_those_of_r() {
    let seen = power(0.5, 0.25, 50.0, 50.0, 0.05).unwrap();
    assert!((seen - 0.740).abs() < 5e-4, "{seen}");
    let design = TestDesign {
        baseline: 0.5,
        uplift: 0.25,
        hold_out: 0.5,
        alpha: 0.05,
        power: 0.9,
    };
    let size = sample_size(&design).unwrap();
    assert!((size.exact - 76.7).abs() < 0.05, "{size:?}");
    assert_eq!((size.treated, size.held_out), (77.0, 77.0));
    let uplift = detectable_uplift(0.5, 50.0, 50.0, 0.05, 0.9)
        .unwrap()
        .unwrap();
    assert!((uplift - 0.3026).abs() < 5e-5, "{uplift}");
    // And where no share is high enough.
    assert_eq!(detectable_uplift(0.9, 30.0, 30.0, 0.05, 0.8), Ok(None));
}

/// Digits of mpmath 1.4.1, `erfinv` and `ncdf` with 30 of them.
#[test]
fn the_normal_distribution() {
    for (p, z) in [
        (0.975, 1.959_963_984_540_054_2),
        (0.8, 0.841_621_233_572_914_2),
        (0.5, 0.0),
        (0.001, -3.090_232_306_167_813_5),
        (1e-10, -6.361_340_902_404_056),
    ] {
        assert!(
            (normal_quantile(p) - z).abs() <= 4e-15 * z.abs(),
            "{p} {}",
            normal_quantile(p)
        );
    }
    near(
        normal_below(-6.0),
        9.865_876_450_376_982e-10,
        1e-14,
        "Φ(−6)",
    );
    near(normal_below(1.0), 0.841_344_746_068_542_9, 1e-15, "Φ(1)");
    assert_eq!(normal_quantile(0.0), f64::NEG_INFINITY);
    assert_eq!(normal_quantile(1.0), f64::INFINITY);
}

#[test]
fn designs_out_of_range_are_refused() {
    let fine = TestDesign {
        baseline: 0.1,
        uplift: 0.02,
        hold_out: 0.1,
        alpha: 0.05,
        power: 0.8,
    };
    assert!(sample_size(&fine).is_ok());
    for (design, error) in [
        (
            TestDesign {
                baseline: 0.0,
                ..fine
            },
            DesignError::Baseline,
        ),
        (
            TestDesign {
                baseline: f64::NAN,
                ..fine
            },
            DesignError::Baseline,
        ),
        (
            TestDesign {
                uplift: 0.0,
                ..fine
            },
            DesignError::Uplift,
        ),
        (
            TestDesign {
                uplift: 0.9,
                ..fine
            },
            DesignError::Uplift,
        ),
        (
            TestDesign {
                hold_out: 1.0,
                ..fine
            },
            DesignError::HoldOut,
        ),
        (TestDesign { alpha: 0.0, ..fine }, DesignError::Alpha),
        (
            TestDesign {
                power: 0.05,
                ..fine
            },
            DesignError::Power,
        ),
        (TestDesign { power: 1.0, ..fine }, DesignError::Power),
    ] {
        assert_eq!(sample_size(&design), Err(error), "{design:?}");
    }
    assert_eq!(
        power(0.1, 0.02, 100.0, 0.0, 0.05),
        Err(DesignError::Customers)
    );
}

#[test]
fn who_is_held_out_hangs_on_nobody_else() {
    let ids: Vec<String> = (0..20_000).map(|at| format!("M{at:05}")).collect();
    let all = history(ids.iter().map(|id| (id.as_str(), 3, 1.0)));
    let turned = history(ids.iter().rev().skip(7).map(|id| (id.as_str(), 3, 1.0)));
    let each: Vec<u32> = (0..all.len() as u32).collect();
    let column = assign(&all, &each, 42, 0.2).unwrap();
    for at in 0..turned.len() {
        let own = is_held_out(turned.id(at), 42, 0.2);
        let there = ids
            .binary_search_by(|id| id.as_str().cmp(turned.id(at)))
            .unwrap();
        assert_eq!(u8::from(own), column[there]);
    }
    // Four standard deviations of a binomial count are 226.
    let count: u32 = column.iter().map(|&one| u32::from(one)).sum();
    assert!(count.abs_diff(4000) < 226, "{count}");
    // Another seed: independent of the first, 800 in both and 3200 in one alone.
    let other = assign(&all, &each, 43, 0.2).unwrap();
    let both = column
        .iter()
        .zip(&other)
        .filter(|(one, two)| **one == 1 && **two == 1);
    assert!((both.count() as i32 - 800).abs() < 113);
    // More held out: nobody comes back in.
    let more = assign(&all, &each, 42, 0.3).unwrap();
    assert!(column.iter().zip(&more).all(|(less, more)| less <= more));
    for share in [0.0499, 0.5001, f64::NAN, -1.0] {
        assert_eq!(assign(&all, &each, 1, share), Err(ShareOutOfRange));
    }
    assert!(is_held_out("a", 1, 1.0) && !is_held_out("a", 1, 0.0));
}

/// Files in which a hold-out stands must be told apart the same way next year.
#[test]
fn hold_outs_do_not_change() {
    let held: String = (0..40)
        .map(|at| {
            if is_held_out(&format!("C{at:04}"), 2025, 0.25) {
                'x'
            } else {
                '.'
            }
        })
        .collect();
    assert_eq!(held, HELD);
}

/// By another implementation of the hash, in Python.
const HELD: &str = "...x.x.xx..xx........x..x.x..x.xx.x.xx.x";

fn play() -> Play {
    Play {
        reach: 1000.0,
        hold_out: 0.1,
        uplift: Three {
            low: -0.01,
            likely: 0.02,
            high: 0.05,
        },
        value: Three {
            low: 100.0,
            likely: 300.0,
            high: 400.0,
        },
        fixed_cost: 1000.0,
        contact_cost: 2.0,
    }
}

#[test]
fn a_gain_by_hand() {
    let told = gain(&play()).unwrap();
    assert_eq!((told.reached, told.cost), (900.0, 2800.0));
    near(
        told.gain.likely,
        900.0 * 0.02 * 300.0 - 2800.0,
        1e-12,
        "likely",
    );
    near(told.gain.low, -900.0 * 0.01 * 400.0 - 2800.0, 1e-12, "low");
    near(told.gain.high, 900.0 * 0.05 * 400.0 - 2800.0, 1e-12, "high");
    near(
        told.break_even_uplift.unwrap(),
        2800.0 / 270_000.0,
        1e-12,
        "even",
    );
    let mut dear = play();
    dear.fixed_cost = 1e6;
    assert_eq!(gain(&dear).unwrap().break_even_uplift, None);
    for (play, error) in [
        (
            Play {
                reach: -1.0,
                ..play()
            },
            GainError::Reach,
        ),
        (
            Play {
                hold_out: 1.0,
                ..play()
            },
            GainError::HoldOut,
        ),
        (
            Play {
                contact_cost: f64::NAN,
                ..play()
            },
            GainError::ContactCost,
        ),
        (
            Play {
                fixed_cost: 1e13,
                ..play()
            },
            GainError::FixedCost,
        ),
    ] {
        assert_eq!(gain(&play), Err(error));
    }
    let mut turned = play();
    turned.uplift.low = 0.03;
    assert_eq!(gain(&turned), Err(GainError::Uplift));
}

proptest! {
    #[test]
    fn more_customers_see_more(
        baseline in 0.001..0.9_f64, part in 0.05..0.9_f64, treated in 20.0..1e5_f64, held_out in 20.0..1e5_f64,
    ) {
        let uplift = part * (1.0 - baseline);
        let of = |times: f64| power(baseline, uplift, treated * times, held_out * times, 0.05).unwrap();
        prop_assert!(of(2.0) >= of(1.0));
        let least = detectable_uplift(baseline, treated, held_out, 0.05, 0.8).unwrap();
        if let Some(least) = least {
            let seen = power(baseline, least, treated, held_out, 0.05).unwrap();
            prop_assert!((seen - 0.8).abs() < 1e-9, "{seen}");
        }
    }
}
