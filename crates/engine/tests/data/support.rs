//! What the tests share: fixtures, short ways to import, the oracle's tables.

use ltv_engine::calendar::Day;
use ltv_engine::cohorts::Cohorts;
use ltv_engine::customers::Customers;
use ltv_engine::ingest::values::{DateStyle, DecimalMark};
use ltv_engine::ingest::{
    Delimiter, DropReason, ImportError, ImportOptions, Imported, Importer, Layout, Mapping,
    PreviewOptions, Report, Role, RowMeaning, TableKind, preview,
};
use ltv_engine::summary::Summary;
use std::path::PathBuf;

/// customer, date, amount as the first three columns.
pub(crate) fn plain() -> Mapping {
    Mapping {
        kind: TableKind::Orders,
        layout: Layout {
            delimiter: Delimiter::Comma,
            skip: 0,
            has_header: true,
        },
        columns: [(Role::Customer, 0), (Role::Date, 1), (Role::Amount, 2)]
            .into_iter()
            .collect(),
        dates: DateStyle::Ymd,
        numbers: DecimalMark::Point,
        rows: RowMeaning::Order,
        recurring_ids: false,
    }
}

/// As [`plain`], with another column for a role.
pub(crate) fn plain_but(role: Role, column: usize) -> Mapping {
    let mut mapping = plain();
    mapping.columns.set(role, Some(column));
    mapping
}

pub(crate) fn day(year: i32, month: u8, day: u8) -> Day {
    Day::from_civil(year, month, day).unwrap()
}

/// The day on which the fixtures are read: the last day of `cohorts24.csv`.
pub(crate) fn options() -> ImportOptions {
    ImportOptions::new(day(2025, 12, 17))
}

pub(crate) fn repository(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}

pub(crate) fn read(path: &str) -> Vec<u8> {
    std::fs::read(repository(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

pub(crate) fn import_with(mapping: Mapping, bytes: &[u8]) -> Result<Imported, ImportError> {
    let mut importer = Importer::new(mapping, options());
    importer.push(bytes);
    importer.finish()
}

/// As a user without corrections would: the preview's mapping, then the import.
pub(crate) fn import(bytes: &[u8]) -> Result<Imported, ImportError> {
    import_with(
        preview(bytes, true, &PreviewOptions::default())?.mapping()?,
        bytes,
    )
}

pub(crate) fn analyse(imported: &Imported) -> (Summary, Cohorts) {
    let customers = Customers::new(&imported.orders);
    (
        Summary::new(&imported.orders, &customers),
        Cohorts::new(&imported.orders, &customers),
    )
}

/// The orders as text, for comparing imports.
pub(crate) fn listing(imported: &Imported) -> Vec<(String, Day, i64)> {
    let orders = &imported.orders;
    (0..orders.len())
        .map(|index| {
            let customer = orders.customers()[index] as usize;
            let amount = orders.amounts()[index].scaled();
            (
                orders.customer_id(customer).to_owned(),
                orders.days()[index],
                amount,
            )
        })
        .collect()
}

/// `(reason, count, [(row, column, value)])` of every reason, for assertions.
pub(crate) type DroppedRows = Vec<(DropReason, u64, Vec<(u64, Option<usize>, String)>)>;

pub(crate) fn dropped(report: &Report) -> DroppedRows {
    report
        .dropped
        .iter()
        .map(|entry| {
            let examples = entry.examples.iter();
            let examples = examples
                .map(|one| (one.row, one.column, one.value.clone()))
                .collect();
            (entry.reason, entry.count, examples)
        })
        .collect()
}

/// A table that the oracle wrote (no quotes in it).
pub(crate) struct Expected {
    header: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
}

impl Expected {
    pub(crate) fn read(name: &str) -> Self {
        let text = String::from_utf8(read(&format!("tests/data/expected/{name}.csv"))).unwrap();
        let mut lines = text
            .lines()
            .map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
        Self {
            header: lines.next().unwrap(),
            rows: lines.collect(),
        }
    }

    pub(crate) fn text(&self, row: usize, column: &str) -> &str {
        let at = self.header.iter().position(|name| name == column);
        &self.rows[row][at.unwrap_or_else(|| panic!("no column {column}"))]
    }

    pub(crate) fn int(&self, row: usize, column: &str) -> i128 {
        self.text(row, column).parse().unwrap()
    }

    pub(crate) fn float(&self, row: usize, column: &str) -> Option<f64> {
        Some(self.text(row, column))
            .filter(|text| !text.is_empty())
            .map(|text| text.parse().unwrap())
    }
}

/// Equal to 1e-9 of the larger of the value and one.
pub(crate) fn assert_close(got: Option<f64>, expected: Option<f64>, what: &str) {
    match (got, expected) {
        (Some(got), Some(expected)) => assert!(
            (got - expected).abs() <= 1e-9 * expected.abs().max(1.0),
            "{what}: {got} instead of {expected}"
        ),
        _ => assert_eq!(got, expected, "{what}"),
    }
}
