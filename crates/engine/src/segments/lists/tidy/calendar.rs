//! The table of days.

use super::super::cell::Value;
use super::{line, whole};
use crate::calendar::Day;
use crate::units::Period;

/// Years of the Republic of China are counted from 1912.
const ROC: i32 = 1911;

/// From the first day of the first day's year to the last day of the last one's: Power
/// BI compares periods by a table of whole years without holes (*Microsoft, "Set and use
/// date tables in Power BI Desktop"*,
/// <https://learn.microsoft.com/en-us/power-bi/transform-model/desktop-date-tables>).
pub fn calendar_span(first: Day, last: Day) -> (Day, Day) {
    (
        first.period_start(Period::Year),
        last.period_end(Period::Year),
    )
}

/// Appends the days of [`calendar_span`]. `weekday` is 1 on Monday; `roc_year` is 115 in
/// 2026, and empty before 1912.
pub fn calendar(first: Day, last: Day, out: &mut Vec<u8>) {
    let (first, last) = calendar_span(first, last);
    for number in first.0..=last.0 {
        let day = Day(number);
        let (year, month, _) = day.civil();
        let (iso_year, iso_week) = day.iso_week();
        let week = day.period_start(Period::Week);
        let roc = Some(year - ROC).filter(|&year| year > 0);
        let values = [
            Value::Day(day),
            whole(year),
            whole((month - 1) / 3 + 1),
            whole(month),
            Value::Day(day.period_start(Period::Month)),
            whole(iso_year),
            whole(iso_week),
            Value::Day(week),
            whole(day.0 - week.0 + 1),
            roc.map_or(Value::Empty, whole),
        ];
        line(out, values.into_iter());
    }
}
