//! Civil days and months as integers, in the proleptic Gregorian calendar.
//!
//! There is no clock and no time zone: a day is the date written in the file.

/// First day taken as a date: 1900-01-01. Year 0 and other early years are
/// what real exports write for "no date".
pub const FIRST_VALID_DAY: Day = Day(-25_567);

/// Last day taken as a date: 2199-12-31. 9999-12-31 is the customary "for
/// ever" of databases, not a day on which anybody ordered.
pub const LAST_VALID_DAY: Day = Day(84_005);

/// A civil day: days since 1970-01-01 (which is 0).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(transparent)
)]
pub struct Day(pub i32);

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Month {
    /// Calendar year, e.g. 2025.
    pub year: i32,
    /// 1 (January) ..= 12.
    pub month: u8,
}

impl Day {
    /// The day `day` (1-based) of `month` (1 ..= 12) of `year`; `None` when the
    /// calendar has no such day.
    pub fn from_civil(year: i32, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
        exists.then(|| Self(days_from_civil(year, month, day)))
    }

    /// Year, month (1 ..= 12) and day (1 ..= 31).
    pub fn civil(self) -> (i32, u8, u8) {
        civil_from_days(self.0)
    }

    /// The month this day is in.
    pub fn month(self) -> Month {
        let (year, month, _) = self.civil();
        Month { year, month }
    }

    /// Whether the day lies in [`FIRST_VALID_DAY`] ..= [`LAST_VALID_DAY`].
    pub fn is_valid(self) -> bool {
        (FIRST_VALID_DAY..=LAST_VALID_DAY).contains(&self)
    }
}

impl Month {
    /// Months since January of year 0: `year × 12 + (month − 1)`.
    pub fn index(self) -> i32 {
        self.year * 12 + i32::from(self.month) - 1
    }

    /// The inverse of [`Month::index`].
    pub fn from_index(index: i32) -> Self {
        Self {
            year: index.div_euclid(12),
            month: index.rem_euclid(12) as u8 + 1,
        }
    }

    /// The first day of the month.
    pub fn first_day(self) -> Day {
        Day(days_from_civil(self.year, self.month, 1))
    }

    /// The last day of the month.
    pub fn last_day(self) -> Day {
        Day(self.first_day().0 + i32::from(days_in_month(self.year, self.month)) - 1)
    }
}

/// Days in a month (1 ..= 12) of a year.
pub fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days from 1970-01-01. Years are counted from March, so that the leap day is
/// the year's last, in eras of 400 years (146 097 days); the method is
/// described in H. Hinnant, "chrono-compatible low-level date algorithms".
fn days_from_civil(year: i32, month: u8, day: u8) -> i32 {
    let month = i32::from(month);
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + i32::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The inverse of [`days_from_civil`].
fn civil_from_days(days: i32) -> (i32, u8, u8) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 {
        from_march + 3
    } else {
        from_march - 9
    };
    let year = era * 400 + year_of_era + i32::from(month <= 2);
    (year, month as u8, day as u8)
}

/// The months of a span of days, looked up by day: two bytes a day, so that a
/// pass over millions of orders does no calendar arithmetic.
#[derive(Debug)]
pub(crate) struct MonthTable {
    first_day: i32,
    first_month: i32,
    offsets: Vec<u16>,
}

impl MonthTable {
    /// For the days `first ..= last`, both valid days.
    pub(crate) fn new(first: Day, last: Day) -> Self {
        let first_month = first.month().index();
        let offsets = (first_month..=last.month().index())
            .zip(0_u16..)
            .flat_map(|(index, offset)| {
                let month = Month::from_index(index);
                let from = month.first_day().max(first);
                let to = month.last_day().min(last);
                core::iter::repeat_n(offset, (to.0 - from.0 + 1) as usize)
            })
            .collect();
        Self {
            first_day: first.0,
            first_month,
            offsets,
        }
    }

    /// Months in the span.
    pub(crate) fn len(&self) -> usize {
        self.offsets.last().map_or(0, |&last| usize::from(last) + 1)
    }

    /// Months from the span's first month to the day's month.
    pub(crate) fn offset(&self, day: Day) -> usize {
        usize::from(self.offsets[(day.0 - self.first_day) as usize])
    }

    /// The month at an offset.
    pub(crate) fn month(&self, offset: usize) -> Month {
        Month::from_index(self.first_month + offset as i32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn converts_both_ways_over_the_valid_range() {
        assert_eq!(Day::from_civil(1900, 1, 1), Some(FIRST_VALID_DAY));
        assert_eq!(Day::from_civil(2199, 12, 31), Some(LAST_VALID_DAY));
        let (mut year, mut month, mut day) = (1900, 1, 1);
        for number in FIRST_VALID_DAY.0..=LAST_VALID_DAY.0 {
            assert_eq!(Day(number).civil(), (year, month, day));
            assert_eq!(Day::from_civil(year, month, day), Some(Day(number)));
            day += 1;
            if day > days_in_month(year, month) {
                (month, day) = (month + 1, 1);
            }
            if month > 12 {
                (year, month) = (year + 1, 1);
            }
        }
    }

    #[test]
    fn knows_days_that_do_not_exist() {
        for (year, month, day) in [
            (2023, 2, 29),
            (1900, 2, 29),
            (2024, 2, 30),
            (2024, 13, 1),
            (2024, 0, 1),
            (2024, 4, 31),
            (2024, 1, 0),
        ] {
            assert_eq!(
                Day::from_civil(year, month, day),
                None,
                "{year}-{month}-{day}"
            );
        }
        assert!(Day::from_civil(2000, 2, 29).is_some());
        assert_eq!(Day::from_civil(1970, 1, 1), Some(Day(0)));
        assert_eq!(Day::from_civil(0, 3, 1), Some(Day(-719_468)));
    }

    #[test]
    fn months_have_ends_and_indices() {
        let month = Month {
            year: 2024,
            month: 2,
        };
        assert_eq!(month.first_day().civil(), (2024, 2, 1));
        assert_eq!(month.last_day().civil(), (2024, 2, 29));
        assert_eq!(
            Month::from_index(month.index() + 11),
            Month {
                year: 2025,
                month: 1
            }
        );
    }

    #[test]
    fn month_table_agrees_with_the_calendar() {
        let first = Day(days_from_civil(2023, 11, 17));
        let last = Day(days_from_civil(2025, 3, 2));
        let table = MonthTable::new(first, last);
        assert_eq!(table.len(), 17);
        for number in first.0..=last.0 {
            assert_eq!(table.month(table.offset(Day(number))), Day(number).month());
        }
    }
}
