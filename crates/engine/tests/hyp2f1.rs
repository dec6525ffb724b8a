//! ₂F₁ against Arb and mpmath (`tests/data/hyp2f1.py`).
#![allow(clippy::unwrap_used)]

use ltv_engine::numeric::{hyp2f1, ln_hyp2f1};

const TABLE: &str = include_str!("../../../tests/data/expected/hyp2f1.csv");

fn rows() -> impl Iterator<Item = (&'static str, [f64; 5])> {
    TABLE.lines().skip(1).map(|line| {
        let (_, numbers) = line.split_once(',').unwrap();
        let numbers: Vec<f64> = numbers.split(',').map(|v| v.parse().unwrap()).collect();
        (line, numbers.try_into().unwrap())
    })
}

/// An error of ln is the relative error of the value, also where that overflows.
#[test]
fn ln_within_1e10_of_the_value_all_over_the_region() {
    let mut worst = (0.0, "");
    let mut count = 0;
    for (line, [a, b, c, z, ln]) in rows() {
        let error = f64::abs(ln_hyp2f1(a, b, c, z) - ln);
        assert!(error.is_finite(), "{line}");
        if error > worst.0 {
            worst = (error, line);
        }
        count += 1;
    }
    assert!(count > 500);
    println!("worst: {worst:?}");
    assert!(worst.0 <= 1e-10, "{worst:?}");
}

#[test]
fn values_within_1e10_wherever_they_are_finite() {
    for (line, [a, b, c, z, ln]) in rows() {
        if ln.abs() < 700.0 {
            let value = hyp2f1(a, b, c, z);
            let error = f64::abs(value / libm::exp(ln) - 1.0);
            assert!(error <= 1e-10, "{error:e} at {line}");
        }
    }
}
