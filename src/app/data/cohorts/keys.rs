//! The way of the arrow keys through the heatmap.

use ltv_worker::protocol::CohortAnswer;

use super::Choices;
use super::card::Spot;
use super::grid::{Window, row_end};

/// Where a key leads; `None` for keys that are not for the table. A row that
/// ends before the age is entered at its end.
pub(super) fn step(
    key: &str,
    (row, age): Spot,
    answer: &CohortAnswer,
    choices: &Choices,
) -> Option<Spot> {
    let last_row = answer.table.rows.len().checked_sub(1)?;
    let end = |row| row_end(answer, choices, row).saturating_sub(1);
    let up = row.and_then(|row| row.checked_sub(1));
    let down = row.map_or(0, |row| (row + 1).min(last_row));
    let (row, age) = match key {
        "ArrowRight" => (row, age + 1),
        "ArrowLeft" => (row, age.saturating_sub(1)),
        "ArrowUp" => (up, age),
        "ArrowDown" => (Some(down), age),
        "PageUp" => (row.map(|row| row.saturating_sub(10)), age),
        "PageDown" => (Some((down + 9).min(last_row)), age),
        "Home" => (row, 0),
        "End" => (row, usize::MAX),
        _ => return None,
    };
    Some((row, age.min(end(row))))
}

/// The window moved as little as it takes to show a cell.
pub(super) fn fit(window: Window, (row, age): Spot) -> Window {
    let moved = |(first, end): (usize, usize), at: usize| {
        let size = end - first;
        if at < first {
            (at, at + size)
        } else if at >= end {
            (at + 1 - size.min(at + 1), at + 1)
        } else {
            (first, end)
        }
    };
    Window {
        rows: row.map_or(window.rows, |row| moved(window.rows, row)),
        ages: moved(window.ages, age),
    }
}
