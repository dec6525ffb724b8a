//! The results as tables, the budgets of the design beside them. A budget that
//! is missed is told, and fails nothing: how long something takes is the
//! machine's affair as much as the program's.

use super::summary::Summary;
use super::{browser, native};
use crate::text::{grouped, table};

pub(super) fn names(setting: &str) -> &'static [&'static str] {
    if setting == "browser" {
        &browser::CONTENDERS
    } else {
        &native::CONTENDERS
    }
}

/// The tables of one setting and file.
pub(super) fn text(summary: &Summary) -> String {
    let orders = grouped(summary.size.orders as u64);
    let title = format!("{}, {orders} orders", summary.setting);
    let columns: &[Column] = if summary.setting == "browser" {
        &BROWSER
    } else {
        &NATIVE
    };
    let mut head = vec![title];
    head.extend(columns.iter().map(|column| column.0.to_owned()));
    let mut rows = vec![head];
    let mut failures = Vec::new();
    for name in names(summary.setting) {
        if let Some(reason) = summary.failure(name) {
            failures.push(format!("{name} failed: {reason}\n"));
        }
        let mut row = vec![(*name).to_owned()];
        row.extend(columns.iter().map(|column| (column.1)(summary, name)));
        rows.push(row);
    }
    format!("{}{}", table(&rows), failures.concat())
}

type Column = (&'static str, fn(&Summary, &str) -> String);

/// Times are medians; `x ours` says how many times as long as we. `processor`
/// is the time of all threads, which a busy machine does not stretch.
const BROWSER: [Column; 10] = [
    ("first", |all, name| ms(all.median(name, "/ms"))),
    ("x floor", |all, name| {
        times(all.ratio(name, "floor", "/ms"))
    }),
    ("x ours", |all, name| times(all.ratio(name, "ours", "/ms"))),
    ("processor", |all, name| ms(all.median(name, "/cpuMs"))),
    ("again", |all, name| ms(all.median(name, "/againMs"))),
    ("x floor", |all, name| {
        times(all.ratio(name, "floor", "/againMs"))
    }),
    ("x ours", |all, name| {
        times(all.ratio(name, "ours", "/againMs"))
    }),
    ("wasm memory", |all, name| {
        megabytes(all.median(name, "/wasmBytes"))
    }),
    ("process grew", |all, name| megabytes(all.growth(name))),
    ("main thread", |all, name| ms(busy(all, name))),
];

const NATIVE: [Column; 9] = [
    ("total", |all, name| ms(all.median(name, "/ms"))),
    ("x ours", |all, name| times(all.ratio(name, "ours", "/ms"))),
    ("processor", |all, name| ms(all.median(name, "/cpuMs"))),
    ("x ours", |all, name| {
        times(all.ratio(name, "ours", "/cpuMs"))
    }),
    ("ingest", |all, name| ms(all.median(name, "/stages/ingest"))),
    ("customers", |all, name| {
        ms(all.median(name, "/stages/customers"))
    }),
    ("summary", |all, name| {
        ms(all.median(name, "/stages/summary"))
    }),
    ("cohorts", |all, name| {
        ms(all.median(name, "/stages/cohorts"))
    }),
    ("peak memory", |all, name| {
        megabytes(all.median(name, "/peakRss"))
    }),
];

/// The longest time that the main thread did not answer: long tasks are told
/// from 50 ms on, gaps between timers also below.
fn busy(all: &Summary, name: &str) -> Option<f64> {
    let gap = all.median(name, "/mainThread/worstGap")?;
    Some(gap.max(all.median(name, "/mainThread/longestTask").unwrap_or(0.0)))
}

/// What the design asks for, and what was reached. `smaller` is the same
/// setting at a tenth of the orders, if measured.
pub(super) fn budgets(all: &Summary, smaller: Option<&Summary>) -> String {
    if all.setting != "browser" {
        return String::new();
    }
    let head = ["budget", "asked", "first", "again"];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    let mut row = |what: &str, asked: String, first: String, again: String| {
        rows.push(vec![what.to_owned(), asked, first, again]);
    };
    let both =
        |name: &str, base: &str| ["/ms", "/againMs"].map(|path| times(all.ratio(name, base, path)));
    for (what, name, least) in [
        ("DuckDB-wasm takes, x ours", "duckdb", "5"),
        ("PapaParse + Map takes, x ours", "papaparse", "10"),
    ] {
        let [first, again] = both(name, "ours");
        row(what, format!("at least {least}"), first, again);
    }
    let [first, again] = both("ours", "floor");
    row("we take, x floor", "at most 4".into(), first, again);
    if let Some(smaller) = smaller {
        let growth = |path| {
            let ratio = all.median("ours", path)? / smaller.median("ours", path)?;
            Some(ratio)
        };
        let what = "we take, x a tenth of the orders";
        let [first, again] = ["/ms", "/againMs"].map(|path| times(growth(path)));
        row(what, "at most 11".into(), first, again);
    }
    let limit = 60 * all.size.orders as u64 + 150 * all.size.customers;
    let held = megabytes(all.median("ours", "/wasmBytes"));
    row(
        "wasm memory, 60 bytes an order + 150 a customer",
        format!("at most {}", megabytes(Some(limit as f64))),
        held,
        String::new(),
    );
    row(
        "main thread",
        "at most 50 ms".into(),
        ms(busy(all, "ours")),
        String::new(),
    );
    table(&rows)
}

fn ms(value: Option<f64>) -> String {
    value.map_or_else(dash, |ms| format!("{} ms", grouped(ms.round() as u64)))
}

fn times(value: Option<f64>) -> String {
    value.map_or_else(dash, |ratio| format!("{ratio:.2}"))
}

fn megabytes(value: Option<f64>) -> String {
    value.map_or_else(dash, |bytes| format!("{:.0} MB", bytes / 1e6))
}

fn dash() -> String {
    "-".to_owned()
}
