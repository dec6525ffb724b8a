//! What BG/NBD and MBG/NBD have in common: customers leave after a purchase.
//!
//! λ ~ Gamma(r, α), p ~ Beta(a, b). Someone with x repeat purchases stayed with the
//! chance 1 − p on m occasions, and is still a customer or has left on the last of
//! them. In BG/NBD the first purchase is no such occasion, so m = x; in MBG/NBD it
//! is, and m = x + 1.
//!
//! ```text
//! L(λ, p) = (1−p)ᵐ·λˣ·e^(−λT) + [m > 0]·p·(1−p)ᵐ⁻¹·λˣ·e^(−λ·t_x)
//! ```
//!
//! and averaged over λ and p, with (y)ₙ = Γ(y+n)/Γ(y),
//!
//! ```text
//! L = (b)ₘ/(a+b)ₘ · (r)ₓ · αʳ/(α+T)^(r+x) · (1 + o),
//! o = [m > 0] · a/(b+m−1) · ((α+T)/(α+t_x))^(r+x),
//! ```
//!
//! where o are the odds of having left: P(alive) = 1/(1 + o).

use super::future::Future;
use super::{Purchases, Sample};
use crate::numeric::special::{digamma, ln_rising};
use crate::numeric::{Random, beta_regularised};

/// Parameters, and how many occasions to leave the first purchase is: 0 or 1.
#[derive(Debug, Clone, Copy)]
pub(super) struct AfterPurchase {
    pub(super) r: f64,
    pub(super) alpha: f64,
    pub(super) a: f64,
    pub(super) b: f64,
    pub(super) first: u32,
}

/// What depends on x alone: ln of the first factors of L with their derivatives,
/// and ln of a/(b+m−1), −∞ for m = 0.
struct Shared {
    /// r + x.
    n: f64,
    value: f64,
    by_r: f64,
    by_a: f64,
    by_b: f64,
    /// b + m − 1.
    stayed: f64,
    ln_odds: f64,
}

/// ln(1 + eᵛ), and eᵛ/(1 + eᵛ).
fn soft(v: f64) -> (f64, f64) {
    let z = libm::exp(-v.abs());
    let share = if v > 0.0 { 1.0 } else { z } / (1.0 + z);
    (v.max(0.0) + libm::log1p(z), share)
}

/// ln Π (1 + zᵢ)^wᵢ for zᵢ ≥ 0 with one logarithm for many factors.
struct Product {
    product: f64,
    sum: f64,
}

impl Product {
    /// A single factor is at most this.
    const MOST: f64 = 1e150;

    fn take(&mut self, z: f64, weight: f64) {
        if weight > 1.0 {
            self.sum += weight * libm::log1p(z);
            return;
        }
        self.product *= 1.0 + z;
        if self.product > Self::MOST {
            self.sum += libm::log(self.product);
            self.product = 1.0;
        }
    }
}

impl AfterPurchase {
    /// Guesses in the order r, α, a, b: few who leave, many, hardly any.
    pub(super) fn starts(sample: &Sample) -> Vec<Vec<f64>> {
        let rate = sample.purchases() / (sample.customers() * sample.mean_age());
        // While they are customers they buy more often than over all time.
        [
            (0.5, 1.5, 0.8, 2.5),
            (1.0, 3.0, 1.5, 1.5),
            (0.5, 1.1, 0.1, 2.0),
        ]
        .map(|(r, more, a, b)| vec![r, r / (more * rate), a, b])
        .to_vec()
    }

    fn shared(&self, x: u32) -> Shared {
        let Self { r, alpha, a, b, .. } = *self;
        let m = f64::from(x + self.first);
        let x = f64::from(x);
        let whole = digamma(a + b) - digamma(a + b + m);
        let stayed = b + m - 1.0;
        Shared {
            n: r + x,
            value: ln_rising(b, m) - ln_rising(a + b, m) + ln_rising(r, x) - x * libm::log(alpha),
            by_r: digamma(r + x) - digamma(r),
            by_a: whole,
            by_b: whole + digamma(b + m) - digamma(b),
            stayed,
            ln_odds: if m > 0.0 {
                libm::log(a / stayed)
            } else {
                f64::NEG_INFINITY
            },
        }
    }

    /// ln o.
    fn ln_odds(&self, customer: Purchases) -> f64 {
        let m = f64::from(customer.x + self.first);
        if m <= 0.0 {
            return f64::NEG_INFINITY;
        }
        let waited = (customer.t - customer.t_x) / (self.alpha + customer.t_x);
        libm::log(self.a / (self.b + m - 1.0))
            + (self.r + f64::from(customer.x)) * libm::log1p(waited)
    }

    pub(super) fn log_likelihood(&self, customer: Purchases) -> f64 {
        let shared = self.shared(customer.x);
        let grown = libm::log1p(customer.t / self.alpha);
        shared.value - shared.n * grown + soft(self.ln_odds(customer)).0
    }

    pub(super) fn gradient(&self, customer: Purchases, weight: f64, gradient: &mut [f64]) -> f64 {
        let shared = self.shared(customer.x);
        let grown = libm::log1p(customer.t / self.alpha);
        let (rise, left) = soft(self.ln_odds(customer));
        let grown_since = libm::log1p(customer.t_x / self.alpha);
        let inverse = 1.0 / (self.alpha + customer.t);
        let sums = Sums {
            weight,
            left: weight * left,
            grown: weight * grown,
            inverse: weight * inverse,
            left_grown: weight * left * (grown - grown_since),
            left_inverse: weight * left * (inverse - 1.0 / (self.alpha + customer.t_x)),
        };
        self.add(&shared, &sums, gradient);
        shared.value - shared.n * grown + rise
    }

    /// Of customers with the same x what they add to the gradient.
    fn add(&self, shared: &Shared, sums: &Sums, gradient: &mut [f64]) {
        let Self { r, alpha, a, b, .. } = *self;
        let Shared { n, .. } = *shared;
        let by_r = sums.weight * shared.by_r - sums.grown + sums.left_grown;
        // r/α − (r+x)/(α+T) − x/α of the shared value is written with 1/α apart.
        let by_alpha = sums.weight * r / alpha + n * (sums.left_inverse - sums.inverse);
        let by_a = sums.weight * shared.by_a + sums.left / a;
        let stayed = if sums.left > 0.0 {
            sums.left / shared.stayed
        } else {
            0.0
        };
        let by_b = sums.weight * shared.by_b - stayed;
        let by = [r * by_r, alpha * by_alpha, a * by_a, b * by_b];
        for (slope, by) in gradient.iter_mut().zip(by) {
            *slope += by;
        }
    }

    /// A whole sample: the gammas once for each x, the logarithms once for each age,
    /// powers once for each x and age or for each distinct customer, what is less.
    pub(super) fn evaluate(&self, sample: &Sample, gradient: &mut [f64]) -> f64 {
        let mut table: Vec<Age> = (sample.ages().iter())
            .map(|age| Age {
                grown: libm::log1p(age / self.alpha),
                inverse: 1.0 / (self.alpha + age),
                power: 1.0,
            })
            .collect();
        // Ages ascend.
        let most = table.last().map_or(0.0, |age| age.grown);
        let mut value = 0.0;
        let mut from = 0;
        for rows in sample.rows().chunk_by(|one, other| one.x == other.x) {
            let range = from..from + rows.len();
            from = range.end;
            let shared = self.shared(rows[0].x);
            let places = &sample.places()[range.clone()];
            let weights = &sample.weights()[range];
            let mut sums = Sums::default();
            for ([_, t], weight) in places.iter().zip(weights) {
                let age = &table[*t as usize];
                sums.weight += weight;
                sums.grown += weight * age.grown;
                sums.inverse += weight * age.inverse;
            }
            value += sums.weight * shared.value - shared.n * sums.grown;
            let dense = rows.len() > table.len();
            if shared.ln_odds == f64::NEG_INFINITY {
            } else if dense && shared.n * most + shared.ln_odds.abs() < Age::MOST {
                for age in &mut table {
                    age.power = libm::exp(shared.n * age.grown);
                }
                value += dense_rises(&shared, &table, places, weights, &mut sums);
            } else {
                value += rises(&shared, &table, places, weights, &mut sums);
            }
            self.add(&shared, &sums, gradient);
        }
        value
    }

    pub(super) fn p_alive(&self, customer: Purchases) -> f64 {
        1.0 / (1.0 + libm::exp(self.ln_odds(customer)))
    }

    /// Someone like this customer, if still one.
    fn alive(&self, customer: Purchases) -> Future {
        Future {
            r: self.r + f64::from(customer.x),
            alpha: self.alpha + customer.t,
            a: self.a,
            b: self.b + f64::from(customer.x + self.first),
        }
    }

    pub(super) fn expected(&self, t: f64) -> f64 {
        let new = Purchases {
            x: 0,
            t_x: 0.0,
            t: 0.0,
        };
        self.conditional_expected(new, t)
    }

    pub(super) fn conditional_expected(&self, customer: Purchases, horizon: f64) -> f64 {
        self.p_alive(customer) * self.expected_if_alive(customer, horizon)
    }

    pub(super) fn expected_if_alive(&self, customer: Purchases, horizon: f64) -> f64 {
        self.alive(customer).expected(horizon)
    }

    pub(super) fn square_if_alive(&self, customer: Purchases, horizon: f64) -> f64 {
        self.alive(customer).squared(horizon)
    }

    pub(super) fn dert(&self, customer: Purchases, rate: f64) -> f64 {
        self.p_alive(customer) * self.alive(customer).discounted(rate)
    }

    /// Stayed on all m occasions and bought n times in t; or left on the last of
    /// them, when at least n purchases would have come.
    pub(super) fn pmf(&self, n: u32, t: f64) -> f64 {
        let Self { r, alpha, a, b, .. } = *self;
        if t <= 0.0 {
            return if n == 0 { 1.0 } else { 0.0 };
        }
        let m = f64::from(n + self.first);
        let n = f64::from(n);
        let stayed = ln_rising(b, m) - ln_rising(a + b, m);
        let exactly = super::nbd::ln_pmf(r, alpha, n, t);
        let still = libm::exp(stayed + exactly);
        if m <= 0.0 {
            return still;
        }
        let at_least = if n > 0.0 {
            beta_regularised(n, r, t / (alpha + t), alpha / (alpha + t))
        } else {
            1.0
        };
        still + libm::exp(stayed) * (a / (b + m - 1.0)) * at_least
    }

    pub(super) fn draw(&self, random: &mut Random, t: f64) -> Vec<f64> {
        let rate = random.gamma(self.r) / self.alpha;
        let p = random.beta(self.a, self.b);
        let mut ages = Vec::new();
        if self.first > 0 && random.uniform() < p {
            return ages;
        }
        let mut age = 0.0;
        loop {
            age += random.exponential() / rate;
            // Not a number never: 1/0 is ∞, and exponentials are positive.
            if age > t {
                return ages;
            }
            ages.push(age);
            if random.uniform() < p {
                return ages;
            }
        }
    }

    pub(super) fn draw_next(&self, random: &mut Random, customer: Purchases, horizon: f64) -> u32 {
        if random.uniform() >= self.p_alive(customer) {
            return 0;
        }
        let Future { r, alpha, a, b } = self.alive(customer);
        let rate = random.gamma(r) / alpha;
        let would = random.poisson(rate * horizon);
        let p = random.beta(a, b);
        // Purchases up to the one that is left after: geometric, from 1 on.
        let until = libm::ceil(libm::log(random.uniform()) / libm::log1p(-p)).max(1.0);
        if f64::from(would) <= until {
            would
        } else {
            until as u32
        }
    }
}

/// Weighted sums over customers with the same x.
#[derive(Default)]
struct Sums {
    weight: f64,
    /// Chances of having left.
    left: f64,
    /// ln((α+T)/α).
    grown: f64,
    /// 1/(α+T).
    inverse: f64,
    /// Chance of having left times `ln((α+T)/(α+t_x))`.
    left_grown: f64,
    /// Chance of having left times `1/(α+T) − 1/(α+t_x)`.
    left_inverse: f64,
}

/// What the likelihood needs of an age.
struct Age {
    /// ln((α + age)/α).
    grown: f64,
    /// 1/(α + age).
    inverse: f64,
    /// ((α + age)/α)^(r+x).
    power: f64,
}

impl Age {
    /// Logarithms of powers stay below this, so that odds are below [`Product::MOST`].
    const MOST: f64 = 300.0;
}

/// Σ w·ln(1 + o), and what depends on o of the sums.
fn rises(
    shared: &Shared,
    table: &[Age],
    places: &[[u32; 2]],
    weights: &[f64],
    sums: &mut Sums,
) -> f64 {
    let mut product = Product {
        product: 1.0,
        sum: 0.0,
    };
    for ([t_x, t], weight) in places.iter().zip(weights) {
        let (last, now) = (&table[*t_x as usize], &table[*t as usize]);
        let odds = shared.ln_odds + shared.n * (now.grown - last.grown);
        let z = libm::exp(-odds.abs());
        product.take(z, *weight);
        product.sum += weight * odds.max(0.0);
        let left = weight * if odds > 0.0 { 1.0 } else { z } / (1.0 + z);
        sums.leave(left, last, now);
    }
    product.sum + libm::log(product.product)
}

/// The same with the powers of the ages.
fn dense_rises(
    shared: &Shared,
    table: &[Age],
    places: &[[u32; 2]],
    weights: &[f64],
    sums: &mut Sums,
) -> f64 {
    let mut product = Product {
        product: 1.0,
        sum: 0.0,
    };
    let factor = libm::exp(shared.ln_odds);
    for ([t_x, t], weight) in places.iter().zip(weights) {
        let (last, now) = (&table[*t_x as usize], &table[*t as usize]);
        let (grown, before) = (factor * now.power, last.power);
        let share = grown / (before + grown);
        product.take(grown / before, *weight);
        sums.leave(weight * share, last, now);
    }
    product.sum + libm::log(product.product)
}

impl Sums {
    fn leave(&mut self, left: f64, last: &Age, now: &Age) {
        self.left += left;
        self.left_grown += left * (now.grown - last.grown);
        self.left_inverse += left * (now.inverse - last.inverse);
    }
}
