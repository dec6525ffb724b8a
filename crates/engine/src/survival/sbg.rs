//! Churn that differs between customers: the loyal are those who are left.

use super::{Survival, discount_factor};

/// The shifted beta-geometric: each customer has a constant churn of their own,
/// spread over the customers as a Beta(α, β), so that
/// S(t) = Π (β+i)/(α+β+i) over i = 0 … t−1, and churn falls with age.
///
/// Source: Fader & Hardie (2007), "How to project customer retention",
/// *Journal of Interactive Marketing* 21(1). α, β > 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShiftedBetaGeometric {
    /// α > 0: with β, the mean churn of a new cohort is α/(α+β).
    pub alpha: f64,
    /// β > 0.
    pub beta: f64,
}

impl Survival for ShiftedBetaGeometric {
    fn at(&self, t: u32) -> f64 {
        if t <= PRODUCT {
            return (0..t).map(|i| self.stays(i)).product();
        }
        // S(t) = S(n) × Γ(β+t)/Γ(α+β+t) ÷ Γ(β+n)/Γ(α+β+n): the product would be long.
        let log = |t: u32| log_gamma_ratio(self.beta + f64::from(t), self.alpha);
        libm::exp(log(t) - log(PRODUCT)) * self.at(PRODUCT)
    }

    /// (α+β−1)/(α−1), infinite for α ≤ 1.
    fn expected_periods(&self) -> f64 {
        self.discounted(0.0, 0)
    }

    /// S(n)/(1+d)^n × ₂F₁(1, β+n; α+β+n; 1/(1+d)) with n = `first`
    /// (Fader & Hardie 2010, "Customer-base valuation in a contractual setting").
    fn discounted(&self, rate: f64, first: u32) -> f64 {
        let n = f64::from(first);
        let (b, c) = (self.beta + n, self.alpha + self.beta + n);
        let sum = if rate > 0.0 {
            hypergeometric(b, c, 1.0 / (1.0 + rate))
        } else if self.alpha > 1.0 {
            (c - 1.0) / (self.alpha - 1.0)
        } else {
            f64::INFINITY
        };
        self.at(first) * discount_factor(rate, first) * sum
    }

    /// Term by term, each from the one before.
    fn partial(&self, rate: f64, first: u32, count: u32) -> f64 {
        let mut share = self.at(first);
        (first..first.saturating_add(count))
            .map(|t| {
                let term = share * discount_factor(rate, t);
                share *= self.stays(t);
                term
            })
            .sum()
    }
}

impl ShiftedBetaGeometric {
    /// Share of those still there in period `t` who stay for the next.
    fn stays(&self, t: u32) -> f64 {
        let t = f64::from(t);
        (self.beta + t) / (self.alpha + self.beta + t)
    }
}

/// Up to here S(t) is multiplied out: exact, and short enough.
const PRODUCT: u32 = 64;

/// ln Γ(x) − ln Γ(x+a) for x ≥ [`PRODUCT`], by the difference of two Stirling
/// series: the logarithms themselves are so large that theirs loses the digits.
fn log_gamma_ratio(x: f64, a: f64) -> f64 {
    let rest = |x: f64| {
        let square = 1.0 / (x * x);
        (1.0 / 12.0 - square * (1.0 / 360.0 - square / 1260.0)) / x
    };
    a - a * libm::log(x + a) - (x - 0.5) * libm::log1p(a / x) + rest(x) - rest(x + a)
}

/// ₂F₁(1, b; c; z) for 0 < z < 1 by Gauss's continued fraction (DLMF 15.7.5 with
/// a = 1), evaluated by Lentz's method: the series itself takes thousands of terms
/// at the small rates of a week.
fn hypergeometric(b: f64, c: f64, z: f64) -> f64 {
    let mut fraction = 1.0;
    let mut up = 1.0;
    let mut down = 0.0;
    for step in 0..MOST_STEPS {
        let m = f64::from(step / 2);
        let factor = if step == 0 {
            -b / c // as below, where c = 1 would divide 0 by 0
        } else if step % 2 == 0 {
            -(b + m) * (c - 1.0 + m) / ((c - 1.0 + 2.0 * m) * (c + 2.0 * m))
        } else {
            -(m + 1.0) * (c - b + m) / ((c + 2.0 * m) * (c + 1.0 + 2.0 * m))
        } * z;
        up = nonzero(1.0 + factor / up);
        down = 1.0 / nonzero(1.0 + factor * down);
        let change = up * down;
        fraction *= change;
        if (change - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    1.0 / fraction
}

const MOST_STEPS: u32 = 1_000_000;

fn nonzero(value: f64) -> f64 {
    if value == 0.0 {
        f64::MIN_POSITIVE
    } else {
        value
    }
}
