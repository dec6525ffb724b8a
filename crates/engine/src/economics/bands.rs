//! Where a ratio lies.

/// Where an LTV:CAC ratio lies. A rule of thumb, and said to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Band {
    /// Below 1: every customer costs more than they bring.
    Losing,
    /// 1 to 3.
    Thin,
    /// 3 to 5: 3:1 is the usual rule.
    Healthy,
    /// Above 5: often too little is spent on growth.
    UnderInvesting,
}

/// The ratios at which one band ends and the next begins, ascending.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Bands {
    /// Below this every customer loses money.
    pub thin_from: f64,
    /// From here on the ratio counts as healthy.
    pub healthy_from: f64,
    /// Above this growth is likely under-funded.
    pub under_investing_above: f64,
}

impl Default for Bands {
    fn default() -> Self {
        Self {
            thin_from: 1.0,
            healthy_from: 3.0,
            under_investing_above: 5.0,
        }
    }
}

impl Bands {
    /// The band of a ratio. A ratio of exactly 1 or 3 belongs to the band above it,
    /// one of exactly 5 is still healthy.
    pub fn band(&self, ratio: f64) -> Band {
        if ratio < self.thin_from {
            Band::Losing
        } else if ratio < self.healthy_from {
            Band::Thin
        } else if ratio <= self.under_investing_above {
            Band::Healthy
        } else {
            Band::UnderInvesting
        }
    }
}
