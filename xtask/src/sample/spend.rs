//! `spend.csv`: advertising by month and channel.

use std::collections::BTreeMap;

use ltv_engine::calendar::Month;

use super::draw::{Stream, stream};
use super::people::Town;
use super::shop::{CHANNELS, first_day, last_day};

/// What was spent in a month on a channel.
#[derive(Debug)]
pub(crate) struct Spend {
    pub(crate) rows: Vec<(Month, &'static str, i64)>,
}

/// Each month's new buyers cost about what their channel's usually do; a month
/// without any costs as much as one buyer.
pub(crate) fn table(town: &Town, seed: u64) -> Spend {
    let mut random = stream(seed, Stream::Spend);
    let mut won: BTreeMap<(i32, usize), u32> = BTreeMap::new();
    for member in town.new_buyers() {
        *won.entry((member.joined.month().index(), member.channel))
            .or_default() += 1;
    }
    let mut rows = Vec::new();
    for index in first_day().month().index()..=last_day().month().index() {
        for (channel, described) in CHANNELS.iter().enumerate() {
            let Some(cost) = described.cost else { continue };
            let buyers = won.get(&(index, channel)).copied().unwrap_or(0).max(1);
            let luck = random.gamma(30.0) / 30.0;
            let amount = libm::round(f64::from(buyers) * cost * luck / 10.0) as i64 * 10;
            rows.push((Month::from_index(index), described.name, amount));
        }
    }
    Spend { rows }
}

impl Spend {
    /// UTF-8 with the mark that makes Excel read it as such.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut text = String::from("\u{feff}月份,通路,廣告費用\r\n");
        for (month, channel, amount) in &self.rows {
            let month = format!("{}/{:02}", month.year, month.month);
            text.extend([&month, ",", channel, ",", &amount.to_string(), "\r\n"]);
        }
        text.into_bytes()
    }

    pub(crate) fn total(&self) -> i64 {
        self.rows.iter().map(|(_, _, amount)| amount).sum()
    }
}
