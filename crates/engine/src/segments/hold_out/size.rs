//! How many customers a fair test needs: two shares compared, by the normal
//! approximation.
//!
//! With p₁ and p₂ the shares of buyers among those treated and held out, n₁ and n₂ = κn₁
//! their numbers, p̄ = (p₁ + κp₂) ÷ (1 + κ) and q = 1 − p, a two-sided test on the level
//! α finds the difference with the power 1 − β where
//!
//! n₁ = [z(1−α/2) √((1 + 1/κ) p̄q̄) + z(1−β) √(p₁q₁ + p₂q₂/κ)]² ÷ (p₁ − p₂)².
//!
//! Source: J. L. Fleiss, A. Tytun, H. K. Ury (1980), "A simple approximation for
//! calculating sample sizes for comparing independent proportions", *Biometrics* 36(2),
//! without its correction for continuity; with κ = 1 R's `power.prop.test`, whose
//! default it follows in leaving out the far tail.

use super::normal::{normal_below, normal_quantile};

/// What is to be found out.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct TestDesign {
    /// Share who buy without the play, 0 < baseline < 1.
    pub baseline: f64,
    /// What the play adds to that share: above 0, and less than 1 − baseline.
    pub uplift: f64,
    /// Share of customers held out, 0 < share < 1.
    pub hold_out: f64,
    /// Chance to see a difference where there is none, two-sided; 0 < α < 1.
    pub alpha: f64,
    /// Chance to see the difference where there is one; α < power < 1.
    pub power: f64,
}

/// How many customers it takes.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct TestSize {
    /// n₁ before it is rounded up.
    pub exact: f64,
    /// Customers whom the play reaches.
    pub treated: f64,
    /// Customers held out.
    pub held_out: f64,
}

/// A number of a design that is out of range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum DesignError {
    /// [`TestDesign::baseline`].
    Baseline,
    /// [`TestDesign::uplift`].
    Uplift,
    /// [`TestDesign::hold_out`].
    HoldOut,
    /// [`TestDesign::alpha`].
    Alpha,
    /// [`TestDesign::power`].
    Power,
    /// No customers in one of the groups.
    Customers,
}

fn within(low: f64, value: f64, high: f64, error: DesignError) -> Result<(), DesignError> {
    if low < value && value < high {
        Ok(())
    } else {
        Err(error)
    }
}

/// Customers that a test needs.
///
/// # Errors
/// The first number that is out of range.
pub fn sample_size(design: &TestDesign) -> Result<TestSize, DesignError> {
    let own = *design;
    within(0.0, own.baseline, 1.0, DesignError::Baseline)?;
    within(0.0, own.uplift, 1.0 - own.baseline, DesignError::Uplift)?;
    within(0.0, own.hold_out, 1.0, DesignError::HoldOut)?;
    within(0.0, own.alpha, 1.0, DesignError::Alpha)?;
    within(own.alpha, own.power, 1.0, DesignError::Power)?;
    let kappa = own.hold_out / (1.0 - own.hold_out);
    let (p1, p2) = (own.baseline + own.uplift, own.baseline);
    let mean = (p1 + kappa * p2) / (1.0 + kappa);
    let null = libm::sqrt((1.0 + 1.0 / kappa) * mean * (1.0 - mean));
    let other = libm::sqrt(p1 * (1.0 - p1) + p2 * (1.0 - p2) / kappa);
    let reach = normal_quantile(1.0 - own.alpha / 2.0) * null + normal_quantile(own.power) * other;
    let exact = reach * reach / (own.uplift * own.uplift);
    Ok(TestSize {
        exact,
        treated: libm::ceil(exact),
        held_out: libm::ceil(exact * kappa),
    })
}

/// The chance to see an uplift with so many customers.
///
/// # Errors
/// The first number that is out of range.
pub fn power(
    baseline: f64,
    uplift: f64,
    treated: f64,
    held_out: f64,
    alpha: f64,
) -> Result<f64, DesignError> {
    within(0.0, baseline, 1.0, DesignError::Baseline)?;
    within(0.0, uplift, 1.0 - baseline, DesignError::Uplift)?;
    within(0.0, alpha, 1.0, DesignError::Alpha)?;
    if !(treated >= 1.0 && held_out >= 1.0) {
        return Err(DesignError::Customers);
    }
    let (p1, p2) = (baseline + uplift, baseline);
    let mean = (p1 * treated + p2 * held_out) / (treated + held_out);
    let null = libm::sqrt(mean * (1.0 - mean) * (1.0 / treated + 1.0 / held_out));
    let other = libm::sqrt(p1 * (1.0 - p1) / treated + p2 * (1.0 - p2) / held_out);
    let z = normal_quantile(1.0 - alpha / 2.0);
    Ok(normal_below((uplift - z * null) / other))
}

/// The smallest uplift that so many customers show with a power; `None` where not even
/// the largest possible one is.
///
/// # Errors
/// The first number that is out of range.
pub fn detectable_uplift(
    baseline: f64,
    treated: f64,
    held_out: f64,
    alpha: f64,
    wanted: f64,
) -> Result<Option<f64>, DesignError> {
    within(alpha, wanted, 1.0, DesignError::Power)?;
    let seen = |uplift| power(baseline, uplift, treated, held_out, alpha);
    let most = 1.0 - baseline;
    seen(most / 2.0)?;
    // Power grows with the uplift: halved until floats end.
    let (mut low, mut high) = (0.0, most);
    loop {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            return Ok((high < most).then_some(high));
        }
        if seen(middle).is_ok_and(|power| power < wanted) {
            low = middle;
        } else {
            high = middle;
        }
    }
}
