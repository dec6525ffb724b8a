//! One customer looked at closely.

use crate::btyd::Purchases;
use crate::calendar::Day;
use crate::history::Buyer;
use crate::numeric::{Random, quantile};

use super::any::AnyModel;
use super::fitting::Fitted;
use super::known::Seen;
use super::predict::DRAWS;
use super::spending::Spending;
use super::{ForecastOptions, Place};
use crate::btyd::Spend;

/// Most places of a path.
const PLACES: usize = 400;
/// How far ahead the next order is looked for: ten years.
const LATEST: u32 = 3650;
/// Futures drawn for each draw of the parameters.
const FUTURES: usize = 20;

/// A customer and the model that tells of them.
#[derive(Clone, Copy)]
pub(super) struct Portrait<'a> {
    pub(super) buyer: Buyer<'a>,
    pub(super) as_of: Day,
    pub(super) fitted: &'a Fitted,
    pub(super) options: &'a ForecastOptions,
}

impl Portrait<'_> {
    fn model(self) -> AnyModel {
        self.fitted.model
    }

    /// What was known at the end of a day, which is not before the first purchase.
    fn seen(self, day: Day) -> Seen {
        let first = self.buyer.first_day();
        let until = self.buyer.purchases().take_while(|&(one, _)| one <= day);
        let (count, last) = until.fold((0, first), |(count, _), (one, _)| (count + 1, one));
        Seen {
            x: count - 1,
            t_x: last.0.abs_diff(first.0),
            t: day.0.abs_diff(first.0),
        }
    }

    fn today(self) -> Purchases {
        self.seen(self.as_of).per(self.options.unit)
    }

    /// P(alive) from the first purchase to the horizon's end: on each day of purchase
    /// and the day before, where there are few, and evenly between.
    pub(super) fn path(self) -> Vec<Place> {
        let first = self.buyer.first_day().0;
        let end = self.as_of.0 + self.options.horizon as i32;
        let mut days: Vec<i32> = (self.buyer.purchases())
            .flat_map(|(day, _)| [day.0 - 1, day.0])
            .filter(|&day| day >= first)
            .chain([self.as_of.0, end])
            .collect();
        if days.len() > PLACES / 2 {
            days = vec![first, self.as_of.0, end];
        }
        let even = (PLACES - days.len()) as i32;
        let length = i64::from(end - first);
        days.extend((1..even).map(|at| first + (length * i64::from(at) / i64::from(even)) as i32));
        days.sort_unstable();
        days.dedup();
        let place = |day| Place {
            day: Day(day),
            p_alive: self
                .model()
                .p_alive(self.seen(Day(day)).per(self.options.unit)),
        };
        days.into_iter().map(place).collect()
    }

    /// Days ahead by which the next order has come with chances of 25, 50 and 75 %.
    pub(super) fn next(self) -> [Option<u32>; 3] {
        let today = self.today();
        let chance = |days: u32| {
            let horizon = f64::from(days) / self.options.unit.days();
            self.model().buys_within(today, horizon)
        };
        [0.25, 0.5, 0.75].map(|wanted| {
            let (mut before, mut by) = (0, LATEST);
            if chance(by) < wanted {
                return None;
            }
            while by - before > 1 {
                let middle = before.midpoint(by);
                if chance(middle) < wanted {
                    before = middle;
                } else {
                    by = middle;
                }
            }
            Some(by)
        })
    }

    /// 95 % predictive intervals of orders and of revenue within the horizon.
    pub(super) fn futures(
        self,
        spending: Option<(&Spending, Option<Spend>)>,
        seed: u64,
    ) -> ((f64, f64), Option<(f64, f64)>) {
        let mut random = Random::stream(seed, 3);
        let mut models = self.fitted.draws(DRAWS, &mut random);
        if models.is_empty() {
            models = vec![self.model(); DRAWS];
        }
        let horizon = f64::from(self.options.horizon) / self.options.unit.days();
        let today = self.today();
        let spends = spending.map(|(all, own)| (all.draws(models.len(), &mut random), own));
        let (mut orders, mut revenues) = (Vec::new(), Vec::new());
        for (at, model) in models.iter().enumerate() {
            for _ in 0..FUTURES {
                let count = model.draw_next(&mut random, today, horizon);
                orders.push(f64::from(count));
                if let Some((models, own)) = &spends {
                    let mean = models[at].draw_mean(&mut random, *own);
                    revenues.push(models[at].draw_total(&mut random, mean, count));
                }
            }
        }
        (
            middle(orders, true),
            spending.map(|_| middle(revenues, false)),
        )
    }
}

/// The middle 95 %, with whole ends for counts.
fn middle(mut drawn: Vec<f64>, whole: bool) -> (f64, f64) {
    drawn.sort_unstable_by(f64::total_cmp);
    let (low, high) = (quantile(&drawn, 0.025), quantile(&drawn, 0.975));
    if whole {
        (libm::floor(low), libm::ceil(high))
    } else {
        (low, high)
    }
}
