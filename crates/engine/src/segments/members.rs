//! The customers of a group, as rows of a table.

use super::Expected;
use crate::calendar::Day;
use crate::history::History;
use crate::sort::sort_by_number;

/// A customer in a list.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Member {
    /// Its number in the history.
    pub index: u32,
    /// Its id as it stands in the file.
    pub id: String,
    /// Orders so far.
    pub orders: u32,
    /// Revenue so far, in units of currency.
    pub revenue: f64,
    /// Day of the first order.
    pub first: Day,
    /// Day of the last order.
    pub last: Day,
    /// P(alive); `None` without a forecast.
    pub p_alive: Option<f64>,
    /// Expected value within the forecast's horizon, in units of currency; likewise.
    pub expected: Option<f64>,
}

/// By what a list is sorted, the largest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum MemberOrder {
    /// Revenue so far.
    #[default]
    Revenue,
    /// Expected value; revenue without a forecast.
    Expected,
    /// Orders so far.
    Orders,
    /// Day of the last order.
    Last,
}

/// The customers `of` the history (by number, without repetition) in that order;
/// equal ones in the order of `of`.
#[must_use]
pub fn sorted(
    history: &History,
    expected: Option<&Expected>,
    of: &[u32],
    order: MemberOrder,
    smallest_first: bool,
) -> Vec<u32> {
    let values = expected.and_then(|expected| expected.value.as_deref());
    let rank = |at: u32| {
        let Some(buyer) = history.get(at as usize) else {
            return u128::MAX;
        };
        let revenue = || {
            let amounts = buyer.amounts().iter();
            let sum: i128 = amounts.map(|amount| i128::from(amount.scaled())).sum();
            sum.cast_unsigned() ^ (1 << 127)
        };
        let ascending = match order {
            MemberOrder::Revenue => revenue(),
            MemberOrder::Expected => values
                .and_then(|values| values.get(at as usize))
                .map_or_else(revenue, |&value| u128::from(float_rank(value))),
            MemberOrder::Orders => buyer.days().len() as u128,
            MemberOrder::Last => buyer.last_day().rank(),
        };
        if smallest_first {
            ascending
        } else {
            !ascending
        }
    };
    let mut list = of.to_vec();
    sort_by_number(&mut list, rank);
    list
}

/// Grows with the number.
fn float_rank(value: f64) -> u64 {
    let bits = value.to_bits();
    if bits >> 63 == 0 {
        bits | (1 << 63)
    } else {
        !bits
    }
}

/// A customer of the history; `None` beyond the last.
#[must_use]
pub fn member(history: &History, expected: Option<&Expected>, index: u32) -> Option<Member> {
    let at = index as usize;
    let buyer = history.get(at)?;
    let sum: i128 = (buyer.amounts().iter())
        .map(|amount| i128::from(amount.scaled()))
        .sum();
    Some(Member {
        index,
        id: history.id(at).to_owned(),
        orders: buyer.days().len() as u32,
        revenue: crate::amount::Total::from_scaled(sum).as_f64(),
        first: buyer.first_day(),
        last: buyer.last_day(),
        p_alive: expected.and_then(|all| all.p_alive.get(at)).copied(),
        expected: expected
            .and_then(|all| all.value.as_ref()?.get(at))
            .copied(),
    })
}
