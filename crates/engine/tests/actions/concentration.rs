//! Concentration, and what the best have in common.

use crate::shops::shops;
use crate::support::{Expected, close, history, orders, spending};
use ltv_engine::cohorts::CustomerLabels;
use ltv_engine::segments::concentration::*;
use ltv_engine::segments::figures::Figures;
use proptest::prelude::*;

#[test]
fn shares_agree_with_concentration_sql() {
    for shop in shops() {
        let found = concentration(&shop.figures);
        let mut rows = 0;
        for row in Expected::read(&format!("segments_{}_concentration", shop.name)).rows() {
            let number = row.count("number");
            let (customers, revenue, share) = if row.text("kind") == "decile" {
                let one = found.deciles[number as usize - 1];
                (one.customers, one.revenue, one.share)
            } else {
                let mut top = found.top.iter();
                let one = top.find(|one| u32::from(one.percent) == number);
                let one = one.unwrap();
                (one.customers, one.revenue, one.share)
            };
            assert_eq!(customers, row.count("customers"));
            assert_eq!(revenue.scaled(), row.int("revenue_scaled"));
            close(share.unwrap(), row.float("share"), 1e-14);
            close(found.gini.unwrap(), row.float("gini"), 1e-13);
            rows += 1;
        }
        assert_eq!(rows, 15);
        // The curve is exact at the named shares.
        for top in &found.top {
            let at = found.customers - top.customers;
            let point = found.curve.iter().find(|point| point.customers == at);
            close(
                point.unwrap().revenue_share,
                1.0 - top.share.unwrap(),
                1e-12,
            );
        }
        assert!(found.curve.len() <= MOST_POINTS && found.limits.is_empty());
    }
}

#[test]
fn contrasts_agree_with_contrast_sql() {
    for shop in shops() {
        for row in Expected::read(&format!("segments_{}_contrast", shop.name)).rows() {
            let options = ContrastOptions {
                first_days: row.text("first_days").parse().ok(),
                ..ContrastOptions::default()
            };
            let found = contrast(&shop.history, &[shop.labels()], &options);
            let (name, value) = (row.text("name"), row.float("value"));
            let measure = || {
                let named = |one: &&MeasureContrast| match one.measure {
                    MeasureKind::DaysToSecond => name == "daysToSecond",
                    MeasureKind::FirstAmount => name == "firstAmount",
                    MeasureKind::EarlyOrders => name == "earlyOrders",
                    MeasureKind::DaysKnown => name == "daysKnown",
                };
                found.measures.iter().find(named).unwrap()
            };
            let label = || {
                found.labels[0]
                    .rows
                    .iter()
                    .find(|one| one.name == name)
                    .unwrap()
            };
            let average = || {
                let own = found.labels[0].rows.iter().find(|one| one.name == name);
                own.map_or(found.labels[0].average, |one| one.average)
            };
            let got = match (row.text("kind"), name) {
                ("count", "top") => f64::from(found.top),
                ("count", _) => f64::from(found.rest),
                ("least", _) => found.least.as_f64() * 10_000.0,
                ("label top", _) => f64::from(label().top),
                ("label rest", _) => f64::from(label().rest),
                ("label mean", _) => average().mean,
                ("label spread", _) => {
                    let (one, count) = (average(), f64::from(average().customers));
                    let interval = one.interval.unwrap();
                    (interval.high - interval.low) / 2.0 / 1.959_963_984_540_054 * count.sqrt()
                }
                ("median top", _) => measure().ranks.median,
                ("median rest", _) => measure().ranks.other_median,
                other => panic!("{other:?}"),
            };
            // The database rounds the spread.
            let digits = if row.text("kind") == "label spread" {
                1e-8
            } else {
                1e-12
            };
            close(got, value, digits);
            assert_eq!(found.labels[0].other_labels, 0);
        }
    }
}

#[test]
fn a_known_gini() {
    assert_eq!(gini(&[1, 1, 1, 1]), Some(0.0));
    assert_eq!(gini(&[0, 0, 0, 4]), Some(0.75));
    // 1, 2, 3, 4: mean difference of pairs 20/16, over twice the mean 5.
    assert_eq!(gini(&[1, 2, 3, 4]), Some(0.25));
    assert_eq!(gini(&[-4, 0, 0, 4]), Some(0.75));
    assert_eq!(gini(&[-4, 0]), None);
    assert_eq!(gini(&[]), None);
}

#[test]
fn thin_data_are_told() {
    let limits = |units: &[i64]| concentration(&Figures::of(&spending(units))).limits;
    let few = |customers| ConcentrationLimit::FewCustomers { customers };
    assert_eq!(limits(&[5]), [few(1)]);
    assert_eq!(limits(&[5; 30]), [ConcentrationLimit::AllEqual]);
    let found = concentration(&Figures::of(&spending(&[3, -1])));
    assert_eq!(found.limits.len(), 2);
    assert!(matches!(
        found.limits[1],
        ConcentrationLimit::BelowZero { customers: 1, .. }
    ));
    let found = concentration(&Figures::of(&spending(&[0, -1])));
    assert!(found.limits.contains(&ConcentrationLimit::NoRevenue));
    assert!(found.curve.is_empty() && found.gini.is_none() && found.top[0].share.is_none());

    let equal = contrast(&spending(&[5; 50]), &[], &ContrastOptions::default());
    assert_eq!((equal.top, equal.rest), (50, 0));
    assert_eq!(equal.limits, [ContrastLimit::NoRest]);
    let units: Vec<i64> = (1..=40).collect();
    let found = contrast(&spending(&units), &[], &ContrastOptions::default());
    assert_eq!((found.top, found.rest, found.least.as_f64()), (4, 36, 37.0));
    let [second, early] = [MeasureKind::DaysToSecond, MeasureKind::EarlyOrders]
        .map(|measure| ContrastLimit::NoNumbers { measure });
    assert_eq!(
        found.limits,
        [
            ContrastLimit::NoLabels,
            ContrastLimit::UnequalTime,
            second,
            early
        ]
    );
}

#[test]
fn a_label_of_the_best_is_found_and_corrected() {
    // The ten best of 100 all have label 0; of the others, who have labels, a ninth.
    let units: Vec<i64> = (0..100).map(|at| if at < 10 { 1000 } else { at }).collect();
    let labels: Vec<u32> = (0..100_u32)
        .map(|at| match at {
            0..10 => 0,
            10..20 => 9,
            _ => 1 - u32::from(at % 9 == 0),
        })
        .collect();
    let names = ["fair".to_owned(), "web".to_owned()];
    let column = CustomerLabels {
        of_customer: &labels,
        names: &names,
    };
    let found = contrast(&spending(&units), &[column], &ContrastOptions::default());
    let [web, fair] = &found.labels[0].rows[..] else {
        panic!("two labels")
    };
    assert_eq!(
        (found.labels[0].top_known, found.labels[0].rest_known),
        (10, 80)
    );
    assert_eq!((web.name.as_str(), fair.name.as_str()), ("web", "fair"));
    assert_eq!((fair.top_share, fair.top, fair.rest), (1.0, 10, 9));
    assert!(fair.interval.low > 0.5 && fair.adjusted < 1e-6);
    assert_eq!(found.tests as usize, 2 + found.measures.len());
    assert!(fair.adjusted >= fair.p_value * f64::from(found.tests) * 0.999);
    let first = found
        .measures
        .iter()
        .find(|one| one.measure == MeasureKind::FirstAmount);
    let first = first.unwrap();
    assert_eq!(first.caution, Some(Caution::PartOfRanking));
    close(first.ranks.superiority, 1.0, 0.0);
}

#[test]
fn first_days_give_everyone_the_same_time() {
    // Customer 0 spends more, but later; customer 2 was not seen for ten days.
    let history = history(&[
        (0, 0, 10),
        (0, 10, 900),
        (1, 5, 50),
        (1, 14, 1),
        (2, 12, 999),
        (3, 20, 1),
        (4, 0, 2),
    ]);
    let options = ContrastOptions {
        first_days: Some(10),
        ..ContrastOptions::default()
    };
    let found = contrast(&history, &[], &options);
    assert_eq!((found.top, found.rest, found.too_new), (1, 2, 2));
    assert_eq!(found.least.scaled(), 51);
    assert!(!found.limits.contains(&ContrastLimit::UnequalTime));
}

proptest! {
    #[test]
    fn laws_of_the_curve(orders in orders(), factor in 2..50_i64) {
        let found = concentration(&Figures::of(&history(&orders)));
        let scaled: Vec<_> = orders.iter().map(|&(who, day, amount)| (who, day, amount * factor)).collect();
        let larger = concentration(&Figures::of(&history(&scaled)));
        if let Some(gini) = found.gini {
            prop_assert!((0.0..1.0).contains(&gini));
            prop_assert!((gini - larger.gini.unwrap()).abs() < 1e-14);
        }
        prop_assert_eq!(&found.of_customer, &larger.of_customer);
        prop_assert_eq!(found.deciles.iter().map(|one| one.customers).sum::<u32>(), found.customers);
        prop_assert_eq!(found.deciles.iter().map(|one| one.revenue).sum::<ltv_engine::amount::Total>(), found.revenue);
        let mut counts = [0; 11];
        for &decile in &found.of_customer {
            counts[usize::from(decile)] += 1;
        }
        let customers: Vec<u32> = found.deciles.iter().map(|one| one.customers).collect();
        prop_assert_eq!(&counts[1..], customers);
        if let [first, .., last] = found.curve[..] {
            prop_assert_eq!((first.customers, first.revenue_share), (0, 0.0));
            prop_assert_eq!((last.customer_share, last.revenue_share), (1.0, 1.0));
            let slopes: Vec<f64> = found.curve.windows(2).map(|pair| {
                (pair[1].revenue_share - pair[0].revenue_share) / (pair[1].customer_share - pair[0].customer_share)
            }).collect();
            prop_assert!(slopes.windows(2).all(|pair| pair[0] <= pair[1] + 1e-9 * pair[1].abs().max(1.0)), "convex");
            for point in &found.curve {
                prop_assert!(point.revenue_share <= point.customer_share + 1e-12);
            }
        }
    }

    #[test]
    fn a_fair_coin_is_no_finding(seed in 0..1000_u32) {
        // Labels that have nothing to do with revenue: that any corrected p-value of a draw
        // is below 1e-6 happens once in a million draws.
        let units: Vec<i64> = (0..200).collect();
        let mut state = u64::from(seed).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let labels: Vec<u32> = units.iter().map(|_| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state >> 40) as u32 % 3
        }).collect();
        let names: Vec<String> = ["a", "b", "c"].map(String::from).to_vec();
        let column = CustomerLabels { of_customer: &labels, names: &names };
        let found = contrast(&spending(&units), &[column], &ContrastOptions::default());
        for row in &found.labels[0].rows {
            prop_assert!(row.adjusted >= row.p_value && row.adjusted > 1e-6);
            prop_assert!(row.interval.low <= row.difference && row.difference <= row.interval.high);
        }
    }
}
