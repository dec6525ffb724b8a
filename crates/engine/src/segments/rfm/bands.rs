//! Who has each score, and what for.

use super::rules::scores;
use super::{NOT_YET, Rfm};

/// The customers with one score of one measure.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Band {
    /// The score, 1 ..= 5.
    pub score: u8,
    /// Customers who have it.
    pub customers: u32,
    /// Their least and largest value; `None` where nobody has it.
    pub range: Option<(f64, f64)>,
}

/// The five scores of each measure, from 1 up.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Bands {
    /// Days since the last order.
    pub recency: [Band; 5],
    /// Order days, or orders.
    pub frequency: [Band; 5],
    /// Units of currency.
    pub monetary: [Band; 5],
}

impl Band {
    fn take(&mut self, value: f64) {
        let (least, largest) = self.range.unwrap_or((value, value));
        self.range = Some((least.min(value), largest.max(value)));
        self.customers += 1;
    }
}

pub(super) fn bands(rfm: &Rfm) -> Bands {
    let none = [1, 2, 3, 4, 5].map(|score| Band {
        score,
        customers: 0,
        range: None,
    });
    let mut bands = Bands {
        recency: none,
        frequency: none,
        monetary: none,
    };
    for (at, &cell) in rfm.cell.iter().enumerate().filter(|one| *one.1 != NOT_YET) {
        let (r, f, m) = scores(cell);
        let place = |score: u8| usize::from(score - 1);
        bands.recency[place(r)].take(f64::from(rfm.recency_days[at]));
        bands.frequency[place(f)].take(f64::from(rfm.frequency[at]));
        bands.monetary[place(m)].take(rfm.monetary[at]);
    }
    bands
}
