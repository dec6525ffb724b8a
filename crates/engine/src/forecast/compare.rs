//! LTV by several ways, side by side.

use crate::calendar::Day;
use crate::history::History;
use crate::numeric::{Random, quantile};

use super::fitting::Fitted;
use super::money::Money;
use super::predict::DRAWS;
use super::scored::Ahead;
use super::spending::Spending;
use super::{Difference, Estimate, ForecastOptions, Ltv, LtvSource, Outlook};

/// Fewest customers whose average is told.
const LEAST: u32 = 30;

/// All of them, the model's new customer first. `outlook` is complete but for this.
pub(super) fn compared(
    history: &History,
    fitted: &Fitted,
    money: &Money,
    spending: Option<&Spending>,
    options: &ForecastOptions,
    outlook: &Outlook,
) -> Vec<Ltv> {
    let margin = options.margin;
    let customers = history.len() as f64;
    let known = |mean: f64| Estimate {
        mean: mean * margin,
        interval: None,
    };
    let residual = outlook.value.map(|all| Estimate {
        mean: all.mean / customers,
        interval: all
            .interval
            .map(|(low, high)| (low / customers, high / customers)),
    });
    let ltv = |source, value, difference| Ltv {
        source,
        value,
        difference,
    };
    let so_far = money.revenue.iter().sum::<f64>() / customers;
    vec![
        ltv(
            LtvSource::NewCustomer,
            spending.map(|spending| new_customer(fitted, spending, options)),
            Difference::Reference,
        ),
        ltv(LtvSource::Residual, residual, Difference::FutureOnly),
        ltv(
            LtvSource::History,
            Some(known(so_far)),
            Difference::PastOnly,
        ),
        ltv(
            LtvSource::Cohorts,
            cohorts(history, options.horizon).map(known),
            Difference::OlderCohorts,
        ),
        ltv(
            LtvSource::Formula,
            formula(history, options.horizon).map(known),
            Difference::Average,
        ),
    ]
}

/// The first purchase and what is expected of the horizon after it. The interval
/// is of the expectation: what one customer does is left to chance anyway.
fn new_customer(fitted: &Fitted, spending: &Spending, options: &ForecastOptions) -> Estimate {
    let ahead = Ahead::of(options);
    let of = |model: &super::any::AnyModel, spend: f64| {
        let all = model.expected(ahead.horizon);
        let discounted = ahead.discounted(all, |u| model.expected(u));
        (1.0 + discounted) * spend * options.margin
    };
    let mut random = Random::stream(super::SEED, 2);
    let models = fitted.draws(DRAWS * 5, &mut random);
    let spends = spending.draws(models.len(), &mut random);
    let mut drawn: Vec<f64> = (models.iter().zip(&spends))
        .map(|(model, spend)| of(model, spend.conditional_mean(None)))
        .collect();
    drawn.sort_unstable_by(f64::total_cmp);
    Estimate {
        mean: of(&fitted.model, spending.mean(None)),
        interval: (!drawn.is_empty()).then(|| (quantile(&drawn, 0.025), quantile(&drawn, 0.975))),
    }
}

/// Mean revenue up to the horizon's age of those customers who have reached it.
fn cohorts(history: &History, horizon: u32) -> Option<f64> {
    let (mut customers, mut sum) = (0_u32, 0);
    for buyer in history.iter() {
        let first = buyer.first_day();
        if history.as_of().0.abs_diff(first.0) < horizon {
            continue;
        }
        customers += 1;
        let until = Day(first.0 + horizon as i32);
        let own = buyer.purchases().take_while(|&(day, _)| day <= until);
        sum += own.map(|(_, amount)| amount).sum::<i128>();
    }
    let sum = crate::amount::Total::from_scaled(sum).as_f64();
    (customers >= LEAST).then(|| sum / f64::from(customers))
}

/// AOV × orders per customer and day × lifespan in days.
///
/// Those who bought in a period P (a year, or half of the time where that is less)
/// order at the rate and value of that period; of those who bought in the one before
/// it, some did not come back: with that share c lost in P a lifespan is P/c, cut off
/// at the horizon.
fn formula(history: &History, horizon: u32) -> Option<f64> {
    let span = history.as_of().0.abs_diff(history.first_day().0) + 1;
    let period = (span / 2).min(365) as i32;
    let (middle, start) = (history.as_of().0 - period, history.as_of().0 - 2 * period);
    let (mut before, mut lost, mut buyers) = (0_u32, 0_u32, 0_u32);
    let mut revenue = 0;
    for buyer in history.iter() {
        let is_before = |&(day, _): &(Day, i128)| start < day.0 && day.0 <= middle;
        let was = buyer.purchases().any(|one| is_before(&one));
        let is = buyer.last_day().0 > middle;
        before += u32::from(was);
        lost += u32::from(was && !is);
        buyers += u32::from(is);
        let own = buyer.purchases().filter(|(day, _)| day.0 > middle);
        revenue += own.map(|(_, amount)| amount).sum::<i128>();
    }
    if before < LEAST || buyers < LEAST {
        return None;
    }
    let churn = f64::from(lost) / f64::from(before);
    let lifespan = (1.0 / churn).min(f64::from(horizon) / f64::from(period));
    let revenue = crate::amount::Total::from_scaled(revenue).as_f64();
    Some(revenue / f64::from(buyers) * lifespan)
}
