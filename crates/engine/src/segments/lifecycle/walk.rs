//! Customers followed one by one through the ends of months.

use core::ops::Range;

use super::flow::is_month_end;
use super::options::{Limits, band};
use super::own::Own;
use super::pooled::{Ends, Pooled};
use super::{FlowMonth, LifecycleOptions, Stage, Window};
use crate::calendar::Day;
use crate::history::Buyer;
use crate::segments::rfm::Frequency;

/// The row of those who were in no stage.
const OUTSIDE: usize = 5;
/// The stage that only an order ends.
const ASLEEP: usize = 4;

/// What is counted on the way. Columns have one entry an end.
pub(super) struct Walk<'a> {
    options: &'a LifecycleOptions,
    ends: Ends,
    /// By group and end.
    limits: Vec<Vec<Limits>>,
    /// The largest last limit from each end on: who is silent for longer stays asleep.
    deepest: Vec<Vec<i64>>,
    /// The first end at which there is a cycle.
    begin: usize,
    /// Ends of months that are over.
    over: usize,
    /// Ends looked ahead.
    looked: Option<usize>,
    own: Own,
    moves: Vec<[[u32; 5]; 6]>,
    /// How many more than at the end before stay asleep without being counted in
    /// `moves`: whole stretches are two entries.
    asleep: Vec<i64>,
    new: Vec<u32>,
    returned: Vec<[u32; 5]>,
    /// By stage: those who ordered within the window.
    pub(super) within: [u64; 5],
}

impl<'a> Walk<'a> {
    pub(super) fn new(
        options: &'a LifecycleOptions,
        pooled: &Pooled,
        ends: Ends,
        begin: usize,
        over: usize,
        window: Option<Window>,
    ) -> Self {
        let limits = pooled.limits(options);
        let deepest = limits.iter().map(|own| {
            let mut deepest: Vec<i64> = own.iter().map(|limits| limits[2]).collect();
            for slot in (1..deepest.len()).rev() {
                deepest[slot - 1] = deepest[slot - 1].max(deepest[slot]);
            }
            deepest
        });
        let count = ends.days.len();
        Self {
            options,
            deepest: deepest.collect(),
            limits,
            begin,
            over,
            looked: window.map(|own| own.months as usize),
            own: Own::new(options.statistic, options.scope),
            moves: vec![[[0; 5]; 6]; count],
            asleep: vec![0; count + 1],
            new: vec![0; count],
            returned: vec![[0; 5]; count],
            within: [0; 5],
            ends,
        }
    }

    /// Counts a customer; `group` is 0, or the label and one.
    pub(super) fn customer(&mut self, buyer: Buyer<'_>, group: usize) {
        let days = buyer.days();
        let Some(mut slot) = self.ends.slot(days[0]) else {
            return; // after the day of the analysis
        };
        let group = if group < self.limits.len() { group } else { 0 };
        self.new[slot] += 1;
        self.own.clear();
        let (mut passed, mut distinct) = (0, 0);
        let mut from = OUTSIDE;
        loop {
            // At least one order by this end, after the one before.
            let end = self.ends.days[slot];
            while let Some(&day) = days.get(passed)
                && day <= end
            {
                let gap = (passed > 0).then(|| day.0.abs_diff(days[passed - 1].0));
                if gap != Some(0) {
                    distinct += 1;
                }
                if let Some(gap) = gap.filter(|&gap| gap > 0) {
                    self.own.push(gap);
                }
                passed += 1;
            }
            if let Some(count) = self.returned[slot].get_mut(from) {
                *count += 1;
            }
            let times = match self.options.frequency {
                Frequency::OrderDays => distinct,
                Frequency::Orders => passed,
            };
            let next = days.get(passed).and_then(|&day| self.ends.slot(day));
            let until = next.unwrap_or(self.ends.days.len());
            let silence = Silence {
                slots: slot.max(self.begin).min(until)..until,
                last: days[passed - 1],
                again: times > 1,
                next,
            };
            from = self.silent(&silence, group, from);
            let Some(next) = next else {
                return;
            };
            slot = next;
        }
    }

    /// Counts the ends up to the next order; the stage at the last of them.
    fn silent(&mut self, silence: &Silence, group: usize, mut from: usize) -> usize {
        let own = self.own.cycle().map(|cycle| self.options.limits(cycle));
        // The ends whose window holds the next order, and is over.
        let seen = match (self.looked, silence.next) {
            (Some(looked), Some(next)) => next.saturating_sub(looked)..self.over - looked,
            _ => 0..0,
        };
        let slots = silence.slots.clone();
        let pooled = &self.limits[group][slots.clone()];
        let deepest = &self.deepest[group][slots.clone()];
        let ends = &self.ends.days[slots.clone()];
        let moves = self.moves[slots.clone()].iter_mut();
        let each = slots
            .clone()
            .zip(moves.zip(ends).zip(pooled.iter().zip(deepest)));
        for (slot, ((moves, end), (pooled, deepest))) in each {
            let days = end.0.abs_diff(silence.last.0);
            let (limits, deepest) = own.as_ref().map_or((pooled, *deepest), |own| (own, own[2]));
            let stage = Stage::place_of(band(limits, days), silence.again);
            moves[from][stage] += 1;
            self.within[stage] += u64::from(seen.contains(&slot));
            from = stage;
            if i64::from(days) > deepest {
                self.asleep[slot + 1] += 1;
                self.asleep[slots.end] -= 1;
                let both = seen.start.max(slot + 1)..seen.end.min(slots.end);
                self.within[ASLEEP] += both.len() as u64;
                return ASLEEP;
            }
        }
        from
    }

    /// What was counted, by end.
    pub(super) fn months(&self, pooled: &Pooled) -> Vec<FlowMonth> {
        let mut asleep = 0;
        let each = self.ends.days.iter().enumerate().map(|(slot, &end)| {
            asleep += self.asleep[slot];
            let mut moves = self.moves[slot];
            moves[ASLEEP][ASLEEP] += asleep as u32;
            FlowMonth {
                end,
                running: !is_month_end(end),
                cycle_of_all: pooled.cycle(None, slot).map_or(0.0, |own| own.0),
                sizes: core::array::from_fn(|to| moves.iter().map(|row| row[to]).sum()),
                new: self.new[slot],
                moves,
                returned: self.returned[slot],
            }
        });
        each.collect()
    }
}

/// The ends between an order and the next.
struct Silence {
    slots: Range<usize>,
    /// The day of the last order.
    last: Day,
    /// Whether it was not the first.
    again: bool,
    /// The first end with the next order.
    next: Option<usize>,
}
