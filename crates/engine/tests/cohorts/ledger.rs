//! Ledgers from a few numbers.

use ltv_engine::amount::{Amount, Total};
use ltv_engine::calendar::Day;
use ltv_engine::cohorts::{AcquisitionSpend, CohortInputs, CustomerLabels};
use ltv_engine::customers::Customers;
use ltv_engine::orders::{Orders, OrdersBuilder};

pub(crate) fn day(year: i32, month: u8, day: u8) -> Day {
    Day::from_civil(year, month, day).unwrap()
}

pub(crate) fn cents(cents: i64) -> Amount {
    Amount::from_scaled(cents * 100).unwrap()
}

pub(crate) fn total(cents_: i64) -> Total {
    [cents(cents_)].into_iter().sum()
}

/// A ledger with its view by customer and what may go with it.
pub(crate) struct Ledger {
    pub(crate) orders: Orders,
    pub(crate) customers: Customers,
    pub(crate) labels: Vec<u32>,
    pub(crate) names: Vec<String>,
    pub(crate) spend: Vec<AcquisitionSpend>,
}

impl Ledger {
    /// Of orders: customer, day, cents.
    pub(crate) fn new(orders: impl IntoIterator<Item = (u32, Day, i64)>) -> Self {
        let mut builder = OrdersBuilder::default();
        for (customer, day, amount) in orders {
            builder.push(&customer.to_string(), day, cents(amount));
        }
        let orders = builder.finish().unwrap().unwrap();
        Self {
            customers: Customers::new(&orders),
            labels: vec![0; orders.customer_count()],
            names: vec!["all".to_owned()],
            spend: Vec::new(),
            orders,
        }
    }

    /// With a label a customer, by its id; `count` labels have names.
    pub(crate) fn labelled(mut self, count: u32, label: impl Fn(u32) -> u32) -> Self {
        let id = |customer| self.orders.customer_id(customer).parse().unwrap();
        self.labels = (0..self.orders.customer_count())
            .map(|customer| label(id(customer)))
            .collect();
        self.names = (0..count).map(|label| format!("label {label}")).collect();
        self
    }

    pub(crate) fn inputs(&self) -> CohortInputs<'_> {
        CohortInputs {
            orders: &self.orders,
            customers: &self.customers,
            costs: None,
            labels: Some(CustomerLabels {
                of_customer: &self.labels,
                names: &self.names,
            }),
            spend: &self.spend,
        }
    }
}
