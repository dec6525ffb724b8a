//! What is told of money where amounts hardly vary, or one of them is a giant.

use ltv_engine::btyd::ParetoNbd;
use ltv_engine::forecast::{
    Concern, Estimate, Filter, ForecastOptions, Refused, Sort, SpendFit, Step, Stopped,
};
use ltv_engine::history::History;

use crate::simulated::simulate;
use crate::support::{all_of, history, outlook};

/// A simulation's customers with other amounts: by number of the customer and day.
fn with_amounts(change: impl Fn(usize, i32) -> f64) -> History {
    let model = ParetoNbd {
        r: 0.8,
        alpha: 12.0,
        s: 0.6,
        beta: 12.0,
    };
    let usual = simulate(&model, 700, 1500, 6);
    let mut orders = Vec::new();
    for (at, buyer) in usual.iter().enumerate() {
        for (day, _) in buyer.purchases() {
            orders.push((usual.id(at), day.0, change(at, day.0)));
        }
    }
    history(orders)
}

fn spend(steps: &[Step]) -> (Option<&SpendFit>, Option<Refused>) {
    let found = steps.iter().find_map(|step| match step {
        Step::Spend { fit, refused } => Some((fit.as_deref(), *refused)),
        _ => None,
    });
    found.unwrap()
}

fn share(estimate: Estimate) -> (f64, f64) {
    let (low, high) = estimate.interval.unwrap();
    (low / estimate.mean, high / estimate.mean)
}

/// Money is orders times the amount, and as uncertain as they are.
#[test]
fn one_amount_needs_no_model() {
    let (steps, forecast) = all_of(with_amounts(|_, _| 25.0), ForecastOptions::default());
    assert_eq!(spend(&steps), (None, Some(Refused::SameAmount)));
    let outlook = outlook(&steps);
    let revenue = outlook.revenue.unwrap();
    assert!((revenue.mean - 25.0 * outlook.orders.mean).abs() < 1e-9 * revenue.mean);
    // Intervals of orders have whole ends, and other draws.
    let ((low, high), (other_low, other_high)) = (share(revenue), share(outlook.orders));
    assert!((low - other_low).abs() < 0.03, "{low} {other_low}");
    assert!((high - other_high).abs() < 0.03, "{high} {other_high}");
    let value = outlook.value.unwrap();
    assert!(value.mean < revenue.mean && value.mean > 0.9 * revenue.mean);
    assert!(outlook.at_risk.unwrap() > 0.0);
    assert!(outlook.compared[0].value.unwrap().interval.is_some());
    let (_, people) = forecast.people(Sort::Value, &Filter::default(), 0, 20);
    for one in people {
        assert_eq!(one.spend, Some(25.0));
        let card = forecast.card(one.index).unwrap();
        let (low, high) = card.value.unwrap();
        let part = one.value.unwrap() / (one.orders * 25.0);
        // Whole orders at 25 each, discounted.
        for (value, orders) in [(low, card.orders.0), (high, card.orders.1)] {
            assert!((value / (25.0 * part) - orders).abs() <= 1.0, "{card:?}");
        }
    }
}

/// Fixed prices, as of subscriptions: nobody varies, customers do.
#[test]
fn a_price_of_their_own_is_what_customers_will_pay() {
    let price = |at: usize| [10.0, 20.0, 50.0][at % 3];
    let (steps, forecast) = all_of(with_amounts(|at, _| price(at)), ForecastOptions::default());
    let (fit, refused) = spend(&steps);
    assert_eq!(refused, None);
    let fit = fit.unwrap();
    assert_eq!((fit.converged, fit.stopped), (true, Stopped::Boundary));
    assert!(outlook(&steps).revenue.unwrap().interval.is_some());
    let (_, people) = forecast.people(Sort::Value, &Filter::default(), 0, 100);
    for one in people.iter().filter(|one| one.purchases > 1) {
        let own = one.revenue / f64::from(one.purchases);
        assert!((one.spend.unwrap() / own - 1.0).abs() < 0.01, "{one:?}");
    }
}

/// Prices that differ by cents are those of before, nearly.
#[test]
fn nearly_one_amount_is_nearly_the_same() {
    let cents = |at: usize, day: i32| f64::from((at as i32 * 7 + day * 13) % 11) / 100.0;
    let varied = with_amounts(|at, day| 25.0 + cents(at, day));
    let (steps, _) = all_of(varied, ForecastOptions::default());
    let outlook = outlook(&steps);
    let (revenue, orders) = (outlook.revenue.unwrap(), outlook.orders);
    let each = revenue.mean / orders.mean;
    assert!((25.0..25.1).contains(&each), "{each}");
    let ((low, high), (other_low, other_high)) = (share(revenue), share(orders));
    assert!((low - other_low).abs() < 0.03 && (high - other_high).abs() < 0.03);
}

/// One customer's millions are told, and are not everybody's.
#[test]
fn a_giant_is_one_customers() {
    let usual = |at: usize, day: i32| 20.0 + f64::from((at as i32 * 31 + day * 7) % 17);
    let giant = with_amounts(|at, day| if at == 5 { 1e8 } else { usual(at, day) });
    let (steps, _) = all_of(giant, ForecastOptions::default());
    let (fit, _) = spend(&steps);
    assert!(fit.unwrap().converged);
    let mean = fit.unwrap().mean.unwrap();
    assert!((20.0..80.0).contains(&mean), "{mean}");
    let said = match steps.last() {
        Some(Step::Done { fitness }) => fitness.clone(),
        other => panic!("{other:?}"),
    };
    let told = said.concerns.iter().find_map(|concern| match concern {
        Concern::OneSpender { share } => Some(*share),
        _ => None,
    });
    assert!(told.unwrap() > 0.9, "{said:?}");
}

/// Too few amounts above nothing are not too few customers.
#[test]
fn refused_for_what_is_so() {
    let (steps, _) = all_of(with_amounts(|_, _| 0.0), ForecastOptions::default());
    assert_eq!(spend(&steps), (None, Some(Refused::Amounts)));
}
