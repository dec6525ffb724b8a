//! Tiers in words.

use ltv_engine::segments::tiers::{
    Proposed, Spread, Threshold, TierError, TierLimit, TierOptions, TierRule,
};

use super::choices::TierChoices;
use crate::i18n::{Format, t};

/// What it takes: `NT$3,000`, `4 orders`, or both.
pub(super) fn takes(threshold: &Threshold, rule: TierRule, f: Format) -> String {
    let l = f.locale;
    let spend = &*f.money_exact(threshold.spend.as_f64());
    let orders = &*orders(f64::from(threshold.orders), f);
    match rule {
        TierRule::Spend => spend.to_owned(),
        TierRule::Orders => orders.to_owned(),
        TierRule::Both => t::tiers::SpendAndOrders { orders, spend }.text(l),
        TierRule::Either => t::tiers::SpendOrOrders { orders, spend }.text(l),
    }
}

/// `1 order`, `4 orders`.
pub(super) fn orders(number: f64, f: Format) -> String {
    if (number - 1.0).abs() < 0.5 {
        return t::tiers::one_order(f.locale).to_owned();
    }
    let n = &f.count(number);
    t::tiers::Orders { n }.text(f.locale)
}

/// What is missing: spend, orders, or both.
pub(super) fn missing(spend: f64, number: f64, options: &TierOptions, f: Format) -> String {
    let money = || f.money_compact(spend);
    match options.rule {
        TierRule::Spend => money(),
        TierRule::Orders => orders(number, f),
        TierRule::Both | TierRule::Either => {
            if number < 0.5 {
                return money();
            }
            if spend <= 0.0 {
                return orders(number, f);
            }
            t::tiers::SpendAndOrders {
                spend: &money(),
                orders: &orders(number, f),
            }
            .text(f.locale)
        }
    }
}

/// Who is in a tier: `from NT$3,000`, `below NT$1,000`.
pub(super) fn rule(options: &TierOptions, tier: usize, f: Format) -> String {
    let Some(own) = tier.checked_sub(1) else {
        return t::tiers::everybody_else(f.locale).to_owned();
    };
    options.thresholds.get(own).map_or_else(String::new, |one| {
        t::tiers::From {
            takes: &takes(one, options.rule, f),
        }
        .text(f.locale)
    })
}

pub(super) fn error(error: TierError, choices: &TierChoices, f: Format) -> String {
    let l = f.locale;
    match error {
        TierError::NoThreshold | TierError::TooMany => t::tiers::wrong_count(l).to_owned(),
        TierError::Spend { .. } => t::tiers::wrong_spend(l).to_owned(),
        TierError::Orders { .. } => t::tiers::wrong_orders(l).to_owned(),
        TierError::NotAbove { tier } => {
            let tier = usize::from(tier);
            t::tiers::WrongOrder {
                tier: &choices.name(tier, l),
                below: &choices.name(tier - 1, l),
            }
            .text(l)
        }
        TierError::Reward { .. } => t::tiers::wrong_reward(l).to_owned(),
        TierError::Margin => t::cohorts::no_contribution(l).to_owned(),
        TierError::Near => t::tiers::wrong_near(l).to_owned(),
    }
}

pub(super) fn limit(limit: TierLimit, choices: &TierChoices, f: Format) -> String {
    let l = f.locale;
    match limit {
        TierLimit::FewCustomers { customers } => t::tiers::FewCustomers {
            customers: &f.count(f64::from(customers)),
        }
        .text(l),
        TierLimit::ShortHistory { days } => t::tiers::ShortHistory {
            days: &f.count(f64::from(days)),
        }
        .text(l),
        TierLimit::NobodyInYear => t::tiers::nobody_in_year(l).to_owned(),
        TierLimit::EmptyTier { tier } => t::tiers::EmptyTier {
            tier: &choices.name(usize::from(tier), l),
        }
        .text(l),
        TierLimit::NoMargin => t::tiers::no_margin(l).to_owned(),
    }
}

/// What the proposal has to say for itself, where it has something to say.
pub(super) fn proposal(
    proposed: &Proposed,
    spread: Option<&Spread>,
    choices: &TierChoices,
    f: Format,
) -> Vec<String> {
    let l = f.locale;
    let mut said = Vec::new();
    let found = proposed.for_rule(choices.rule, choices.rounded).len();
    let same = spread
        .and_then(|spread| spread.ends)
        .filter(|(least, most)| least == most);
    if let Some((amount, _)) = same.filter(|_| choices.rule.by_spend() && proposed.customers > 1) {
        said.push(
            t::tiers::SameSpend {
                amount: &f.money_exact(amount.as_f64()),
            }
            .text(l),
        );
    } else if found == 0 {
        said.push(t::tiers::nothing_proposed(l).to_owned());
    } else if found < proposed.asked as usize {
        said.push(
            t::tiers::FewerProposed {
                asked: &f.count(f64::from(proposed.asked)),
                found: &f.count(found as f64),
            }
            .text(l),
        );
    }
    if let Some(goodness) = proposed
        .goodness
        .filter(|_| found > 0 && choices.rule.by_spend())
    {
        let share = &*f.percent(goodness, 0);
        said.push(if goodness >= 0.85 {
            t::tiers::GoodnessHigh { share }.text(l)
        } else if goodness >= 0.7 {
            t::tiers::GoodnessFair { share }.text(l)
        } else {
            t::tiers::GoodnessLow { share }.text(l)
        });
    }
    said
}
