//! What the options mean for a ledger: the span observed, how long a customer
//! is retained, what orders contribute.

use super::options::{CohortError, CohortInputs, CohortOptions, Contribution, Retention};
use crate::amount::Total;
use crate::calendar::{Day, LAST_VALID_DAY, PeriodTable};
use crate::customers::Customer;

/// Checks the options and spans their periods.
///
/// # Errors
/// See [`CohortError`].
pub(super) fn periods(
    inputs: &CohortInputs,
    options: &CohortOptions,
) -> Result<(PeriodTable, Day), CohortError> {
    let (margin, cost) = match options.contribution {
        Contribution::Unknown => (0.0, 0.0),
        Contribution::Margin {
            margin,
            cost_per_order,
        } => (margin, cost_per_order),
        Contribution::Costs { cost_per_order } => {
            if inputs.costs.map(<[_]>::len) != Some(inputs.orders.len()) {
                return Err(CohortError::NoCosts);
            }
            (0.0, cost_per_order)
        }
    };
    if !(0.0..=1.0).contains(&margin) || !(0.0..f64::INFINITY).contains(&cost) {
        return Err(CohortError::Contribution);
    }
    let first = inputs.orders.first_day();
    let as_of = options.as_of.unwrap_or(inputs.orders.as_of());
    if as_of < first || as_of > LAST_VALID_DAY {
        return Err(CohortError::NothingObserved);
    }
    Ok((PeriodTable::new(options.period, first, as_of), as_of))
}

/// The offset of the last period through which a customer is retained; `None`
/// when not even through the first. The first order must be observed.
pub(super) fn through(
    customer: Customer,
    retention: Retention,
    periods: &PeriodTable,
    as_of: Day,
) -> Option<usize> {
    let entries = customer.until(as_of);
    let Retention::Survival { gap_days } = retention else {
        return entries.last().map(|last| periods.offset(last.day));
    };
    let mut last = customer.first_day();
    for entry in entries {
        if entry.day.0.abs_diff(last.0) > gap_days {
            break;
        }
        last = entry.day;
    }
    // The first day on which the silence is too long.
    let lapse = i64::from(last.0) + i64::from(gap_days) + 1;
    if lapse > i64::from(as_of.0) {
        return Some(periods.len() - 1);
    }
    let lost = periods.offset(Day(lapse as i32));
    (lost > periods.offset(customer.first_day())).then(|| lost - 1)
}

impl Contribution {
    /// The contribution of some orders, in units of currency.
    pub(crate) fn of(self, revenue: Total, orders: u32, costs: Total) -> Option<f64> {
        let orders = f64::from(orders);
        match self {
            Self::Unknown => None,
            Self::Margin {
                margin,
                cost_per_order,
            } => Some(revenue.as_f64() * margin - orders * cost_per_order),
            Self::Costs { cost_per_order } => {
                Some(revenue.as_f64() - costs.as_f64() - orders * cost_per_order)
            }
        }
    }
}
