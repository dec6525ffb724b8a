//! Data that carry no forecast, or hardly, and what is said of them.

use ltv_engine::btyd::{ModelKind, ParetoNbd};
use ltv_engine::forecast::{
    Concern, Filter, Fitness, Forecast, ForecastOptions, Limit, Refused, Scorecard, Sort, Step,
    Verdict,
};
use ltv_engine::history::History;

use crate::simulated::simulate;
use crate::support::{self, history, outlook};

/// Everything that a forecast says, and itself.
fn all_of(history: History) -> (Vec<Step>, Forecast) {
    support::all_of(history, ForecastOptions::default())
}

fn fitness(step: Option<&Step>) -> &Fitness {
    match step {
        Some(Step::Fitness { fitness } | Step::Done { fitness }) => fitness,
        other => panic!("{other:?}"),
    }
}

fn scorecard(steps: &[Step]) -> Option<&Scorecard> {
    steps.iter().find_map(|step| match step {
        Step::Scorecard { scorecard } => scorecard.as_deref(),
        _ => None,
    })
}

/// Nothing but the refusal, and no answers afterwards.
#[track_caller]
fn assert_insufficient(history: History) -> Fitness {
    let (steps, forecast) = all_of(history);
    let said = fitness(steps.first()).clone();
    assert_eq!(said.verdict, Verdict::Insufficient);
    assert_eq!(steps.len(), 1, "{steps:?}");
    assert_eq!(
        forecast.people(Sort::Value, &Filter::default(), 0, 9),
        (0, vec![])
    );
    assert_eq!(forecast.card(0), None);
    let columns = forecast.columns();
    assert_eq!(columns.model, None);
    assert_eq!(columns.x.len(), forecast.history().len());
    assert!(columns.clv.iter().all(|value| value.is_nan()));
    said
}

/// Every number in what is printed is one.
#[track_caller]
fn assert_finite(steps: &[Step], forecast: &Forecast) {
    let text = format!(
        "{steps:?} {:?} {:?} {:?}",
        forecast.people(Sort::Value, &Filter::default(), 0, 50),
        forecast.card(0),
        forecast.card(7),
    );
    for odd in ["NaN", "inf"] {
        let at = text
            .find(odd)
            .map(|at| &text[at.saturating_sub(200)..at + 3]);
        assert_eq!(at, None);
    }
}

fn ids(count: usize) -> Vec<String> {
    (0..count).map(|at| format!("c{at}")).collect()
}

#[test]
fn twenty_customers_are_too_few() {
    let ids = ids(20);
    let orders = (0..200).map(|at: usize| (ids[at % 20].as_str(), (at * 7 % 500) as i32, 10.0));
    let said = assert_insufficient(history(orders));
    assert_eq!(said.customers, 20);
    assert!(matches!(
        said.concerns[0],
        Concern::FewCustomers { found: 20, .. }
    ));
}

#[test]
fn without_a_repeat_buyer_there_is_nothing_to_learn() {
    let ids = ids(1000);
    let orders = (0..1000).map(|at| (ids[at].as_str(), (at % 700) as i32, 10.0));
    let said = assert_insufficient(history(orders));
    assert_eq!(said.repeat_buyers, 0);
    assert!(matches!(
        said.concerns[0],
        Concern::FewRepeatBuyers { found: 0, .. }
    ));
}

#[test]
fn orders_of_one_day_say_nothing() {
    let ids = ids(500);
    let orders = (0..2000).map(|at| (ids[at % 500].as_str(), 300, 10.0));
    let said = assert_insufficient(history(orders));
    assert_eq!(said.concerns[0], Concern::OneDay);
    assert_eq!(said.days, 0);
}

#[test]
fn a_giant_is_told_and_ruins_nothing() {
    let model = ParetoNbd {
        r: 0.8,
        alpha: 12.0,
        s: 0.6,
        beta: 12.0,
    };
    let usual = simulate(&model, 500, 1500, 5);
    let mut orders: Vec<(String, i32, f64)> = Vec::new();
    for (at, buyer) in usual.iter().enumerate() {
        for (day, amount) in buyer.days().iter().zip(buyer.amounts()) {
            orders.push((usual.id(at).to_owned(), day.0, amount.as_f64()));
        }
    }
    orders.extend((0..5000).map(|at| ("till".to_owned(), at * 3 / 10, 3.0)));
    let orders = orders
        .iter()
        .map(|(id, day, amount)| (id.as_str(), *day, *amount));
    let (steps, forecast) = all_of(history(orders));
    let said = fitness(steps.last());
    let told = said.concerns.iter().find_map(|concern| match concern {
        Concern::OneCustomer { share } => Some(*share),
        _ => None,
    });
    assert!(told.unwrap() > 0.3, "{said:?}");
    assert_finite(&steps, &forecast);
    let (_, people) = forecast.people(Sort::Purchases, &Filter::default(), 0, 1);
    assert_eq!((people[0].id.as_str(), people[0].purchases), ("till", 1500));
    assert!(people[0].orders > 200.0, "{people:?}");
}

/// Some of the customers of a simulation, their amounts changed.
fn with_amounts(change: impl Fn(f64) -> f64) -> History {
    let model = ParetoNbd {
        r: 0.8,
        alpha: 12.0,
        s: 0.6,
        beta: 12.0,
    };
    let usual = simulate(&model, 500, 1500, 6);
    let ids = ids(usual.len());
    let mut orders = Vec::new();
    for (buyer, id) in usual.iter().zip(&ids) {
        for (day, amount) in buyer.purchases() {
            orders.push((id.as_str(), day.0, change(amount as f64 / 10_000.0)));
        }
    }
    history(orders)
}

#[test]
fn amounts_of_nothing_leave_orders_to_be_told() {
    for change in [(|_| 0.0) as fn(f64) -> f64, |amount| -amount] {
        let (steps, forecast) = all_of(with_amounts(change));
        let refused = steps.iter().find_map(|step| match step {
            Step::Spend { fit, refused } => Some((fit.is_some(), *refused)),
            _ => None,
        });
        assert!(
            matches!(
                refused,
                Some((false, Some(Refused::Amounts | Refused::RepeatBuyers { .. })))
            ),
            "{refused:?}"
        );
        let outlook = outlook(&steps);
        assert!(outlook.orders.mean > 10.0);
        assert_eq!(outlook.revenue, None);
        assert_eq!(outlook.value, None);
        assert_eq!(outlook.at_risk, None);
        assert_finite(&steps, &forecast);
        let (_, people) = forecast.people(Sort::Value, &Filter::default(), 0, 500);
        assert!(people.iter().all(|one| one.value.is_none()));
        assert!(people.windows(2).all(|two| two[0].orders >= two[1].orders));
    }
}

#[test]
fn nobody_leaves_and_the_simpler_model_says_so() {
    // Two purchases of everybody in each half: no sign of anybody leaving.
    let model = ltv_engine::btyd::Nbd {
        r: 2.0,
        alpha: 16.0,
    };
    let (steps, forecast) = all_of(simulate(&model, 800, 1000, 7));
    assert_finite(&steps, &forecast);
    let said = fitness(steps.last());
    assert_ne!(said.verdict, Verdict::Insufficient);
    // The others are it, at the limit where nobody leaves, with two parameters more.
    let (model, _) = scorecard(&steps).unwrap().best.unwrap();
    assert_eq!((model, outlook(&steps).model), (ModelKind::Nbd, model));
    let limit = Limit::NobodyLeaves;
    assert_eq!(said.concerns, [Concern::AtLimit { model, limit }]);
    let (low, high) = outlook(&steps).orders.interval.unwrap();
    assert!(low < high);
    // That everybody is a customer still is assumed, not found.
    assert_eq!(outlook(&steps).alive.interval, None);
}

#[test]
fn a_short_time_is_told() {
    let model = ParetoNbd {
        r: 0.8,
        alpha: 2.0,
        s: 0.6,
        beta: 4.0,
    };
    let (steps, forecast) = all_of(simulate(&model, 900, 70, 8));
    let said = fitness(steps.first());
    assert_eq!(said.verdict, Verdict::Thin);
    assert!(matches!(
        said.concerns[0],
        Concern::ShortSpan { days: 70, .. }
    ));
    // Ten weeks are not split.
    assert_eq!(scorecard(&steps), None);
    assert!(
        !steps
            .iter()
            .any(|step| matches!(step, Step::Calibrated { .. }))
    );
    assert_finite(&steps, &forecast);
}

#[test]
fn even_gaps_are_told() {
    let ids = ids(300);
    // Every four weeks, as subscriptions are; some stop.
    let orders = (0..300).flat_map(|at: usize| {
        let id = ids[at].as_str();
        (0..=at % 14).map(move |turn| (id, (at % 29 + turn * 28) as i32, 9.0 + (at % 5) as f64))
    });
    let (steps, forecast) = all_of(history(orders));
    let said = fitness(steps.first());
    assert!(
        said.concerns.contains(&Concern::Regular { variation: 0.0 }),
        "{said:?}"
    );
    assert_finite(&steps, &forecast);
}
