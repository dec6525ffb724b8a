//! Where calibration ends and the holdout begins.

use crate::calendar::Day;
use crate::history::History;

/// Shortest holdout in days: four weeks, so that every weekday counts alike.
const LEAST_HOLDOUT: i32 = 28;

/// The last day of the calibration as the data have it: a third of the time from
/// the first order to the analysis date is held out, in whole weeks and at least
/// four. A third, because a model has to be tried at a distance that compares with
/// what it saw, and the calibration must keep most of what there is to learn from.
/// `None` where less than twice the holdout would be left to learn from.
pub(super) fn calibration_end(history: &History) -> Option<Day> {
    let span = history.as_of().0 - history.first_day().0;
    let holdout = (span / 3 / 7 * 7).max(LEAST_HOLDOUT);
    (span >= 3 * LEAST_HOLDOUT).then(|| Day(history.as_of().0 - holdout))
}

/// Whether a day leaves something on both sides.
pub(super) fn is_inside(history: &History, day: Day) -> bool {
    history.first_day() < day && day < history.as_of()
}
