//! Gamma-Gamma: what customers spend per purchase, whoever they are and however
//! often they come.

use super::Spend;
use crate::numeric::Random;
use crate::numeric::special::{digamma, ln_beta};

/// Amounts of one customer's purchases are gamma distributed with shape p and rate ν,
/// and ν over the customers with shape q and rate γ. A customer's mean spend is
/// ζ = p/ν; how often they buy tells nothing of it.
///
/// With z the mean of x purchases:
///
/// f(z | x) = γ^q · z^(px−1) · x^(px) / (B(px, q) · (γ + xz)^(px+q)),
///
/// reckoned as ln f = −ln B(px, q) − q·ln(1 + xz/γ) − px·ln(1 + γ/(xz)) − ln z, in
/// which nothing overflows.
///
/// A customer of whom little is known is taken for much like the others, one of whom much
/// is known for what they were: the expectation moves from the population's mean to
/// their own as x grows.
///
/// ```
/// use ltv_engine::btyd::{GammaGamma, Spend};
///
/// // CDNOW, in dollars: Fader & Hardie (2013).
/// let model = GammaGamma { p: 6.25, q: 3.74, gamma: 15.44 };
/// assert!((model.mean().unwrap() - 35.22).abs() < 0.01);
/// let after = |x| model.conditional_mean(Some(Spend { x, mean: 22.35 })).unwrap();
/// assert!((after(2) - 24.66).abs() < 0.01);
/// assert!((after(50) - 22.35).abs() < 0.2);
/// ```
///
/// Source: Fader & Hardie (2013), "The Gamma-Gamma model of monetary value",
/// equations 1a (f), 5 (conditional mean); Fader, Hardie & Lee (2005), "RFM and CLV",
/// *Journal of Marketing Research* 42(4), 415–430. p, q, γ > 0; finite for x up to
/// 10,000, amounts from 1e−2 to 1e9 and parameters from 1e−4 to 1e4 (γ times the
/// amounts' scale).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GammaGamma {
    /// Shape of a customer's amounts.
    pub p: f64,
    /// Shape of ν over the customers; the mean of all is finite for q > 1.
    pub q: f64,
    /// Rate of ν over the customers, in units of currency.
    pub gamma: f64,
}

impl GammaGamma {
    /// The parameters' names, in the order of all arrays.
    pub const NAMES: [&'static str; 3] = ["p", "q", "gamma"];

    /// From parameters in the order of [`Self::NAMES`].
    pub fn from_parameters([p, q, gamma]: [f64; 3]) -> Self {
        Self { p, q, gamma }
    }

    /// The parameters, in that order.
    pub fn parameters(&self) -> [f64; 3] {
        [self.p, self.q, self.gamma]
    }

    /// The same with amounts in a unit that is `scale` times smaller.
    #[must_use]
    pub fn scaled(self, scale: f64) -> Self {
        Self {
            gamma: self.gamma * scale,
            ..self
        }
    }

    /// Where to begin a fit of amounts whose mean is 1, the best guess first.
    pub fn starts() -> Vec<Vec<f64>> {
        // The mean pγ/(q−1) is 1 in each but the last, whose tail is too heavy for one.
        vec![
            vec![4.0, 3.0, 0.5],
            vec![1.0, 2.0, 1.0],
            vec![20.0, 11.0, 0.5],
            vec![1.0, 0.8, 0.3],
        ]
    }

    /// ln f(z | x) of one customer, x ≥ 1, z > 0.
    pub fn log_likelihood(&self, customer: Spend) -> f64 {
        self.gradient(customer, 0.0, &mut [0.0; 3])
    }

    /// ln f(z | x) of one customer; adds `weight` times its derivatives by ln p, ln q,
    /// ln γ to `gradient`.
    pub fn gradient(&self, customer: Spend, weight: f64, gradient: &mut [f64; 3]) -> f64 {
        let of_x = self.of_x(customer.x);
        let log_z = libm::log(customer.mean);
        let ratio = of_x.log_x + log_z - libm::log(self.gamma);
        of_x.density(ratio, weight, gradient) - log_z
    }

    /// E[ζ | x, z] = p·(γ + xz) / (px + q − 1), the expected mean spend of a customer
    /// (equation 5); of a new one (`None`) pγ/(q − 1). `None` where px + q ≤ 1 leaves
    /// it infinite.
    pub fn conditional_mean(&self, customer: Option<Spend>) -> Option<f64> {
        let (x, z) = customer.map_or((0.0, 0.0), |one| (f64::from(one.x), one.mean));
        let below = self.p * x + self.q - 1.0;
        (below > 0.0).then(|| self.p * (self.gamma + x * z) / below)
    }

    /// E\[ζ\] = pγ/(q − 1), the expected mean spend of a customer of whom nothing is
    /// known; `None` for q ≤ 1.
    pub fn mean(&self) -> Option<f64> {
        self.conditional_mean(None)
    }

    /// A customer's mean spend ζ = p/ν, drawn given their purchases: ν is gamma
    /// distributed with shape px + q and rate γ + xz. `None`: of a new customer.
    pub fn draw_mean(&self, random: &mut Random, customer: Option<Spend>) -> f64 {
        let (x, z) = customer.map_or((0.0, 0.0), |one| (f64::from(one.x), one.mean));
        // A ν that rounds to 0 would be an infinite spend.
        let nu = random.gamma(self.p * x + self.q).max(f64::MIN_POSITIVE);
        self.p * (self.gamma + x * z) / nu
    }

    /// The sum of `n` purchases of a customer whose mean spend is `mean`, drawn.
    pub fn draw_total(&self, random: &mut Random, mean: f64, n: u32) -> f64 {
        if n == 0 {
            return 0.0;
        }
        random.gamma(self.p * f64::from(n)) * (mean / self.p)
    }

    /// What the density takes from x alone.
    pub(super) fn of_x(&self, x: u32) -> OfX {
        let x = f64::from(x);
        let px = self.p * x;
        let both = digamma(px + self.q);
        OfX {
            px,
            q: self.q,
            log_x: libm::log(x),
            log_beta: ln_beta(px, self.q),
            by_px: both - digamma(px),
            by_q: both - digamma(self.q),
        }
    }
}

/// The parts of the density that depend on x alone.
#[derive(Debug, Clone, Copy)]
pub(super) struct OfX {
    px: f64,
    q: f64,
    /// ln x.
    pub(super) log_x: f64,
    /// ln B(px, q).
    log_beta: f64,
    /// −∂ ln B(px, q)/∂(px).
    by_px: f64,
    /// −∂ ln B(px, q)/∂q.
    by_q: f64,
}

impl OfX {
    /// ln f + ln z at ln(xz/γ), and `weight` times its derivatives by the logarithms
    /// of the parameters.
    pub(super) fn density(&self, ratio: f64, weight: f64, gradient: &mut [f64; 3]) -> f64 {
        // ln(1 + xz/γ) and ln(1 + γ/(xz)), of which the larger is the other plus |ratio|.
        let tail = libm::exp(-ratio.abs());
        let small = libm::log1p(tail);
        let (up, down, share) = if ratio > 0.0 {
            (small + ratio, small, 1.0 / (1.0 + tail)) // share: xz/(γ + xz)
        } else {
            (small, small - ratio, tail / (1.0 + tail))
        };
        gradient[0] += weight * self.px * (self.by_px - down);
        gradient[1] += weight * self.q * (self.by_q - up);
        gradient[2] += weight * (self.q * share - self.px * (1.0 - share));
        -self.log_beta - self.q * up - self.px * down
    }
}
