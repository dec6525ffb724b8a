//! Intervals that hold what they promise.
//!
//! Of 100 seeded simulations the realised total of the holdout, each parameter that
//! they were drawn with, and what the outlook tells in total, lie inside of the 95 %
//! interval in 90 to 99.

use std::rc::Rc;

use ltv_engine::btyd::{BgNbd, MbgNbd, Model, ModelKind, ParetoNbd};
use ltv_engine::forecast::{Estimate, Forecast, ForecastOptions, Step};
use ltv_engine::units::Discount;

use crate::simulated::simulate;
use crate::support::{all_of, outlook, until};

const RUNS: u64 = 100;
pub(crate) const CUSTOMERS: usize = 1200;
/// Six years: four times as slow as CDNOW.
pub(crate) const DAYS: i32 = 4 * 7 * 78;

/// How many runs have each of what they tell in its interval.
pub(crate) fn covered(runs: u64, run: impl Fn(u64) -> Vec<bool> + Sync) -> Vec<u32> {
    let half = |from: u64| {
        let mut inside = Vec::new();
        for seed in (from..runs).step_by(2) {
            let told = run(seed);
            inside.resize(told.len(), 0);
            for (count, is) in inside.iter_mut().zip(told) {
                *count += u32::from(is);
            }
        }
        inside
    };
    std::thread::scope(|scope| {
        let other = scope.spawn(|| half(1));
        let mut inside = half(0);
        for (count, more) in inside.iter_mut().zip(other.join().unwrap()) {
            *count += more;
        }
        inside
    })
}

/// The total of the holdout, and each parameter.
fn holdout<M: Model>(model: &M, seed: u64) -> Vec<bool> {
    let history = simulate(model, CUSTOMERS, DAYS, 1000 + seed);
    let options = ForecastOptions {
        models: vec![M::KIND],
        ..ForecastOptions::default()
    };
    let mut forecast = Forecast::new(Rc::new(history), options);
    let (mut total, mut parameters) = (false, Vec::new());
    while let Some(step) = forecast.next_step() {
        match step {
            Step::Fitted { fit } => {
                assert!(fit.converged, "{seed}: {fit:?}");
                let told = fit.parameters.iter().zip(model.parameters());
                parameters = told
                    .map(|(told, truth)| {
                        let (low, high) = told.interval.unwrap();
                        (low..=high).contains(&truth)
                    })
                    .collect();
            }
            Step::Scorecard { scorecard } => {
                let card = scorecard.unwrap();
                let (low, high) = card.scores[0].total.interval.unwrap();
                total = (low..=high).contains(&card.actual);
                break;
            }
            _ => {}
        }
    }
    [vec![total], parameters].concat()
}

#[track_caller]
fn assert_honest(kind: ModelKind, inside: &[u32]) {
    println!("{kind:?}: {inside:?}");
    assert!(
        inside.iter().all(|count| (90..=99).contains(count)),
        "{kind:?}: total and parameters inside {inside:?} times of {RUNS}"
    );
}

#[test]
fn bg_nbd_holds_what_it_promises() {
    let model = BgNbd::from_parameters(&[0.6, 20.0, 0.9, 2.2]);
    assert_honest(
        ModelKind::BgNbd,
        &covered(RUNS, |seed| holdout(&model, seed)),
    );
}

#[test]
fn pareto_nbd_holds_what_it_promises() {
    let model = ParetoNbd::from_parameters(&[0.7, 36.0, 0.6, 46.0]);
    assert_honest(
        ModelKind::ParetoNbd,
        &covered(RUNS, |seed| holdout(&model, seed)),
    );
}

/// Orders, revenue, and customers who buy within 30 and 90 days, of the last sixth of
/// the time, as told at its beginning.
fn ahead<M: Model>(model: &M, seed: u64) -> Vec<bool> {
    let horizon = DAYS / 6;
    let all = simulate(model, CUSTOMERS, DAYS, 5000 + seed);
    let now = DAYS - horizon;
    let known = until(&all, now);
    // The analysis date is the last order's day.
    let now = known.as_of().0;
    let known_customers = known.len();
    let options = ForecastOptions {
        models: vec![M::KIND],
        horizon: horizon as u32,
        discount: Discount::NONE,
        // Nothing of the past is asked.
        calibration_end: Some(known.first_day()),
        ..ForecastOptions::default()
    };
    let (steps, _) = all_of(known, options);
    let outlook = outlook(&steps);
    let (mut orders, mut revenue, mut soon) = (0.0, 0.0, [0.0, 0.0]);
    for buyer in all.iter().take(known_customers) {
        let mut next = None;
        for (day, amount) in buyer.purchases() {
            if now < day.0 && day.0 <= now + horizon {
                orders += 1.0;
                revenue += amount as f64 / 10_000.0;
                next = next.or(Some(day.0 - now));
            }
        }
        for (count, days) in soon.iter_mut().zip([30, 90]) {
            *count += f64::from(u32::from(next.is_some_and(|next| next <= days)));
        }
    }
    let is_in = |estimate: Estimate, truth: f64| {
        let (low, high) = estimate.interval.unwrap();
        (low..=high).contains(&truth)
    };
    let (told, value) = (outlook.revenue.unwrap(), outlook.value.unwrap());
    assert!((told.mean - value.mean).abs() < 1e-6 * told.mean);
    vec![
        is_in(outlook.orders, orders),
        is_in(told, revenue),
        is_in(value, revenue),
        is_in(outlook.soon[0].customers, soon[0]),
        is_in(outlook.soon[1].customers, soon[1]),
    ]
}

#[test]
fn the_outlook_holds_what_it_promises() {
    let model = MbgNbd::from_parameters(&[0.9, 24.0, 0.7, 2.0]);
    assert_honest(
        ModelKind::MbgNbd,
        &covered(RUNS, |seed| ahead(&model, seed)),
    );
}
