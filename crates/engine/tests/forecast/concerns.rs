//! What data suffer from, each told where it is so and not where it is not.

use ltv_engine::btyd::ParetoNbd;
use ltv_engine::calendar::Day;
use ltv_engine::forecast::rules::{
    LEAST_CUSTOMERS, LEAST_REPEAT_BUYERS, WANTED_CUSTOMERS, WANTED_REPEAT_BUYERS,
};
use ltv_engine::forecast::{Concern, Fitness, ForecastOptions, Scorecard, Step, Verdict};
use ltv_engine::history::History;

use crate::simulated::simulate;
use crate::support::{all_of, history};

const USUAL: ParetoNbd = ParetoNbd {
    r: 0.8,
    alpha: 12.0,
    s: 0.6,
    beta: 12.0,
};

fn usual() -> History {
    simulate(&USUAL, 900, 1500, 21)
}

/// A history with other amounts: by customer's purchases, day and amount.
fn changed(history_of: &History, change: impl Fn(usize, i32, f64) -> f64) -> History {
    let mut orders = Vec::new();
    for (at, buyer) in history_of.iter().enumerate() {
        let count = buyer.purchases().count();
        for (day, amount) in buyer.purchases() {
            let amount = change(count, day.0, amount as f64 / 10_000.0);
            orders.push((history_of.id(at), day.0, amount));
        }
    }
    history(orders)
}

/// The same history looked at so many days later.
fn later(history: &History, days: i32) -> History {
    let mut bytes = history.encode();
    // The fourth word of 32 bits is the analysis date.
    let as_of = history.as_of().0 + days;
    bytes[12..16].copy_from_slice(&as_of.to_le_bytes());
    History::decode(&bytes).unwrap()
}

fn last(history: History) -> Fitness {
    let (steps, _) = all_of(history, ForecastOptions::default());
    match steps.last() {
        Some(Step::Fitness { fitness } | Step::Done { fitness }) => fitness.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn nothing_is_wrong_with_the_usual() {
    let said = last(usual());
    assert_eq!(said.concerns, vec![]);
    assert_eq!(said.verdict, Verdict::Enough);
}

#[test]
fn long_silence_is_asked_about() {
    // The longest silence of the shop before is a few days.
    assert_eq!(last(later(&usual(), 12)).concerns, vec![]);
    let said = last(later(&usual(), 120));
    assert_eq!(said.concerns, vec![Concern::Silence { days: 120 }]);
}

#[test]
fn dearer_orders_are_told() {
    let twice = changed(
        &usual(),
        |_, day, amount| if day > 750 { 2.0 * amount } else { amount },
    );
    let said = last(twice);
    let told = said.concerns.iter().find_map(|concern| match concern {
        Concern::SpendShifts { ratio } => Some(*ratio),
        _ => None,
    });
    assert!((1.6..2.5).contains(&told.unwrap()), "{said:?}");
}

#[test]
fn spend_that_follows_frequency_is_told() {
    let follows = changed(&usual(), |count, _, amount| amount * (count as f64).sqrt());
    let said = last(follows);
    let told = said.concerns.iter().find_map(|concern| match concern {
        Concern::SpendDepends { correlation } => Some(*correlation),
        _ => None,
    });
    assert!(told.unwrap() > 0.3, "{said:?}");
}

#[test]
fn few_is_thin_and_fewer_is_insufficient() {
    let some = |customers: usize| {
        let said = last(simulate(&USUAL, customers, 1500, 22));
        (said.verdict, said.customers, said.repeat_buyers)
    };
    let (verdict, customers, repeat) = some(200);
    assert_eq!(verdict, Verdict::Thin);
    assert!(customers < WANTED_CUSTOMERS && repeat >= LEAST_REPEAT_BUYERS);
    let (verdict, _, repeat) = some(450);
    assert_eq!(
        (verdict, repeat >= WANTED_REPEAT_BUYERS),
        (Verdict::Enough, true)
    );
    let (verdict, customers, _) = some(49);
    assert_eq!(verdict, Verdict::Insufficient);
    assert!(customers < LEAST_CUSTOMERS);
}

fn scorecard(history: History, calibration_end: Option<Day>) -> Option<Scorecard> {
    let options = ForecastOptions {
        calibration_end,
        ..ForecastOptions::default()
    };
    let steps = all_of(history, options).0;
    steps.into_iter().find_map(|step| match step {
        Step::Scorecard { scorecard } => scorecard.map(|card| *card),
        _ => None,
    })
}

#[test]
fn a_split_needs_days_on_both_sides() {
    let split =
        |day: Option<i32>| scorecard(usual(), day.map(Day)).map(|card| card.calibration_end);
    // A third of 1,500 days in whole weeks.
    assert_eq!(split(None), Some(Day(1500 - 497)));
    assert_eq!(split(Some(1000)), Some(Day(1000)));
    assert_eq!(split(Some(1499)), Some(Day(1499)));
    for outside in [-5, 0, 1500, 2000] {
        assert_eq!(split(Some(outside)), None);
    }
    // Too few had bought again by then.
    assert_eq!(split(Some(3)), None);
}

#[test]
fn newcomers_are_no_part_of_the_holdout() {
    let card = scorecard(usual(), Some(Day(60))).unwrap();
    let history = usual();
    let known = history.iter().filter(|one| one.first_day() <= Day(60));
    let (count, bought) = known.fold((0, 0), |(count, bought), one| {
        let later = one.purchases().filter(|(day, _)| *day > Day(60));
        (count + 1, bought + later.count())
    });
    assert_eq!((card.customers, card.actual), (count, bought as f64));
    let bins: u32 = card.by_frequency.iter().map(|bin| bin.customers).sum();
    assert_eq!(bins, count);
    assert!((card.customers as usize) < history.len());
}
