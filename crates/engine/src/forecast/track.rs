//! Repeat purchases over time, by models and in truth.

use crate::calendar::Day;
use crate::history::History;

use super::any::AnyModel;
use super::known::Known;
use super::panel::Panel;
use super::{ForecastOptions, Tracking, TrackingPoint};

/// A week; four of them once the chart spans more than three years, so that it has
/// no more points than can be told apart.
const STEP: u32 = 7;
const LONG_STEP: u32 = 28;
const LONG: u32 = 3 * 365;

/// A model's two states and what it expects of each row within the horizon.
pub(super) struct Tracked<'a> {
    /// As fitted to the calibration: what it says of the days up to now.
    pub(super) past: AnyModel,
    /// As fitted to all: what it says of those to come.
    pub(super) now: AnyModel,
    /// Expected purchases per row of `known` within the horizon.
    pub(super) orders: &'a [f64],
}

/// The chart of all models in `tracked`, in the order of `tracking.models`, which
/// is filled in but for the points.
///
/// Up to the analysis date a model expects Σ E\[X(age)\] over the customers, by the
/// days on which they first bought; a purchase counts from the day of its step.
/// After it, what it expects of these customers given what each has done, on a
/// [`Panel`] of them.
pub(super) fn tracking(
    history: &History,
    known: &Known,
    tracked: &[Tracked],
    options: &ForecastOptions,
    mut tracking: Tracking,
) -> Tracking {
    let (first, as_of) = (history.first_day(), history.as_of());
    let past = as_of.0.abs_diff(first.0);
    tracking.step = if past + options.horizon > LONG {
        LONG_STEP
    } else {
        STEP
    };
    let steps = Steps {
        as_of,
        step: tracking.step,
        // The first day is the last of the step before the first.
        past: (past + 1).div_ceil(tracking.step),
        ahead: options.horizon.div_ceil(tracking.step),
        horizon: options.horizon,
    };
    let actual = steps.actual(history);
    let born = born(history);
    let sums: Vec<Vec<f64>> = (tracked.iter())
        .map(|one| {
            let mut sums = steps.seen(one.past, &born, first, options);
            let so_far = sums.last().copied().unwrap_or(0.0);
            sums.extend(steps.ahead(known, one, options).map(|more| so_far + more));
            sums
        })
        .collect();
    let mut actual_sum = 0.0;
    let days = steps.days();
    tracking.points = (days.zip(0..))
        .map(|(until, at): (Day, usize)| {
            let actual = actual.get(at).copied();
            actual_sum += actual.unwrap_or(0.0);
            let sum = |sums: &Vec<f64>| sums[at];
            let before = |sums: &Vec<f64>| at.checked_sub(1).map_or(0.0, |at| sums[at]);
            TrackingPoint {
                until,
                actual,
                actual_sum: actual.map(|_| actual_sum),
                expected: sums.iter().map(|own| sum(own) - before(own)).collect(),
                expected_sum: sums.iter().map(sum).collect(),
            }
        })
        .collect();
    tracking
}

/// How many customers first bought on each day from the first on.
fn born(history: &History) -> Vec<f64> {
    let span = history.as_of().0.abs_diff(history.first_day().0) as usize;
    let mut born = vec![0.0; span + 1];
    for buyer in history.iter() {
        born[buyer.first_day().0.abs_diff(history.first_day().0) as usize] += 1.0;
    }
    born
}

/// The steps of the chart: one ends on the analysis date.
#[derive(Clone, Copy)]
struct Steps {
    as_of: Day,
    step: u32,
    past: u32,
    ahead: u32,
    horizon: u32,
}

impl Steps {
    /// The last day of each.
    fn days(self) -> impl Iterator<Item = Day> {
        self.past_days().chain(
            self.days_ahead()
                .map(move |ahead| Day(self.as_of.0 + ahead as i32)),
        )
    }

    fn past_days(self) -> impl Iterator<Item = Day> {
        let back = move |steps: u32| Day(self.as_of.0 - (steps * self.step) as i32);
        (0..self.past).rev().map(back)
    }

    /// Days from the analysis date; the last step may be short.
    fn days_ahead(self) -> impl Iterator<Item = u32> {
        (1..=self.ahead).map(move |steps| self.horizon.min(steps * self.step))
    }

    /// Repeat purchases in each past step.
    fn actual(self, history: &History) -> Vec<f64> {
        let mut counts = vec![0.0; self.past as usize];
        for buyer in history.iter() {
            for (day, _) in buyer.purchases().skip(1) {
                let back = self.as_of.0.abs_diff(day.0) / self.step;
                counts[(self.past - 1 - back) as usize] += 1.0;
            }
        }
        counts
    }

    /// Expected repeat purchases up to the end of each past step.
    fn seen(
        self,
        model: AnyModel,
        born: &[f64],
        first: Day,
        options: &ForecastOptions,
    ) -> Vec<f64> {
        let days = options.unit.days();
        let by_age: Vec<f64> = (0..born.len())
            .map(|age| model.expected(age as f64 / days))
            .collect();
        let until = self
            .past_days()
            .map(|day| (day.0 - first.0).max(0) as usize);
        until
            .map(|end| {
                let ages = by_age[..=end].iter().rev();
                born[..=end]
                    .iter()
                    .zip(ages)
                    .map(|(count, own)| count * own)
                    .sum()
            })
            .collect()
    }

    /// Expected purchases up to the end of each step ahead.
    fn ahead<'a>(
        self,
        known: &'a Known,
        tracked: &'a Tracked,
        options: &'a ForecastOptions,
    ) -> impl Iterator<Item = f64> + 'a {
        let counts = known.counts.iter().map(|&count| f64::from(count));
        let panel = Panel::new(tracked.orders.iter().copied().zip(counts));
        self.days_ahead().map(move |ahead| {
            let horizon = f64::from(ahead) / options.unit.days();
            let of = |&(row, weight): &(usize, f64)| {
                let one = known.rows[row].per(options.unit);
                weight * tracked.now.conditional_expected(one, horizon)
            };
            panel.rows.iter().map(of).sum()
        })
    }
}
