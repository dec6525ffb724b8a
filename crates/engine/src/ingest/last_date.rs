//! The date of the row before: exports are in the order of their dates, so that
//! most rows say what the last one said.

use crate::calendar::Day;

/// A cell of ten characters, `2024-05-01`, and the day that it was read as.
#[derive(Debug, Clone, Copy)]
pub(super) struct LastDate {
    first: u64,
    last: u16,
    day: Day,
}

/// No date: ten zero bytes are none.
impl Default for LastDate {
    fn default() -> Self {
        Self {
            first: 0,
            last: 0,
            day: Day(0),
        }
    }
}

impl LastDate {
    /// The day of a cell that says the same.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub(super) fn day(self, cell: &[u8]) -> Option<Day> {
        let (first, last) = halves(cell)?;
        (first == self.first && last == self.last && first != 0).then_some(self.day)
    }

    /// What a cell was read as.
    pub(super) fn remember(&mut self, cell: &[u8], day: Day) {
        if let Some((first, last)) = halves(cell) {
            *self = Self { first, last, day };
        }
    }
}

#[inline]
fn halves(cell: &[u8]) -> Option<(u64, u16)> {
    if cell.len() != 10 {
        return None;
    }
    let (first, last) = (cell.first_chunk()?, cell.last_chunk()?);
    Some((u64::from_le_bytes(*first), u16::from_le_bytes(*last)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_cell_is_the_same_date() {
        let mut date = LastDate::default();
        assert_eq!(date.day(&[0; 10]), None);
        date.remember(b"2024-05-01", Day(7));
        assert_eq!(date.day(b"2024-05-01"), Some(Day(7)));
        for other in ["2024-05-02", "3024-05-01", "2024-05-01 ", "2024-05-0", ""] {
            assert_eq!(date.day(other.as_bytes()), None);
        }
        date.remember(b"2024-05-01 12:00", Day(8));
        assert_eq!(
            date.day(b"2024-05-01"),
            Some(Day(7)),
            "longer ones are left alone"
        );
    }
}
