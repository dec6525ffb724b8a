//! Tables for business intelligence.

use ltv_engine::calendar::Day;
use ltv_engine::segments::lists::ListRow;
use ltv_engine::segments::lists::tidy::{
    BiTool, CohortRow, Column, DictionaryWords, Kind, OrderColumns, OrderRow, Table, Unit,
    calendar, cohort, customer, dictionary, heads, order, table_name,
};

use crate::shop;
use crate::support::{Table as Csv, date};

struct Words;

impl DictionaryWords for Words {
    fn unit(&self, unit: Unit) -> String {
        let word = match unit {
            Unit::None => "",
            Unit::Currency => "TWD",
            Unit::Orders => "筆",
            Unit::Customers => "人",
            Unit::Share => "0–1",
            Unit::Periods => "月",
        };
        word.to_owned()
    }

    fn meaning(&self, table: Table, column: &Column) -> String {
        format!("{} 的 {}", table.name(), column.name)
    }

    fn absent(&self, _: Table, column: &Column) -> String {
        format!("沒有 {}", column.name)
    }
}

fn day(year: i32, month: u8, day: u8) -> Day {
    Day::from_civil(year, month, day).unwrap()
}

/// The fixtures: names and bytes, each table for each tool.
pub(crate) fn tables() -> Vec<(String, Vec<u8>)> {
    let tools = [BiTool::PowerBi, BiTool::FineBi];
    let files = tools
        .into_iter()
        .flat_map(|tool| Table::ALL.map(|table| (table_name(tool, table, date()), written(table))));
    files.collect()
}

fn written(table: Table) -> Vec<u8> {
    written_with(table, OrderColumns::ALL)
}

fn written_with(table: Table, columns: OrderColumns) -> Vec<u8> {
    let mut out = Vec::new();
    heads(table, columns, &mut out);
    match table {
        Table::Customers => {
            for row in with_ids() {
                customer(&row, 2, &mut out);
            }
        }
        Table::Orders => orders(columns, &mut out),
        Table::Cohorts => cohorts(&mut out),
        Table::Calendar => calendar(day(2026, 1, 3), day(2026, 11, 20), &mut out),
        Table::Dictionary => {
            dictionary(&Words, columns, &mut out);
        }
    }
    out
}

fn with_ids() -> impl Iterator<Item = ListRow<'static>> {
    shop::rows()
        .into_iter()
        .filter(|row| !row.id.trim().is_empty())
}

fn orders(columns: OrderColumns, out: &mut Vec<u8>) {
    let products = ["=咖啡豆", "濾紙, 100 張", "@杯"];
    for (at, row) in with_ids().enumerate() {
        let id = format!("{}A-000{at}", if at == 1 { "=" } else { "" });
        let row = OrderRow {
            order: (at != 2).then_some(&id),
            customer: row.id,
            date: day(2026, 1 + at as u8 % 12, 3),
            position: 1 + at as u32 % 3,
            revenue: 640.25 * (at as f64 - 1.0),
            refunded: 20.5 * (at % 2) as f64,
            channel: Some("官網, \"APP\""),
            products: &products[..at % 4],
        };
        order(&row, columns, 2, out);
    }
}

fn cohorts(out: &mut Vec<u8>) {
    for age in 0..3 {
        let row = CohortRow {
            start: day(2026, 9, 1),
            segment: Some("門市"),
            age,
            customers: 40,
            active: 40 >> age,
            orders: 44 >> age,
            revenue: 28_000.0 / f64::from(1 + age),
            cumulative: 28_000.0 + 14_000.0 * f64::from(age),
            is_complete: age < 2,
        };
        cohort(&row, 2, out);
    }
}

fn table(table: Table) -> Csv {
    Csv::read(&written(table))
}

/// Whether a cell is empty or what its column says.
fn is_kind(cell: &str, kind: Kind) -> bool {
    cell.is_empty()
        || match kind {
            Kind::Text => true,
            Kind::Integer => cell.parse::<i64>().is_ok(),
            Kind::Decimal => cell.parse::<f64>().is_ok() && !cell.contains('e'),
            Kind::Boolean => matches!(cell, "true" | "false"),
            Kind::Date => {
                let parts: Vec<_> = cell.split('-').collect();
                let is_right = parts.len() == 3 && parts[0].len() == 4;
                is_right && parts.iter().all(|part| part.parse::<u16>().is_ok())
            }
        }
}

#[test]
fn cells_are_what_the_dictionary_says() {
    let dictionary = table(Table::Dictionary);
    let mut described = Vec::new();
    for own in Table::ALL {
        let csv = table(own);
        let names: Vec<_> = own.columns().iter().map(|column| column.name).collect();
        assert_eq!(csv.heads, names);
        for (at, column) in own.columns().iter().enumerate() {
            for row in &csv.rows {
                assert!(
                    is_kind(&row[at], column.kind),
                    "{} {}",
                    column.name,
                    row[at]
                );
            }
            if own != Table::Dictionary {
                let key = column.kind.key();
                described.push((own.name(), column.name, key));
            }
        }
    }
    let rows = dictionary.rows.iter().map(|row| {
        assert!(!row[4].is_empty());
        (row[0].as_str(), row[1].as_str(), row[2].as_str())
    });
    assert_eq!(rows.collect::<Vec<_>>(), described);
    assert!(dictionary.column("unit").contains(&"TWD"));
}

#[test]
fn a_column_that_no_file_has_is_left_out_and_told() {
    let some = OrderColumns {
        read: true,
        product: true,
        ..OrderColumns::default()
    };
    let lacks = |columns, lacking: &[&str]| {
        let own = Csv::read(&written_with(Table::Orders, columns));
        let whole = table(Table::Orders);
        for (at, head) in own.heads.iter().enumerate() {
            assert!(!lacking.contains(&head.as_str()), "{head}");
            let cells: Vec<_> = own.rows.iter().map(|row| row[at].as_str()).collect();
            assert_eq!(cells, whole.column(head), "the rest stays as it is");
        }
        assert_eq!(own.heads.len() + lacking.len(), whole.heads.len());
        let told = Csv::read(&written_with(Table::Dictionary, columns));
        assert_eq!(told.rows.len(), table(Table::Dictionary).rows.len());
        for row in &told.rows {
            let is_absent = row[0] == "orders" && lacking.contains(&row[1].as_str());
            assert_eq!(row[2] == "absent", is_absent, "{row:?}");
            assert_eq!(row[4].starts_with("沒有"), is_absent, "{row:?}");
        }
    };
    lacks(OrderColumns::ALL, &[]);
    lacks(some, &["order_id", "channel"]);
    let none = ["order_id", "refunded", "channel", "product", "products"];
    lacks(OrderColumns::default(), &none);
}

#[test]
fn products_stand_together_and_the_first_alone() {
    let orders = table(Table::Orders);
    let both = orders.column("product").into_iter();
    let both: Vec<_> = both.zip(orders.column("products")).collect();
    assert_eq!(both[0], ("", ""));
    assert_eq!(both[1], ("'=咖啡豆", "'=咖啡豆"));
    assert_eq!(both[3], ("'=咖啡豆", "'=咖啡豆; 濾紙, 100 張; @杯"));
    assert_eq!(orders.column("order_id")[1], "'=A-0001");
    for (position, first) in orders
        .column("position")
        .into_iter()
        .zip(orders.column("is_first"))
    {
        assert_eq!(position == "1", first == "true");
    }
}

#[test]
fn files_begin_with_the_mark_that_power_query_needs() {
    for (name, bytes) in tables() {
        assert!(bytes.starts_with("\u{feff}".as_bytes()), "{name}");
    }
}

#[test]
fn orders_join_customers() {
    let (customers, orders) = (table(Table::Customers), table(Table::Orders));
    let ids = customers.column("customer_id");
    assert!(ids.contains(&"'-0012"));
    let mut keys = ids.clone();
    keys.sort_unstable();
    keys.dedup();
    assert!(keys.len() == ids.len() && !keys.contains(&""));
    for id in orders.column("customer_id") {
        assert!(ids.contains(&id), "{id}");
    }
    let text = format!("{:?}", customers.rows);
    assert!(
        !text.contains("王小明") && !text.contains("0912-345"),
        "no contacts"
    );
}

#[test]
fn the_calendar_has_every_day_of_whole_years_once() {
    let mut out = Vec::new();
    heads(Table::Calendar, OrderColumns::ALL, &mut out);
    calendar(day(2023, 11, 3), day(2026, 11, 20), &mut out);
    let calendar = Csv::read(&out);
    assert_eq!(calendar.rows.len(), 365 + 366 + 365 + 365);
    let days = calendar.by("date");
    assert_eq!(days.len(), calendar.rows.len());
    assert_eq!(calendar.rows[0][0], "2023-01-01");
    assert_eq!(calendar.rows.last().unwrap()[0], "2026-12-31");
    let sunday = &days["2026-11-22"];
    let expected = [
        ("year", "2026"),
        ("quarter", "4"),
        ("month", "11"),
        ("month_start", "2026-11-01"),
        ("iso_year", "2026"),
        ("iso_week", "47"),
        ("week_start", "2026-11-16"),
        ("weekday", "7"),
        ("roc_year", "115"),
    ];
    for (column, value) in expected {
        assert_eq!(sunday[column], value, "{column}");
    }
    // ISO 8601: 2025-12-29 is the Monday of the first week of 2026.
    assert_eq!(days["2025-12-29"]["iso_year"], "2026");
    assert_eq!(days["2025-12-29"]["iso_week"], "1");
}

#[test]
fn names_say_tool_table_and_date() {
    assert_eq!(
        table_name(BiTool::PowerBi, Table::Customers, date()),
        "ltv-powerbi-customers-2026-11-22.csv"
    );
    assert_eq!(
        table_name(BiTool::FineBi, Table::Dictionary, date()),
        "ltv-finebi-dictionary-2026-11-22.csv"
    );
}
