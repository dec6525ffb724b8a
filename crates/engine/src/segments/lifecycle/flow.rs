//! From month to month: who moved from stage to stage.

use super::pooled::{Ends, Pooled};
use super::walk::Walk;
use super::{LifecycleError, LifecycleInputs, LifecycleOptions, Rate, Window};
use crate::calendar::{Day, Month};

/// The stages at the end of every month, and the moves between them. Members without
/// orders are not in it: nobody knows since when they are members. Recency counts
/// orders, also where days of contact are given: only the last of those is known.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Flow {
    /// From the first month by whose end somebody had come back (of all, where the
    /// cycle was entered) to the day of the analysis, without holes.
    pub months: Vec<FlowMonth>,
    /// By stage in [`super::Stage::BUYERS`]: of those who were in it at the end of a month,
    /// how many ordered in the next, over all months that are over.
    pub next_month: [Rate; 5],
    /// Likewise within the window; without one, of none.
    pub within: [Rate; 5],
    /// The window of `within`; `None` where fewer than two months are over.
    pub window: Option<Window>,
}

/// The stages on the last day of a month.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct FlowMonth {
    /// Its last day, or that of the analysis.
    pub end: Day,
    /// The month is not over on that day.
    pub running: bool,
    /// The cycle of all as it was known on that day. In a shop's first months it is
    /// short, since only short gaps can have closed, and many look late.
    pub cycle_of_all: f64,
    /// Customers by stage in [`super::Stage::BUYERS`].
    pub sizes: [u32; 5],
    /// Customers with their first order in the month.
    pub new: u32,
    /// Rows by the stage at the end of the month before, and a last one for those not
    /// in any then: new customers (in the first month shown, everybody). In each, one
    /// number for each stage at the end of this one.
    pub moves: [[u32; 5]; 6],
    /// By the stage at the end of the month before: those who ordered in this one. A
    /// customer with a short cycle may have ordered and be late again at its end.
    pub returned: [u32; 5],
}

impl Flow {
    /// Customers who came into a stage of [`super::Stage::BUYERS`], by its place there, in
    /// a usual month: on average over the last twelve that are over, or as many as there
    /// are; `None` where there is none after the first.
    pub fn entering(&self, place: usize) -> Option<f64> {
        let later = self.months.iter().skip(1).rev();
        let (mut months, mut count) = (0, 0);
        for month in later.filter(|month| !month.running).take(12) {
            months += 1;
            let rows = month.moves.iter().enumerate();
            let others = rows.filter(|(from, _)| *from != place);
            count += others
                .filter_map(|(_, to)| to.get(place).copied())
                .map(u64::from)
                .sum::<u64>();
        }
        (months > 0).then(|| count as f64 / f64::from(months))
    }
}

/// Months looked back on at most: 300 years.
const MOST_MONTHS: i32 = 3600;

impl Flow {
    /// The stages month by month. `window` is how many months ahead
    /// [`Self::within`] looks, at least 1.
    ///
    /// # Errors
    /// See [`LifecycleError`].
    pub fn of(
        inputs: &LifecycleInputs,
        options: &LifecycleOptions,
        window: u32,
    ) -> Result<Self, LifecycleError> {
        options.check()?;
        let history = inputs.history;
        let as_of = options.as_of.unwrap_or(history.as_of());
        if as_of < history.first_day() {
            return Err(LifecycleError::NobodyYet);
        }
        let ends = Ends::new(month_ends(history.first_day(), as_of), history.first_day());
        let pooled = Pooled::of(inputs, options, &ends, false);
        let all = 0..ends.days.len();
        let Some(begin) = all.clone().find(|&slot| pooled.cycle(None, slot).is_some()) else {
            let customers = history.iter().filter(|one| one.first_day() <= as_of);
            let customers = customers.count() as u32;
            return Err(LifecycleError::NoCycle { customers });
        };
        let over = ends.days.iter().filter(|day| is_month_end(**day)).count();
        let window = Window::new(window, over.saturating_sub(begin));
        let mut walk = Walk::new(options, &pooled, ends, begin, over, window);
        for (at, buyer) in history.iter().enumerate() {
            walk.customer(buyer, inputs.group(at).map_or(0, |group| group + 1));
        }
        let all = walk.months(&pooled);
        // Of those at an end with a window ahead; all of them are in a stage.
        let ahead = window.map_or(0, |own| over - own.months as usize);
        let within = core::array::from_fn(|stage| {
            let exposed = all
                .iter()
                .take(ahead)
                .map(|one| u64::from(one.sizes[stage]));
            Rate::new(walk.within[stage], exposed.sum())
        });
        let months = all.into_iter().skip(begin).collect::<Vec<_>>();
        let next_month = core::array::from_fn(|stage| {
            let pairs = months.windows(2).filter(|pair| !pair[1].running);
            let (of, count) = pairs.fold((0, 0), |(of, count), pair| {
                let size = u64::from(pair[0].sizes[stage]);
                (of + size, count + u64::from(pair[1].returned[stage]))
            });
            Rate::new(count, of)
        });
        Ok(Self {
            months,
            next_month,
            within,
            window,
        })
    }
}

/// The last day of each month from `first`'s to the last one that is over by `as_of`,
/// and `as_of` where that lies in a later one.
fn month_ends(first: Day, as_of: Day) -> Vec<Day> {
    let from = first
        .month()
        .index()
        .max(as_of.month().index() - MOST_MONTHS);
    let mut ends: Vec<Day> = (from..=as_of.month().index())
        .map(|month| Month::from_index(month).last_day())
        .filter(|&end| end <= as_of)
        .collect();
    if ends.last() != Some(&as_of) {
        ends.push(as_of);
    }
    ends
}

pub(super) fn is_month_end(day: Day) -> bool {
    day.month().last_day() == day
}
