//! Weeks, months, quarters and years as spans of days.

use super::{Day, Month};
use crate::units::Period;

impl Day {
    /// The first day of the period that the day is in: Monday (ISO 8601) or the
    /// first of the month, quarter or year.
    #[must_use]
    pub fn period_start(self, period: Period) -> Self {
        let month = self.month().index();
        let first = match period {
            // Day 0 was a Thursday.
            Period::Week => return Self(self.0 - (self.0 + 3).rem_euclid(7)),
            Period::Month => month,
            Period::Quarter => month - month.rem_euclid(3),
            Period::Year => month - month.rem_euclid(12),
        };
        Month::from_index(first).first_day()
    }

    /// The last day of the period that the day is in.
    #[must_use]
    pub fn period_end(self, period: Period) -> Self {
        let start = self.period_start(period);
        let months = match period {
            Period::Week => return Self(start.0 + 6),
            Period::Month => 1,
            Period::Quarter => 3,
            Period::Year => 12,
        };
        Self(
            Month::from_index(start.month().index() + months)
                .first_day()
                .0
                - 1,
        )
    }

    /// Year and number (1 ..= 53) of the ISO 8601 week that the day is in: the
    /// week belongs to the year that its Thursday is in.
    pub fn iso_week(self) -> (i32, u8) {
        let thursday = Self(self.period_start(Period::Week).0 + 3);
        let new_year = thursday.period_start(Period::Year);
        (
            thursday.civil().0,
            ((thursday.0 - new_year.0) / 7 + 1) as u8,
        )
    }
}

/// The periods of a span of days, looked up by day: two bytes a day, so that a
/// pass over millions of orders does no calendar arithmetic.
#[derive(Debug)]
pub(crate) struct PeriodTable {
    first_day: i32,
    offsets: Vec<u16>,
    /// The first day of each period, and of the one after the last.
    starts: Vec<Day>,
}

impl PeriodTable {
    /// For the days `first ..= last`, both valid days.
    pub(crate) fn new(period: Period, first: Day, last: Day) -> Self {
        let mut starts = vec![first.period_start(period)];
        let mut offsets = Vec::with_capacity((last.0 - first.0 + 1).max(0) as usize);
        let mut day = first;
        while day <= last {
            let next = Day(day.period_end(period).0 + 1);
            let days = (next.0.min(last.0 + 1) - day.0) as usize;
            // The valid days have fewer weeks than 16 bits count.
            let offset = (starts.len() - 1) as u16;
            offsets.extend(core::iter::repeat_n(offset, days));
            starts.push(next);
            day = next;
        }
        Self {
            first_day: first.0,
            offsets,
            starts,
        }
    }

    /// Periods in the span.
    pub(crate) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// Periods from the span's first to the day's; the day must be in the span.
    pub(crate) fn offset(&self, day: Day) -> usize {
        usize::from(self.offsets[(day.0 - self.first_day) as usize])
    }

    /// The first day of the period at an offset.
    pub(crate) fn start(&self, offset: usize) -> Day {
        self.starts[offset]
    }

    /// The last day of the period at an offset.
    pub(crate) fn end(&self, offset: usize) -> Day {
        Day(self.starts[offset + 1].0 - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u8, day: u8) -> Option<Day> {
        Day::from_civil(year, month, day)
    }

    #[test]
    fn weeks_are_those_of_iso_8601() {
        // Dates around new year, from the examples of ISO 8601 and its article
        // in Wikipedia ("ISO week date").
        for (date, week) in [
            (day(2005, 1, 1), (2004, 53)),
            (day(2005, 12, 31), (2005, 52)),
            (day(2007, 1, 1), (2007, 1)),
            (day(2008, 12, 29), (2009, 1)),
            (day(2009, 12, 31), (2009, 53)),
            (day(2010, 1, 3), (2009, 53)),
            (day(2010, 1, 4), (2010, 1)),
            (day(1970, 1, 1), (1970, 1)),
            (day(1969, 12, 28), (1969, 52)),
        ] {
            assert_eq!(date.map(Day::iso_week), Some(week), "{date:?}");
        }
    }

    #[test]
    fn periods_cover_the_days_without_holes() {
        let span = day(1999, 11, 17).zip(day(2005, 3, 2));
        assert!(span.is_some());
        let Some((first, last)) = span else { return };
        for (period, count) in [
            (Period::Week, 277),
            (Period::Month, 65),
            (Period::Quarter, 22),
            (Period::Year, 7),
        ] {
            let table = PeriodTable::new(period, first, last);
            assert_eq!(table.len(), count, "{period:?}");
            for number in first.0..=last.0 {
                let day = Day(number);
                let at = table.offset(day);
                assert_eq!(table.start(at), day.period_start(period));
                assert_eq!(table.end(at), day.period_end(period));
                assert!(table.start(at) <= day && day <= table.end(at));
                assert!(at == 0 || table.end(at - 1).0 + 1 == table.start(at).0);
            }
        }
    }
}
