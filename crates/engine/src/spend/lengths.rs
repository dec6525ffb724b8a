//! What a single date in a table of spend stands for.

use crate::calendar::Day;

/// How long the periods are whose rows name one day only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum PeriodLength {
    /// That day.
    #[default]
    Day,
    /// The seven days from that day on.
    Week,
    /// The month in which the day is.
    Month,
}

/// Which days a column names, as far as it matters here.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Dates {
    first: Option<Day>,
    /// Another day than the first, and another than both.
    second: Option<Day>,
    third: Option<Day>,
    not_month_start: bool,
    not_weekly: bool,
    /// Two of them lie less than four weeks apart.
    near: bool,
}

impl Dates {
    pub(super) fn add(&mut self, day: Day) {
        self.not_month_start |= day != day.month().first_day();
        let first = *self.first.get_or_insert(day);
        if day == first {
            return;
        }
        if *self.second.get_or_insert(day) != day {
            self.third = Some(day);
        }
        let gap = first.0.abs_diff(day.0);
        self.near |= gap < 28;
        self.not_weekly |= !gap.is_multiple_of(7);
    }

    /// Two days or more that are all the first of a month make a table by
    /// month, three or more that are all whole weeks apart one by week: daily
    /// spend would have other days, too.
    pub(super) fn length(self) -> PeriodLength {
        if self.second.is_some() && !self.not_month_start {
            PeriodLength::Month
        } else if self.third.is_some() && self.near && !self.not_weekly {
            PeriodLength::Week
        } else {
            PeriodLength::Day
        }
    }
}

impl PeriodLength {
    /// First and last day of the period that a day names.
    pub(super) fn span(self, day: Day) -> (Day, Day) {
        match self {
            Self::Day => (day, day),
            Self::Week => (day, Day(day.0 + 6)),
            Self::Month => (day.month().first_day(), day.month().last_day()),
        }
    }
}
