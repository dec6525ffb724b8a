//! Civil days and months as integers, in the proleptic Gregorian calendar.
//!
//! There is no clock and no time zone: a day is the date written in the file.

mod periods;

pub(crate) use periods::PeriodTable;

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
    /// A number that grows with the day, below 2³².
    pub(crate) fn rank(self) -> u128 {
        (i64::from(self.0) - i64::from(i32::MIN)) as u128
    }

    /// The day of a [`Self::rank`].
    pub(crate) fn of_rank(rank: u32) -> Self {
        Self((i64::from(rank) + i64::from(i32::MIN)) as i32)
    }

    /// The day `day` (1-based) of `month` (1 ..= 12) of `year`; `None` when the
    /// calendar has no such day.
    #[inline]
    pub fn from_civil(year: i32, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
        exists.then(|| Self(days_from_civil(year, month, day)))
    }

    /// Year, month (1 ..= 12) and day (1 ..= 31).
    pub const fn civil(self) -> (i32, u8, u8) {
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
#[inline]
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
const fn civil_from_days(days: i32) -> (i32, u8, u8) {
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
    let year = era * 400 + year_of_era + (month <= 2) as i32;
    (year, month as u8, day as u8)
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
}
