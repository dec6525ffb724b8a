//! Whether data are fit for a forecast: every threshold, and why it is there.

use crate::amount::Total;
use crate::btyd::ModelKind;
use crate::history::History;

use super::gaps::Gaps;
use super::known::Known;
use super::odd;
use super::{Concern, Fitness, ModelFit, SpendFit, Verdict};

/// Fewest customers: with 50 the share who bought again is known to ± 14 points.
/// In simulations of 80 customers the 95 % intervals of totals still hold, but are as
/// wide as the totals; with fewer they only say that nothing is known.
pub const LEAST_CUSTOMERS: u32 = 50;
/// Customers without concern: that share is known to ± 5 points.
pub const WANTED_CUSTOMERS: u32 = 400;
/// Fewest repeat buyers: five for each of four parameters. Below that intervals
/// span orders of magnitude, and their own widths are guesses.
pub const LEAST_REPEAT_BUYERS: u32 = 20;
/// Repeat buyers without concern: 25 for each of four parameters.
pub const WANTED_REPEAT_BUYERS: u32 = 100;
/// Fewest days: four weeks. Less says nothing of who is gone.
pub const LEAST_DAYS: u32 = 28;
/// Days without concern: half a year, and several of the customers' own gaps.
const WANTED_DAYS: u32 = 182;
/// How many median gaps between purchases the data should span: a customer's
/// silence can only be told from a pause once pauses are seen whole.
const WANTED_GAPS: u32 = 4;
/// A silence of days before the analysis date that is worth a question, if it is
/// also so many times longer than any before.
pub(super) const SILENT_DAYS: u32 = 14;
pub(super) const SILENT_TIMES: u32 = 3;
/// Share of all repeat purchases that one customer should not have, and how many
/// make a share at all: models take customers as draws from one population.
const ONE_CUSTOMER: f64 = 0.1;
const ONE_CUSTOMER_PURCHASES: u32 = 50;
/// Gaps from which a customer's regularity is told, customers with so many from
/// which all customers' is, and the median below which purchases are not at random.
/// Exponential gaps, six of them, have a median coefficient of variation of 0.85;
/// 0.5 is that of gamma gaps of shape 3 to 4.
pub(super) const GAPS: usize = 6;
pub(super) const REGULARS: usize = 20;
pub(super) const REGULAR: f64 = 0.5;
/// Fewest days with an order: on two or three everybody's paces look alike.
pub const LEAST_SHOP_DAYS: u32 = 5;
/// How far revenue per order may shift between the halves of the time, and orders
/// in each half from which it can be told.
const SHIFT: f64 = 1.5;
const SHIFT_ORDERS: u64 = 50;

/// What the history alone tells.
pub(super) fn judge(history: &History, known: &Known) -> Fitness {
    let customers = known.customers();
    let repeat_buyers = known.repeat_buyers();
    let days = history.as_of().0.abs_diff(history.first_day().0);
    let gaps = Gaps::of(history);
    let wanted = WANTED_DAYS.max(WANTED_GAPS * gaps.median);
    let one_day = gaps.shop_days < 2;
    let few = customers < WANTED_CUSTOMERS;
    let few_repeat = repeat_buyers < WANTED_REPEAT_BUYERS;
    let watched = odd::watched(known);
    let short = watched < wanted;
    let shop_days = gaps.shop_days as u32;
    let few_days = !one_day && shop_days < LEAST_SHOP_DAYS;
    let concerns = [
        one_day.then_some(Concern::OneDay),
        few_days.then_some(Concern::FewDays {
            found: shop_days,
            needed: LEAST_SHOP_DAYS,
        }),
        few.then_some(Concern::FewCustomers {
            found: customers,
            wanted: WANTED_CUSTOMERS,
        }),
        few_repeat.then_some(Concern::FewRepeatBuyers {
            found: repeat_buyers,
            wanted: WANTED_REPEAT_BUYERS,
        }),
        (short && !one_day).then_some(Concern::ShortSpan {
            days: watched,
            wanted,
        }),
        gaps.silence(),
        one_customer(known),
        gaps.regular.map(|variation| Concern::Regular { variation }),
        odd::one_spender(history),
        spend_shifts(history),
    ];
    let insufficient = one_day
        || few_days
        || customers < LEAST_CUSTOMERS
        || repeat_buyers < LEAST_REPEAT_BUYERS
        || watched < LEAST_DAYS;
    let verdict = match (insufficient, few || few_repeat || short) {
        (true, _) => Verdict::Insufficient,
        (_, true) => Verdict::Thin,
        _ => Verdict::Enough,
    };
    Fitness {
        verdict,
        customers,
        repeat_buyers,
        days,
        concerns: concerns.into_iter().flatten().collect(),
    }
}

/// What the fits tell beyond that, those of the model that forecasts first (`limits`).
/// Where none converged there is no forecast.
pub(super) fn judge_fits(
    before: &Fitness,
    fits: &[&ModelFit],
    limits: &[Concern],
    spend: Option<&SpendFit>,
) -> Fitness {
    let mut fitness = before.clone();
    let simpler_than = |kind: ModelKind| {
        // Two parameters are simpler than four.
        let nbd = fits.iter().find(|fit| fit.kind == ModelKind::Nbd);
        nbd.filter(|fit| fit.converged && kind != ModelKind::Nbd)
            .map(|fit| fit.kind)
    };
    let not_converged: Vec<Concern> = (fits.iter().filter(|fit| !fit.converged))
        .map(|fit| fit.kind)
        .map(|model| Concern::NotConverged {
            model,
            simpler: simpler_than(model),
        })
        .collect();
    if fits.iter().any(|fit| fit.converged) {
        fitness.concerns.extend(limits);
        fitness.concerns.extend(not_converged);
    } else {
        fitness.verdict = Verdict::Insufficient;
        fitness.concerns.splice(0..0, not_converged);
    }
    if let Some(independence) = spend.map(|fit| fit.independence)
        && !independence.holds
    {
        fitness.concerns.push(Concern::SpendDepends {
            correlation: independence.correlation,
        });
    }
    fitness
}

fn one_customer(known: &Known) -> Option<Concern> {
    let most = known.rows.last()?.x;
    let all: f64 = known
        .iter()
        .map(|(seen, count)| f64::from(seen.x) * count)
        .sum();
    let share = f64::from(most) / all;
    (most >= ONE_CUSTOMER_PURCHASES && share >= ONE_CUSTOMER)
        .then_some(Concern::OneCustomer { share })
}

fn spend_shifts(history: &History) -> Option<Concern> {
    let (first, last) = (history.first_day().0, history.as_of().0);
    let middle = first + (last - first) / 2;
    let mut halves = [(Total::ZERO, 0_u64); 2];
    for buyer in history.iter() {
        for (day, amount) in buyer.days().iter().zip(buyer.amounts()) {
            let (sum, count) = &mut halves[usize::from(day.0 > middle)];
            *sum += *amount;
            *count += 1;
        }
    }
    let [before, after] = halves.map(|(sum, count)| sum.as_f64() / count.max(1) as f64);
    let told = halves.iter().all(|(_, count)| *count >= SHIFT_ORDERS);
    let ratio = after / before;
    (told && before > 0.0 && after > 0.0 && !(1.0 / SHIFT..SHIFT).contains(&ratio))
        .then_some(Concern::SpendShifts { ratio })
}
