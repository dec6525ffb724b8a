//! Integrals of e^f over an interval, for f smooth and concave.
//!
//! Gauss and Legendre's rule (DLMF 3.5(v)) on panels short enough for it: where f
//! is steep the interval is halved, where e^f has become nothing it is left out.
//! Measured on exponentials times (1 + e^(v−d))^−q, whose singularities are π away
//! from the real axis, the relative error is some 1e−13 with the limits below.

/// Nodes and weights on −1..1, of the positive half.
type Rule = &'static [(f64, f64)];

#[expect(clippy::unreadable_literal)]
const G6: [(f64, f64); 3] = [
    (0.2386191860831969, 0.46791393457269104),
    (0.6612093864662645, 0.3607615730481386),
    (0.932469514203152, 0.17132449237917036),
];
#[expect(clippy::unreadable_literal)]
const G12: [(f64, f64); 6] = [
    (0.1252334085114689, 0.24914704581340277),
    (0.3678314989981802, 0.2334925365383548),
    (0.5873179542866175, 0.20316742672306592),
    (0.7699026741943047, 0.16007832854334622),
    (0.9041172563704749, 0.10693932599531843),
    (0.9815606342467192, 0.04717533638651183),
];
#[expect(clippy::unreadable_literal)]
const G20: [(f64, f64); 10] = [
    (0.07652652113349734, 0.15275338713072584),
    (0.22778585114164507, 0.14917298647260374),
    (0.37370608871541955, 0.14209610931838204),
    (0.5108670019508271, 0.13168863844917664),
    (0.636053680726515, 0.11819453196151841),
    (0.7463319064601508, 0.10193011981724044),
    (0.8391169718222188, 0.08327674157670475),
    (0.912234428251326, 0.06267204833410907),
    (0.9639719272779138, 0.04060142980038694),
    (0.9931285991850949, 0.017614007139152118),
];

/// An end of a panel.
#[derive(Debug, Clone, Copy)]
pub(crate) struct End {
    /// Where.
    pub(crate) v: f64,
    /// f there.
    pub(crate) value: f64,
    /// f′ there.
    pub(crate) slope: f64,
}

/// The rule for a panel over which f changes by up to `change`; none if too long.
fn rule(change: f64, length: f64) -> Option<Rule> {
    if change <= 1.5 && length <= 0.5 {
        Some(&G6)
    } else if change <= 10.0 && length <= 3.0 {
        Some(&G12)
    } else if change <= 20.0 && length <= 4.0 {
        Some(&G20)
    } else {
        None
    }
}

/// Calls `visit(v, weight)` such that Σ weight·g(v)·e^f(v) is the integral from `low`
/// to `high`, for g of moderate growth. `end` evaluates f and its slope; where f
/// stays below `floor` nothing is visited.
pub(crate) fn panels(
    low: End,
    high: End,
    floor: f64,
    end: &impl Fn(f64) -> End,
    visit: &mut impl FnMut(f64, f64),
) {
    let length = high.v - low.v;
    // The tangents at both ends lie above f.
    let bound = if low.slope <= 0.0 {
        low.value
    } else if high.slope >= 0.0 {
        high.value
    } else {
        f64::min(
            low.value + low.slope * length,
            high.value - high.slope * length,
        )
    };
    if bound < floor {
        return;
    }
    let half = 0.5 * length;
    let middle = low.v + half;
    let change = f64::max(f64::abs(low.slope), f64::abs(high.slope)) * length;
    if let Some(rule) = rule(change, length) {
        for (node, weight) in rule {
            visit(middle - half * node, half * weight);
            visit(middle + half * node, half * weight);
        }
    } else if middle > low.v && middle < high.v {
        let between = end(middle);
        panels(low, between, floor, end, visit);
        panels(between, high, floor, end, visit);
    }
}

/// How far below the maximum e^f is nothing.
const NOTHING: f64 = 50.0;

/// ln ∫ e^f from 0 to `length`, for f of any height.
pub(crate) fn ln_integral(length: f64, end: &impl Fn(f64) -> End) -> f64 {
    let (low, high) = (end(0.0), end(length));
    let top = peak(low, high, end);
    let mut sum = 0.0;
    panels(low, high, top - NOTHING, end, &mut |v, weight| {
        sum += weight * libm::exp(end(v).value - top);
    });
    top + libm::log(sum)
}

/// The maximum of f, to a unit or so.
fn peak(mut low: End, mut high: End, end: &impl Fn(f64) -> End) -> f64 {
    if low.slope <= 0.0 {
        return low.value;
    }
    if high.slope >= 0.0 {
        return high.value;
    }
    for _ in 0..100 {
        let length = high.v - low.v;
        if f64::min(low.slope, -high.slope) * length < 0.5 {
            break;
        }
        let middle = end(low.v + 0.5 * length);
        if middle.slope > 0.0 {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::max(low.value, high.value)
}
