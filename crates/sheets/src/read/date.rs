//! Days and times as a workbook counts them.

use std::fmt::Write;

/// Days from 1899-12-30, day 0 of the usual count as of March 1900, to 1970.
const FROM_1900: i64 = 25_569;
/// Days between the two counts' beginnings.
const FROM_1904: i64 = 1_462;
/// 1900-02-29, which the usual count has and the calendar has not.
const FALSE_LEAP_DAY: i64 = 60;
/// 9999-12-31; what lies beyond is shown as #### by Excel.
const LAST: f64 = 2_958_466.0;
const SECONDS: i64 = 86_400;

/// Writes a date as `YYYY-MM-DD`, with ` HH:MM:SS` when it has a time of day,
/// to the nearest second; a time without a day as `HH:MM:SS`. False for what
/// is no date: it is to be written as a number.
pub(super) fn write_date(out: &mut String, serial: f64, epoch_1904: bool) -> bool {
    if !(0.0..LAST).contains(&serial) {
        return false;
    }
    let seconds = (serial * SECONDS as f64).round() as i64;
    let (day, time) = (seconds / SECONDS, seconds % SECONDS);
    if day == 0 && !epoch_1904 {
        write_time(out, time);
        return true;
    }
    let day = if epoch_1904 {
        day + FROM_1904
    } else if day < FALSE_LEAP_DAY {
        day + 1
    } else if day == FALSE_LEAP_DAY {
        return false;
    } else {
        day
    };
    let (year, month, day) = civil(day - FROM_1900);
    // Writing to a string cannot fail.
    let _ = write!(out, "{year:04}-{month:02}-{day:02}");
    if time != 0 {
        out.push(' ');
        write_time(out, time);
    }
    true
}

/// Writes a duration as `HH:MM:SS`; hours go on beyond 24.
pub(super) fn write_duration(out: &mut String, serial: f64) -> bool {
    if !(0.0..LAST).contains(&serial) {
        return false;
    }
    write_time(out, (serial * SECONDS as f64).round() as i64);
    true
}

fn write_time(out: &mut String, seconds: i64) {
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    let _ = write!(out, "{hours:02}:{minutes:02}:{:02}", seconds % 60);
}

/// Writes a date that the workbook holds as ISO 8601 text: the `T` becomes a
/// blank, midnight goes, anything else stays.
pub(super) fn write_iso(out: &mut String, text: &str) {
    match text.split_once('T') {
        Some((day, time)) => {
            out.push_str(day);
            let time = time.strip_suffix('Z').unwrap_or(time);
            let time = time.split('.').next().unwrap_or(time);
            if time != "00:00:00" && time != "00:00" {
                out.push(' ');
                out.push_str(time);
            }
        }
        None => out.push_str(text),
    }
}

/// Year, month and day of a day counted from 1970-01-01, by Howard Hinnant's
/// `civil_from_days`: in years that begin in March a month's first day is a
/// straight line.
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * march + 2) / 5 + 1;
    let month = if march < 10 { march + 3 } else { march - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(serial: f64, epoch_1904: bool) -> Option<String> {
        let mut text = String::new();
        write_date(&mut text, serial, epoch_1904).then_some(text)
    }

    #[test]
    fn serials_are_the_days_that_excel_shows() {
        for (serial, expected) in [
            (1.0, "1900-01-01"),
            (59.0, "1900-02-28"),
            (61.0, "1900-03-01"),
            (25_569.0, "1970-01-01"),
            (36_585.0, "2000-02-29"),
            (45_943.5, "2025-10-13 12:00:00"),
            (45_943.541, "2025-10-13 12:59:02"),
            (45_291.999_999, "2024-01-01"),
            (2_958_465.0, "9999-12-31"),
            (0.5, "12:00:00"),
        ] {
            assert_eq!(date(serial, false).as_deref(), Some(expected), "{serial}");
        }
        assert_eq!(date(0.0, true).as_deref(), Some("1904-01-01"));
        assert_eq!(
            date(43_831.25, true).as_deref(),
            Some("2024-01-02 06:00:00")
        );
        for serial in [-1.0, 60.0, 2_958_466.0, f64::NAN] {
            assert_eq!(date(serial, false), None, "{serial}");
        }
    }

    #[test]
    fn iso_dates_lose_what_says_nothing() {
        for (iso, expected) in [
            ("2024-01-05T00:00:00", "2024-01-05"),
            ("2024-01-05T10:20:30.500Z", "2024-01-05 10:20:30"),
            ("2024-01-05", "2024-01-05"),
        ] {
            let mut text = String::new();
            write_iso(&mut text, iso);
            assert_eq!(text, expected);
        }
    }
}
