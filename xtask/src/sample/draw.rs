//! Choices drawn from the engine's generator, which gives the same numbers on every
//! platform.

use ltv_engine::numeric::Random;

/// One stream a concern, so that a change to one leaves the others' numbers alone.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Stream {
    Joining = 0,
    Buying = 1,
    Members = 2,
    Doubles = 3,
    Dirt = 4,
    Refunds = 5,
    Spend = 6,
}

pub(crate) fn stream(seed: u64, stream: Stream) -> Random {
    Random::stream(seed, stream as u32)
}

/// An index below `count`, which is not 0.
pub(crate) fn below(random: &mut Random, count: usize) -> usize {
    ((random.uniform() * count as f64) as usize).min(count - 1)
}

/// True with the given probability.
pub(crate) fn chance(random: &mut Random, probability: f64) -> bool {
    random.uniform() < probability
}

/// An index with a probability in proportion to its weight.
pub(crate) fn weighted(random: &mut Random, weights: &[f64]) -> usize {
    let mut left = random.uniform() * weights.iter().sum::<f64>();
    for (index, weight) in weights.iter().enumerate() {
        left -= weight;
        if left < 0.0 {
            return index;
        }
    }
    weights.len() - 1
}

/// Waiting time at a rate: exponential.
pub(crate) fn waiting(random: &mut Random, rate: f64) -> f64 {
    -libm::log(random.uniform()) / rate
}
