//! Waiting times and counts.

use super::Random;
use super::special::ln_gamma;

/// From this mean on counts are drawn by rejection.
const MANY: f64 = 10.0;

impl Random {
    /// Exponential with mean 1.
    pub fn exponential(&mut self) -> f64 {
        -libm::log(self.uniform())
    }

    /// Poisson with a `mean` ≥ 0; counts beyond `u32` are cut off at its end.
    ///
    /// Small means by inversion. Others by transformed rejection, PTRS of Hörmann
    /// (1993), "The transformed rejection method for generating Poisson random
    /// variables", *Insurance: Mathematics and Economics* 12(1).
    pub fn poisson(&mut self, mean: f64) -> u32 {
        if mean < MANY {
            return self.poisson_few(mean);
        }
        let ln_mean = libm::log(mean);
        let b = 0.931 + 2.53 * libm::sqrt(mean);
        let a = -0.059 + 0.02483 * b;
        let inverse_alpha = 1.1239 + 1.1328 / (b - 3.4);
        let v_r = 0.9277 - 3.6224 / (b - 2.0);
        loop {
            let u = self.uniform() - 0.5;
            let v = self.uniform();
            let us = 0.5 - u.abs();
            let k = libm::floor((2.0 * a / us + b) * u + mean + 0.43);
            if us >= 0.07 && v <= v_r {
                return k as u32;
            }
            if k < 0.0 || (us < 0.013 && v > us) {
                continue;
            }
            let accepted = libm::log(v) + libm::log(inverse_alpha) - libm::log(a / (us * us) + b);
            if accepted <= k * ln_mean - mean - ln_gamma(k + 1.0) {
                return k as u32;
            }
        }
    }

    fn poisson_few(&mut self, mean: f64) -> u32 {
        let mut left = self.uniform();
        let mut chance = libm::exp(-mean);
        // Beyond 200 there is nothing but rounding.
        for k in 0..200_u32 {
            left -= chance;
            if left <= 0.0 {
                return k;
            }
            chance *= mean / f64::from(k + 1);
        }
        200
    }
}
