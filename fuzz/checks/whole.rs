//! All of the way that a file goes: preview, mapping, import, tables.

use super::knobs::Knobs;
use super::preview::{answered, check};
use super::{import, interactions, members, spend};
use ltv_engine::cohorts::Cohorts;
use ltv_engine::contacts::ContactKind;
use ltv_engine::customers::Customers;
use ltv_engine::identity::merge;
use ltv_engine::ingest::{Imported, PreviewOptions, TableKind, preview};
use ltv_engine::orders::Orders;
use ltv_engine::summary::Summary;

pub(crate) fn whole(data: &[u8]) {
    let (knobs, file) = Knobs::split(data);
    let ask = PreviewOptions::default();
    let Ok(found) = preview(file, true, &ask) else {
        return;
    };
    check(&found, &ask);
    let Some(mapping) = answered(found) else {
        return;
    };
    match mapping.kind {
        TableKind::Orders => {
            if let Some(imported) = import::import(&knobs, &mapping, file) {
                tables(&imported);
            }
        }
        TableKind::Customers => drop(members::members(&knobs, &mapping, file)),
        TableKind::Spend => drop(spend::spending(&knobs, &mapping, file)),
        TableKind::Interactions => interactions::interactions(&knobs, &mapping, file),
    }
}

fn tables(imported: &Imported) {
    let orders = &imported.orders;
    agree(orders);
    let customers = orders.customer_count();
    let found = merge(&imported.contacts, &ContactKind::ALL, customers);
    let merged = orders.merged(&found.into);
    assert_eq!(merged.customer_count(), found.remaining as usize);
    assert_eq!(merged.revenue(), orders.revenue());
    assert_eq!(merged.len(), orders.len());
    agree(&merged);
}

/// Every table is about the same orders.
fn agree(orders: &Orders) {
    let customers = Customers::new(orders);
    assert_eq!(customers.len(), orders.customer_count());
    let cohorts = Cohorts::new(orders, &customers);
    let people: u64 = cohorts
        .cohorts
        .iter()
        .map(|cohort| u64::from(cohort.size))
        .sum();
    assert_eq!(people, orders.customer_count() as u64);
    let cells = || cohorts.cohorts.iter().flat_map(|cohort| &cohort.cells);
    assert_eq!(
        cells().map(|cell| cell.orders).sum::<u64>(),
        orders.len() as u64
    );
    let revenue: i128 = cells().map(|cell| cell.revenue.scaled()).sum();
    assert_eq!(revenue, orders.revenue().scaled());
    assert!(cells().all(|cell| (0.0..=1.0).contains(&cell.retention)));
    let summary = Summary::new(orders, &customers);
    assert_eq!(summary.revenue, orders.revenue());
    assert_eq!(summary.orders, orders.len() as u64);
    let months: u64 = summary.months.iter().map(|month| month.orders).sum();
    assert_eq!(months, orders.len() as u64);
}
