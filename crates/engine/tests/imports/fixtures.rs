//! Every fixture of the repository that is a table of orders: accounted for in
//! each run, whatever is chosen; and the made-up exports of other tools against
//! what a plain script counted in them.

use crate::second_runs::rejected;
use crate::support::{check, options};
use ltv_engine::ingest::{
    Cancelled, DropReason, Import, ImportError, ImportOptions, Imported, Mapping, PreviewOptions,
    Refunds, preview,
};
use std::path::PathBuf;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every CSV file below the fixtures and the samples.
fn fixtures() -> Vec<PathBuf> {
    let folders = [
        "tests/data",
        "tests/data/bad",
        "tests/data/presets",
        "www/samples",
    ];
    let files = folders
        .into_iter()
        .flat_map(|folder| std::fs::read_dir(root().join(folder)).unwrap())
        .map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = files
        .filter(|path| path.extension().is_some_and(|extension| extension == "csv"))
        .collect();
    files.sort();
    assert!(files.len() > 20);
    files
}

fn read(options: ImportOptions, mapping: &Mapping, bytes: &[u8]) -> Result<Imported, ImportError> {
    let mut import = Import::new(options);
    import.begin(mapping.clone(), 0);
    for slice in bytes.chunks(1 << 16) {
        import.push(slice)?;
    }
    import.end()?;
    let imported = import.finish();
    check(&imported);
    imported
}

#[test]
fn every_row_of_every_fixture_is_accounted_for() {
    let mut imported = 0;
    for path in fixtures() {
        let bytes = std::fs::read(&path).unwrap();
        let Ok(preview) = preview(&bytes, true, &PreviewOptions::default()) else {
            continue;
        };
        let Ok(mapping) = preview.mapping() else {
            continue;
        };
        for refunds in [Refunds::Net, Refunds::Drop] {
            for cancelled in [Cancelled::Drop, Cancelled::Keep] {
                let options = ImportOptions {
                    refunds,
                    cancelled,
                    ..options()
                };
                match read(options, &mapping, &bytes) {
                    Ok(_) | Err(ImportError::NoValidRow { .. }) => imported += 1,
                    Err(error) => panic!("{}: {error:?}", path.display()),
                }
            }
        }
        if let Ok(first) = read(options(), &mapping, &bytes) {
            let text = String::from_utf8(bytes).unwrap();
            let rows = rejected(&[(0, (mapping, text))], &first.trace).remove(0);
            let report = first.report;
            let unkept = report.rows_changed() + report.rows_dropped();
            assert_eq!(rows.len() as u64, unkept, "{}", path.display());
        }
    }
    assert!(imported >= 4 * 15, "{imported} imports");
}

/// `tests/data/presets/expected.tsv`: sales, customers, gross and refunded
/// amounts of each export, counted without the engine.
#[test]
fn exports_of_other_tools_come_to_what_was_counted() {
    let text = std::fs::read_to_string(root().join("tests/data/presets/expected.tsv")).unwrap();
    let mut lines = text
        .lines()
        .map(|line| line.split('\t').collect::<Vec<_>>());
    let header = lines.next().unwrap();
    for line in lines {
        let cell = |name: &str| line[header.iter().position(|column| *column == name).unwrap()];
        let number = |name: &str| cell(name).parse::<f64>().unwrap();
        let bytes = std::fs::read(root().join("tests/data/presets").join(cell("file"))).unwrap();
        let preview = preview(&bytes, true, &PreviewOptions::default()).unwrap();
        let mapping = preview.mapping().unwrap();
        let refunds = Refunds::Drop;
        let gross = read(
            ImportOptions {
                refunds,
                ..options()
            },
            &mapping,
            &bytes,
        )
        .unwrap();
        let net = read(options(), &mapping, &bytes).unwrap();
        // One payment there has no customer id, and 1,200 from an e-mail address.
        let by_mail = f64::from(cell("preset") == "Stripe");
        let revenue = |imported: &Imported| imported.orders.revenue().as_f64() - 1_200.0 * by_mail;
        let found = [
            gross.orders.len() as f64 - by_mail,
            gross.orders.customer_count() as f64 - by_mail,
            revenue(&gross),
            gross.orders.revenue().as_f64() - net.orders.revenue().as_f64(),
        ];
        let expected = ["sales", "customers", "gross", "refunded"].map(number);
        for (found, expected) in found.into_iter().zip(expected) {
            let close = (found - expected).abs() < 1e-6;
            assert!(close, "{}: {found:?} is not {expected:?}", cell("preset"));
        }
    }
}

/// The coffee shop's three files against the counts of what was put in
/// (`tests/data/expected/coffee.json`, written by `cargo xtask sample`).
#[test]
fn the_coffee_shop_is_read_as_it_was_made() {
    let expected = std::fs::read_to_string(root().join("tests/data/expected/coffee.json")).unwrap();
    let number = |name: &str| -> i128 {
        let after = expected.split(&format!("\"{name}\": ")).nth(1).unwrap();
        let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
        digits.parse().unwrap()
    };
    let bytes = std::fs::read(root().join("www/samples/coffee/orders.csv")).unwrap();
    let (text, _, broken) = encoding_rs::BIG5.decode(&bytes);
    assert!(!broken);
    let preview = preview(text.as_bytes(), true, &PreviewOptions::default()).unwrap();
    let mapping = preview.mapping().unwrap();
    let found = read(options(), &mapping, text.as_bytes()).unwrap();
    assert_eq!(found.orders.len() as i128, number("orders"));
    assert_eq!(found.orders.customer_count() as i128, number("customers"));
    assert_eq!(found.orders.revenue().scaled(), number("revenue") * 10_000);
    let report = &found.report;
    assert_eq!(
        i128::from(report.count(DropReason::Cancelled)),
        number("cancelled") + number("unpaid")
    );
    assert_eq!(i128::from(report.rows_read), number("rows_below_header"));
}
