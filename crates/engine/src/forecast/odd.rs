//! Oddities that move a forecast more than they should.

use crate::amount::Total;
use crate::history::History;

use super::Concern;
use super::known::Known;

/// Share of customers who may have come earlier than what *watched* means: a stray first
/// order must not make a week of data look like a year.
const EARLIER: f64 = 0.05;
/// Share of all revenue that one customer should not have, and how many purchases make a
/// share at all.
const ONE_SPENDER: f64 = 0.2;
const ONE_SPENDER_PURCHASES: usize = 100;
/// How many times as far as customers were watched a horizon may go without a word.
const FAR: f64 = 3.0;

/// The age that at most one in twenty customers exceeds, in days.
pub(super) fn watched(known: &Known) -> u32 {
    let mut ages: Vec<(u32, u32)> = (known.rows.iter().zip(&known.counts))
        .map(|(seen, &count)| (seen.t, count))
        .collect();
    ages.sort_unstable_by_key(|&(age, _)| core::cmp::Reverse(age));
    let may = EARLIER * f64::from(known.customers());
    let mut passed = 0.0;
    let at = ages.iter().find(|(_, count)| {
        passed += f64::from(*count);
        passed > may
    });
    at.map_or(0, |&(age, _)| age)
}

pub(super) fn far_ahead(known: &Known, horizon: u32) -> Option<Concern> {
    let times = f64::from(horizon) / f64::from(watched(known).max(1));
    (times > FAR).then_some(Concern::FarAhead { times })
}

pub(super) fn one_spender(history: &History) -> Option<Concern> {
    let (mut all, mut most, mut count) = (0_i128, 0_i128, 0);
    for buyer in history.iter() {
        let own: i128 = buyer.purchases().map(|(_, amount)| amount.max(0)).sum();
        all += own;
        most = most.max(own);
        count += buyer.purchases().count();
    }
    let units = |amount: i128| Total::from_scaled(amount).as_f64();
    let share = units(most) / units(all);
    (count >= ONE_SPENDER_PURCHASES && share >= ONE_SPENDER)
        .then_some(Concern::OneSpender { share })
}
