//! Times the import of generated orders: `cargo run --release --example
//! import_speed [rows] [rounds] [plain|ids|shuffled|lines]`. Prints the least
//! of some rounds.
#![allow(clippy::unwrap_used)]

use ltv_engine::calendar::Day;
use ltv_engine::ingest::{ImportOptions, Importer, PreviewOptions, Role, RowMeaning, preview};
use std::fmt::Write;
use std::time::Instant;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let mut number = |usual: u64| arguments.next().map_or(usual, |text| text.parse().unwrap());
    let (rows, rounds) = (number(1_000_000), number(7));
    let form = std::env::args()
        .nth(3)
        .unwrap_or_else(|| "plain".to_owned());
    let text = generate(rows, &form);
    let mut mapping = preview(
        &text.as_bytes()[..100_000.min(text.len())],
        false,
        &PreviewOptions::default(),
    )
    .unwrap()
    .mapping()
    .unwrap();
    let order_id = (form != "plain").then_some(3);
    mapping.columns.set(Role::OrderId, order_id);
    mapping.rows = if form == "lines" {
        RowMeaning::Lines
    } else {
        RowMeaning::Order
    };
    let mut least = f64::INFINITY;
    let mut orders = 0;
    for _ in 0..rounds {
        let start = Instant::now();
        let mut importer = Importer::new(mapping.clone(), ImportOptions::new(Day(21_000)));
        text.as_bytes()
            .chunks(1 << 20)
            .for_each(|slice| importer.push(slice));
        orders = importer.finish().unwrap().orders.len();
        least = least.min(start.elapsed().as_secs_f64());
    }
    println!(
        "{form}: {rows} rows, {orders} orders: {:.1} ms, {:.1} ns a row, {:.0} MB/s",
        least * 1e3,
        least * 1e9 / rows as f64,
        text.len() as f64 / least / 1e6
    );
}

/// Customers return as in real files: some often, many once.
fn generate(rows: u64, form: &str) -> String {
    let mut text = String::from("customer_id,date,amount,order_id\n");
    let mut state = 1_u64;
    for row in 0..rows {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let draw = (state >> 33) as f64 / f64::from(1_u32 << 31);
        let customer = (draw * draw * rows as f64 / 4.0) as u64;
        let (year, month, day) = Day(18_000 + (row * 2_500 / rows) as i32).civil();
        let order = match form {
            "shuffled" => row.wrapping_mul(2_654_435_761) % (1 << 32),
            "lines" => row / 3,
            _ => row,
        };
        let _ = writeln!(
            text,
            "C{customer:07},{year}-{month:02}-{day:02},{}.{:02},#{order:09}",
            (state >> 20) % 3_000,
            (state >> 40) % 100
        );
    }
    text
}
