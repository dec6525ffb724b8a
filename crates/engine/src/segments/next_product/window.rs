//! How long the second product may take.

use super::items::{Items, Lines};
use super::options::{NextOptions, Together};

/// The days that count after one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    within: Option<i32>,
    /// The last day of all lines.
    last: i32,
}

impl Window {
    pub(super) fn of(items: &Items, options: &NextOptions) -> Self {
        let later = options.together == Together::Later;
        let within = options.within.filter(|_| later);
        Self {
            within: within.map(|days| i32::try_from(days).unwrap_or(i32::MAX)),
            last: items.last_day().map_or(0, |day| day.0),
        }
    }

    /// Whether there is no end to it.
    pub(super) fn is_open(self) -> bool {
        self.within.is_none()
    }

    /// Whether all of it was seen.
    pub(super) fn is_complete(self, from: i32) -> bool {
        self.within
            .is_none_or(|days| from.saturating_add(days) <= self.last)
    }

    /// Whether a day that is after `from` counts.
    pub(super) fn holds(self, from: i32, day: i32) -> bool {
        self.within
            .is_none_or(|days| day <= from.saturating_add(days))
    }

    /// Whether there is any order in it.
    pub(super) fn has_order(self, lines: Lines<'_>, from: i32) -> bool {
        let next = lines.days.partition_point(|day| day.0 <= from);
        let next = lines.days.get(next);
        next.is_some_and(|day| self.holds(from, day.0))
    }
}
