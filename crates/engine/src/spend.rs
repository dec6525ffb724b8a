//! What was spent on winning customers, by period and channel.

mod between;
mod entries;
mod import;
mod lengths;
mod period;
mod row;
mod summary;

pub use between::{Coverage, SpendOn};
pub use import::{SpendImport, SpendImported};
pub use lengths::PeriodLength;
pub use period::{Span, parse_period};

use crate::amount::Total;
use crate::calendar::Day;
use crate::names::{NO_NAME, Names};

/// One period of one channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct SpendRow {
    /// First day.
    pub first: Day,
    /// Last day, inclusive, ≥ `first`.
    pub last: Day,
    /// The channel, an index into [`Spend::channels`]; `None` for spend that
    /// names none.
    pub channel: Option<u32>,
    /// How much, in units of currency; negative where credit notes prevail.
    pub amount: Total,
}

/// The spend of all files: equal periods of one channel are added up.
#[derive(Debug, Clone, Default)]
pub struct Spend {
    /// In the order of [`SpendRow`], each period of a channel once.
    rows: Vec<SpendRow>,
    channels: Names,
}

impl Spend {
    /// The periods, ascending, each with each of its channels once.
    pub fn rows(&self) -> &[SpendRow] {
        &self.rows
    }

    /// The channels by index, as first written.
    pub fn channels(&self) -> &[String] {
        self.channels.texts()
    }

    /// The channel of a name; case, width and spaces do not matter.
    pub fn channel(&self, name: &str) -> Option<u32> {
        self.channels.find(name)
    }

    /// First and last day of all periods; `None` without any.
    pub fn span(&self) -> Option<(Day, Day)> {
        let first = self.rows.first()?.first;
        let last = self.rows.iter().map(|row| row.last).max()?;
        Some((first, last))
    }

    /// The sum over everything.
    pub fn total(&self) -> Total {
        self.rows.iter().map(|row| row.amount).sum()
    }

    /// The same rows with channels numbered as in `names` (the labels of
    /// orders or members), matched with case, width and spaces folded. Channels
    /// that are not among them have `None`: [`Spend::unmatched_channels`].
    pub fn for_names(&self, names: &[String]) -> Vec<SpendRow> {
        let index = self.indices_in(names);
        let rows = self.rows.iter().map(|row| SpendRow {
            channel: row.channel.and_then(|channel| index[channel as usize]),
            ..*row
        });
        rows.collect()
    }

    /// Channels with spend whose name is not among `names`: of their customers
    /// nothing is known.
    pub fn unmatched_channels(&self, names: &[String]) -> Vec<u32> {
        let index = self.indices_in(names);
        (0_u32..)
            .zip(&index)
            .filter(|(_, index)| index.is_none())
            .map(|(channel, _)| channel)
            .collect()
    }

    fn indices_in(&self, names: &[String]) -> Vec<Option<u32>> {
        let mut index = vec![None; self.channels.texts().len()];
        for (name, at) in names.iter().zip(0_u32..) {
            if let Some(channel) = self.channels.find(name) {
                index[channel as usize].get_or_insert(at);
            }
        }
        index
    }
}

/// A name's index, or `None` for what stands for no single channel.
fn channel(names: &mut Names, text: &str) -> Option<u32> {
    let index = names.intern(text);
    (index != NO_NAME && index != crate::names::OTHER).then_some(index)
}
