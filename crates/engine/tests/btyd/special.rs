//! Special functions against mpmath.

use crate::special_table::{DIGAMMA, LN_BETA, LN_RISING, TRIGAMMA};
use ltv_engine::numeric::special::{
    digamma, ln_beta, ln_gamma, ln_rising, log_add_exp, log_sub_exp, log_sum_exp, trigamma,
};

/// Relative to the result, or to 1 where that is larger.
fn near(got: f64, expected: f64, tolerance: f64, what: &str) {
    let error = (got - expected).abs() / expected.abs().max(1.0);
    assert!(
        error <= tolerance,
        "{what}: {got} for {expected}, {error:e}"
    );
}

#[test]
fn tables() {
    for (x, _, value) in DIGAMMA {
        near(digamma(x), value, 2e-15, &format!("ψ({x})"));
    }
    for (x, _, value) in TRIGAMMA {
        near(trigamma(x), value, 2e-15, &format!("ψ′({x})"));
    }
    for (a, x, value) in LN_RISING {
        near(ln_rising(a, x), value, 4e-15, &format!("rising {a}, {x}"));
    }
    for (a, b, value) in LN_BETA {
        near(ln_beta(a, b), value, 4e-15, &format!("ln B({a}, {b})"));
        near(ln_beta(b, a), value, 4e-15, &format!("ln B({b}, {a})"));
    }
}

#[test]
fn tiny_steps_keep_their_digits() {
    for a in [1e-4, 0.3, 5.0, 1e3, 1e6] {
        let x = 1e-9 * a;
        // Γ(a+x)/Γ(a) = 1 + ψ(a)·x + (ψ² + ψ′)·x²/2 + …
        let first = digamma(a) * x;
        let second = trigamma(a) * x * x / 2.0;
        let expected = first + second;
        let got = ln_rising(a, x);
        assert!(
            (got / expected - 1.0).abs() < 1e-12,
            "{a}: {got} for {expected}"
        );
    }
    assert!(ln_rising(3.5, 0.0).abs() < 1e-15);
    near(ln_rising(1.0, 5.0), libm::log(120.0), 1e-15, "5!");
    near(ln_gamma(6.0), libm::log(120.0), 1e-15, "Γ(6)");
}

#[test]
fn logarithms_of_sums_and_differences() {
    let none = f64::NEG_INFINITY;
    near(
        log_add_exp(1000.0, 1000.0),
        1000.0 + libm::log(2.0),
        1e-16,
        "double",
    );
    near(log_add_exp(none, -3.0), -3.0, 0.0, "nothing and something");
    near(log_add_exp(-3.0, none), -3.0, 0.0, "something and nothing");
    near(
        log_sum_exp(&[0.0, -800.0, 1.0]),
        log_add_exp(0.0, 1.0),
        1e-16,
        "sum",
    );
    assert_eq!(log_sum_exp(&[]).total_cmp(&none), std::cmp::Ordering::Equal);
    assert_eq!(
        log_sum_exp(&[none]).total_cmp(&none),
        std::cmp::Ordering::Equal
    );
    near(log_sub_exp(2.0_f64.ln(), 0.0), 0.0, 1e-15, "2 − 1");
    near(log_sub_exp(-5.0, none), -5.0, 0.0, "nothing taken");
    assert_eq!(
        log_sub_exp(1.0, 1.0).total_cmp(&none),
        std::cmp::Ordering::Equal
    );
    // e^700 (1 − e^−g) with g = 2^−30, exactly between the two.
    let gap = libm::exp2(-30.0);
    let expected = 700.0 + libm::log(gap) - gap / 2.0;
    near(log_sub_exp(700.0, 700.0 - gap), expected, 1e-15, "close");
}
