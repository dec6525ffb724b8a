//! The spread of spend and orders, thresholds for a rule, totals, and what it is worth
//! to bring those who are close into the next tier.

use crate::shops::shops;
use crate::support::{close, history, orders, spending};
use ltv_engine::amount::Total;
use ltv_engine::segments::figures::Figures;
use ltv_engine::segments::tiers::*;
use proptest::prelude::*;

fn units(units: i64) -> Total {
    Total::from_scaled(i128::from(units) * 10_000)
}

/// Worked out by hand: ends are preferred numbers (ISO 3), from the last one that is
/// not above the least spend to the first one above the most.
#[test]
fn spend_falls_into_preferred_ranges() {
    type Case<'a> = (&'a [i64], &'a [(f64, f64, u32)]);
    let cases: [Case; 5] = [
        (&[0, -5], &[]),
        // R40 where all are close together; a number on an end begins a range.
        (&[100], &[(100.0, 106.0, 1)]),
        (
            &[95, 99, 100, 105, 106],
            &[(95.0, 100.0, 2), (100.0, 106.0, 2), (106.0, 112.0, 1)],
        ),
        // Two decades: R20 has 40 ranges.
        (&[100, 9_500], &[(100.0, 112.0, 1), (9000.0, 10_000.0, 1)]),
        // Seven decades: R5.
        (
            &[1, 2, 9_999_999],
            &[(1.0, 1.6, 1), (1.6, 2.5, 1), (6_300_000.0, 10_000_000.0, 1)],
        ),
    ];
    for (spends, expected) in cases {
        let spread = Spread::of(&Figures::of(&spending(spends)));
        let found: Vec<_> = (spread.spend.iter())
            .filter(|one| one.customers > 0)
            .map(|one| (one.from, one.to, one.customers))
            .collect();
        assert_eq!(found, expected, "{spends:?}");
        assert!(
            spread
                .spend
                .windows(2)
                .all(|pair| pair[0].to.to_bits() == pair[1].from.to_bits())
        );
        assert!(spread.spend.len() <= 40);
    }
}

#[test]
fn orders_fall_into_one_range_a_number_and_one_above() {
    // Customer 0 orders 45 times, 1 twice, 2 once, 3 once more than a year ago.
    let mut list: Vec<_> = (0..45).map(|day| (0, 1000 - day, 10_000)).collect();
    list.extend([
        (1, 990, 10_000),
        (1, 995, 10_000),
        (2, 1000, 0),
        (3, 100, 10_000),
    ]);
    let spread = Spread::of(&Figures::of(&history(&list)));
    assert_eq!(spread.orders.len(), 30);
    let told: Vec<_> = (spread.orders.iter())
        .filter(|one| one.customers > 0)
        .map(|one| (one.from, one.to, one.customers))
        .collect();
    assert_eq!(told, [(1.0, 2.0, 1), (2.0, 3.0, 1), (30.0, 46.0, 1)]);
    assert_eq!((spread.ordered_nothing, spread.spent_nothing), (1, 2));
    assert_eq!(spread.ends, Some((units(2), units(45))));
}

#[test]
fn the_spread_holds_everybody_of_both_shops() {
    for shop in shops() {
        let spread = Spread::of(&shop.figures);
        let sum = |ranges: &[Range]| ranges.iter().map(|one| one.customers).sum::<u32>();
        assert_eq!(sum(&spread.spend) + spread.spent_nothing, spread.customers);
        assert_eq!(
            sum(&spread.orders) + spread.ordered_nothing,
            spread.customers
        );
    }
}

/// By hand: who is close, what they lack, and what the step costs.
#[test]
fn the_step_to_the_next_tier_is_worth_what_is_missing() {
    let mut asked = TierOptions {
        rule: TierRule::Spend,
        thresholds: vec![
            Threshold {
                spend: units(100),
                orders: 3,
            },
            Threshold {
                spend: units(1000),
                orders: 9,
            },
        ],
        rewards: vec![
            Reward {
                share_of_spend: 0.0,
                per_member: 1.0,
            },
            Reward {
                share_of_spend: 0.05,
                per_member: 3.0,
            },
            Reward {
                share_of_spend: 0.1,
                per_member: 20.0,
            },
        ],
        gross_margin: Some(0.4),
        near: NearLimits::default(),
    };
    // 90 lacks 10 and 80 lacks 20 of 100; 900 lacks 100 of 1000; 50 and 150 are far.
    let figures = Figures::of(&spending(&[90, 80, 50, 150, 900]));
    let found = Tiers::new(&figures, None, &asked).unwrap();
    let nudge = found.tiers[0].nudge;
    assert_eq!(
        (nudge.customers, nudge.spend, nudge.orders),
        (2, units(30), 0)
    );
    close(nudge.revenue, 30.0, 1e-12);
    close(nudge.margin.unwrap(), 12.0, 1e-12);
    // Both at 100: 5 + 3 each, less the 1 they cost now.
    close(nudge.reward_cost, 14.0, 1e-12);
    close(nudge.net.unwrap(), -2.0, 1e-12);
    let nudge = found.tiers[1].nudge;
    // 1000 × 0.1 + 20 less 900 × 0.05 + 3.
    close(nudge.reward_cost, 72.0, 1e-12);
    close(nudge.net.unwrap(), 40.0 - 72.0, 1e-12);
    assert_eq!(
        found.tiers[2].nudge,
        Nudge {
            margin: Some(0.0),
            net: Some(0.0),
            ..Nudge::default()
        }
    );
    let total = found.total;
    assert_eq!(
        (total.members, total.near, total.near_spend),
        (5, 3, units(130))
    );
    assert_eq!((total.share, total.year_revenue_share), (1.0, Some(1.0)));
    close(total.nudge.reward_cost, 86.0, 1e-12);
    close(total.reward_cost, 3.0 + (1050.0 * 0.05 + 6.0), 1e-12);

    // By orders: who has 2 of 3 lacks one, at their own average of 250 ÷ 2.
    asked.rule = TierRule::Orders;
    asked.gross_margin = None;
    let two = history(&[(0, 0, 1_000_000), (0, 9, 1_500_000), (1, 9, 10_000)]);
    let nudge = Tiers::new(&Figures::of(&two), None, &asked).unwrap().tiers[0].nudge;
    assert_eq!(
        (nudge.customers, nudge.spend, nudge.orders),
        (1, Total::ZERO, 1)
    );
    close(nudge.revenue, 125.0, 1e-12);
    close(nudge.reward_cost, 375.0 * 0.05 + 3.0 - 1.0, 1e-12);
    assert_eq!(nudge.net, None);
}

fn options(rule: TierRule, thresholds: Vec<Threshold>) -> TierOptions {
    TierOptions {
        rule,
        thresholds,
        rewards: Vec::new(),
        gross_margin: None,
        near: NearLimits::default(),
    }
}

proptest! {
    /// Whatever is proposed can be used, under every rule.
    #[test]
    fn proposals_hold_for_every_rule(orders in orders(), log: bool, rounded: bool, wanted in 1..=9_u8) {
        let figures = Figures::of(&history(&orders));
        let shares = (1..=wanted).map(|part| f64::from(part) / 10.0).collect();
        for by in [ProposalBy::Quantile { shares }, ProposalBy::NaturalBreaks { thresholds: wanted, log }] {
            let found = propose(&figures, &by);
            for rule in [TierRule::Spend, TierRule::Orders, TierRule::Both, TierRule::Either] {
                let thresholds = found.for_rule(rule, rounded);
                let none = match rule {
                    TierRule::Orders => found.orders.is_empty(),
                    TierRule::Either => found.orders.is_empty() || found.spend.is_empty(),
                    _ => found.spend.is_empty(),
                };
                prop_assert_eq!(thresholds.is_empty(), none);
                if !none {
                    prop_assert_eq!(options(rule, thresholds).check(), Ok(()));
                }
            }
        }
    }

    #[test]
    fn totals_are_those_of_all_customers(orders in orders(), spend in 1..200_i64) {
        let figures = Figures::of(&history(&orders));
        let asked = options(TierRule::Spend, vec![Threshold { spend: units(spend), orders: 1 }]);
        let total = Tiers::new(&figures, None, &asked).unwrap().total;
        prop_assert_eq!(total.members as usize, figures.len());
        prop_assert_eq!(total.year_revenue, figures.year_revenue.iter().copied().sum::<Total>());
        prop_assert_eq!(total.orders, figures.orders.iter().map(|&n| u64::from(n)).sum::<u64>());
        prop_assert_eq!(total.near_spend, total.nudge.spend);
    }
}
