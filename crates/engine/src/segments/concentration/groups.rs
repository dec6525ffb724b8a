//! The top and the rest.

use super::contrast::ContrastOptions;
use crate::amount::Total;
use crate::history::History;
use crate::sort::select;

/// By customer of the history: whether among the best that [`contrast`](super::contrast())
/// sets against the rest; `None` for those who are not ranked.
pub fn best(history: &History, options: &ContrastOptions) -> Vec<Option<bool>> {
    Groups::of(history, options).is_top
}

/// Who is where.
pub(super) struct Groups {
    /// By customer: whether in the top; `None` for those not ranked.
    pub(super) is_top: Vec<Option<bool>>,
    /// What each is ranked by, likewise.
    pub(super) numbers: Vec<Option<i128>>,
    pub(super) top: u32,
    pub(super) rest: u32,
    pub(super) too_new: u32,
    pub(super) least: Total,
}

impl Groups {
    pub(super) fn of(history: &History, options: &ContrastOptions) -> Self {
        let as_of = i64::from(history.as_of().0);
        let number = |buyer: crate::history::Buyer<'_>| -> Option<i128> {
            let until = match options.first_days {
                // The day after the last that counts.
                Some(days) => i64::from(buyer.first_day().0) + i64::from(days.max(1)),
                None => as_of + 1,
            };
            let seen = buyer.days().partition_point(|day| i64::from(day.0) < until);
            let sum: Total = buyer.amounts()[..seen].iter().copied().sum();
            (until <= as_of + 1).then(|| sum.scaled())
        };
        let numbers: Vec<Option<i128>> = history.iter().map(number).collect();
        let mut ranked: Vec<i128> = numbers.iter().flatten().copied().collect();
        let percent = usize::from(options.percent.clamp(1, 50));
        let place = (percent * ranked.len()).div_ceil(100);
        let nth = ranked.len() - place;
        let least = select(&mut ranked, nth).unwrap_or_default();
        let is_top: Vec<Option<bool>> = numbers
            .iter()
            .map(|number| number.map(|number| number >= least))
            .collect();
        let count = |what: Option<bool>| is_top.iter().filter(|&&one| one == what).count() as u32;
        Self {
            top: count(Some(true)),
            rest: count(Some(false)),
            too_new: count(None),
            least: Total::from_scaled(least),
            is_top,
            numbers,
        }
    }
}
