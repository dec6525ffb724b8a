//! What stands on each order.

use crate::support::{File, again, mapping, read};
use ltv_engine::contacts::ContactKind;
use ltv_engine::customers::Customers;
use ltv_engine::history::{Buyer, History};
use ltv_engine::identity::merge;
use ltv_engine::ingest::{Columns, Role, RowMeaning, TableKind};
use ltv_engine::segments::roster::{Receipts, ReceiptsBuilder};

const ROLES: [Role; 7] = [
    Role::Customer,
    Role::Date,
    Role::Amount,
    Role::Email,
    Role::OrderId,
    Role::Channel,
    Role::Product,
];

/// Customer, date, amount, e-mail, id, channel, product: as many columns of these.
fn file(columns: usize, rows: RowMeaning, text: &str) -> File {
    let columns: Vec<_> = ROLES.into_iter().take(columns).zip(0..).collect();
    let mut mapping = mapping(TableKind::Orders, &columns);
    mapping.rows = rows;
    let heads = ["c", "d", "a", "e", "o", "ch", "p"];
    let heads = heads[..columns.len()].join(",");
    (mapping, [&heads, "\n", text].concat())
}

fn found(files: &[File], keys: &[ContactKind]) -> (History, Receipts) {
    let imported = read(files);
    let into = merge(&imported.contacts, keys, imported.orders.customer_count()).into;
    let orders = imported.orders.merged(&into);
    let customers = Customers::new(&orders);
    let mapped: Vec<&Columns> = files.iter().map(|(mapping, _)| &mapping.columns).collect();
    let columns = mapped
        .iter()
        .map(|mapping| ReceiptsBuilder::columns(mapping));
    let mut found = ReceiptsBuilder::new(&mapped);
    // The files here are alike in what the builder asks of a mapping.
    again(&imported.trace, files, columns.collect(), |cells| {
        found.add(&files[0].0, cells);
    });
    let history = History::of(&orders, &customers).unwrap();
    (history, found.finish(&orders, &customers))
}

/// Three orders of two customers; something was given back of the second.
pub(crate) fn receipts() -> Receipts {
    let text = "A,2024-01-02,10,,7,web,tea\n\
                B,2024-01-03,10,,9,,豆\n\
                A,2024-01-05,5,,8,store,cup\n\
                A,2024-01-05,5,,8,store,tea\n\
                A,2024-01-09,-2.5,,8,,\n";
    found(&[file(7, RowMeaning::Lines, text)], &[]).1
}

fn told(receipts: &Receipts) -> Vec<(&str, &str, Vec<&str>)> {
    let order = |at| {
        let products = receipts.products(at).collect();
        (receipts.id(at), receipts.channel(at), products)
    };
    (0..receipts.len()).map(order).collect()
}

#[test]
fn orders_stand_as_in_the_history() {
    let receipts = receipts();
    let expected = [
        ("7", "web", vec!["tea"]),
        ("8", "store", vec!["cup", "tea"]),
        ("9", "", vec!["豆"]),
    ];
    assert_eq!(told(&receipts), expected);
    let back = [0, 1, 2, 3].map(|at| receipts.refunded(at).scaled());
    assert_eq!(back, [0, 25_000, 0, 0]);
    assert_eq!(receipts.products(3).count(), 0, "beyond the last");
    assert_eq!((receipts.id(3), receipts.channel(3)), ("", ""));
}

#[test]
fn who_was_taken_together_has_the_orders_of_both() {
    let text = "A,2024-01-05,10,x@example.com,1,web,tea\n\
                C,2024-01-01,20,,2,app,cup\n\
                B,2024-01-04,30,x@example.com,3,store,tea\n";
    let files = [file(7, RowMeaning::Order, text)];
    let (history, receipts) = found(&files, &[ContactKind::Email]);
    let ids: Vec<_> = told(&receipts).into_iter().map(|order| order.0).collect();
    assert_eq!(ids, ["3", "1", "2"]);
    let amounts = history.iter().flat_map(Buyer::amounts);
    let amounts: Vec<_> = amounts.map(|amount| amount.scaled() / 10_000).collect();
    assert_eq!(amounts, [30, 10, 20]);
}

#[test]
fn a_file_without_a_column_leaves_it_blank() {
    let whole = file(7, RowMeaning::Order, "A,2024-01-05,10,,1,web,tea\n");
    let short = file(3, RowMeaning::Order, "A,2024-01-06,10\nB,2024-01-06,10\n");
    let (_, receipts) = found(&[whole, short.clone()], &[]);
    let expected = [
        ("1", "web", vec!["tea"]),
        ("", "", vec![]),
        ("", "", vec![]),
    ];
    assert_eq!(told(&receipts), expected);
    // And where no file has it, nothing is known.
    let (_, receipts) = found(&[short], &[]);
    let has = [
        receipts.has_ids(),
        receipts.has_channels(),
        receipts.has_products(),
    ];
    assert_eq!(has, [false; 3]);
    assert_eq!(Receipts::decode(&receipts.encode()), Ok(receipts));
}
