//! What is counted of a ledger.

use ltv_engine::amount::Amount;
use ltv_engine::btyd::{Spend, SpendSample};
use ltv_engine::calendar::Day;
use ltv_engine::customers::Customers;
use ltv_engine::orders::{Orders, OrdersBuilder};

/// Of customer, day, cents.
pub(crate) fn ledger(rows: &[(&str, i32, i64)]) -> (Orders, Customers) {
    let mut builder = OrdersBuilder::default();
    for (customer, day, cents) in rows {
        let amount = Amount::from_scaled(cents * 100).unwrap();
        builder.push(customer, Day(*day), amount);
    }
    let orders = builder.finish().unwrap().unwrap();
    let customers = Customers::new(&orders);
    (orders, customers)
}

#[test]
fn days_are_purchases_and_the_first_is_left_out() {
    let (orders, customers) = ledger(&[
        ("a", 10, 1_000),
        ("a", 10, 9_000), // the first day has two orders
        ("a", 20, 300),
        ("a", 20, 200), // one purchase of 5.00
        ("a", 30, 700),
        ("b", 12, 500),
    ]);
    let of =
        |customer: usize, until| Spend::of(customers.get(customer).unwrap(), &orders, Day(until));
    let both = Spend { x: 2, mean: 6.0 };
    assert_eq!(of(0, 30), Some(both));
    assert_eq!(of(0, 29), Some(Spend { x: 1, mean: 5.0 }));
    assert_eq!(of(0, 19), None, "one purchase day");
    assert_eq!(of(0, 9), None, "not yet a customer");
    assert_eq!(of(1, 99), None);
    let sample = SpendSample::from_orders(&customers, &orders, Day(99));
    assert_eq!(sample.iter().collect::<Vec<_>>(), [(both, 1.0)]);
    assert_eq!(sample.left_out(), 0);
}

#[test]
fn means_that_are_not_positive_are_left_out_and_counted() {
    let (orders, customers) = ledger(&[
        ("free", 1, 500),
        ("free", 2, 0),
        ("returned", 1, 500),
        ("returned", 2, 300),
        ("returned", 3, -300),
        ("kept", 1, 500),
        ("kept", 2, 900),
        ("kept", 3, -300), // a mean of 3.00
        ("once", 1, 500),
    ]);
    let sample = SpendSample::from_orders(&customers, &orders, Day(9));
    let rows: Vec<_> = sample.iter().collect();
    assert_eq!(rows, [(Spend { x: 2, mean: 3.0 }, 1.0)]);
    assert_eq!((sample.left_out(), sample.mean_amount()), (2, 3.0));
    assert!((sample.scale() - 3.0).abs() < 1e-12);
}

#[test]
fn identical_customers_are_counted_once() {
    let one = Spend { x: 2, mean: 5.0 };
    let other = Spend { x: 1, mean: 5.0 };
    let sample = SpendSample::new([one, other, one, one]);
    assert_eq!(
        sample.iter().collect::<Vec<_>>(),
        [(other, 1.0), (one, 3.0)]
    );
    assert_eq!((sample.len(), sample.customers()), (2, 4.0));
    let mut bad = SpendSample::new([
        Spend { x: 0, mean: 5.0 },
        Spend {
            x: 1,
            mean: f64::NAN,
        },
        Spend {
            x: 1,
            mean: f64::INFINITY,
        },
        Spend { x: 1, mean: -1.0 },
    ]);
    assert!(bad.is_empty() && bad.left_out() == 4);
    bad = SpendSample::new([]);
    assert_eq!((bad.len(), bad.unit_of_density()), (0, 0.0));
}
