//! The table of orders, from a file of lines to the sums of customers.

use std::collections::BTreeMap;
use std::fmt::Write;

use ltv_engine::amount::Amount;
use ltv_engine::calendar::Day;
use ltv_engine::customers::Customers;
use ltv_engine::history::History;
use ltv_engine::ingest::values::{DateStyle, DecimalMark};
use ltv_engine::ingest::{
    Columns, Delimiter, Import, ImportOptions, Layout, Mapping, Role, RowMeaning, TableKind,
};
use ltv_engine::segments::lists::tidy::{OrderColumns, OrderRow, Table, heads, order};
use ltv_engine::segments::roster::{Receipts, ReceiptsBuilder};
use proptest::prelude::*;

use crate::support::Table as Csv;

fn mapping(rows: RowMeaning) -> Mapping {
    let roles = [
        Role::OrderId,
        Role::Customer,
        Role::Date,
        Role::Amount,
        Role::Refunded,
        Role::Channel,
        Role::Product,
    ];
    Mapping {
        kind: TableKind::Orders,
        layout: Layout {
            delimiter: Delimiter::Comma,
            skip: 0,
            has_header: true,
        },
        columns: roles.into_iter().zip(0..).collect::<Columns>(),
        dates: DateStyle::Ymd,
        numbers: DecimalMark::Point,
        rows,
        recurring_ids: false,
    }
}

fn feed(import: &mut Import, mapping: &Mapping, text: &str, mut each: impl FnMut(&mut Import)) {
    import.begin(mapping.clone(), 0);
    for slice in text.as_bytes().chunks(50) {
        import.push(slice).unwrap();
        each(import);
    }
    import.end().unwrap();
    each(import);
}

/// As the worker does it; `None` where the file has no order.
fn read(mapping: &Mapping, text: &str) -> Option<(History, Receipts)> {
    let options = ImportOptions::new(Day::from_civil(2026, 11, 22).unwrap());
    let mut import = Import::new(options);
    feed(&mut import, mapping, text, |_| {});
    let imported = import.finish().ok()?;
    let customers = Customers::new(&imported.orders);
    let mut found = ReceiptsBuilder::new(&[&mapping.columns]);
    let columns = vec![ReceiptsBuilder::columns(&mapping.columns)];
    let mut import = Import::telling(options, &imported.trace, columns);
    feed(&mut import, mapping, text, |import| {
        found.add(mapping, &import.take_cells());
    });
    let receipts = found.finish(&imported.orders, &customers);
    let history = History::of(&imported.orders, &customers).unwrap();
    assert_eq!(receipts.len(), history.order_count());
    Some((history, Receipts::decode(&receipts.encode()).unwrap()))
}

fn table((history, receipts): &(History, Receipts)) -> Csv {
    let (mut out, mut nth) = (Vec::new(), 0);
    let columns = OrderColumns::of(Some(receipts));
    heads(Table::Orders, columns, &mut out);
    for (customer, buyer) in history.iter().enumerate() {
        let each = buyer.days().iter().zip(buyer.amounts()).zip(1..);
        for ((&date, amount), position) in each {
            let row = OrderRow {
                order: Some(receipts.id(nth)),
                customer: history.id(customer),
                date,
                position,
                revenue: amount.as_f64(),
                refunded: receipts.refunded(nth).as_f64(),
                channel: Some(receipts.channel(nth)),
                products: &receipts.products(nth).collect::<Vec<_>>(),
            };
            order(&row, columns, 4, &mut out);
            nth += 1;
        }
    }
    Csv::read(&out)
}

fn scaled(cell: &str) -> i64 {
    let money: f64 = cell.parse().unwrap();
    (money * 10_000.0).round() as i64
}

#[test]
fn one_row_for_each_order_with_what_stands_on_it() {
    let text = "o,c,d,a,r,ch,p\n\
        7,Amy,2026-03-01,100,,web,beans\n\
        7,Amy,2026-03-01,40,15,web,cup\n\
        8,Amy,2026-01-05,60,,store,tea\n\
        9,Bob,2026-02-02,80,,,\n\
        7,Amy,2026-03-09,-30,,,cup\n\
        8,Amy,2026-01-05,60,,store,tea\n\
        10,Cid,2026-02-03,50,,web,tea\n\
        10,Cid,2026-02-05,-50,,,\n";
    let found = read(&mapping(RowMeaning::Lines), text).unwrap();
    let csv = table(&found);
    let column = |name| csv.column(name);
    assert_eq!(column("order_id"), ["8", "7", "9"]);
    assert_eq!(column("customer_id"), ["Amy", "Amy", "Bob"]);
    assert_eq!(column("position"), ["1", "2", "1"]);
    assert_eq!(column("is_first"), ["true", "false", "true"]);
    // The lines of an order add up; what came back in a column and in a row is off.
    assert_eq!(column("revenue"), ["120", "95", "80"]);
    assert_eq!(column("refunded"), ["0", "45", "0"]);
    assert_eq!(column("channel"), ["store", "web", ""]);
    assert_eq!(column("product"), ["tea", "beans", ""]);
    assert_eq!(column("products"), ["tea", "beans; cup", ""]);
}

proptest! {
    /// Any lines, refunds and repeated ids: the orders of each customer add up to what
    /// the history has of it, and each stands on the day of its own first line.
    #[test]
    fn orders_add_up_to_customers(
        lines in prop::collection::vec((0..12_u32, 0..5_u32, 1..9_u8, -300_i64..900, 0..3_u32, 0..4_u32), 1..60),
        rows in prop_oneof![Just(RowMeaning::Lines), Just(RowMeaning::Order), Just(RowMeaning::OrderTotal)],
    ) {
        let mut text = String::from("o,c,d,a,r,ch,p\n");
        for (id, customer, day, cents, channel, product) in &lines {
            let refunded = if cents % 7 == 0 { "1.5" } else { "" };
            let amount = *cents as f64 / 100.0;
            writeln!(text, "#{id},c{customer},2026-05-0{day},{amount},{refunded},ch{channel},p{product}").unwrap();
        }
        let Some(found) = read(&mapping(rows), &text) else { return Ok(()) };
        let csv = table(&found);
        let history = &found.0;
        let mut sums: BTreeMap<&str, i64> = BTreeMap::new();
        for (customer, revenue) in csv.column("customer_id").into_iter().zip(csv.column("revenue")) {
            *sums.entry(customer).or_default() += scaled(revenue);
        }
        prop_assert_eq!(sums.len(), history.len());
        for (customer, buyer) in history.iter().enumerate() {
            let whole: i64 = buyer.amounts().iter().copied().map(Amount::scaled).sum();
            prop_assert_eq!(sums[history.id(customer)], whole);
        }
        let mut ids = csv.column("order_id");
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(ids.len(), csv.rows.len(), "lines of one id are one order");
        for row in csv.by("order_id").values() {
            // Its first line is the first of its id that is no refund.
            let id = row["order_id"];
            let first = lines.iter().find(|line| format!("#{}", line.0) == id && line.3 >= 0);
            let first = first.unwrap();
            prop_assert_eq!(row["customer_id"], format!("c{}", first.1));
            prop_assert_eq!(row["order_date"], format!("2026-05-0{}", first.2));
            prop_assert_eq!(row["channel"], format!("ch{}", first.4));
            prop_assert_eq!(row["product"], format!("p{}", first.5));
            let own = lines.iter().filter(|line| format!("#{}", line.0) == id && line.3 >= 0);
            let gross: i64 = match rows {
                RowMeaning::Lines => own.map(|line| line.3 * 100).sum(),
                _ => first.3 * 100,
            };
            prop_assert_eq!(scaled(row["revenue"]) + scaled(row["refunded"]), gross);
        }
    }
}
