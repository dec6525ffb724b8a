//! Membership tiers.

use std::rc::Rc;

use ltv_engine::segments::tiers::{Spread, TierError, TierOptions, Tiers, propose};
use ltv_engine::segments::{Member, Missing};
use ltv_engine::sort::sort;

use super::held::Held;
use crate::protocol::segments::{Event, Failure, Group, TierAnswer, TierAsk, TierGroup};

/// The tiers told last.
#[derive(Default)]
pub(super) struct Kept(Option<(TierOptions, Rc<Tiers>)>);

/// Every customer's tier, and who is close to the next.
pub(super) fn tiers(
    held: &mut Held,
    options: &TierOptions,
) -> Result<Result<Rc<Tiers>, TierError>, Failure> {
    if let Some((known, tiers)) = &held.kept.tiers.0
        && known == options
    {
        return Ok(Ok(tiers.clone()));
    }
    let figures = held.figures()?;
    let expected = held.expected();
    let values = expected.as_ref().and_then(|all| all.value.as_deref());
    Ok(match Tiers::new(&figures, values, options) {
        Err(error) => Err(error),
        Ok(tiers) => {
            let tiers = Rc::new(match &expected {
                Some(expected) => tiers.with_intervals(expected),
                None => tiers,
            });
            held.kept.tiers = Kept(Some((options.clone(), tiers.clone())));
            Ok(tiers)
        }
    })
}

pub(super) fn answer(held: &mut Held, ask: &TierAsk) -> Result<Event, Failure> {
    let answer = match ask {
        TierAsk::Tiers { options } => match tiers(held, options)? {
            Err(error) => TierAnswer::Refused { error },
            Ok(tiers) => TierAnswer::Tiers {
                options: options.clone(),
                // The customers' columns stay here.
                tiers: Box::new(Tiers {
                    tiers: tiers.tiers.clone(),
                    total: tiers.total,
                    limits: tiers.limits.clone(),
                    of_customer: Vec::new(),
                    near: Vec::new(),
                }),
            },
        },
        TierAsk::Propose { by } => TierAnswer::Proposed {
            by: by.clone(),
            proposed: propose(&*held.figures()?, by),
        },
        TierAsk::Spread => TierAnswer::Spread {
            spread: Spread::of(&*held.figures()?),
        },
    };
    let answer = Box::new(answer);
    Ok(Event::Tiers { answer })
}

/// The customers of a group, by number, ascending.
pub(super) fn members(held: &mut Held, group: &TierGroup) -> Result<Vec<u32>, Failure> {
    let (TierGroup::In { options, .. } | TierGroup::Near { options, .. }) = group;
    let Ok(tiers) = tiers(held, options)? else {
        return Ok(Vec::new());
    };
    Ok(match *group {
        TierGroup::In { tier, .. } => {
            let all = tiers.of_customer.iter().zip(0_u32..);
            all.filter(|(of, _)| **of == tier)
                .map(|(_, customer)| customer)
                .collect()
        }
        TierGroup::Near { tier, .. } => {
            let mut near: Vec<u32> = (tiers.near.iter())
                .filter(|one| tier.is_none_or(|tier| one.tier == tier))
                .map(|one| one.customer)
                .collect();
            sort(&mut near);
            near
        }
    })
}

/// Those who are close to the next tier, by what is missing, whatever their tier; `None`
/// for any other group.
pub(super) fn by_missing(
    held: &mut Held,
    group: &Group,
    least_first: bool,
) -> Result<Option<Vec<u32>>, Failure> {
    let Group::Tier {
        group: TierGroup::Near { tier, options },
    } = group
    else {
        return Ok(None);
    };
    let Ok(tiers) = tiers(held, options)? else {
        return Ok(Some(Vec::new()));
    };
    let near = tiers.near.iter();
    let mut near: Vec<(i128, u32, u32)> = near
        .filter(|one| tier.is_none_or(|tier| one.tier == tier))
        .map(|one| (one.spend.scaled(), one.orders, one.customer))
        .collect();
    sort(&mut near);
    if !least_first {
        near.reverse();
    }
    let customers = near.into_iter().map(|(_, _, customer)| customer);
    Ok(Some(customers.collect()))
}

/// Tells those who are close to the next tier what is missing.
pub(super) fn missing(
    held: &mut Held,
    group: &Group,
    members: &mut [Member],
) -> Result<(), Failure> {
    let Group::Tier {
        group: TierGroup::Near { options, .. },
    } = group
    else {
        return Ok(());
    };
    let Ok(tiers) = tiers(held, options)? else {
        return Ok(());
    };
    let mut by_customer: Vec<(u32, usize)> = (tiers.near.iter().zip(0..))
        .map(|(one, at)| (one.customer, at))
        .collect();
    sort(&mut by_customer);
    for member in members {
        if let Ok(at) = by_customer.binary_search_by_key(&member.index, |one| one.0) {
            let near = &tiers.near[by_customer[at].1];
            member.missing = Some(Missing {
                spend: near.spend.as_f64(),
                orders: near.orders,
            });
        }
    }
    Ok(())
}
