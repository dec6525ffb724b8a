//! The cycles of segments and of all, as they were known on several days.

use super::columns::LifecycleInputs;
use super::group::{Each, Group};
use super::options::{LEAST_GAPS, LifecycleOptions, Limits, Scope, Statistic};
use crate::calendar::Day;

/// Days on which cycles are asked for, ascending; not empty.
#[derive(Debug)]
pub(super) struct Ends {
    pub(super) days: Vec<Day>,
    first: Day,
    /// By day from the first order's on: the first end that is not before it.
    slots: Vec<u16>,
}

impl Ends {
    /// `days` ascend; `first` is the first order's day. Later days than the last end
    /// have no slot.
    pub(super) fn new(days: Vec<Day>, first: Day) -> Self {
        let mut slots = Vec::new();
        for (&end, slot) in days.iter().zip(0_u16..) {
            let upto = (i64::from(end.0) - i64::from(first.0) + 1).max(0) as usize;
            if upto > slots.len() {
                slots.resize(upto, slot);
            }
        }
        Self { days, first, slots }
    }

    /// The first end on or after a day; `None` after the last.
    pub(super) fn slot(&self, day: Day) -> Option<usize> {
        let at = day.0.abs_diff(self.first.0) as usize;
        self.slots.get(at).map(|&slot| usize::from(slot))
    }
}

/// Cycles of groups by end: group 0 is all, group g + 1 the label g.
#[derive(Debug)]
pub(super) struct Pooled {
    /// Gaps of all, by end.
    pub(super) gaps: Vec<u32>,
    cycles: Vec<Vec<Option<Each>>>,
    in_use: Statistic,
}

impl Pooled {
    /// The cycles by the statistic in use; by each of them where `compared`.
    pub(super) fn of(
        inputs: &LifecycleInputs,
        options: &LifecycleOptions,
        ends: &Ends,
        compared: bool,
    ) -> Self {
        let count = ends.days.len();
        let in_use = options.statistic;
        if let Scope::Fixed { days } = options.scope {
            return Self {
                gaps: vec![0; count],
                cycles: vec![vec![Some([days; 3]); count]],
                in_use,
            };
        }
        // The mean needs no order.
        let ordered = compared || in_use != Statistic::Mean;
        let labels = inputs.labels.filter(|_| options.scope != Scope::All);
        let names = labels.map_or(0, |all| all.names.len());
        let mut groups: Vec<Group> = (0..=names).map(|_| Group::new(count)).collect();
        for (at, buyer) in inputs.history.iter().enumerate() {
            let group = inputs.group(at).filter(|&group| group < names);
            for pair in buyer.days().windows(2) {
                let gap = pair[0].0.abs_diff(pair[1].0);
                let Some(slot) = ends.slot(pair[1]).filter(|_| gap > 0) else {
                    continue;
                };
                groups[0].add(slot, gap, ordered);
                if let Some(group) = group {
                    groups[group + 1].add(slot, gap, ordered);
                }
            }
        }
        let mut known = 0;
        let gaps = groups[0].sums.iter().map(|sum| {
            known += sum.0;
            known
        });
        let gaps = gaps.collect();
        let cycles = (groups.into_iter().enumerate())
            .map(|(group, own)| {
                let least = if group == 0 { 1 } else { LEAST_GAPS };
                own.over_time(least, ordered)
            })
            .collect();
        Self {
            gaps,
            cycles,
            in_use,
        }
    }

    /// The cycle that holds for a customer without one of their own, and whether it is
    /// that of their segment.
    pub(super) fn cycle(&self, group: Option<usize>, slot: usize) -> Option<(f64, bool)> {
        let (each, own) = self.each(group, slot)?;
        Some((each[self.in_use as usize], own))
    }

    /// Likewise by each statistic.
    pub(super) fn each(&self, group: Option<usize>, slot: usize) -> Option<(Each, bool)> {
        let of = |group: usize| self.cycles.get(group).and_then(|all| all[slot]);
        let own = group.and_then(|group| of(group + 1));
        own.map(|cycle| (cycle, true))
            .or_else(|| of(0).map(|cycle| (cycle, false)))
    }

    /// The limits of every group at every end; never late before there is a cycle.
    pub(super) fn limits(&self, options: &LifecycleOptions) -> Vec<Vec<Limits>> {
        let all = (0..self.cycles.len()).map(|group| {
            let slots = 0..self.gaps.len();
            let limits = slots.map(|slot| {
                let cycle = self.cycle(group.checked_sub(1), slot);
                cycle.map_or([i64::MAX; 3], |(cycle, _)| options.limits(cycle))
            });
            limits.collect()
        });
        all.collect()
    }
}
