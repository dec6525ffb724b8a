//! Two groups, a yes or no of each member.

use crate::numeric::special::ln_gamma;

/// A smaller expected count than this is left to the exact test: W. G. Cochran (1954),
/// "Some methods for strengthening the common χ² tests", *Biometrics* 10(4).
const LEAST_EXPECTED: f64 = 5.0;

/// Which test a p-value is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum TestUsed {
    /// Pearson's χ² with one degree of freedom, without continuity correction.
    ChiSquare,
    /// Fisher's exact test: the sum of all tables that are no likelier.
    FisherExact,
    /// None: one of the groups is empty, or all say the same.
    Nothing,
}

/// A table of two groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TwoByTwo {
    /// Members of the first group that say yes.
    pub hits: u32,
    /// Members of the first group, ≥ `hits`.
    pub count: u32,
    /// Members of the second group that say yes.
    pub other_hits: u32,
    /// Members of the second group, ≥ `other_hits`.
    pub other_count: u32,
}

impl TwoByTwo {
    /// The chance of a difference at least as large if there were none, 0..=1, and by
    /// which test: Fisher's where an expected count is below 5, else χ².
    pub fn p_value(self) -> (f64, TestUsed) {
        let all = f64::from(self.count) + f64::from(self.other_count);
        let yes = f64::from(self.hits) + f64::from(self.other_hits);
        let least = f64::from(self.count.min(self.other_count)) * yes.min(all - yes) / all;
        // Not a number where there is nobody.
        if least.is_nan() || least <= 0.0 {
            (1.0, TestUsed::Nothing)
        } else if least < LEAST_EXPECTED {
            (self.fisher(), TestUsed::FisherExact)
        } else {
            (self.chi_square(), TestUsed::ChiSquare)
        }
    }

    /// P(χ²₁ ≥ x) = erfc(√(x/2)), as χ²₁ is the square of a standard normal.
    fn chi_square(self) -> f64 {
        let [a, n, c, m] = self.floats();
        let (b, d) = (n - a, m - c);
        let cross = a * d - b * c;
        let x = cross * cross / (n * m) * (n + m) / ((a + c) * (b + d));
        libm::erfc(libm::sqrt(x / 2.0))
    }

    /// R. A. Fisher (1935), *The Design of Experiments*: with the margins given, the
    /// hits of the first group are hypergeometric.
    fn fisher(self) -> f64 {
        /// Equal chances may differ in their last digits; as in R's `fisher.test`.
        const EQUAL: f64 = 1e-7;
        let [a, n, c, m] = self.floats();
        let yes = a + c;
        let choose = |n: f64, k: f64| ln_gamma(n + 1.0) - ln_gamma(k + 1.0) - ln_gamma(n - k + 1.0);
        let all = choose(n + m, yes);
        let chance = |hits: f64| libm::exp(choose(n, hits) + choose(m, yes - hits) - all);
        let (from, to) = ((yes - m).max(0.0) as u32, yes.min(n) as u32);
        let limit = chance(a) * (1.0 + EQUAL);
        let sum: f64 = (from..=to)
            .map(|hits| chance(f64::from(hits)))
            .filter(|&chance| chance <= limit)
            .sum();
        sum.min(1.0)
    }

    fn floats(self) -> [f64; 4] {
        [self.hits, self.count, self.other_hits, self.other_count].map(f64::from)
    }
}
