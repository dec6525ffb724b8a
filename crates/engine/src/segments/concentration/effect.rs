//! How large a difference is, in words.

use crate::segments::evidence::Ranks;

/// A difference by its size. Of shares by Cohen's h = |2·asin √p − 2·asin √q|, small from
/// 0.2, middle from 0.5, large from 0.8: J. Cohen (1988), *Statistical Power Analysis
/// for the Behavioral Sciences*, 2nd ed., §6.2. Of numbers by the chance that the larger
/// one is on the one side, small from 0.56, middle from 0.64, large from 0.71 (or as far
/// below one half): A. Vargha & H. D. Delaney (2000), "A critique and improvement of the
/// CL common language effect size statistics", *Journal of Educational and Behavioral
/// Statistics* 25(2), where these stand for the same three sizes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Effect {
    /// Hardly any.
    Hardly,
    /// Small.
    Small,
    /// Middle.
    Middle,
    /// Large.
    Large,
}

/// From where on a difference of shares is small, middle and large, as Cohen's h.
const OF_SHARES: [f64; 3] = [0.2, 0.5, 0.8];

/// The same of numbers, as the distance of the chance from one half.
const OF_NUMBERS: [f64; 3] = [0.06, 0.14, 0.21];

/// What makes up for the last digits of a threshold that was met exactly.
const ROUNDING: f64 = 1e-12;

impl Effect {
    /// Of two shares, 0 ..= 1.
    pub fn of_shares(one: f64, other: f64) -> Self {
        let angle = |share: f64| 2.0 * libm::asin(libm::sqrt(share.clamp(0.0, 1.0)));
        Self::of((angle(one) - angle(other)).abs(), OF_SHARES)
    }

    /// Of the ranks of two groups.
    pub fn of_ranks(ranks: &Ranks) -> Self {
        Self::of((ranks.superiority - 0.5).abs(), OF_NUMBERS)
    }

    fn of(size: f64, [small, middle, large]: [f64; 3]) -> Self {
        let size = size + ROUNDING;
        if size >= large {
            Self::Large
        } else if size >= middle {
            Self::Middle
        } else if size >= small {
            Self::Small
        } else {
            Self::Hardly
        }
    }
}
