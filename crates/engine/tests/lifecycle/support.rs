//! What the tests share: the fixtures as histories, and the oracle's tables.

use std::collections::BTreeMap;
use std::path::PathBuf;

use ltv_engine::amount::Amount;
use ltv_engine::calendar::Day;
use ltv_engine::cohorts::CustomerLabels;
use ltv_engine::customers::Customers;
use ltv_engine::history::History;
use ltv_engine::ingest::{ImportOptions, Importer, PreviewOptions, preview};
use ltv_engine::orders::OrdersBuilder;

fn repository(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path)
}

/// The history of orders: id, day, amount in units of currency.
pub(crate) fn history<'a>(orders: impl IntoIterator<Item = (&'a str, i32, f64)>) -> History {
    let mut builder = OrdersBuilder::default();
    for (id, day, amount) in orders {
        let amount = Amount::from_scaled((amount * 10_000.0).round() as i64).unwrap();
        builder.push(id, Day(day), amount);
    }
    let orders = builder.finish().unwrap().unwrap();
    History::of(&orders, &Customers::new(&orders)).unwrap()
}

/// A file as a user without corrections would open it.
fn opened(text: &[u8]) -> History {
    let preview = preview(text, true, &PreviewOptions::default()).unwrap();
    let today = Day::from_civil(2025, 6, 30).unwrap();
    let mut importer = Importer::new(preview.mapping().unwrap(), ImportOptions::new(today));
    importer.push(text);
    let orders = importer.finish().unwrap().orders;
    History::of(&orders, &Customers::new(&orders)).unwrap()
}

/// A fixture, with its earlier day, months ahead, and labels by the last digit of ids.
pub(crate) struct Fixture {
    pub(crate) name: &'static str,
    pub(crate) history: History,
    pub(crate) earlier: Day,
    pub(crate) months: u32,
    of_customer: Vec<u32>,
    names: Vec<String>,
}

impl Fixture {
    pub(crate) fn labels(&self) -> CustomerLabels<'_> {
        CustomerLabels {
            of_customer: &self.of_customer,
            names: &self.names,
        }
    }
}

/// As in `segments.py`.
pub(crate) fn fixtures() -> [Fixture; 2] {
    let cdnow = std::fs::read(repository("www/samples/cdnow.csv")).unwrap();
    let coffee = std::fs::read(repository("www/samples/coffee/orders.csv")).unwrap();
    let (coffee, _, broken) = encoding_rs::BIG5.decode(&coffee);
    assert!(!broken);
    let both = [
        ("cdnow", opened(&cdnow), (1998, 1, 31), 6),
        ("coffee", opened(coffee.as_bytes()), (2024, 11, 17), 12),
    ];
    both.map(|(name, history, (year, month, day), months)| {
        let label = |at: usize| match history.id(at).bytes().last() {
            Some(b'9') => u32::MAX,
            Some(digit) => u32::from(digit - b'0') % 4,
            None => panic!("a customer without an id"),
        };
        Fixture {
            name,
            earlier: Day::from_civil(year, month, day).unwrap(),
            months,
            of_customer: (0..history.len()).map(label).collect(),
            names: (0..4).map(|digit| digit.to_string()).collect(),
            history,
        }
    })
}

/// A row of a table that the oracle wrote.
pub(crate) type Row = BTreeMap<String, String>;

/// The rows of such a table (no quotes in it) that have all of these cells.
pub(crate) fn expected(name: &str, wanted: &[(&str, &str)]) -> Vec<Row> {
    let path = repository(&format!("tests/data/expected/{name}.csv"));
    let text = std::fs::read_to_string(path).unwrap();
    let mut lines = text.lines().map(|line| line.split(','));
    let header: Vec<&str> = lines.next().unwrap().collect();
    let rows = lines.map(|cells| {
        let cells = cells.map(str::to_owned);
        (header.iter().map(|&name| name.to_owned()))
            .zip(cells)
            .collect()
    });
    let rows: Vec<Row> = rows
        .filter(|row: &Row| wanted.iter().all(|(name, cell)| row[*name] == **cell))
        .collect();
    assert!(!rows.is_empty(), "{name} {wanted:?}");
    rows
}

/// A cell as a number.
pub(crate) fn number<T: std::str::FromStr>(row: &Row, name: &str) -> T {
    let cell = &row[name];
    cell.parse().unwrap_or_else(|_| panic!("{name}: {cell}"))
}

/// A day as the oracle writes it.
pub(crate) fn iso(day: Day) -> String {
    let (year, month, day) = day.civil();
    format!("{year:04}-{month:02}-{day:02}")
}

/// Equal to `part` of the expected value.
pub(crate) fn near(got: f64, expected: f64, part: f64, what: &str) {
    assert!(
        (got - expected).abs() <= part * expected.abs(),
        "{what}: {got} instead of {expected}"
    );
}
