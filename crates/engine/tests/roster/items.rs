//! What each customer bought on which day.

use crate::support::{File, again, day, mapping, options, read};
use ltv_engine::contacts::ContactKind;
use ltv_engine::identity::merge;
use ltv_engine::ingest::{Import, Role, RowMeaning, TableKind};
use ltv_engine::segments::roster::{Items, ItemsBuilder};
use proptest::prelude::*;
use std::fmt::Write;

/// id, customer, e-mail, date, amount, product, status.
fn file(rows: RowMeaning, text: &str) -> File {
    let columns = [
        (Role::OrderId, 0),
        (Role::Customer, 1),
        (Role::Email, 2),
        (Role::Date, 3),
        (Role::Amount, 4),
        (Role::Product, 5),
        (Role::Status, 6),
    ];
    let mut mapping = mapping(TableKind::Orders, &columns);
    mapping.rows = rows;
    (mapping, ["o,c,e,d,a,p,s\n", text].concat())
}

fn items(files: &[File], keys: &[ContactKind]) -> (Items, u64) {
    let imported = read(files);
    let into = merge(&imported.contacts, keys, imported.orders.customer_count()).into;
    let orders = imported.orders.merged(&into);
    let mut found = ItemsBuilder::default();
    let columns = files
        .iter()
        .map(|(mapping, _)| vec![mapping.columns.get(Role::Product)]);
    again(&imported.trace, files, columns.collect(), |cells| {
        found.add(&orders, cells);
    });
    found.finish(orders.customer_count())
}

/// Customer, day of January, product.
fn listed(items: &Items) -> Vec<(usize, i32, &str)> {
    let first = day(2024, 1, 1).0 - 1;
    let of = |customer: usize| {
        let own = items.starts[customer] as usize..items.starts[customer + 1] as usize;
        own.map(move |at| {
            let product = items.names[items.products[at] as usize].as_str();
            (customer, items.days[at].0 - first, product)
        })
    };
    (0..items.starts.len() - 1).flat_map(of).collect()
}

#[test]
fn lines_of_one_order_are_items_of_its_day() {
    let text = "1,A,,2024-01-05,10,beans,paid\n\
                1,A,,2024-01-05,5,cup,paid\n\
                1,A,,2024-01-05,5,CUP,paid\n\
                2,B,,2024-01-03,5,tea,cancelled\n\
                3,B,,2024-01-04,5,tea,paid\n\
                4,A,,2024-01-02,5,tea,paid\n\
                5,A,,2024-01-02,5,,paid\n\
                6,A,,2024-13-02,5,milk,paid\n\
                3,B,,2024-01-06,-5,tea,paid\n";
    let (found, unnamed) = items(&[file(RowMeaning::Lines, text)], &[]);
    // The order of B was given back whole: B is no customer.
    assert_eq!(
        listed(&found),
        [(0, 2, "tea"), (0, 5, "beans"), (0, 5, "cup")]
    );
    assert_eq!(unnamed, 1);
    let totals = "1,A,,2024-01-05,10,beans,paid\n\
                  1,A,,,,cup,\n\
                  2,B,,2024-01-03,5,tea,paid\n";
    let (found, _) = items(&[file(RowMeaning::OrderTotal, totals)], &[]);
    assert_eq!(
        listed(&found),
        [(0, 5, "beans"), (0, 5, "cup"), (1, 3, "tea")]
    );
}

#[test]
fn duplicates_are_no_items() {
    let text = "1,A,,2024-01-05,10,beans,paid\n1,A,,2024-01-05,10,cup,paid\n";
    let (found, _) = items(&[file(RowMeaning::Order, text)], &[]);
    assert_eq!(listed(&found), [(0, 5, "beans")]);
    // The same order in a second file.
    let both = [file(RowMeaning::Lines, text), file(RowMeaning::Lines, text)];
    let (found, _) = items(&both, &[]);
    assert_eq!(listed(&found), [(0, 5, "beans"), (0, 5, "cup")]);
}

#[test]
fn who_was_taken_together_bought_together() {
    let text = "1,A,x@example.com,2024-01-05,10,beans,paid\n\
                2,C,,2024-01-01,10,tea,paid\n\
                3,B,x@example.com,2024-01-04,10,cup,paid\n";
    let files = [file(RowMeaning::Order, text)];
    let (found, _) = items(&files, &[ContactKind::Email]);
    assert_eq!(
        listed(&found),
        [(0, 4, "cup"), (0, 5, "beans"), (1, 1, "tea")]
    );
    assert_eq!(Items::decode(&found.encode()), Ok(found));
}

#[test]
fn a_second_run_of_another_kind_has_no_cells() {
    let mut import = Import::new(options());
    assert_eq!(import.take_cells().rows().count(), 0);
}

proptest! {
    /// Any lines: the items are the distinct triples of what stands in the file.
    #[test]
    fn items_are_what_stands_in_the_file(
        rows in prop::collection::vec((0..6_u32, 0..5_u32, 1..9_u8, 0..4_u32), 1..60),
    ) {
        let mut text = String::new();
        for ((_, customer, day, product), at) in rows.iter().zip(0..) {
            writeln!(text, "o{at},c{customer},,2024-01-0{day},1,p{product},").unwrap();
        }
        let (found, unnamed) = items(&[file(RowMeaning::Lines, &text)], &[]);
        prop_assert_eq!(unnamed, 0);
        let mut firsts: Vec<u32> = Vec::new();
        let mut expected: Vec<(usize, i32, String)> = Vec::new();
        for (_, customer, day, product) in &rows {
            let known = firsts.iter().position(|first| first == customer);
            let number = known.unwrap_or(firsts.len());
            if known.is_none() {
                firsts.push(*customer);
            }
            expected.push((number, i32::from(*day), format!("p{product}")));
        }
        expected.sort();
        expected.dedup();
        let mut listed: Vec<_> = listed(&found)
            .into_iter()
            .map(|(customer, day, product)| (customer, day, product.to_owned()))
            .collect();
        prop_assert!(listed.is_sorted_by_key(|one| (one.0, one.1)));
        listed.sort();
        prop_assert_eq!(listed, expected);
        prop_assert_eq!(Items::decode(&found.encode()), Ok(found));
    }
}
