//! Handles that lie close together stand below each other, so that each can be taken.

/// A handle's size in CSS pixels, that of a touch.
pub(super) const HANDLE: f64 = 44.0;

/// The row of each handle from 0 down: the first in which it touches no handle before
/// it. `places` are shares of the `width` (CSS pixels), in any order.
pub(super) fn rows(places: &[f64], width: f64) -> Vec<usize> {
    let mut rows: Vec<usize> = Vec::with_capacity(places.len());
    for (at, place) in places.iter().enumerate() {
        let touched = |row: usize| {
            let before = places[..at].iter().zip(&rows);
            let mut before = before.filter(|(_, taken)| **taken == row);
            before.any(|(other, _)| (other - place).abs() * width < HANDLE)
        };
        let row = (0..at).find(|row| !touched(*row)).unwrap_or(at);
        rows.push(row);
    }
    rows
}

/// The height that the rows of so many handles need.
pub(super) fn height(rows: &[usize]) -> f64 {
    let count = rows.iter().max().map_or(1, |last| last + 1);
    HANDLE * count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn handles_stay_in_one_row_while_there_is_room() {
        assert_eq!(rows(&[0.1, 0.5, 0.9], 270.0), [0, 0, 0]);
        assert_eq!(rows(&[0.5, 0.6, 0.7], 270.0), [0, 1, 0]);
        assert_eq!(rows(&[0.5, 0.6, 0.7], 1000.0), [0, 0, 0]);
        assert_eq!(rows(&[0.5, 0.55, 0.6], 270.0), [0, 1, 2]);
        assert_eq!(rows(&[1.0, 1.0], 270.0), [0, 1]);
    }

    #[test]
    fn no_two_of_a_row_touch() {
        let places: Vec<f64> = (0..7).map(|at| f64::from(at * at) / 49.0).collect();
        for width in [100.0, 270.0, 640.0] {
            let rows = rows(&places, width);
            for (at, one) in rows.iter().enumerate() {
                for (other, row) in rows.iter().enumerate().skip(at + 1) {
                    let apart = (places[other] - places[at]).abs() * width;
                    assert!(one != row || apart >= HANDLE, "{at} and {other} at {width}");
                }
            }
        }
    }

    #[test]
    fn the_height_holds_the_rows() {
        assert!((height(&[]) - HANDLE).abs() < 1e-9);
        assert!((height(&[0, 1, 0]) - 2.0 * HANDLE).abs() < 1e-9);
    }
}
