//! How spend and orders of the last twelve months are spread over the customers.

use crate::amount::Total;
use crate::segments::figures::Figures;

/// Ranges of spend at most; with more the series is coarser.
const MOST_RANGES: usize = 40;
/// More orders than this share one range.
const MOST_ORDERS: u32 = 30;

/// Preferred numbers of one decade, in hundredths, from fine to coarse: the series
/// R40, R20, R10 and R5 of ISO 3:1973. Nearly equal steps on a logarithmic scale, and
/// numbers that can be read.
const SERIES: [&[u16]; 4] = [
    &[
        100, 106, 112, 118, 125, 132, 140, 150, 160, 170, 180, 190, 200, 212, 224, 236, 250, 265,
        280, 300, 315, 335, 355, 375, 400, 425, 450, 475, 500, 530, 560, 600, 630, 670, 710, 750,
        800, 850, 900, 950,
    ],
    &[
        100, 112, 125, 140, 160, 180, 200, 224, 250, 280, 315, 355, 400, 450, 500, 560, 630, 710,
        800, 900,
    ],
    &[100, 125, 160, 200, 250, 315, 400, 500, 630, 800],
    &[100, 160, 250, 400, 630],
];

/// Customers by what they spent and how often they ordered in the last twelve months.
#[derive(Debug, Clone, PartialEq, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Spread {
    /// By spend above 0: ascending, without gaps, the first and the last not empty.
    /// Ends are preferred numbers, nearly equally wide on a logarithmic scale.
    pub spend: Vec<Range>,
    /// By orders: one range a number from 1 up; the last one may hold all above 30.
    pub orders: Vec<Range>,
    /// Customers in all.
    pub customers: u32,
    /// Who spent nothing in the year (or less than nothing, after refunds).
    pub spent_nothing: u32,
    /// Who did not order in the year.
    pub ordered_nothing: u32,
    /// Least and most spend above 0; `None` where nobody spent anything.
    pub ends: Option<(Total, Total)>,
}

/// A range and who is in it.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Range {
    /// The least value in it, in units of currency, or orders.
    pub from: f64,
    /// The least value above it.
    pub to: f64,
    /// Customers.
    pub customers: u32,
}

impl Spread {
    /// In time n × ranges.
    pub fn of(figures: &Figures) -> Self {
        let spends = figures.year_revenue.iter().map(|spend| spend.scaled());
        let (mut least, mut most, mut spent) = (i128::MAX, 0, 0_u32);
        for spend in spends.clone().filter(|&spend| spend > 0) {
            (least, most) = (least.min(spend), most.max(spend));
            spent += 1;
        }
        let mut spend = Vec::new();
        if spent > 0 {
            let edges = edges(least, most);
            let mut counts = vec![0_u32; edges.len()];
            for value in spends.filter(|&spend| spend > 0) {
                counts[edges.partition_point(|&edge| edge <= value * 100) - 1] += 1;
            }
            let units = |edge: i128| edge as f64 / 1_000_000.0;
            let ranges = edges.windows(2).zip(counts);
            let ranges = ranges.map(|(ends, customers)| Range {
                from: units(ends[0]),
                to: units(ends[1]),
                customers,
            });
            spend = ranges.collect();
        }
        let orders = figures.year_orders.iter().copied();
        let highest = orders.clone().max().unwrap_or(0);
        let mut ranges: Vec<Range> = (1..=highest.min(MOST_ORDERS))
            .map(|number| Range {
                from: f64::from(number),
                to: f64::from(number + 1),
                customers: 0,
            })
            .collect();
        if let Some(last) = ranges.last_mut() {
            last.to = f64::from(highest + 1);
        }
        for number in orders.clone().filter(|&number| number > 0) {
            ranges[number.min(MOST_ORDERS) as usize - 1].customers += 1;
        }
        Self {
            spend,
            orders: ranges,
            customers: figures.len() as u32,
            spent_nothing: figures.len() as u32 - spent,
            ordered_nothing: orders.filter(|&number| number == 0).count() as u32,
            ends: (spent > 0).then(|| (Total::from_scaled(least), Total::from_scaled(most))),
        }
    }
}

/// Ends of ranges from that of `least` to that of `most` (in 1/10 000 units), in
/// hundredths of 1/10 000 units: by the finest series with few enough of them.
fn edges(least: i128, most: i128) -> Vec<i128> {
    let mut found = Vec::new();
    for series in SERIES {
        found = series_edges(series, least * 100, most * 100);
        if found.len() <= MOST_RANGES + 1 {
            break;
        }
    }
    found
}

fn series_edges(series: &[u16], least: i128, most: i128) -> Vec<i128> {
    let mut decade = 1_i128;
    while decade <= least / 1000 {
        decade *= 10;
    }
    let mut edges: Vec<i128> = Vec::new();
    loop {
        for &number in series {
            let edge = i128::from(number) * decade;
            if edge <= least {
                edges.clear();
            }
            edges.push(edge);
            if edge > most {
                return edges;
            }
        }
        decade *= 10;
    }
}
