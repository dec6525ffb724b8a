//! Customers and their purchases, drawn.

use super::ParetoNbd;
use crate::numeric::Random;

/// λ, and how long the customer stays, up to `t`.
fn customer(model: &ParetoNbd, random: &mut Random, t: f64) -> (f64, f64) {
    let lambda = random.gamma(model.r) / model.alpha;
    let mu = random.gamma(model.s) / model.beta;
    // Where μ has rounded to 0 the customer stays.
    let stays = random.exponential() / mu;
    (lambda, stays.min(t))
}

/// Ages at the purchases; as many as the rate has it, which for r/α·t in the millions
/// are millions.
pub(super) fn purchases(model: &ParetoNbd, random: &mut Random, t: f64) -> Vec<f64> {
    let (lambda, stays) = customer(model, random, t);
    let mut ages = Vec::new();
    let mut age = 0.0;
    loop {
        age += random.exponential() / lambda;
        // So that NaN, of no rate and no time, ends it too.
        if age <= stays {
            ages.push(age);
        } else {
            return ages;
        }
    }
}

/// How many purchases there are up to `t`.
pub(super) fn count(model: &ParetoNbd, random: &mut Random, t: f64) -> u32 {
    let (lambda, stays) = customer(model, random, t);
    random.poisson(lambda * stays)
}
