//! Which rows of a file became orders: one bit a row.

/// A set of rows that grows at its end. Finds the row of the n-th order
/// without a number for each order being kept.
#[derive(Debug, Clone, Default)]
pub(super) struct KeptRows {
    words: Vec<u64>,
}

impl KeptRows {
    /// Adds a row; rows come in ascending order.
    #[inline]
    pub(super) fn add(&mut self, row: u64) {
        let word = (row / 64) as usize;
        if word >= self.words.len() {
            self.words.resize(word + 1, 0);
        }
        self.words[word] |= 1 << (row % 64);
    }

    /// The `n`-th of the rows, counted from 0.
    pub(super) fn nth(&self, n: usize) -> Option<u64> {
        let mut left = n as u32;
        for (word, base) in self.words.iter().zip((0_u64..).step_by(64)) {
            let here = word.count_ones();
            if left < here {
                let bits = (0..64).filter(|bit| word >> bit & 1 == 1);
                return bits.map(|bit| base + bit).nth(left as usize);
            }
            left -= here;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_row_of_each_order() {
        let rows = [2, 3, 63, 64, 65, 127, 128, 1_000, 100_000];
        let mut kept = KeptRows::default();
        for row in rows {
            kept.add(row);
        }
        for (n, row) in rows.into_iter().enumerate() {
            assert_eq!(kept.nth(n), Some(row));
        }
        assert_eq!(kept.nth(rows.len()), None);
        assert_eq!(KeptRows::default().nth(0), None);
    }
}
