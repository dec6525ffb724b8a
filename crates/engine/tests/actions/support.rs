//! Histories and items out of plain lists, and the oracles' tables.

use ltv_engine::amount::Amount;
use ltv_engine::calendar::Day;
use ltv_engine::customers::Customers;
use ltv_engine::history::History;
use ltv_engine::orders::OrdersBuilder;
use ltv_engine::segments::next_product::Items;
use proptest::prelude::*;
use std::path::PathBuf;

pub(crate) fn repository(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}

/// The history of orders: customer, day, amount in 1/10 000 units.
pub(crate) fn history(orders: &[(u32, i32, i64)]) -> History {
    let mut builder = OrdersBuilder::default();
    for (customer, day, scaled) in orders {
        let amount = Amount::from_scaled(*scaled).unwrap();
        builder.push(&customer.to_string(), Day(*day), amount);
    }
    let orders = builder.finish().unwrap().unwrap();
    History::of(&orders, &Customers::new(&orders)).unwrap()
}

/// Each customer one order of so many units on day 0.
pub(crate) fn spending(units: &[i64]) -> History {
    let orders = units.iter().zip(0..);
    let orders: Vec<_> = orders
        .map(|(&units, customer)| (customer, 0, units * 10_000))
        .collect();
    history(&orders)
}

/// Items of products `p0`, `p1` …: customer, day, product.
pub(crate) fn items(customers: usize, products: u32, lines: &[(u32, i32, u32)]) -> Items {
    let names = (0..products).map(|number| format!("p{number}")).collect();
    let lines = lines.iter();
    let lines = lines.map(|&(customer, day, product)| (customer, Day(day), product));
    Items::new(customers, lines, names).unwrap()
}

prop_compose! {
    /// Few customers, many ties, refunds.
    pub(crate) fn orders()(
        orders in prop::collection::vec((0..40_u32, 0..900_i32, -40..200_i64), 1..200),
    ) -> Vec<(u32, i32, i64)> {
        orders.into_iter().map(|(customer, day, units)| (customer, day, units * 5_000)).collect()
    }
}

/// A table that an oracle wrote (no quotes in it).
pub(crate) struct Expected {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Expected {
    pub(crate) fn read(name: &str) -> Self {
        let path = repository(&format!("tests/data/expected/{name}.csv"));
        let text = std::fs::read_to_string(path).unwrap();
        let mut lines = text
            .lines()
            .map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
        Self {
            header: lines.next().unwrap(),
            rows: lines.collect(),
        }
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        let header = &self.header;
        self.rows.iter().map(move |cells| {
            assert_eq!(cells.len(), header.len());
            Row { header, cells }
        })
    }
}

#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    header: &'a [String],
    cells: &'a [String],
}

impl<'a> Row<'a> {
    pub(crate) fn text(self, column: &str) -> &'a str {
        let at = self.header.iter().position(|name| name == column);
        &self.cells[at.unwrap_or_else(|| panic!("no column {column}"))]
    }

    pub(crate) fn int(self, column: &str) -> i128 {
        self.text(column).parse().unwrap()
    }

    pub(crate) fn count(self, column: &str) -> u32 {
        self.text(column).parse().unwrap()
    }

    pub(crate) fn float(self, column: &str) -> f64 {
        self.text(column).parse().unwrap()
    }
}

#[track_caller]
pub(crate) fn close(left: f64, right: f64, relative: f64) {
    let tolerance = relative * right.abs().max(1e-12);
    assert!((left - right).abs() <= tolerance, "{left} is not {right}");
}
