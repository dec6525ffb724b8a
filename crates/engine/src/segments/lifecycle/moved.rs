//! What a month's moves come to.

use super::FlowMonth;

/// Who moved within a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Moved {
    /// From N or E0 to S1, S2 or S3.
    pub fell_behind: u32,
    /// From S1, S2 or S3 to E0 (nobody becomes N again).
    pub came_back: u32,
    /// In the same stage at both ends.
    pub stayed: u32,
    /// By the rows of [`FlowMonth::moves`]: who left for another stage; in the last, all.
    pub left: [u32; 6],
    /// By its columns: who came from another stage, or was in none.
    pub came: [u32; 5],
}

/// Stages of customers who are on time stand before this place.
const LATE: usize = 2;

impl FlowMonth {
    /// Sums of its moves.
    pub fn moved(&self) -> Moved {
        let mut moved = Moved {
            fell_behind: 0,
            came_back: 0,
            stayed: 0,
            left: [0; 6],
            came: [0; 5],
        };
        for (from, row) in self.moves.iter().enumerate() {
            for (to, &count) in row.iter().enumerate() {
                if from == to {
                    moved.stayed += count;
                    continue;
                }
                moved.left[from] += count;
                moved.came[to] += count;
                if from < LATE && to >= LATE {
                    moved.fell_behind += count;
                } else if Self::is_return(from, to) {
                    moved.came_back += count;
                }
            }
        }
        moved
    }

    /// Of those in a stage at the end of the month before, by its row, the share who
    /// ordered in this one, 0 ..= 1; `None` where nobody was in it.
    pub fn returned_share(&self, from: usize) -> Option<f64> {
        let of: u32 = self.moves.get(from)?.iter().sum();
        let count = *self.returned.get(from)?;
        (of > 0).then(|| f64::from(count) / f64::from(of))
    }

    /// Those in S1, S2 and S3 of all, 0 ..= 1.
    pub fn late_share(&self) -> f64 {
        let all: u32 = self.sizes.iter().sum();
        let late: u32 = self.sizes[LATE..].iter().sum();
        f64::from(late) / f64::from(all.max(1))
    }

    /// Whether a move, by its row and column, is one from late to on time.
    pub fn is_return(from: usize, to: usize) -> bool {
        (LATE..5).contains(&from) && to < LATE
    }
}
