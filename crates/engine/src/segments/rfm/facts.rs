//! What a customer did up to a day.

use crate::calendar::Day;
use crate::history::Buyer;
use crate::sort::select;

/// A customer's orders up to a day, in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::segments) struct Facts {
    /// Day of the first order.
    pub(in crate::segments) first: Day,
    /// Day of the last one.
    pub(in crate::segments) last: Day,
    /// Orders, ≥ 1.
    pub(in crate::segments) orders: u32,
    /// Distinct days with an order, ≥ 1.
    pub(in crate::segments) days: u32,
    /// Sum of the amounts in 1/10 000 units of currency.
    pub(in crate::segments) revenue: i128,
}

impl Facts {
    /// `None` for a customer without an order on or before the day.
    pub(in crate::segments) fn until(buyer: Buyer<'_>, day: Day) -> Option<Self> {
        let all = buyer.days();
        let count = if buyer.last_day() <= day {
            all.len()
        } else {
            all.partition_point(|&one| one <= day)
        };
        let own = &all[..count];
        let repeats = own.windows(2).filter(|pair| pair[0] < pair[1]).count();
        let amounts = buyer.amounts()[..count].iter();
        Some(Self {
            first: *own.first()?,
            last: *own.last()?,
            orders: count as u32,
            days: repeats as u32 + 1,
            revenue: amounts.map(|amount| i128::from(amount.scaled())).sum(),
        })
    }
}

/// The median, the mean of the two in the middle of an even number; `None` of none.
/// The list is left in another order.
pub(in crate::segments) fn median(list: &mut [u32]) -> Option<f64> {
    let half = list.len() / 2;
    let upper = select(list, half)?;
    let lower = match list[..half].iter().max() {
        Some(&lower) if list.len().is_multiple_of(2) => lower,
        _ => upper,
    };
    Some(f64::midpoint(f64::from(lower), f64::from(upper)))
}

/// A column of one finite number a customer, or `None`: what a forecast without a
/// model of spend tells is no value.
pub(in crate::segments) fn fit_column(column: Option<&[f64]>, customers: usize) -> Option<&[f64]> {
    column.filter(|all| all.len() == customers && all.iter().all(|one| one.is_finite()))
}
