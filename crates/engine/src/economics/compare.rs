//! The same inputs by every method that fits, and why the answers differ.

use super::calculate::{CalculatorResult, calculate};
use super::inputs::CalculatorInputs;
use super::method::{Business, Method, Timing};
use super::value::{Basis, Model};

/// One method's answer.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Comparison {
    /// The formula.
    pub method: Method,
    /// When the first payment comes; of no effect where the method does not discount.
    pub timing: Timing,
    /// Its answer.
    pub result: CalculatorResult,
    /// Why its LTV differs from that of the chosen method.
    pub reason: Reason,
}

/// Why an answer differs from the chosen one: the first that applies, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Reason {
    /// It is the chosen one.
    IsChosen,
    /// The LTV is the same.
    Same,
    /// It counts turnover before costs.
    RevenueNotContribution,
    /// It counts what costs leave of turnover.
    ContributionNotRevenue,
    /// It stops at the horizon.
    StopsAtHorizon,
    /// It goes on after the horizon.
    GoesBeyondHorizon,
    /// Money comes at the end of each period, after the first have left. If only one
    /// of the two discounts, that is in the difference too.
    PaysLater,
    /// Money comes at once. If only one of the two discounts, see [`Self::PaysLater`].
    PaysEarlier,
    /// Later money counts for less.
    DiscountsLaterMoney,
    /// All money counts in full.
    Undiscounted,
    /// It reads the lifespan as a constant churn, or the other way round.
    OtherSurvival,
}

/// Every method, and timing, that fits the business and for which the entered values
/// are valid, in the order of a table: undiscounted, discounted, up to the horizon. The
/// chosen one is `inputs.method`, with its timing, whether it is in the list or not.
pub fn compare(business: Business, inputs: &CalculatorInputs) -> Vec<Comparison> {
    let with = |method, timing| CalculatorInputs {
        method,
        timing,
        ..*inputs
    };
    let undiscounted: &[Method] = match business {
        Business::RepeatPurchases => &[Method::Simple, Method::MarginAdjusted],
        Business::Subscription => &[Method::Retention],
        Business::WholeBase => &[Method::ArppuTotal],
    };
    let mut candidates: Vec<_> = undiscounted
        .iter()
        .map(|method| with(*method, inputs.timing))
        .collect();
    if business == Business::WholeBase {
        let mut other = candidates[0];
        other.base.gross_margin = None;
        candidates.extend(inputs.base.gross_margin.map(|_| other));
    } else {
        candidates.extend([
            with(Method::RetentionDiscounted, Timing::AtOnce),
            with(Method::RetentionDiscounted, Timing::EndOfPeriod),
            with(Method::FiniteHorizon, inputs.timing),
        ]);
    }
    candidates
        .into_iter()
        .filter_map(|candidate| {
            Some(Comparison {
                method: candidate.method,
                timing: candidate.timing,
                result: calculate(&candidate).ok()?,
                reason: reason(inputs, &candidate),
            })
        })
        .collect()
}

fn reason(chosen: &CalculatorInputs, other: &CalculatorInputs) -> Reason {
    if chosen == other {
        return Reason::IsChosen;
    }
    let (a, b) = (Model::of(chosen), Model::of(other));
    match (a.basis, b.basis) {
        (Basis::Contribution, Basis::Revenue) => return Reason::RevenueNotContribution,
        (Basis::Revenue, Basis::Contribution) => return Reason::ContributionNotRevenue,
        _ => {}
    }
    let (a, b) = (a.stream, b.stream);
    if close(a.total(), b.total()) {
        return Reason::Same;
    }
    // A horizon that takes nothing off is no reason.
    let cut = |stream: &super::Stream| {
        let first = stream.timing.first();
        let all = stream.value_per_period * stream.survival.discounted(stream.discount, first);
        !close(all, stream.total())
    };
    match (cut(&a), cut(&b)) {
        (false, true) => return Reason::StopsAtHorizon,
        (true, false) => return Reason::GoesBeyondHorizon,
        _ => {}
    }
    match (a.timing, b.timing) {
        (Timing::AtOnce, Timing::EndOfPeriod) => Reason::PaysLater,
        (Timing::EndOfPeriod, Timing::AtOnce) => Reason::PaysEarlier,
        _ if b.discount > a.discount => Reason::DiscountsLaterMoney,
        _ if b.discount < a.discount => Reason::Undiscounted,
        _ => Reason::OtherSurvival,
    }
}

/// Equal but for rounding.
fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}
