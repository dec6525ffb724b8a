//! Histories out of plain lists.

use std::rc::Rc;

use ltv_engine::amount::Amount;
use ltv_engine::calendar::Day;
use ltv_engine::customers::Customers;
use ltv_engine::forecast::{Forecast, ForecastOptions, Outlook, Step};
use ltv_engine::history::History;
use ltv_engine::orders::OrdersBuilder;

/// The history of orders: id, day, amount in units of currency.
pub(crate) fn history<'a>(orders: impl IntoIterator<Item = (&'a str, i32, f64)>) -> History {
    let mut builder = OrdersBuilder::default();
    for (id, day, amount) in orders {
        let amount = Amount::from_scaled((amount * 10_000.0).round() as i64).unwrap();
        builder.push(id, Day(day), amount);
    }
    let orders = builder.finish().unwrap().unwrap();
    let customers = Customers::new(&orders);
    History::of(&orders, &customers).unwrap()
}

/// CDNOW's sample: 2,357 customers.
pub(crate) fn cdnow() -> History {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../www/samples/cdnow.csv");
    let text = std::fs::read_to_string(path).unwrap();
    let orders: Vec<(&str, i32, f64)> = text
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let date: Vec<u16> = cells[1]
                .split('-')
                .map(|part| part.parse().unwrap())
                .collect();
            let day = Day::from_civil(i32::from(date[0]), date[1] as u8, date[2] as u8).unwrap();
            (cells[0], day.0, cells[cells.len() - 1].parse().unwrap())
        })
        .collect();
    history(orders)
}

/// What a history was on an earlier day.
pub(crate) fn until(history: &History, day: i32) -> History {
    let mut builder = OrdersBuilder::default();
    for (at, buyer) in history.iter().enumerate() {
        for (one, amount) in buyer.days().iter().zip(buyer.amounts()) {
            if one.0 <= day {
                builder.push(history.id(at), *one, *amount);
            }
        }
    }
    let orders = builder.finish().unwrap().unwrap();
    History::of(&orders, &Customers::new(&orders)).unwrap()
}

/// All steps of a forecast, and itself.
pub(crate) fn all_of(history: History, options: ForecastOptions) -> (Vec<Step>, Forecast) {
    let mut forecast = Forecast::new(Rc::new(history), options);
    let steps = std::iter::from_fn(|| forecast.next_step()).collect();
    (steps, forecast)
}

/// The outlook among the steps.
pub(crate) fn outlook(steps: &[Step]) -> &Outlook {
    let found = steps.iter().find_map(|step| match step {
        Step::Outlook { outlook } => Some(outlook),
        _ => None,
    });
    found.unwrap()
}
