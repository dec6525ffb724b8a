//! How large differences are, what matters most of them, and what groups are worth.

use crate::shops::shops;
use crate::support::{close, history, orders, spending};
use ltv_engine::amount::Total;
use ltv_engine::cohorts::CustomerLabels;
use ltv_engine::segments::Expected;
use ltv_engine::segments::concentration::*;
use ltv_engine::segments::evidence::mann_whitney;
use ltv_engine::segments::figures::Figures;
use proptest::prelude::*;

#[test]
fn sizes_of_differences() {
    // Cohen (1988), table 6.2.2: h of .65 and .50 is .30, of .50 and .25 .52, of .95 and .50 1.12.
    for (one, other, effect) in [
        (0.5, 0.5, Effect::Hardly),
        (0.5, 0.41, Effect::Hardly),
        (0.65, 0.5, Effect::Small),
        (0.5, 0.65, Effect::Small),
        (0.5, 0.25, Effect::Middle),
        (0.95, 0.5, Effect::Large),
        (1.0, 0.0, Effect::Large),
        (0.0, 0.0, Effect::Hardly),
    ] {
        assert_eq!(Effect::of_shares(one, other), effect, "{one} {other}");
    }
    // Of 25 pairs 14, 16 and 18 are larger: .56, .64 and .72.
    for (wins, effect) in [
        (13, Effect::Hardly),
        (14, Effect::Small),
        (16, Effect::Middle),
        (18, Effect::Large),
        (11, Effect::Small),
        (9, Effect::Middle),
        (7, Effect::Large),
    ] {
        let (one, other): (Vec<i128>, Vec<i128>) = (
            (0..25).map(|at| i128::from(at < wins) * 2).collect(),
            vec![1; 25],
        );
        let ranks = mann_whitney(&one, &other).unwrap();
        assert_eq!(Effect::of_ranks(&ranks), effect, "{wins} of 25");
    }
}

#[test]
fn what_matters_most_stands_first() {
    for shop in shops() {
        for first_days in [None, Some(180)] {
            let options = ContrastOptions {
                first_days,
                ..ContrastOptions::default()
            };
            let found = contrast(&shop.history, &[shop.labels()], &options);
            let findings = found.findings();
            assert_eq!(findings.len(), found.tests as usize);
            let place = |finding: &Finding| {
                let (adjusted, effect, part) = match *finding {
                    Finding::Label { column, row } => {
                        let one = &found.labels[column as usize].rows[row as usize];
                        (one.adjusted, one.effect, false)
                    }
                    Finding::Measure { at } => {
                        let one = &found.measures[at as usize];
                        let part = [Some(Caution::PartOfRanking), Some(Caution::TimeToSpend)];
                        (one.adjusted, one.effect, part.contains(&one.caution))
                    }
                };
                let chance = adjusted >= HARDLY_CHANCE;
                (
                    chance,
                    part && !chance,
                    if chance { Effect::Large } else { effect },
                )
            };
            for pair in findings.windows(2) {
                let (one, other) = (place(&pair[0]), place(&pair[1]));
                assert!((one.0, one.1) <= (other.0, other.1));
                assert!((one.0, one.1) != (other.0, other.1) || one.2 >= other.2);
            }
            if shop.name == "coffee" && first_days.is_none() {
                // Friends bring the best: 38 of 151 against 144 of 1,358 of the rest.
                let Finding::Label { row, .. } = findings[0] else {
                    panic!("{findings:?}")
                };
                assert_eq!(found.labels[0].rows[row as usize].name, "朋友介紹");
            }
        }
    }
}

#[test]
fn groups_are_worth_what_their_customers_are() {
    // Days 0 and 400: the first order of customer 0 is more than twelve months old.
    let history = history(&[
        (0, 0, 70_000),
        (0, 400, 30_000),
        (1, 399, 5_000),
        (2, 400, -1_000),
    ]);
    let figures = Figures::of(&history);
    let forecast = Expected {
        p_alive: vec![0.5, 0.0, 1.0],
        orders: vec![1.0; 3],
        value: Some(vec![20.0, 0.0, 7.0]),
        horizon: 365,
        margin: 1.0,
        doubt: None,
    };
    let found = worth(&[0, 2, 9], &figures, Some(&forecast));
    assert_eq!(found.customers, 2);
    assert_eq!(found.revenue, Total::from_scaled(99_000));
    assert_eq!(found.year_revenue, Total::from_scaled(29_000));
    assert_eq!((found.expected, found.at_stake), (Some(27.0), Some(20.0)));
    // Of a customer who is gone for sure nothing is known.
    assert_eq!(worth(&[1], &figures, Some(&forecast)).at_stake, Some(0.0));
    let none = Expected {
        value: None,
        ..forecast
    };
    for without in [None, Some(&none)] {
        let found = worth(&[0, 1, 2], &figures, without);
        assert_eq!((found.expected, found.at_stake), (None, None));
    }
    assert_eq!(worth(&[], &figures, None).revenue, Total::ZERO);
}

#[test]
fn one_of_the_best_is_worth_so_many_others() {
    let found = concentration(&Figures::of(&spending(&[90, 1, 1, 1, 1, 1, 1, 1, 1, 2])));
    // 90 against the mean of the others, 10 ÷ 9.
    close(found.top[2].times.unwrap(), 81.0, 1e-12);
    let times = |units: &[i64]| concentration(&Figures::of(&spending(units))).top[2].times;
    assert_eq!(times(&[5]), None);
    assert_eq!(times(&[5, 0]), None);
    assert_eq!(times(&[5, 5]), Some(1.0));
    assert_eq!(times(&[0, 0]), None);
}

#[test]
fn averages_of_few_have_no_range() {
    let units: Vec<i64> = (0..60).collect();
    let labels: Vec<u32> = (0..60_u32).map(|at| u32::from(at < 29)).collect();
    let names = ["web".to_owned(), "fair".to_owned()];
    let column = CustomerLabels {
        of_customer: &labels,
        names: &names,
    };
    let found = contrast(&spending(&units), &[column], &ContrastOptions::default());
    let [web, fair] = &found.labels[0].rows[..] else {
        panic!("two labels")
    };
    assert_eq!((web.average.customers, fair.average.customers), (31, 29));
    assert_eq!((web.average.mean, fair.average.mean), (44.0, 14.0));
    close(found.labels[0].average.mean, 29.5, 1e-14);
    assert!(web.average.interval.is_some() && fair.average.interval.is_none());
}

proptest! {
    #[test]
    fn the_ranking_is_that_of_shares_and_deciles(orders in orders()) {
        let figures = Figures::of(&history(&orders));
        let found = concentration(&figures);
        let all: Vec<_> = found.ranking.iter().map(|&at| figures.revenue[at as usize]).collect();
        prop_assert!(all.windows(2).all(|pair| pair[0].scaled() >= pair[1].scaled()));
        for top in &found.top {
            let own = worth(&found.ranking[..top.customers as usize], &figures, None);
            prop_assert_eq!((own.customers, own.revenue), (top.customers, top.revenue));
        }
        let mut left = &found.ranking[..];
        for (decile, number) in found.deciles.iter().zip(1_u8..) {
            let (own, rest) = left.split_at(decile.customers as usize);
            prop_assert!(own.iter().all(|&at| found.of_customer[at as usize] == number));
            prop_assert_eq!(worth(own, &figures, None).revenue, decile.revenue);
            left = rest;
        }
        prop_assert!(left.is_empty());
    }

    #[test]
    fn the_best_are_those_of_the_contrast(orders in orders(), percent in 1..60_u8, days in prop::option::of(1..400_u32)) {
        let history = history(&orders);
        let options = ContrastOptions { percent, first_days: days, ..ContrastOptions::default() };
        let (found, sides) = (contrast(&history, &[], &options), best(&history, &options));
        let count = |what| sides.iter().filter(|&&one| one == what).count() as u32;
        prop_assert_eq!(sides.len(), history.len());
        prop_assert_eq!([count(Some(true)), count(Some(false)), count(None)], [found.top, found.rest, found.too_new]);
    }
}
