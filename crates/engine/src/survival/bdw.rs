//! Churn that differs between customers and changes with each one's own age.

use super::Survival;
use super::digamma_difference::digamma_difference;
use crate::numeric::special::ln_rising;

/// The beta discrete Weibull: a customer of churn θ is still there after t periods
/// with (1−θ)^(t^c), θ spread over the customers as a Beta(γ, δ), so that
/// S(t) = B(γ, δ + t^c) / B(γ, δ).
///
/// c = 1 is the [`ShiftedBetaGeometric`](super::ShiftedBetaGeometric) with α = γ and
/// β = δ. With c > 1 each customer is the more likely to leave the longer they have
/// been there, with c < 1 the less, whatever the mix of customers does on top.
///
/// Source: Fader, Hardie, Liu, Davin & Steenburgh (2018), "'How to project customer
/// retention' revisited: the role of duration dependence", *Journal of Interactive
/// Marketing* 43, 1–16. γ, δ, c > 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BetaDiscreteWeibull {
    /// γ > 0: with δ, the mean churn of the first period is γ/(γ+δ).
    pub gamma: f64,
    /// δ > 0.
    pub delta: f64,
    /// c > 0.
    pub c: f64,
}

/// ln S at one age and its derivatives by γ, δ and c.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct LogSurvival {
    pub(crate) value: f64,
    pub(crate) slopes: [f64; 3],
}

impl BetaDiscreteWeibull {
    /// ln B(γ, δ + t^c) − ln Γ(γ), for any t ≥ 0.
    fn log_beta(&self, t: f64) -> f64 {
        let log = self.c * libm::log(t);
        if log > FAR {
            return -self.gamma * log;
        }
        let power = if t > 0.0 { libm::exp(log) } else { 0.0 };
        -ln_rising(self.delta + power, self.gamma)
    }

    /// S at any time t ≥ 0: the curve that goes through the whole periods.
    fn share(&self, t: f64) -> f64 {
        libm::exp(self.log_beta(t) - self.log_beta(0.0))
    }

    /// ln S(t) + ln B(γ, δ) − ln Γ(γ) and its derivatives: what is left of ln S(t)
    /// once that of another age is subtracted.
    pub(crate) fn log_survival(&self, t: u32) -> LogSurvival {
        let t = f64::from(t);
        let log_t = if t > 0.0 { libm::log(t) } else { 0.0 };
        let log = self.c * log_t;
        let value = self.log_beta(t);
        if log > FAR {
            let slopes = [-log, 0.0, -self.gamma * log_t];
            return LogSurvival { value, slopes };
        }
        let power = if t > 0.0 { libm::exp(log) } else { 0.0 };
        let y = self.delta + power;
        let by_y = digamma_difference(y, self.gamma);
        // −ψ(y + γ), of which only differences count: ψ(y) = ψ(1) + (ψ(y) − ψ(1)).
        let by_gamma = digamma_from_one(y + self.gamma);
        LogSurvival {
            value,
            slopes: [-by_gamma, by_y, by_y * power * log_t],
        }
    }
}

/// ψ(y) − ψ(1) for y > 0.
fn digamma_from_one(y: f64) -> f64 {
    if y > 1.0 {
        -digamma_difference(1.0, y - 1.0)
    } else if y < 1.0 {
        digamma_difference(y, 1.0 - y)
    } else {
        0.0
    }
}

/// ln t^c beyond which γ and δ no longer show beside t^c: B(γ, y) = Γ(γ)·y^−γ there.
const FAR: f64 = 50.0;

impl Survival for BetaDiscreteWeibull {
    fn at(&self, t: u32) -> f64 {
        self.share(f64::from(t)).min(1.0)
    }

    /// Infinite for γ·c ≤ 1: S falls as t^−γc.
    fn expected_periods(&self) -> f64 {
        self.discounted(0.0, 0)
    }

    /// Term by term until nothing is left or the terms fall slowly enough for the
    /// Euler–Maclaurin formula.
    fn discounted(&self, rate: f64, first: u32) -> f64 {
        if rate <= 0.0 && self.gamma * self.c <= 1.0 {
            return f64::INFINITY;
        }
        let force = libm::log1p(rate);
        let (mut sum, mut t) = (0.0, first);
        let smooth = first.max(TERMS);
        while t < smooth || self.decline(f64::from(t), force) > GENTLE {
            let block = self.partial(rate, t, BLOCK);
            sum += block;
            t = t.saturating_add(BLOCK);
            if block <= 1e-17 * sum {
                return sum;
            }
        }
        sum + self.smooth_tail(force, f64::from(t))
    }
}

impl BetaDiscreteWeibull {
    /// −d ln(S(t)·e^(−force·t))/dt.
    fn decline(&self, t: f64, force: f64) -> f64 {
        let log = self.c * libm::log(t);
        // −d ln S/d ln y × y′/y.
        let steep = if log > FAR {
            self.gamma
        } else {
            let power = libm::exp(log);
            -digamma_difference(self.delta + power, self.gamma) * power
        };
        steep * self.c / t + force
    }

    /// Σ S(t)·e^(−force·t) over t = n, n+1, … by ∫ f + f(n)/2 − f′(n)/12 (DLMF 2.10.1):
    /// the next term, f‴/720, is below 1e−11 of the sum where f is [`GENTLE`].
    ///
    /// The integral is over u = ln(t/n), in which both the power law of S and the
    /// fall of the discount are smooth, by Gauss and Legendre's rule panel by panel.
    fn smooth_tail(&self, force: f64, n: f64) -> f64 {
        let start = self.share(n) * libm::exp(-force * n);
        if start <= 0.0 {
            return 0.0;
        }
        let integrand = |u: f64| {
            let t = n * libm::exp(u);
            self.share(t) * libm::exp(-force * t) * t
        };
        let (mut integral, mut from) = (0.0, 0.0);
        for _ in 0..MOST_PANELS {
            let panel = gauss(integrand, from, from + PANEL);
            integral += panel;
            from += PANEL;
            if panel <= 1e-17 * integral {
                break;
            }
            // Nothing but a power law is left: the rest is a geometric series.
            if force == 0.0 && self.c * (libm::log(n) + from) > FAR {
                integral += integrand(from) / (self.gamma * self.c - 1.0);
                break;
            }
        }
        integral + start * (0.5 + self.decline(n, force) / 12.0)
    }
}

/// ∫ f over `from` ..= `to` by the 8-point rule of Gauss and Legendre
/// (Abramowitz & Stegun 1964, table 25.4).
fn gauss(f: impl Fn(f64) -> f64, from: f64, to: f64) -> f64 {
    const POINTS: [(f64, f64); 4] = [
        (0.183_434_642_495_649_8, 0.362_683_783_378_362),
        (0.525_532_409_916_329, 0.313_706_645_877_887_3),
        (0.796_666_477_413_626_7, 0.222_381_034_453_374_48),
        (0.960_289_856_497_536_3, 0.101_228_536_290_376_26),
    ];
    let (middle, half) = (0.5 * (from + to), 0.5 * (to - from));
    let pairs = POINTS.map(|(x, weight)| weight * (f(middle - half * x) + f(middle + half * x)));
    half * pairs.iter().sum::<f64>()
}

/// So many periods are added up one by one at least, and in blocks of so many.
const TERMS: u32 = 512;
const BLOCK: u32 = 64;

/// Decline per period, as a share, from which on a sum is told by an integral.
const GENTLE: f64 = 0.008;

/// Width of a panel in ln t.
const PANEL: f64 = 0.5;

/// Enough for c down to 1/200.
const MOST_PANELS: u32 = 20_000;
