//! Odd days: strays, spans and horizons.

use ltv_engine::btyd::ParetoNbd;
use ltv_engine::forecast::{Concern, Fitness, ForecastOptions, Step, Verdict};
use ltv_engine::history::History;

use crate::simulated::simulate;
use crate::support::{all_of, history, outlook};

const USUAL: ParetoNbd = ParetoNbd {
    r: 0.8,
    alpha: 12.0,
    s: 0.6,
    beta: 12.0,
};

fn ids(count: usize) -> Vec<String> {
    (0..count).map(|at| format!("c{at}")).collect()
}

/// A history with more orders, days moved.
fn with(base: &History, by: i32, more: &[(&str, i32)]) -> History {
    let mut orders = Vec::new();
    for (at, buyer) in base.iter().enumerate() {
        for (day, amount) in buyer.purchases() {
            orders.push((base.id(at), day.0 + by, amount as f64 / 10_000.0));
        }
    }
    orders.extend(more.iter().map(|&(id, day)| (id, day, 5.0)));
    history(orders)
}

fn last(history: History, options: ForecastOptions) -> Fitness {
    let (steps, _) = all_of(history, options);
    match steps.last() {
        Some(Step::Fitness { fitness } | Step::Done { fitness }) => fitness.clone(),
        other => panic!("{other:?}"),
    }
}

/// A week of orders says nothing of a year, though one order is a year old.
#[test]
fn a_stray_first_order_makes_no_year() {
    let ids = ids(500);
    let orders = (0..3000_usize).map(|at| {
        let day = if at == 0 {
            0
        } else {
            365 + (at * 31 % 7) as i32
        };
        (ids[at % 500].as_str(), day, 10.0)
    });
    let said = last(history(orders), ForecastOptions::default());
    assert_eq!(said.verdict, Verdict::Insufficient);
    assert_eq!(said.days, 371);
    assert!(
        matches!(said.concerns[0], Concern::ShortSpan { days: 6, .. }),
        "{said:?}"
    );
}

#[test]
fn two_days_are_too_few() {
    let ids = ids(500);
    let orders = (0..1000_usize).map(|at| (ids[at % 500].as_str(), (at / 500 * 400) as i32, 10.0));
    let said = last(history(orders), ForecastOptions::default());
    assert_eq!(said.verdict, Verdict::Insufficient);
    let told = Concern::FewDays {
        found: 2,
        needed: 5,
    };
    assert_eq!(said.concerns[0], told);
}

#[test]
fn a_stray_last_order_does_not_hide_silence() {
    let usual = simulate(&USUAL, 900, 1000, 21);
    for more in [&[("late", 4000)][..], &[("late", 4000), ("later", 4003)]] {
        let said = last(with(&usual, 0, more), ForecastOptions::default());
        let told = said.concerns.iter().find_map(|concern| match concern {
            Concern::Silence { days } => Some(*days),
            _ => None,
        });
        assert!((3000..3100).contains(&told.unwrap()), "{said:?}");
    }
    // A shop that closes for two months each year is not silent.
    let open = |day: i32| day % 365 < 300;
    let mut seasonal = Vec::new();
    for (at, buyer) in usual.iter().enumerate() {
        let days = buyer.purchases().filter(|(day, _)| open(day.0));
        seasonal.extend(days.map(|(day, _)| (usual.id(at), day.0, 9.0)));
    }
    let said = last(history(seasonal), ForecastOptions::default());
    assert_eq!(said.concerns, vec![]);
}

#[test]
fn a_horizon_far_beyond_what_was_seen_is_told() {
    let far = |horizon| {
        let options = ForecastOptions {
            horizon,
            ..ForecastOptions::default()
        };
        let said = last(simulate(&USUAL, 900, 500, 21), options);
        said.concerns.into_iter().find_map(|concern| match concern {
            Concern::FarAhead { times } => Some(times),
            _ => None,
        })
    };
    assert_eq!(far(365), None);
    assert!((7.0..8.0).contains(&far(3650).unwrap()));
}

/// Days count from anywhere: before 1970 as well as after.
#[test]
fn the_calendar_does_not_matter() {
    let usual = simulate(&USUAL, 500, 1500, 6);
    let of = |by: i32| {
        let (steps, _) = all_of(with(&usual, by, &[]), ForecastOptions::default());
        let outlook = outlook(&steps).clone();
        (outlook.orders, outlook.revenue, outlook.alive, outlook.soon)
    };
    assert_eq!(of(-20_000), of(0));
    assert_eq!(of(20_000), of(0));
}

/// Thirty years: everything is a number, and not more is said of the future than of the past.
#[test]
fn thirty_years_are_a_history() {
    let slow = ParetoNbd {
        r: 0.8,
        alpha: 60.0,
        s: 0.6,
        beta: 100.0,
    };
    let (steps, _) = all_of(
        simulate(&slow, 700, 365 * 30, 6),
        ForecastOptions::default(),
    );
    let outlook = outlook(&steps);
    let (low, high) = outlook.orders.interval.unwrap();
    assert!(low < outlook.orders.mean && outlook.orders.mean < high);
    assert!(outlook.alive.mean < 700.0);
    let text = format!("{steps:?}");
    assert!(!text.contains("NaN") && !text.contains("inf"));
}
