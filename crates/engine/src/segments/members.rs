//! The people of a group, as rows of a table.

use super::Expected;
use super::roster::{LabelKind, Roster};
use crate::calendar::Day;
use crate::history::History;
use crate::ingest::Role;
use crate::sort::sort_by_number;

/// A customer, or a member without orders, in a list.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Member {
    /// Its number in the history; members without orders have those after the last
    /// customer's, as in a [`Roster`].
    pub index: u32,
    /// Its id as it stands in the file.
    pub id: String,
    /// Orders so far; 0 for members without any.
    pub orders: u32,
    /// Revenue so far, in units of currency.
    pub revenue: f64,
    /// Day of the first order; `None` without any.
    pub first: Option<Day>,
    /// Day of the last order; likewise.
    pub last: Option<Day>,
    /// P(alive); `None` without a forecast.
    pub p_alive: Option<f64>,
    /// Expected value within the forecast's horizon, in units of currency; likewise.
    pub expected: Option<f64>,
    /// What is missing for the next membership tier, in a list of those close to it.
    pub missing: Option<Missing>,
    /// What else is known of a member without orders, who has nothing above but the id;
    /// `None` for customers.
    pub about: Option<About>,
}

/// What a customer lacks for the next membership tier.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Missing {
    /// Spend of twelve months, in units of currency.
    pub spend: f64,
    /// Orders of twelve months.
    pub orders: u32,
}

/// What the files tell of a member without orders. Empty where they tell nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct About {
    /// The name.
    pub name: String,
    /// The first that is known of e-mail address, phone number and LINE user id.
    pub contact: String,
    /// The channel.
    pub channel: String,
    /// The last day on which something besides an order is known.
    pub seen: Option<Day>,
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
    /// What is missing to the next membership tier, spend before orders, for a list
    /// of those who are close to it; any other is sorted by expected value.
    Missing,
}

/// The customers `of` the history (by number, without repetition) in that order;
/// equal ones in the order of `of`. Numbers beyond the history's are members without
/// orders: they have no revenue, orders or last day.
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
        let buyer = history.get(at as usize);
        let revenue = || {
            let amounts = buyer.iter().flat_map(|buyer| buyer.amounts());
            let sum: i128 = amounts.map(|amount| i128::from(amount.scaled())).sum();
            sum.cast_unsigned() ^ (1 << 127)
        };
        let ascending = match order {
            MemberOrder::Revenue => revenue(),
            MemberOrder::Expected | MemberOrder::Missing => values.map_or_else(revenue, |values| {
                let value = values.get(at as usize).copied();
                u128::from(float_rank(value.unwrap_or(0.0)))
            }),
            MemberOrder::Orders => buyer.map_or(0, |buyer| buyer.days().len() as u128),
            MemberOrder::Last => buyer.map_or(0, |buyer| buyer.last_day().rank()),
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

/// A customer of the history, or a member without orders of the roster, by number;
/// `None` beyond the last.
#[must_use]
pub fn member(
    history: &History,
    expected: Option<&Expected>,
    roster: Option<&Roster>,
    index: u32,
) -> Option<Member> {
    let at = index as usize;
    let Some(buyer) = history.get(at) else {
        return without_orders(roster?, index);
    };
    let sum: i128 = (buyer.amounts().iter())
        .map(|amount| i128::from(amount.scaled()))
        .sum();
    Some(Member {
        index,
        id: history.id(at).to_owned(),
        orders: buyer.days().len() as u32,
        revenue: crate::amount::Total::from_scaled(sum).as_f64(),
        first: Some(buyer.first_day()),
        last: Some(buyer.last_day()),
        p_alive: expected.and_then(|all| all.p_alive.get(at)).copied(),
        expected: expected
            .and_then(|all| all.value.as_ref()?.get(at))
            .copied(),
        missing: None,
        about: None,
    })
}

fn without_orders(roster: &Roster, index: u32) -> Option<Member> {
    let at = index as usize;
    if !(roster.customers()..roster.len()).contains(&at) {
        return None;
    }
    let contact = [Role::Email, Role::Phone, Role::LineId]
        .map(|role| roster.text(role, at))
        .into_iter()
        .find(|text| !text.is_empty());
    let channel = roster.label(LabelKind::Channel).and_then(|label| {
        let name = label.of_person.get(at).copied()?;
        label.names.get(name as usize).cloned()
    });
    let seen = roster.last_interactions();
    Some(Member {
        index,
        id: roster.id(at).to_owned(),
        orders: 0,
        revenue: 0.0,
        first: None,
        last: None,
        p_alive: None,
        expected: None,
        missing: None,
        about: Some(About {
            name: roster.text(Role::Name, at).to_owned(),
            contact: contact.unwrap_or_default().to_owned(),
            channel: channel.unwrap_or_default(),
            seen: seen.and_then(|days| days.get(at).copied().flatten()),
        }),
    })
}
