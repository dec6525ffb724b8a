//! What each changed input has contributed to the change of a figure.

use super::Figure;
use crate::economics::{CalculatorInputs, Lifetime};
use crate::error::{Field, InputError};
use crate::numeric::sum_to;
use crate::units::Period;

/// A change of a figure, taken apart.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Attribution {
    /// The figure before, in its unit.
    pub from: f64,
    /// The figure after.
    pub to: f64,
    /// One for each changed input, in the order of the form. Summed in this order
    /// they give `to` − `from`; see [`attribute`].
    pub parts: Vec<Part>,
}

/// What one input has contributed.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Part {
    /// The input.
    pub field: Field,
    /// Its share of the change, in the unit of the figure.
    pub amount: f64,
}

/// Why a change cannot be taken apart.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum NotAttributable {
    /// No input that the method uses differs.
    NothingChanged,
    /// The two differ in more than values: the method, a period, the timing, or
    /// the way the lifetime, the acquisition or the margin is given.
    DifferentMethod,
    /// The figure does not exist, as a payback that is *never*, once these inputs
    /// have their new value and the others their old one.
    Undefined {
        /// The fewest such inputs; none if it does not exist to begin with.
        fields: Vec<Field>,
    },
    /// One of the two has an input out of its range.
    OutOfRange(InputError),
}

/// Takes the change of a figure apart into what each changed input contributed.
///
/// With N the changed inputs, n their number and v(S) the figure with those of S at
/// their new values, the part of input i is its Shapley value,
/// φᵢ = Σ over S ⊆ N∖{i} of |S|!·(n−|S|−1)!/n! × (v(S∪{i}) − v(S)):
/// its effect averaged over all orders in which the inputs could have been changed.
/// The parts add up to the whole, equal effects get equal parts and an input
/// without effect gets 0. Exact over all 2ⁿ sets (n ≤ 9 by the fields of a method).
/// Source: Shapley (1953), "A value for n-person games", *Contributions to the
/// Theory of Games II*.
///
/// What rounding leaves is put into the largest part, so that the parts in order sum
/// to `to` − `from` exactly wherever doubles can: see [`sum_to`].
///
/// # Errors
/// See [`NotAttributable`].
pub fn attribute(
    from: &CalculatorInputs,
    to: &CalculatorInputs,
    figure: Figure,
) -> Result<Attribution, NotAttributable> {
    from.validate().map_err(NotAttributable::OutOfRange)?;
    to.validate().map_err(NotAttributable::OutOfRange)?;
    if !same_model(from, to) {
        return Err(NotAttributable::DifferentMethod);
    }
    let changed: Vec<(Field, f64)> = from
        .fields()
        .into_iter()
        .filter(|field| from.get(*field) != to.get(*field))
        .filter_map(|field| Some((field, to.get(field)?)))
        .collect();
    if changed.is_empty() {
        return Err(NotAttributable::NothingChanged);
    }
    let values = values_of_sets(from, &changed, figure)?;
    let mut amounts = shapley(&values, changed.len());
    let (before, after) = (values[0], values[values.len() - 1]);
    let whole = after - before;
    // What the figures lost by rounding is all that the parts may miss.
    let size = values.iter().fold(0.0_f64, |most, v| most.max(v.abs()));
    debug_assert!((whole - amounts.iter().sum::<f64>()).abs() <= 1e-12 * size);
    sum_to(&mut amounts, whole);
    Ok(Attribution {
        from: before,
        to: after,
        parts: changed
            .into_iter()
            .zip(amounts)
            .map(|((field, _), amount)| Part { field, amount })
            .collect(),
    })
}

/// Whether two inputs differ in values alone.
fn same_model(from: &CalculatorInputs, to: &CalculatorInputs) -> bool {
    let fields = from.fields();
    from.method == to.method
        && from.payment_period == to.payment_period
        && fields == to.fields()
        && (!from.method.discounts() || from.timing == to.timing)
        && fields.iter().all(|field| {
            period(from, *field) == period(to, *field)
                && from.get(*field).is_some() == to.get(*field).is_some()
        })
}

/// The period that the value of a field counts.
fn period(inputs: &CalculatorInputs, field: Field) -> Option<Period> {
    match (field, inputs.lifetime) {
        (Field::PurchaseFrequency, _) => Some(inputs.frequency.per),
        (Field::Churn, Lifetime::Churn(churn)) => Some(churn.per),
        (Field::Lifespan, Lifetime::Span(span)) => Some(span.unit),
        (Field::DiscountRate, _) => Some(inputs.discount.per),
        (Field::Horizon, _) => Some(inputs.horizon.unit),
        (Field::TotalRevenue, _) => Some(inputs.base.revenue_per),
        (Field::Loyalty, _) => Some(inputs.base.loyalty.unit),
        _ => None,
    }
}

/// v(S) for every set S, bit i of its index standing for the i-th changed input.
fn values_of_sets(
    from: &CalculatorInputs,
    changed: &[(Field, f64)],
    figure: Figure,
) -> Result<Vec<f64>, NotAttributable> {
    let members = |set: usize| {
        let inside = move |(bit, change)| (set >> bit & 1 == 1).then_some(change);
        changed.iter().enumerate().filter_map(inside)
    };
    let values: Vec<Option<f64>> = (0..1_usize << changed.len())
        .map(|set| {
            let inputs =
                members(set).fold(*from, |inputs, (field, value)| inputs.with(*field, *value));
            figure.evaluate(&inputs).filter(|value| value.is_finite())
        })
        .collect();
    let undefined = (0..values.len()).filter(|set| values[*set].is_none());
    match undefined.min_by_key(|set| set.count_ones()) {
        Some(set) => Err(NotAttributable::Undefined {
            fields: members(set).map(|(field, _)| *field).collect(),
        }),
        None => Ok(values.into_iter().flatten().collect()),
    }
}

fn shapley(values: &[f64], n: usize) -> Vec<f64> {
    // |S|!·(n−|S|−1)!/n! = 1 ÷ (n × the number of sets of that size without i).
    let mut weights = vec![1.0 / n as f64; n];
    for size in 1..n {
        weights[size] = weights[size - 1] * size as f64 / (n - size) as f64;
    }
    (0..n)
        .map(|i| {
            let bit = 1 << i;
            (0..values.len())
                .filter(|set| set & bit == 0)
                .map(|set| weights[set.count_ones() as usize] * (values[set | bit] - values[set]))
                .sum()
        })
        .collect()
}
