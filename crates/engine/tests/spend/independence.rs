//! The test of Gamma-Gamma's assumption.

use crate::close;
use ltv_engine::btyd::{Spend, SpendSample};

fn of(pairs: &[(u32, f64)]) -> ltv_engine::forecast::Independence {
    SpendSample::new(pairs.iter().map(|&(x, mean)| Spend { x, mean })).independence()
}

#[test]
fn by_hand() {
    // Pearson 9 ÷ √(10 · 10.8); Spearman with a tie, by scipy.stats.
    let five = of(&[(1, 2.0), (2, 1.0), (3, 4.0), (4, 4.0), (5, 5.0)]);
    close(five.correlation, 0.866_025_403_784_438_6, 1e-12);
    close(five.ranks, 0.872_081_599_272_381, 1e-12);
    assert!(!five.holds);
    // tanh(artanh r ± 1.959964 / √2).
    let z = five.correlation.atanh();
    close(
        five.interval.0,
        (z - 1.959_963_984_540_054 / 2.0_f64.sqrt()).tanh(),
        1e-12,
    );
    close(
        five.interval.1,
        (z + 1.959_963_984_540_054 / 2.0_f64.sqrt()).tanh(),
        1e-12,
    );
}

#[test]
fn repeated_customers_weigh_as_often_as_they_are() {
    let once = of(&[
        (1, 2.0),
        (2, 1.0),
        (2, 1.0),
        (2, 1.0),
        (3, 4.0),
        (5, 3.0),
        (5, 3.0),
    ]);
    // numpy and scipy.stats on the seven pairs.
    close(once.correlation, 0.622_669_351_733_397_4, 1e-12);
    close(once.ranks, 0.647_058_823_529_411_7, 1e-12);
}

#[test]
fn what_does_not_vary_is_not_correlated() {
    let same = of(&[(2, 1.0), (2, 2.0), (2, 3.0), (2, 4.0)]);
    assert_eq!((same.correlation, same.ranks, same.holds), (0.0, 0.0, true));
    let line = of(&[(1, 1.0), (2, 2.0), (3, 3.0), (4, 4.0)]);
    assert!(line.correlation > 1.0 - 1e-15 && !line.holds);
    assert!(line.interval.0 <= 1.0 && line.interval.1 <= 1.0);
    assert_eq!(of(&[(1, 1.0), (2, 2.0), (3, 9.0)]).interval, (-1.0, 1.0));
}

#[test]
fn giants_move_the_one_and_not_the_other() {
    let mut pairs: Vec<(u32, f64)> = (0..200)
        .map(|i| (1 + i * 7 % 13, 1.0 + f64::from(i * 11 % 17)))
        .collect();
    let before = of(&pairs);
    assert!(before.holds);
    pairs.push((4_000, 50_000.0));
    let after = of(&pairs);
    assert!(after.correlation > 0.9 && !after.holds);
    assert!((after.ranks - before.ranks).abs() < 0.05);
}
