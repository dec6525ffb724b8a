//! What holds of every forecast.

use std::rc::Rc;

use ltv_engine::btyd::{Model, ModelKind, ParetoNbd};
use ltv_engine::calendar::Day;
use ltv_engine::forecast::{Forecast, ForecastOptions, LtvSource, Step, Unit};
use ltv_engine::history::History;
use ltv_engine::units::Discount;

use crate::support::{all_of, cdnow, outlook};

fn default() -> ForecastOptions {
    ForecastOptions::default()
}

#[test]
fn the_same_is_said_twice_also_through_bytes() {
    let sent = History::decode(&cdnow().encode()).unwrap();
    assert_eq!(all_of(cdnow(), default()).0, all_of(sent, default()).0);
}

#[test]
fn asked_again_it_says_what_a_new_one_says() {
    let shorter = ForecastOptions {
        horizon: 90,
        margin: 0.4,
        ..default()
    };
    let earlier = ForecastOptions {
        calibration_end: Day::from_civil(1997, 9, 30),
        ..default()
    };
    let fewer = ForecastOptions {
        models: vec![ModelKind::MbgNbd],
        ..default()
    };
    let days = ForecastOptions {
        unit: Unit::Day,
        ..default()
    };
    let mut forecast = all_of(cdnow(), default()).1;
    for options in [shorter, earlier, fewer, days, default()] {
        forecast = forecast.again(options.clone());
        let steps: Vec<Step> = std::iter::from_fn(|| forecast.next_step()).collect();
        assert_eq!(steps, all_of(cdnow(), options).0);
    }
}

#[test]
fn the_unit_of_time_changes_no_forecast() {
    let weeks = all_of(cdnow(), default()).0;
    let close = |one: f64, other: f64| {
        assert!((one - other).abs() <= 1e-6 * other.abs(), "{one}, {other}");
    };
    for unit in [Unit::Day, Unit::Month] {
        let others = all_of(cdnow(), ForecastOptions { unit, ..default() }).0;
        let (one, other) = (outlook(&others), outlook(&weeks));
        assert_eq!(one.model, other.model);
        close(one.orders.mean, other.orders.mean);
        close(one.value.unwrap().mean, other.value.unwrap().mean);
        close(one.alive.mean, other.alive.mean);
        close(one.soon[0].customers.mean, other.soon[0].customers.mean);
        close(one.at_risk.unwrap(), other.at_risk.unwrap());
        // The draws are the same numbers, and so are the intervals but for rounding.
        let ends = |one: &ltv_engine::forecast::Outlook| one.value.unwrap().interval.unwrap();
        assert!((ends(one).0 / ends(other).0 - 1.0).abs() < 0.02);
        assert!((ends(one).1 / ends(other).1 - 1.0).abs() < 0.02);
    }
}

#[test]
fn value_is_proportional_to_margin_and_falls_with_the_discount() {
    let of = |margin: f64, rate: f64| {
        let discount = Discount {
            rate,
            ..Discount::NONE
        };
        let options = ForecastOptions {
            margin,
            discount,
            ..default()
        };
        let steps = all_of(cdnow(), options).0;
        let outlook = outlook(&steps);
        (
            outlook.value.unwrap(),
            outlook.revenue.unwrap(),
            outlook.at_risk.unwrap(),
        )
    };
    let (value, revenue, at_risk) = of(1.0, 0.0);
    assert!((value.mean - revenue.mean).abs() < 1e-6);
    let (half, _, half_at_risk) = of(0.5, 0.0);
    assert!((half.mean - 0.5 * value.mean).abs() < 1e-6);
    assert!((half_at_risk - 0.5 * at_risk).abs() < 1e-6);
    let (ends, whole) = (half.interval.unwrap(), value.interval.unwrap());
    assert!((ends.0 - 0.5 * whole.0).abs() < 1e-6 && (ends.1 - 0.5 * whole.1).abs() < 1e-6);
    let (discounted, same, _) = of(1.0, 0.25);
    assert_eq!(same, revenue);
    assert!(discounted.mean < 0.97 * value.mean && discounted.mean > value.mean / 1.25);
}

#[test]
fn longer_is_more_and_the_chart_ends_where_the_outlook_does() {
    let mut before = 0.0;
    for horizon in [1, 30, 365, 1200] {
        let steps = all_of(
            cdnow(),
            ForecastOptions {
                horizon,
                ..default()
            },
        )
        .0;
        let outlook = outlook(&steps);
        assert!(outlook.orders.mean > before);
        before = outlook.orders.mean;
        let chart = steps.iter().find_map(|step| match step {
            Step::Tracking { tracking } => Some(tracking),
            _ => None,
        });
        let chart = chart.unwrap();
        let at = chart
            .models
            .iter()
            .position(|kind| *kind == outlook.model)
            .unwrap();
        let last = chart.points.last().unwrap();
        assert_eq!(last.until.0 - chart.as_of.0, horizon as i32);
        let ahead = chart.points.iter().filter(|point| point.actual.is_none());
        let sum: f64 = ahead.map(|point| point.expected[at]).sum();
        assert!((sum - outlook.orders.mean).abs() < 1e-6 * sum);
        let actual: f64 = chart.points.iter().filter_map(|point| point.actual).sum();
        let repeat: usize = cdnow().iter().map(|one| one.purchases().count() - 1).sum();
        assert!((actual - repeat as f64).abs() < 1e-9);
        assert!(
            chart
                .points
                .windows(2)
                .all(|two| two[0].until < two[1].until)
        );
    }
}

#[test]
fn the_chosen_model_forecasts_unless_it_failed() {
    for chosen in [ModelKind::Nbd, ModelKind::BgNbd] {
        let options = ForecastOptions {
            chosen: Some(chosen),
            ..default()
        };
        let steps = all_of(cdnow(), options).0;
        assert_eq!(outlook(&steps).model, chosen);
    }
    // Not among those tried.
    let options = ForecastOptions {
        chosen: Some(ModelKind::Nbd),
        models: vec![ModelKind::BgNbd],
        ..default()
    };
    assert_eq!(outlook(&all_of(cdnow(), options).0).model, ModelKind::BgNbd);
    let none = ForecastOptions {
        models: vec![],
        ..default()
    };
    let (steps, forecast) = all_of(cdnow(), none);
    assert!(
        !steps
            .iter()
            .any(|step| matches!(step, Step::Outlook { .. }))
    );
    assert_eq!(forecast.columns().model, None);
}

#[test]
fn a_new_customer_is_worth_the_first_order_and_what_follows() {
    let options = ForecastOptions {
        discount: Discount::NONE,
        chosen: Some(ModelKind::ParetoNbd),
        ..default()
    };
    let steps = all_of(cdnow(), options).0;
    let outlook = outlook(&steps);
    let of = |source: LtvSource| {
        let found = outlook.compared.iter().find(|ltv| ltv.source == source);
        found.unwrap().value.unwrap()
    };
    let (parameters, mean) = steps
        .iter()
        .fold((None, None), |(fit, mean), step| match step {
            Step::Fitted { fit: own } if own.kind == outlook.model => {
                (Some(own.parameters.clone()), mean)
            }
            Step::Spend { fit: Some(own), .. } => (fit, own.mean),
            _ => (fit, mean),
        });
    assert_eq!(outlook.model, ModelKind::ParetoNbd);
    let parameters = parameters.unwrap();
    let [r, alpha, s, beta] = [0, 1, 2, 3].map(|at| parameters[at].value);
    // Schmittlein, Morrison & Colombo (1987), equation 17.
    let weeks = 365.0 / 7.0;
    let repeat = r * beta / (alpha * (s - 1.0)) * (1.0 - (beta / (beta + weeks)).powf(s - 1.0));
    let expected = (1.0 + repeat) * mean.unwrap();
    assert!((of(LtvSource::NewCustomer).mean - expected).abs() < 1e-6 * expected);
    let customers = f64::from(outlook.customers);
    let residual = of(LtvSource::Residual).mean * customers;
    assert!((residual - outlook.value.unwrap().mean).abs() < 1e-6 * residual);
    let all: i64 = cdnow()
        .iter()
        .flat_map(ltv_engine::history::Buyer::amounts)
        .map(|one| one.scaled())
        .sum();
    let so_far = all as f64 / 10_000.0 / customers;
    assert!((of(LtvSource::History).mean - so_far).abs() < 1e-9 * so_far);
}

#[test]
fn nothing_is_asked_twice() {
    let mut forecast = Forecast::new(Rc::new(cdnow()), default());
    while forecast.next_step().is_some() {}
    assert_eq!(forecast.next_step(), None);
}

#[test]
fn each_purchase_is_discounted_from_its_day() {
    let options = ForecastOptions {
        chosen: Some(ModelKind::ParetoNbd),
        ..default()
    };
    let steps = all_of(cdnow(), options).0;
    let outlook = outlook(&steps);
    let mut model = None;
    let mut spend = None;
    for step in &steps {
        match step {
            Step::Fitted { fit } if fit.kind == ModelKind::ParetoNbd => {
                let own: Vec<f64> = fit.parameters.iter().map(|one| one.value).collect();
                model = Some(ParetoNbd::from_parameters(&own));
            }
            Step::Spend { fit: Some(fit), .. } => spend = fit.mean,
            _ => {}
        }
    }
    let model = model.unwrap();
    // Parts of a day, each discounted from its middle.
    let parts = 20;
    let sum: f64 = (0..365 * parts)
        .map(|at| {
            let day = |at: i32| f64::from(at) / f64::from(parts);
            let more = model.expected(day(at + 1) / 7.0) - model.expected(day(at) / 7.0);
            more * 1.1_f64.powf(-(day(at) + day(at + 1)) / 2.0 / 365.25)
        })
        .sum();
    let expected = (1.0 + sum) * spend.unwrap();
    let found = outlook.compared[0];
    assert_eq!(found.source, LtvSource::NewCustomer);
    assert!((found.value.unwrap().mean - expected).abs() < 1e-6 * expected);
}
