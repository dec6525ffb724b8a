//! Two ways of saying how long customers stay that do not agree.

use crate::units::{Churn, Lifespan, Period};

/// What a churn and a lifespan each say of the expected lifetime.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Contradiction {
    /// 1/c, in months.
    pub from_churn: f64,
    /// L, in months.
    pub from_span: f64,
}

/// More than this apart is no rounding of the one from the other.
const TOLERANCE: f64 = 1.05;

/// Whether 1/c and L differ by more than 5 % of the shorter one. `period` is the
/// payment period in which 1/c is counted: the same churn paid at another rhythm
/// gives another expected lifetime.
pub fn lifetime_contradiction(
    churn: Churn,
    span: Lifespan,
    period: Period,
) -> Option<Contradiction> {
    let from_churn = Period::Month.per(period) / churn.in_period(period);
    let from_span = span.in_period(Period::Month);
    let apart = from_churn > from_span * TOLERANCE || from_span > from_churn * TOLERANCE;
    apart.then_some(Contradiction {
        from_churn,
        from_span,
    })
}
