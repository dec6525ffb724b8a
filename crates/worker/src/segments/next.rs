//! The next product.

use std::rc::Rc;

use ltv_engine::segments::next_product::{
    Items, NextLimit, NextOptions, NextTable, OfferWorth, OnceOptions, Pair, day_revenue,
    first_and_never_again, later_revenue, never_again, offers, reach,
};

use super::held::Held;
use crate::protocol::segments::{Event, Failure, NextAnswer, NextAsk, NextGroup, NextPair};

/// Best pairs that are told.
const BEST: usize = 10;

/// What everybody bought, in the analyses' form, and what was made of it.
#[derive(Default)]
pub(super) struct Kept {
    items: Option<Rc<Items>>,
    table: Option<(NextOptions, Rc<NextTable>)>,
    day_revenue: Option<Rc<[Option<f64>]>>,
}

/// What everybody bought, days without a named product included; `None` where it was
/// not brought.
pub(super) fn items(held: &mut Held) -> Result<Option<Rc<Items>>, Failure> {
    if let Some(known) = &held.kept.next.items {
        return Ok(Some(known.clone()));
    }
    let Some(bought) = held.items() else {
        return Ok(None);
    };
    let items = Items::of_history(&*held.history()?, &bought);
    let items = Rc::new(items.map_err(|_| Failure::Data)?);
    held.kept.next.items = Some(items.clone());
    Ok(Some(items))
}

fn table(held: &mut Held, items: &Items, options: &NextOptions) -> Rc<NextTable> {
    if let Some((known, table)) = &held.kept.next.table
        && known == options
    {
        return table.clone();
    }
    let table = Rc::new(NextTable::of(items, options));
    held.kept.next.table = Some((*options, table.clone()));
    table
}

fn revenue(held: &mut Held, items: &Items) -> Result<Rc<[Option<f64>]>, Failure> {
    if let Some(known) = &held.kept.next.day_revenue {
        return Ok(known.clone());
    }
    let found: Rc<[Option<f64>]> = day_revenue(&*held.history()?, items).into();
    held.kept.next.day_revenue = Some(found.clone());
    Ok(found)
}

/// What was asked; [`Failure::Misunderstood`] where it was not brought what everybody
/// bought.
pub(super) fn answer(held: &mut Held, ask: &NextAsk) -> Result<Event, Failure> {
    let items = items(held)?.ok_or(Failure::Misunderstood)?;
    let history = held.history()?;
    let table = table(held, &items, &ask.options);
    let day_revenue = revenue(held, &items)?;
    let margin = ask.margin.unwrap_or(1.0);
    let told = |pairs: Vec<Pair>| -> Vec<NextPair> {
        let reached = reach(&items, &pairs, history.as_of());
        let all = pairs.into_iter().zip(reached);
        let all = all.map(|(pair, reach)| {
            let first = table.product(pair.first);
            // A basket is no customer, and its second product no later purchase.
            let later = pair.late_days > 0;
            let worth = first
                .filter(|_| later)
                .and_then(|first| OfferWorth::of(&pair, first, reach.offers));
            let a_day = day_revenue.get(pair.second as usize).copied().flatten();
            let value = worth.zip(a_day).map(|(worth, a_day)| {
                let ends = worth.buyers_interval;
                [worth.buyers, ends.low, ends.high].map(|buyers| buyers * a_day * margin)
            });
            NextPair {
                pair,
                reach,
                worth,
                value,
            }
        });
        all.collect()
    };
    let best = table.best(&items, BEST);
    let chosen = ask.first.as_deref().and_then(|name| items.find(name));
    let chosen = chosen.filter(|&number| table.product(number).is_some());
    let first = chosen
        .or_else(|| best.pairs.first().map(|pair| pair.first))
        .or_else(|| best.products.first().map(|product| product.product));
    let after = first.map(|first| table.after(&items, first).pairs);
    let once = OnceOptions {
        as_of: history.as_of(),
        quiet_days: ask.quiet_days,
        least: ask.least_once,
    };
    let place = |number| {
        let mut products = best.products.iter();
        products.position(|product| product.product == number)
    };
    // All that follows one product is told; the others are to be chosen.
    let limits = best.limits.iter().copied();
    let limits = limits.filter(|limit| !matches!(limit, NextLimit::PairsLeftOut { .. }));
    let answer = Box::new(NextAnswer {
        ask: ask.clone(),
        all: best.all,
        exposed: best.exposed,
        tests: best.tests,
        limits: limits.collect(),
        first: first.and_then(place).map(|place| place as u32),
        after: told(after.unwrap_or_default()),
        once: first_and_never_again(&items, &once),
        later: later_revenue(&history, &once).map(|later| later * margin),
        best: told(best.pairs),
        products: best.products,
    });
    Ok(Event::Next { answer })
}

/// The customers of a group, by number, ascending; nobody where it was not brought what
/// everybody bought.
pub(super) fn members(held: &mut Held, group: &NextGroup) -> Result<Vec<u32>, Failure> {
    let Some(items) = items(held)? else {
        return Ok(Vec::new());
    };
    let as_of = held.history()?.as_of();
    let mut found = match group {
        NextGroup::Offer {
            first,
            second,
            within,
        } => {
            let (Some(first), Some(second)) = (items.find(first), items.find(second)) else {
                return Ok(Vec::new());
            };
            let all = offers(&items, first, second).into_iter();
            let ago = |bought: ltv_engine::calendar::Day| i64::from(as_of.0) - i64::from(bought.0);
            let all = all.filter(|one| within.is_none_or(|days| ago(one.bought) <= days.into()));
            all.map(|one| one.customer).collect()
        }
        NextGroup::NeverAgain {
            product,
            quiet_days,
        } => {
            let options = OnceOptions {
                as_of,
                quiet_days: *quiet_days,
                least: 1,
            };
            let number = items.find(product);
            number.map_or_else(Vec::new, |number| never_again(&items, &options, number))
        }
    };
    ltv_engine::sort::sort(&mut found);
    Ok(found)
}
