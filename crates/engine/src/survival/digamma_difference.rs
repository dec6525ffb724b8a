//! A difference of ψ that keeps its digits.

/// ψ(x) − ψ(x+a) for x > 0, a ≥ 0: negative, and as exact relative to itself as
/// doubles allow, also where x is so large that the two hardly differ.
///
/// x is raised by ψ(x) = ψ(x+1) − 1/x until the asymptotic series holds, and the
/// series are subtracted term by term (DLMF 5.5.2, 5.11.2).
pub(crate) fn digamma_difference(x: f64, a: f64) -> f64 {
    let (mut x, mut raised) = (x, 0.0);
    while x < SERIES {
        raised += a / (x * (x + a));
        x += 1.0;
    }
    let rest = |x: f64| {
        let s = 1.0 / (x * x);
        let in_square = 1.0 / 252.0 - s * (1.0 / 240.0 - s * (1.0 / 132.0));
        s * (1.0 / 12.0 - s * (1.0 / 120.0 - s * in_square))
    };
    // ½ of 1/(x+a) − 1/x, without subtracting the two.
    let half = -0.5 * (a / (x * (x + a)));
    half - libm::log1p(a / x) - (rest(x) - rest(x + a)) - raised
}

/// From here on the terms of the series are exact to the last digit.
const SERIES: f64 = 16.0;

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of mpmath at 60 digits, `psi(0, x) - psi(0, x + a)`.
    #[test]
    #[allow(clippy::unreadable_literal)] // as printed by mpmath
    fn against_many_digits() {
        for (x, a, expected) in [
            (0.0001, 0.0001, -5000.000164457352),
            (0.0001, 10000.0, -10009.787341564657),
            (0.3, 2.5, -4.34307121104955),
            (1.182, 0.704, -0.658602691793709),
            (7.0, 0.0001, -1.5354400144768512e-05),
            (16.0, 3.0, -0.17687908496732027),
            (65.3, 0.7, -0.010744328341106696),
            (10000.0, 0.0001, -1.0000499966661667e-08),
            (10000.0, 10000.0, -0.6931721811849453),
            (100000000.0, 3.7, -3.699999950050001e-08),
            (1000000000000000.0, 0.5, -5.000000000000001e-16),
        ] {
            let own = digamma_difference(x, a);
            let error = (own / expected - 1.0).abs();
            assert!(error <= 4e-15, "{x} {a}: {own}, {error}");
        }
    }
}
