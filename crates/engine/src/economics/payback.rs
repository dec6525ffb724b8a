//! How long until the acquisition cost is earned back.

use super::stream::Stream;
use crate::units::Period;

/// A payback period, or the reason there is none.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(tag = "kind", rename_all = "camelCase"))]
pub enum Payback {
    /// Earned back after this many months.
    After {
        /// Months since the customer was won.
        months: f64,
    },
    /// All that a customer will ever bring is not more than the acquisition cost.
    Never,
    /// There is no contribution or no acquisition cost to compare.
    Unknown,
}

/// CAC ÷ contribution per month: payback if nobody left.
///
/// `contribution` is currency per customer per `period`, `cac` currency per
/// customer. A contribution of 0 or less never pays back, not even a CAC of 0.
pub fn payback_simple(contribution: f64, cac: f64, period: Period) -> Payback {
    if contribution > 0.0 {
        months((cac / contribution).max(0.0), period)
    } else {
        Payback::Never
    }
}

/// Payback with customers leaving, no discount, paid at once.
pub fn payback_with_churn(stream: &Stream, cac: f64, period: Period) -> Payback {
    let (value, survival) = (stream.value_per_period, &stream.survival);
    read(
        &|n| value * survival.partial(0.0, 0, n),
        &|n| value * survival.at(n),
        value * survival.discounted(0.0, 0),
        cac,
        period,
    )
}

/// Payback on the payments that the method counts.
///
/// cum(n) = the sum of the first n payments of the [`Stream`]. With n the last
/// count for which cum(n) < CAC, payback = n + (CAC − cum(n)) ÷ the next payment:
/// linear inside the period. *Never* exactly when all payments together are not above
/// the CAC. The closed form n = ln(1 − CAC·c/k) ÷ ln(1 − c) of a geometric curve
/// agrees at whole periods only. Check: k = 187.32, churn 8 %, CAC 620 → 3.698 months.
pub fn payback(stream: &Stream, cac: f64, period: Period) -> Payback {
    read(
        &|n| stream.cumulative(f64::from(n)),
        &|n| stream.full_payment(n),
        stream.total(),
        cac,
        period,
    )
}

/// Looks n up by halving: `sum` of n payments has a closed form for the curves of
/// the calculator, and at 0.1 % a year counted in weeks there are millions of them.
#[inline(never)]
fn read(
    sum: &dyn Fn(u32) -> f64,
    payment: &dyn Fn(u32) -> f64,
    total: f64,
    cac: f64,
    period: Period,
) -> Payback {
    if total <= cac || total.is_nan() {
        return Payback::Never;
    }
    if cac <= 0.0 {
        return months(0.0, period);
    }
    let (mut below, mut above) = (0, 1);
    while above < MOST_PERIODS && sum(above) < cac {
        below = above;
        above *= 2;
    }
    while above - below > 1 {
        let middle = below.midpoint(above);
        if sum(middle) < cac {
            below = middle;
        } else {
            above = middle;
        }
    }
    // Not more than the period itself, when what is left of it is rounding.
    let part = ((cac - sum(below)) / payment(below)).min(1.0);
    months(f64::from(below) + part, period)
}

/// At the smallest churn on offer (0.1 % a year, counted in weeks) all but 1e−16
/// of the value has come in after 2 million periods: what is not earned back by
/// then is within rounding of the limit.
const MOST_PERIODS: u32 = 1 << 22;

fn months(periods: f64, period: Period) -> Payback {
    let months = periods * Period::Month.per(period);
    // A contribution of next to nothing takes longer than there are numbers.
    if months.is_finite() {
        Payback::After { months }
    } else {
        Payback::Never
    }
}
