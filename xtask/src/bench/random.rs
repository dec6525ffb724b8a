//! Random numbers that are the same on every machine: integers, and floats
//! made by the four basic operations only. No logarithm, whose last digit
//! differs from one system's library to the next.

/// `SplitMix64` (Steele, Lea and Flood, 2014).
#[derive(Debug, Clone)]
pub(super) struct Random(u64);

impl Random {
    pub(super) fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Uniform in 0 .. 1, a multiple of 2⁻⁵³.
    pub(super) fn uniform(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Uniform in 0 .. `bound`.
    pub(super) fn below(&mut self, bound: u32) -> u32 {
        (((self.bits() >> 32) * u64::from(bound)) >> 32) as u32
    }

    /// Exponential with mean 1, by von Neumann's comparisons (1951): the
    /// length of a falling run of uniforms decides, its first is the fraction.
    pub(super) fn exponential(&mut self) -> f64 {
        let mut whole = 0.0;
        loop {
            let first = self.uniform();
            let mut last = first;
            let mut odd = true;
            loop {
                let next = self.uniform();
                if next >= last {
                    break;
                }
                last = next;
                odd = !odd;
            }
            if odd {
                return whole + first;
            }
            whole += 1.0;
        }
    }

    /// Beta(1, 3): the smallest of three uniforms.
    pub(super) fn beta_1_3(&mut self) -> f64 {
        let first = self.uniform();
        first.min(self.uniform()).min(self.uniform())
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    const DRAWS: u32 = 200_000;

    fn mean(mut draw: impl FnMut() -> f64) -> f64 {
        (0..DRAWS).map(|_| draw()).sum::<f64>() / f64::from(DRAWS)
    }

    #[test]
    fn moments_are_those_of_the_distributions() {
        let mut random = Random::seeded(1);
        // Tolerances: five standard errors.
        assert!((mean(|| random.uniform()) - 0.5).abs() < 0.0033);
        assert!((mean(|| random.exponential()) - 1.0).abs() < 0.0112);
        assert!((mean(|| random.exponential().powi(2)) - 2.0).abs() < 0.05);
        assert!((mean(|| random.beta_1_3()) - 0.25).abs() < 0.0022);
        assert!((mean(|| f64::from(random.below(7))) - 3.0).abs() < 0.0224);
    }

    #[test]
    fn the_first_bits_are_the_published_ones() {
        // From the reference implementation, seed 1234567.
        let mut random = Random::seeded(1_234_567);
        assert_eq!(random.bits(), 6_457_827_717_110_365_317);
        assert_eq!(random.bits(), 3_203_168_211_198_807_973);
    }
}
