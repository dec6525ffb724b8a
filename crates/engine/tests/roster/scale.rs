//! Many orders. In the default run only the counts are checked; with
//! `--release -- --ignored --nocapture` it prints the time of each step.

use crate::support::{File, mapping, options};
use ltv_engine::customers::Customers;
use ltv_engine::ingest::{Import, Role, TableKind, customers_of_members, join};
use ltv_engine::interactions::InteractionsImport;
use ltv_engine::people::PeopleImport;
use ltv_engine::segments::roster::{
    FromOrders, Items, ItemsBuilder, Members, Receipts, ReceiptsBuilder, Roster, build,
    first_orders,
};
use std::fmt::Write;
use std::time::{Duration, Instant};

/// Steps and how long they took.
struct Clock(Instant, Vec<(&'static str, Duration)>);

impl Clock {
    fn lap(&mut self, step: &'static str) {
        self.1.push((step, self.0.elapsed()));
        self.0 = Instant::now();
    }
}

fn orders(customers: u32, rows: u32) -> File {
    let columns = [
        (Role::OrderId, 0),
        (Role::Customer, 1),
        (Role::Email, 2),
        (Role::Date, 3),
        (Role::Amount, 4),
        (Role::Channel, 5),
        (Role::Product, 6),
    ];
    let mut text = String::from("o,c,e,d,a,ch,p\n");
    for row in 0..rows {
        let customer = (u64::from(row) * 7_919 % u64::from(customers)) as u32;
        let (month, day) = (row % 12 + 1, row % 28 + 1);
        let (channel, product) = (row % 7, row % 311);
        writeln!(
            text,
            "{row},C{customer},user{customer}@example.com,2023-{month:02}-{day:02},10,ch{channel},product {product}"
        )
        .unwrap();
    }
    (mapping(TableKind::Orders, &columns), text)
}

fn feed(import: &mut Import, file: &File, mut each: impl FnMut(&mut Import)) {
    import.begin(file.0.clone(), 0);
    for slice in file.1.as_bytes().chunks(1 << 20) {
        import.push(slice).unwrap();
        each(import);
    }
    import.end().unwrap();
    each(import);
}

fn run(customers: u32, rows: u32) -> Vec<(&'static str, Duration)> {
    let file = orders(customers, rows);
    let columns = [(Role::Customer, 0), (Role::Name, 1), (Role::OptInEmail, 2)];
    let of_members = mapping(TableKind::Customers, &columns);
    let mut members = String::from("c,n,ok\n");
    let columns = [(Role::Customer, 0), (Role::Date, 1), (Role::Kind, 2)];
    let of_interactions = mapping(TableKind::Interactions, &columns);
    let mut interactions = String::from("c,d,k\n");
    // Every second customer is a member; as many members have no orders.
    for member in (0..2 * customers).step_by(2) {
        writeln!(members, "C{member},Name {member},yes").unwrap();
        writeln!(
            interactions,
            "C{member},2024-01-{:02},open",
            member % 28 + 1
        )
        .unwrap();
    }

    let mut clock = Clock(Instant::now(), Vec::new());
    let mut import = Import::new(options());
    feed(&mut import, &file, |_| {});
    let imported = import.finish().unwrap();
    let ledger = &imported.orders;
    let view = Customers::new(ledger);
    clock.lap("orders read");
    let mut import = PeopleImport::new().detailed();
    import.begin(of_members, &[None]);
    import.push(members.as_bytes()).unwrap();
    import.end().unwrap();
    let people = import.finish().unwrap().people;
    clock.lap("members read");
    let joined = join(&people, ledger, &imported.contacts);
    let customer_of = customers_of_members(people.len(), &joined, None, &joined);
    clock.lap("joined");
    let mut import = InteractionsImport::new(options());
    import.begin(of_interactions);
    import.push(interactions.as_bytes()).unwrap();
    import.end().unwrap();
    let done = import.finish().unwrap().interactions;
    clock.lap("interactions read");
    let who = done.find(ledger, &imported.contacts, Some(&people));
    let last = done.last_days(&who, None, ledger.customer_count(), &customer_of);
    clock.lap("interactions found");

    let first_of = first_orders(&view);
    let mut found = FromOrders::new(0);
    let columns = vec![FromOrders::columns(&file.0.columns, &[])];
    let mut import = Import::telling(options(), &imported.trace, columns);
    feed(&mut import, &file, |import| {
        found.add(ledger, &first_of, &import.take_cells());
    });
    clock.lap("orders read again");
    let members = Members {
        people: &people,
        customer_of: &customer_of,
    };
    let mapped = [&file.0.columns];
    let roster = build(ledger, &found, Some(members), Some(&last), &mapped, &[]);
    clock.lap("roster");
    let bytes = roster.encode();
    clock.lap("roster to bytes");
    assert_eq!(Roster::decode(&bytes).as_ref(), Ok(&roster));
    clock.lap("roster from bytes");
    assert_eq!(roster.customers(), customers as usize);
    assert_eq!(roster.len(), (customers + customers / 2) as usize);
    let days = roster.last_interactions().unwrap();
    assert_eq!(days.iter().flatten().count(), customers as usize);

    let mut found = ItemsBuilder::default();
    let mut import = Import::telling(options(), &imported.trace, vec![vec![Some(6)]]);
    feed(&mut import, &file, |import| {
        found.add(ledger, &import.take_cells());
    });
    clock.lap("orders read for items");
    let (items, _) = found.finish(ledger.customer_count());
    clock.lap("items");
    assert_eq!(items.names.len(), 311);
    let bytes = items.encode();
    assert_eq!(Items::decode(&bytes), Ok(items));
    clock.lap("items to bytes and back");

    let columns = &file.0.columns;
    let mut found = ReceiptsBuilder::new(&[columns]);
    let asked = vec![ReceiptsBuilder::columns(columns)];
    let mut import = Import::telling(options(), &imported.trace, asked);
    feed(&mut import, &file, |import| {
        found.add(&file.0, &import.take_cells());
    });
    clock.lap("orders read for receipts");
    let receipts = found.finish(ledger, &view);
    clock.lap("receipts");
    let bytes = receipts.encode();
    assert_eq!(Receipts::decode(&bytes).as_ref(), Ok(&receipts));
    clock.lap("receipts to bytes and back");
    println!("receipts: {} bytes an order", bytes.len() / ledger.len());
    assert_eq!(receipts.len(), ledger.len());
    clock.1
}

#[test]
fn thousands() {
    run(1_000, 9_000);
}

#[test]
#[ignore = "a million orders: for measuring"]
fn a_million() {
    for (step, time) in run(275_000, 1_000_000) {
        println!("{step}: {} ms", time.as_millis());
    }
}
