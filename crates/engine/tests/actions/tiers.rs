//! Membership tiers.

use crate::shops::shops;
use crate::support::{Expected, close, history, orders, repository, spending};
use ltv_engine::amount::Total;
use ltv_engine::segments::figures::Figures;
use ltv_engine::segments::tiers::*;
use proptest::prelude::*;

fn units(units: i64) -> Total {
    Total::from_scaled(i128::from(units) * 10_000)
}

fn options(rule: TierRule, thresholds: &[(i64, u32)]) -> TierOptions {
    TierOptions {
        rule,
        thresholds: thresholds
            .iter()
            .map(|&(spend, orders)| Threshold {
                spend: units(spend),
                orders,
            })
            .collect(),
        rewards: Vec::new(),
        gross_margin: None,
        near: NearLimits::default(),
    }
}

fn rule(name: &str) -> TierRule {
    match name {
        "spend" => TierRule::Spend,
        "orders" => TierRule::Orders,
        "both" => TierRule::Both,
        "either" => TierRule::Either,
        other => panic!("{other}"),
    }
}

#[test]
fn tiers_agree_with_tiers_sql() {
    let thresholds: [&[(i64, u32)]; 2] = [
        &[(50, 1), (150, 2), (400, 4)],
        &[(1000, 2), (3000, 4), (8000, 9)],
    ];
    for (shop, thresholds) in shops().iter().zip(thresholds) {
        let expected = Expected::read(&format!("segments_{}_tiers", shop.name));
        let mut members = 0;
        for row in expected.rows() {
            let options = TierOptions {
                gross_margin: Some(0.4),
                rewards: vec![
                    Reward {
                        share_of_spend: 0.05,
                        per_member: 10.0
                    };
                    4
                ],
                ..options(rule(row.text("rule")), thresholds)
            };
            let found = Tiers::new(&shop.figures, None, &options).unwrap();
            let number = row.count("tier");
            let tier = found.tiers[number as usize];
            members += tier.members;
            assert_eq!(tier.members, row.count("members"));
            assert_eq!(tier.year_revenue.scaled(), row.int("year_scaled"));
            assert_eq!(tier.revenue.scaled(), row.int("scaled"));
            assert_eq!(i128::from(tier.year_orders), row.int("year_orders"));
            assert_eq!(i128::from(tier.orders), row.int("orders"));
            assert_eq!(tier.near, row.count("near"));
            assert_eq!(tier.near_spend.scaled(), row.int("near_scaled"));
            let cost =
                row.float("rewarded_scaled") / 10_000.0 * 0.05 + 10.0 * f64::from(tier.members);
            close(tier.reward_cost, cost, 1e-12);
            let net = row.float("year_scaled") / 10_000.0 * 0.4 - cost;
            close(tier.net.unwrap(), net, 1e-9);
            let near = found
                .near
                .iter()
                .filter(|one| u32::from(one.tier) == number);
            let mut near: Vec<_> = near
                .map(|one| {
                    let id = shop.history.id(one.customer as usize).to_owned();
                    (one.spend.scaled(), one.orders, id)
                })
                .collect();
            assert!(near.is_sorted_by_key(|one| (one.0, one.1)));
            near.sort();
            let near: Vec<String> = near
                .iter()
                .map(|(spend, orders, id)| format!("{id}:{spend}:{orders}"))
                .collect();
            assert_eq!(near.join(" "), row.text("nearest"));
        }
        assert_eq!(members as usize, 4 * shop.history.len());
    }
}

#[test]
fn quantiles_agree_with_tier_quantiles_sql() {
    for shop in shops() {
        let expected = Expected::read(&format!("segments_{}_tier_quantiles", shop.name));
        for row in expected.rows() {
            let by = ProposalBy::Quantile {
                shares: vec![row.float("share") / 10_000.0],
            };
            let found = propose(&shop.figures, &by);
            let spend: Vec<i128> = found.spend.iter().map(|one| one.scaled()).collect();
            assert_eq!(spend, [row.int("spend_scaled")]);
            assert_eq!(found.orders, [row.count("orders")]);
        }
    }
}

/// Classes of CDNOW's spend by jenkspy (`tests/data/evidence.py`).
#[test]
fn natural_breaks_agree_with_jenkspy() {
    assert!(repository("tests/data/evidence.py").exists());
    let [cdnow, _] = shops();
    for row in Expected::read("jenks").rows() {
        let by = ProposalBy::NaturalBreaks {
            thresholds: row.count("classes") as u8 - 1,
            log: row.text("log") == "true",
        };
        let found = propose(&cdnow.figures, &by);
        let spend: Vec<String> = found
            .spend
            .iter()
            .map(|one| one.scaled().to_string())
            .collect();
        assert_eq!(spend.join(" "), row.text("starts"));
        assert_eq!(found.customers, row.count("customers"));
    }
}

#[test]
fn the_year_and_the_thresholds_include_their_ends() {
    // Day 1000 is the analysis date: the year begins with day 636.
    let history = history(&[
        (0, 635, 1_000_000),
        (1, 636, 1_000_000),
        (2, 1000, 999_999),
        (3, 1000, 1_000_000),
    ]);
    let found = Tiers::new(
        &Figures::of(&history),
        Some(&[1.0, 2.5, f64::NAN, 4.0]),
        &options(TierRule::Spend, &[(100, 1)]),
    );
    let found = found.unwrap();
    assert_eq!(found.of_customer, [0, 1, 0, 1]);
    let expected: Vec<_> = found.tiers.iter().map(|tier| tier.expected_value).collect();
    assert_eq!(expected, [Some(1.0), Some(6.5)]);
    // 20 % of 100 is near enough: 99.9999 is; nothing in the year is not.
    assert_eq!(found.near.len(), 1);
    assert_eq!(found.near[0].spend.scaled(), 1);
    let few = TierLimit::FewCustomers { customers: 4 };
    assert_eq!(found.limits, [few, TierLimit::NoMargin]);
}

#[test]
fn faulty_thresholds_are_named() {
    let figures = Figures::of(&spending(&[5, 6]));
    let error = |rule, thresholds: &[(i64, u32)]| {
        Tiers::new(&figures, None, &options(rule, thresholds)).unwrap_err()
    };
    assert_eq!(error(TierRule::Spend, &[]), TierError::NoThreshold);
    assert_eq!(error(TierRule::Spend, &[(1, 1); 10]), TierError::TooMany);
    assert_eq!(
        error(TierRule::Spend, &[(1, 0), (0, 0)]),
        TierError::Spend { tier: 2 }
    );
    assert_eq!(
        error(TierRule::Orders, &[(0, 0)]),
        TierError::Orders { tier: 1 }
    );
    assert_eq!(
        error(TierRule::Spend, &[(5, 1), (5, 2)]),
        TierError::NotAbove { tier: 2 }
    );
    assert_eq!(
        error(TierRule::Both, &[(5, 2), (6, 1)]),
        TierError::NotAbove { tier: 2 }
    );
    assert!(
        Tiers::new(
            &figures,
            None,
            &options(TierRule::Either, &[(5, 2), (5, 3), (6, 3)])
        )
        .is_ok()
    );
    let mut faulty = options(TierRule::Spend, &[(5, 1)]);
    faulty.gross_margin = Some(f64::NAN);
    assert_eq!(faulty.check(), Err(TierError::Margin));
    faulty.rewards = vec![
        Reward::default(),
        Reward {
            share_of_spend: 0.0,
            per_member: f64::INFINITY,
        },
    ];
    assert_eq!(faulty.check(), Err(TierError::Reward { tier: 1 }));
}

#[test]
fn thin_data_are_told() {
    let equal = Figures::of(&spending(&[7; 40]));
    let by = ProposalBy::NaturalBreaks {
        thresholds: 3,
        log: true,
    };
    let found = propose(&equal, &by);
    assert!(found.spend.is_empty() && found.thresholds.is_empty());
    let shares = vec![0.5, 0.1, 0.02];
    let found = propose(&equal, &ProposalBy::Quantile { shares });
    assert_eq!((found.spend.len(), found.asked), (1, 3));
    // Refunds only: nobody has spent.
    let refunds = Figures::of(&spending(&[-3, 0]));
    assert!(propose(&refunds, &by).spend.is_empty());
    let found = Tiers::new(&equal, None, &options(TierRule::Spend, &[(8, 1)])).unwrap();
    assert_eq!(
        found.limits,
        [
            TierLimit::ShortHistory { days: 1 },
            TierLimit::EmptyTier { tier: 1 },
            TierLimit::NoMargin
        ]
    );
}

/// What leaves the engine is the table; customers' columns stay.
#[cfg(feature = "serde")]
#[test]
fn tables_are_json() {
    let figures = Figures::of(&spending(&[50, 95]));
    let mut asked = options(TierRule::Spend, &[(100, 1)]);
    asked.gross_margin = Some(0.5);
    let text = serde_json::to_string(&asked).unwrap();
    assert!(text.contains(r#""rule":"spend","thresholds":[{"spend":100.0,"orders":1}]"#));
    assert_eq!(serde_json::from_str::<TierOptions>(&text).unwrap(), asked);
    let found = Tiers::new(&figures, None, &asked).unwrap();
    assert_eq!(found.near.len(), 1);
    let text = serde_json::to_string(&found).unwrap();
    assert!(text.contains(r#""yearRevenue":145.0"#) && text.contains(r#""nearSpend":5.0"#));
    assert!(text.contains(r#"{"kind":"fewCustomers","customers":2}"#));
    let back: Tiers = serde_json::from_str(&text).unwrap();
    assert_eq!(back.tiers, found.tiers);
    assert!(back.of_customer.is_empty() && back.near.is_empty());
}

/// The least sum of squared deviations over all partings.
fn least(values: &[(f64, u32)], groups: usize) -> f64 {
    fn spread(values: &[(f64, u32)]) -> f64 {
        let weight: f64 = values.iter().map(|one| f64::from(one.1)).sum();
        let mean = values
            .iter()
            .map(|one| one.0 * f64::from(one.1))
            .sum::<f64>()
            / weight;
        let squares = values.iter();
        squares
            .map(|one| f64::from(one.1) * (one.0 - mean) * (one.0 - mean))
            .sum()
    }
    if groups == 1 {
        return spread(values);
    }
    (groups - 1..values.len())
        .map(|start| least(&values[..start], groups - 1) + spread(&values[start..]))
        .fold(f64::INFINITY, f64::min)
}

proptest! {
    #[test]
    fn no_parting_is_better(
        steps in prop::collection::vec((1..50_u32, 1..6_u32), 1..11),
        groups in 1..6_usize,
    ) {
        let mut value = 0.0;
        let values: Vec<(f64, u32)> = steps.iter().map(|&(step, count)| {
            value += f64::from(step);
            (value, count)
        }).collect();
        let found = natural_breaks(&values, groups);
        let groups = groups.min(values.len());
        prop_assert_eq!(found.starts.len(), groups - 1);
        let (best, all) = (least(&values, groups), least(&values, 1));
        if all > 0.0 {
            prop_assert!((found.goodness - (1.0 - best / all)).abs() < 1e-9);
        }
        let mut ends: Vec<usize> = found.starts.iter().map(|&at| at as usize).collect();
        ends.insert(0, 0);
        ends.push(values.len());
        let own: f64 = ends.windows(2).map(|pair| least(&values[pair[0]..pair[1]], 1)).sum();
        prop_assert!((own - best).abs() <= 1e-9 * all.max(1.0));
    }

    #[test]
    fn tiers_part_the_customers(orders in orders(), spend in 1..200_i64, more in 1..200_i64, count in 1..4_u32) {
        let figures = Figures::of(&history(&orders));
        let total = |by: fn(&Tier) -> i128, found: &Tiers| found.tiers.iter().map(by).sum::<i128>();
        let mut members = Vec::new();
        for rule in [TierRule::Both, TierRule::Spend, TierRule::Orders, TierRule::Either] {
            let found = Tiers::new(&figures, None, &options(rule, &[(spend, count), (spend + more, count + 1)])).unwrap();
            prop_assert_eq!(total(|tier| i128::from(tier.members), &found) as usize, figures.len());
            let revenue: i128 = figures.revenue.iter().map(|one| one.scaled()).sum();
            prop_assert_eq!(total(|tier| tier.revenue.scaled(), &found), revenue);
            for near in &found.near {
                prop_assert!(near.tier < 2 && found.of_customer[near.customer as usize] == near.tier);
                prop_assert!(near.spend > Total::ZERO || near.orders > 0);
            }
            members.push(found.of_customer);
        }
        // Both asks for most, either for least.
        let [both, spend, orders, either] = &members[..] else { panic!("four rules") };
        for (at, (&most, &least)) in both.iter().zip(either).enumerate() {
            prop_assert!(most <= spend[at].min(orders[at]));
            prop_assert!(least >= spend[at].max(orders[at]));
        }
    }

    #[test]
    fn the_share_asked_for_gets_in(orders in orders(), share in 1..=100_u32) {
        let figures = Figures::of(&history(&orders));
        let share = f64::from(share) / 100.0;
        let found = propose(&figures, &ProposalBy::Quantile { shares: vec![share] });
        if let Some(&threshold) = found.spend.first() {
            let count = |least: Total| figures.year_revenue.iter().filter(|&&spend| spend >= least).count();
            prop_assert!(count(threshold) as f64 >= share * f64::from(found.customers) - 1e-9);
            let above = count(Total::from_scaled(threshold.scaled() + 1));
            prop_assert!((above as f64) < share * f64::from(found.customers) + 1e-9);
            prop_assert!(found.rounded[0] <= threshold && found.rounded[0] > Total::ZERO);
        }
    }
}
