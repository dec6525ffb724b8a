//! Integrals of smooth functions.

/// Nodes in 0 ..= 1 and weights of Gauss–Legendre quadrature with 5 points, exact
/// for polynomials of degree 9: Abramowitz & Stegun (1964), table 25.4, moved from
/// −1 ..= 1.
const POINTS: [(f64, f64); 5] = [
    (0.046_910_077_030_668_0, 0.118_463_442_528_094_5),
    (0.230_765_344_947_158_5, 0.239_314_335_249_683_2),
    (0.5, 0.284_444_444_444_444_4),
    (0.769_234_655_052_841_5, 0.239_314_335_249_683_2),
    (0.953_089_922_969_332, 0.118_463_442_528_094_5),
];

/// ∫ of `f` over `from` ..= `to`.
pub(super) fn integral(from: f64, to: f64, f: impl Fn(f64) -> f64) -> f64 {
    let width = to - from;
    let of = |(node, weight): (f64, f64)| weight * f(from + node * width);
    width * POINTS.map(of).iter().sum::<f64>()
}
