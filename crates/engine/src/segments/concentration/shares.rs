//! Deciles, top shares, curve and coefficient.

use super::curve::{Point, lorenz};
use super::gini::gini;
use crate::amount::Total;
use crate::segments::figures::{FEW_CUSTOMERS, Figures};
use crate::sort::sort;

/// The shares of customers whose revenue is told, in 1/100.
pub const TOP_SHARES: [u8; 5] = [1, 5, 10, 25, 50];

/// How concentrated revenue is.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Concentration {
    /// All customers.
    pub customers: u32,
    /// Their revenue after refunds.
    pub revenue: Total,
    /// Ten groups, the largest customers first; groups of small data can be empty.
    pub deciles: Vec<Decile>,
    /// One for each of [`TOP_SHARES`].
    pub top: Vec<TopShare>,
    /// The Lorenz curve, the smallest customers first; empty where revenue is not above 0.
    pub curve: Vec<Point>,
    /// See [`gini`].
    pub gini: Option<f64>,
    /// What makes the figures say less than they seem to.
    pub limits: Vec<ConcentrationLimit>,
    /// The decile of each customer, 1 (largest) ..= 10. Meant to stay where it was
    /// computed.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub of_customer: Vec<u8>,
    /// The customers, the largest first. Likewise.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub ranking: Vec<u32>,
}

/// The places ⌈(d − 1)·n/10⌉ + 1 to ⌈d·n/10⌉ of the ranking.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Decile {
    /// Customers.
    pub customers: u32,
    /// Their orders.
    pub orders: u64,
    /// Their revenue.
    pub revenue: Total,
    /// Of all revenue; `None` where that is not above 0.
    pub share: Option<f64>,
    /// The largest customer's revenue; 0 for an empty decile.
    pub most: Total,
    /// The smallest customer's.
    pub least: Total,
}

/// The first ⌈share × n⌉ customers.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct TopShare {
    /// Of the customers, in 1/100.
    pub percent: u8,
    /// How many that is, rounded up.
    pub customers: u32,
    /// Their revenue.
    pub revenue: Total,
    /// Of all revenue; `None` where that is not above 0.
    pub share: Option<f64>,
    /// How many of the others bring as much as one of them, on average; `None` where there
    /// are no others or they bring nothing.
    pub times: Option<f64>,
}

/// What makes the figures say less than they seem to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
pub enum ConcentrationLimit {
    /// Fewer customers than [`FEW_CUSTOMERS`]: sums hold, shares say little.
    FewCustomers {
        /// How many there are.
        customers: u32,
    },
    /// No revenue above 0: there are no shares, no curve, no coefficient.
    NoRevenue,
    /// All customers have the same revenue: nothing is concentrated.
    AllEqual,
    /// Customers whose refunds exceed their orders. Shares and curve count them as they
    /// are; the Gini coefficient counts them as 0.
    BelowZero {
        /// How many.
        customers: u32,
        /// What they come to, below 0.
        revenue: Total,
    },
}

/// The concentration of all revenue. In time n log n.
pub fn concentration(figures: &Figures) -> Concentration {
    let count = figures.len();
    // Descending revenue, then ascending number.
    let revenues = figures.revenue.iter().zip(0_u32..);
    let mut ranking: Vec<(i128, u32)> = revenues
        .map(|(revenue, at)| (-revenue.scaled(), at))
        .collect();
    sort(&mut ranking);
    let ascending: Vec<i128> = ranking.iter().rev().map(|one| -one.0).collect();
    let revenue: i128 = ascending.iter().sum();
    let share = |part: i128| {
        (revenue > 0)
            .then(|| Total::from_scaled(part).as_f64() / Total::from_scaled(revenue).as_f64())
    };
    let mut of_customer = vec![0; count];
    let mut deciles = Vec::with_capacity(10);
    for decile in 1..=10_usize {
        let own = &ranking[((decile - 1) * count).div_ceil(10)..(decile * count).div_ceil(10)];
        for &(_, at) in own {
            of_customer[at as usize] = decile as u8;
        }
        let sum = own.iter().map(|one| -one.0).sum();
        let orders = own
            .iter()
            .map(|one| u64::from(figures.orders[one.1 as usize]));
        let end = |one: Option<&(i128, u32)>| Total::from_scaled(one.map_or(0, |one| -one.0));
        deciles.push(Decile {
            customers: own.len() as u32,
            orders: orders.sum(),
            revenue: Total::from_scaled(sum),
            share: share(sum),
            most: end(own.first()),
            least: end(own.last()),
        });
    }
    let tops = TOP_SHARES.map(|percent| (usize::from(percent) * count).div_ceil(100));
    let top = TOP_SHARES.iter().zip(tops).map(|(&percent, places)| {
        let sum = ranking[..places].iter().map(|one| -one.0).sum();
        TopShare {
            percent,
            customers: places as u32,
            revenue: Total::from_scaled(sum),
            share: share(sum),
            times: times((sum, places), (revenue - sum, count - places)),
        }
    });
    Concentration {
        customers: count as u32,
        revenue: Total::from_scaled(revenue),
        deciles,
        top: top.collect(),
        curve: if revenue > 0 {
            lorenz(&ascending, &tops)
        } else {
            Vec::new()
        },
        gini: gini(&ascending),
        limits: limits(&ascending, revenue),
        of_customer,
        ranking: ranking.iter().map(|one| one.1).collect(),
    }
}

/// One average over the other.
fn times(one: (i128, usize), other: (i128, usize)) -> Option<f64> {
    let average = |(sum, count): (i128, usize)| sum as f64 / count as f64;
    (one.0 > 0 && other.0 > 0).then(|| average(one) / average(other))
}

fn limits(ascending: &[i128], revenue: i128) -> Vec<ConcentrationLimit> {
    let mut limits = Vec::new();
    let customers = ascending.len() as u32;
    if customers < FEW_CUSTOMERS {
        limits.push(ConcentrationLimit::FewCustomers { customers });
    }
    if revenue <= 0 {
        limits.push(ConcentrationLimit::NoRevenue);
    }
    if customers > 1 && ascending.first() == ascending.last() {
        limits.push(ConcentrationLimit::AllEqual);
    }
    let below = ascending.partition_point(|&number| number < 0);
    if below > 0 {
        limits.push(ConcentrationLimit::BelowZero {
            customers: below as u32,
            revenue: Total::from_scaled(ascending[..below].iter().sum()),
        });
    }
    limits
}
