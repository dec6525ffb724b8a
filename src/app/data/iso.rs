//! Days as fields for dates and files write them.

use ltv_engine::calendar::Day;

/// `2024-05-01`.
pub(in crate::app::data) fn iso(day: Day) -> String {
    let (year, month, day) = day.civil();
    format!("{year:04}-{month:02}-{day:02}")
}

/// The day in such a text.
pub(in crate::app::data) fn parse(text: &str) -> Option<Day> {
    let mut parts = text.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let day = parts.next()?.parse().ok()?;
    Day::from_civil(year, month, day)
}
