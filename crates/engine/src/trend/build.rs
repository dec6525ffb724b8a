//! The trend of a ledger, from the tallies by cohort and age.

use super::{CohortValue, DayValue, HORIZON_DAYS, Trend, TrendPeriod};
use crate::amount::{Amount, Total};
use crate::calendar::Day;
use crate::cohorts::{CohortError, CohortInputs, CohortOptions, Contribution, Slots, Tallies};
use crate::customers::{Customer, Customers};
use crate::orders::Orders;
use crate::units::Period;

impl Trend {
    /// The trend of a ledger up to `as_of` (`None`: its analysis date).
    /// `customers` must be the view of `orders`; `costs`, one an order, are
    /// needed by [`Contribution::Costs`].
    ///
    /// # Errors
    /// See [`CohortError`].
    pub fn new(
        orders: &Orders,
        customers: &Customers,
        period: Period,
        contribution: Contribution,
        costs: Option<&[Amount]>,
        as_of: Option<Day>,
    ) -> Result<Self, CohortError> {
        let inputs = CohortInputs {
            orders,
            customers,
            costs,
            labels: None,
            spend: &[],
        };
        let options = CohortOptions {
            period,
            contribution,
            as_of,
            ..CohortOptions::default()
        };
        let tallies = Tallies::new(&inputs, &options, &Slots::single())?;
        Ok(Self {
            period,
            contribution,
            as_of: tallies.as_of,
            periods: periods(&tallies, customers, contribution),
            cohorts: values(&tallies, &inputs, contribution),
        })
    }
}

/// What happened in a period is the diagonal of the table: each cohort at the
/// age that it had then.
fn periods(
    tallies: &Tallies,
    customers: &Customers,
    contribution: Contribution,
) -> Vec<TrendPeriod> {
    let table = &tallies.periods;
    let mut costs = vec![Total::ZERO; table.len()];
    let mut periods: Vec<TrendPeriod> = (0..table.len())
        .map(|offset| TrendPeriod {
            start: table.start(offset),
            running: table.end(offset) > tallies.as_of,
            orders: 0,
            customers: 0,
            new_customers: tallies.size(0, offset),
            revenue: Total::ZERO,
            new_revenue: Total::ZERO,
            contribution: None,
            customers_to_date: 0,
            repeaters_to_date: 0,
        })
        .collect();
    for start in 0..periods.len() {
        for (age, (tally, cost)) in tallies.row(0, start).enumerate() {
            let period = &mut periods[start + age];
            period.orders += tally.orders;
            period.customers += tally.active;
            period.revenue += tally.revenue;
            costs[start + age] += cost;
            if age == 0 {
                period.new_revenue = tally.revenue;
            }
        }
    }
    for customer in customers.iter() {
        let first = customer.first_day();
        let second = customer.days().find(|&day| day > first);
        if let Some(second) = second.filter(|&day| day <= tallies.as_of) {
            periods[table.offset(second)].repeaters_to_date += 1;
        }
    }
    let (mut won, mut repeaters) = (0, 0);
    for (period, cost) in periods.iter_mut().zip(costs) {
        won += period.new_customers;
        repeaters += period.repeaters_to_date;
        period.customers_to_date = won;
        period.repeaters_to_date = repeaters;
        period.contribution = contribution.of(period.revenue, period.orders, cost);
    }
    periods
}

/// Orders, revenue and costs of a cohort in one stretch of its customers' days.
#[derive(Clone, Copy, Default)]
struct Stretch {
    orders: u32,
    revenue: Total,
    costs: Total,
}

fn values(
    tallies: &Tallies,
    inputs: &CohortInputs,
    contribution: Contribution,
) -> Vec<CohortValue> {
    let mut firsts = Vec::with_capacity(inputs.customers.len());
    firsts.extend(inputs.customers.iter().map(Customer::first_day));
    // By cohort, the days up to each horizon that the one before does not have.
    let mut stretches = vec![[Stretch::default(); HORIZON_DAYS.len()]; tallies.periods.len()];
    let columns = inputs.orders.customers().iter().zip(inputs.orders.days());
    let columns = columns.zip(inputs.orders.amounts()).enumerate();
    let costs = match contribution {
        Contribution::Costs { .. } => inputs.costs.unwrap_or_default(),
        _ => &[],
    };
    for (index, ((&customer, &day), &amount)) in columns {
        let first = firsts[customer as usize];
        let age = day.0.abs_diff(first.0);
        let stretch = HORIZON_DAYS.iter().filter(|&&days| age >= days).count();
        if day > tallies.as_of || stretch == HORIZON_DAYS.len() {
            continue;
        }
        let sums = &mut stretches[tallies.periods.offset(first)][stretch];
        sums.orders += 1;
        sums.revenue += amount;
        if let Some(&cost) = costs.get(index) {
            sums.costs += cost;
        }
    }
    let cohorts = stretches.iter().enumerate();
    cohorts
        .filter(|(start, _)| tallies.size(0, *start) > 0)
        .map(|(start, stretches)| {
            let size = tallies.size(0, start);
            let each = |sum: f64| sum / f64::from(size);
            let mut sums = Stretch::default();
            let mut values = [None; HORIZON_DAYS.len()];
            for ((value, stretch), days) in values.iter_mut().zip(stretches).zip(HORIZON_DAYS) {
                sums.orders += stretch.orders;
                sums.revenue += stretch.revenue;
                sums.costs += stretch.costs;
                let seen = tallies.periods.end(start).0 + days as i32 - 1 <= tallies.as_of.0;
                *value = seen.then(|| DayValue {
                    revenue: each(sums.revenue.as_f64()),
                    contribution: contribution
                        .of(sums.revenue, sums.orders, sums.costs)
                        .map(each),
                });
            }
            CohortValue {
                start: tallies.periods.start(start),
                size,
                values,
            }
        })
        .collect()
}
