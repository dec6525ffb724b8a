//! What the made-up shop is like: its channels, its seasons, what it sells.

use ltv_engine::calendar::Day;

/// Orders fall into [`first_day`] ..= [`last_day`]: 30 months, with a leap day.
pub(crate) fn first_day() -> Day {
    day(2023, 1, 1)
}

pub(crate) fn last_day() -> Day {
    day(2025, 6, 30)
}

/// A day that exists; days of the tables here are written correctly.
pub(crate) fn day(year: i32, month: u8, day: u8) -> Day {
    Day::from_civil(year, month, day).unwrap_or(Day(0))
}

/// People who bought at least once before the end.
pub(crate) const BUYERS: usize = 1_500;

/// Members who never bought.
pub(crate) const PROSPECTS: usize = 320;

/// How people of one channel buy. The rate of buying is gamma over people, the
/// chance of leaving after an order is beta (BG/NBD: Fader, Hardie & Lee 2005), the
/// value of an order is gamma with a scale that is inverse gamma over people
/// (gamma-gamma: Fader & Hardie 2013).
#[derive(Debug)]
pub(crate) struct Channel {
    pub(crate) name: &'static str,
    /// Share of the people who come by it.
    pub(crate) share: f64,
    /// Gamma: shape, and days to an order of an average person.
    pub(crate) rate: (f64, f64),
    /// Beta: α and β of leaving after an order.
    pub(crate) leaving: (f64, f64),
    /// Average order value in NT$ over people.
    pub(crate) value: f64,
    /// Advertising per new customer in NT$; none for the shop itself.
    pub(crate) cost: Option<f64>,
}

pub(crate) const LINE: usize = 0;
pub(crate) const COUNTER: usize = 3;

pub(crate) const CHANNELS: [Channel; 5] = [
    Channel {
        name: "LINE",
        share: 0.30,
        rate: (1.1, 62.0),
        leaving: (0.9, 4.2),
        value: 760.0,
        cost: Some(190.0),
    },
    Channel {
        name: "Instagram",
        share: 0.25,
        rate: (0.8, 95.0),
        leaving: (1.3, 2.1),
        value: 590.0,
        cost: Some(310.0),
    },
    Channel {
        name: "Google 搜尋",
        share: 0.18,
        rate: (0.9, 78.0),
        leaving: (1.0, 3.0),
        value: 830.0,
        cost: Some(420.0),
    },
    Channel {
        name: "門市",
        share: 0.17,
        rate: (1.3, 38.0),
        leaving: (0.8, 4.6),
        value: 340.0,
        cost: None,
    },
    Channel {
        name: "朋友介紹",
        share: 0.10,
        rate: (1.6, 55.0),
        leaving: (0.7, 5.5),
        value: 910.0,
        cost: Some(120.0),
    },
];

/// Shape of an order's value around its person's, and of people around the mean.
pub(crate) const VALUE_SHAPES: (f64, f64) = (5.0, 3.4);

/// Buying by month, January first: New Year's gifts, the Dragon Boat lull, the
/// Mid-Autumn gifts and the November sales.
pub(crate) const SEASON: [f64; 12] = [
    1.20, 0.95, 0.92, 0.95, 1.00, 0.85, 0.78, 0.82, 1.10, 1.00, 1.30, 1.25,
];

/// The highest of [`SEASON`].
pub(crate) const PEAK: f64 = 1.30;

/// What is sold, by price. The second bytes of 許, 功 and 蓋 in Big5 are those of a
/// backslash: programs that split text before decoding it break there.
pub(crate) const PRODUCTS: [(&str, f64); 12] = [
    ("濾紙 100 入", 120.0),
    ("濾掛咖啡,單包", 160.0),
    ("外帶杯 \"早安\" 券", 200.0),
    ("曼特寧 1/4 磅", 260.0),
    ("濾掛咖啡,綜合 10 入", 350.0),
    ("耶加雪菲 半磅", 420.0),
    ("古坑莊園 半磅", 480.0),
    ("成功豆 1 磅", 620.0),
    ("保溫蓋杯", 780.0),
    ("藝伎 半磅", 980.0),
    ("許願禮盒", 1280.0),
    ("手沖壺組", 2280.0),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up_and_the_peak_is_the_highest_season() {
        let shares: f64 = CHANNELS.iter().map(|channel| channel.share).sum();
        assert!((shares - 1.0).abs() < 1e-12);
        assert!(SEASON.iter().all(|season| *season <= PEAK));
        assert!(SEASON.contains(&PEAK));
    }
}
