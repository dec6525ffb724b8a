//! What an offer would bring, if the first product were the reason for the second.

use super::items::Items;
use super::once::OnceOptions;
use super::pairs::{Pair, Product};
use crate::amount::SCALE;
use crate::history::History;
use crate::segments::evidence::{Interval, difference, wilson};

/// What offering a pair's second product to so many may bring: as much as having bought
/// the first one makes out, among as many of them as usually come back. It is what the
/// association would be worth as an effect, which only a trial can show.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct OfferWorth {
    /// Share of the first product's buyers of whom the confidence is a share: who came
    /// back; 1 where it is a share of all of them.
    pub returning: f64,
    /// The confidence less the share of those without the first product.
    pub difference: f64,
    /// Its 95 % interval.
    pub interval: Interval,
    /// Buyers of the second product beyond the usual: customers × returning × difference.
    pub buyers: f64,
    /// From the lower ends of both shares to their upper ends: at least a 95 % interval.
    pub buyers_interval: Interval,
}

impl OfferWorth {
    /// Of a pair and its first product, offered to so many customers. `None` where the
    /// difference could be chance.
    pub fn of(pair: &Pair, first: &Product, offers: u32) -> Option<Self> {
        let share = |part: u32, of: u32| f64::from(part) / f64::from(of.max(1));
        let returning = share(pair.exposed, first.watched);
        let back = if pair.exposed == first.watched {
            Interval {
                low: 1.0,
                high: 1.0,
            }
        } else {
            wilson(pair.exposed, first.watched)
        };
        let interval = difference((pair.count, pair.exposed), pair.others);
        let apart = pair.confidence - share(pair.others.0, pair.others.1);
        let customers = f64::from(offers);
        (pair.is_sure() && interval.low > 0.0).then_some(Self {
            returning,
            difference: apart,
            interval,
            buyers: customers * returning * apart,
            buyers_interval: Interval {
                low: customers * back.low * interval.low,
                high: customers * back.high * interval.high,
            },
        })
    }
}

/// The mean revenue of the days on which a customer bought each product, everything else
/// that they ordered on that day included; by the products' numbers, in units of
/// currency. `None` for products of no day. In time lines.
pub fn day_revenue(history: &History, items: &Items) -> Vec<Option<f64>> {
    let mut sums = vec![(0_i128, 0_u64); items.names().len()];
    for (buyer, customer) in history.iter().zip(0..) {
        let mut lines = items.of(customer).iter().peekable();
        for (day, scaled) in buyer.purchases() {
            while let Some((at, product)) = lines.next_if(|line| line.0 <= day) {
                if at == day
                    && let Some(sum) = sums.get_mut(product as usize)
                {
                    *sum = (sum.0 + scaled, sum.1 + 1);
                }
            }
        }
    }
    let mean = |(sum, days): (i128, u64)| {
        let mean = sum as f64 / (SCALE as f64) / days as f64;
        (days > 0).then_some(mean)
    };
    sums.into_iter().map(mean).collect()
}

/// What customers who came back brought after their first day, in units of currency, on
/// average: of those who are old enough for [`first_and_never_again`] to count them. Says
/// what one who is won back may be worth at best. `None` if nobody came back.
///
/// [`first_and_never_again`]: super::first_and_never_again
pub fn later_revenue(history: &History, options: &OnceOptions) -> Option<f64> {
    let (mut sum, mut customers) = (0_i128, 0_u32);
    for buyer in history.iter() {
        let (first, last) = (buyer.first_day(), buyer.last_day());
        let age = i64::from(options.as_of.0) - i64::from(first.0);
        if last > first && age >= i64::from(options.quiet_days) {
            let later = buyer.purchases().skip(1).map(|(_, scaled)| scaled);
            sum += later.sum::<i128>();
            customers += 1;
        }
    }
    (customers > 0).then(|| sum as f64 / (SCALE as f64) / f64::from(customers))
}
