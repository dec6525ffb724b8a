//! The same file gives the same models everywhere: `tests/data/expected/models.csv`
//! holds every number of a forecast as computed natively; the npm package's test holds
//! its WebAssembly against the same table.

use std::fmt::Write;

use ltv_engine::btyd::ModelKind;
use ltv_engine::calendar::Day;
use ltv_engine::customers::Customers;
use ltv_engine::forecast::{Estimate, ForecastOptions, Parameter, Step};
use ltv_engine::history::History;
use ltv_engine::ingest::{Import, ImportOptions, PreviewOptions, preview};

use crate::support::all_of;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../");
const TABLE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../tests/data/expected/models.csv"
);

/// A shop's export as a file is read: recognised, imported, summed up.
pub(crate) fn read(file: &str) -> History {
    let bytes = std::fs::read([ROOT, file].concat()).unwrap();
    let text = match std::str::from_utf8(&bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::BIG5.decode(&bytes).0.into_owned(),
    };
    let preview = preview(text.as_bytes(), true, &PreviewOptions::default()).unwrap();
    let mut import = Import::new(ImportOptions::new(Day::from_civil(2026, 1, 1).unwrap()));
    import.begin(preview.mapping().unwrap(), 0);
    import.push(text.as_bytes()).unwrap();
    import.end().unwrap();
    let orders = import.finish().unwrap().orders;
    History::of(&orders, &Customers::new(&orders)).unwrap()
}

/// Models and totals of a forecast with nothing chosen, `file,of,what,value`: floats in
/// the shortest form that reads back as the same.
fn numbers(file: &str, into: &mut String) {
    let (steps, _) = all_of(read(file), ForecastOptions::default());
    let mut put = |of: &str, what: &str, value: f64| {
        writeln!(into, "{file},{of},{what},{value:?}").unwrap();
    };
    for step in &steps {
        match step {
            Step::Fitted { fit } => {
                let name = name(fit.kind);
                put(name, "logLikelihood", fit.log_likelihood);
                fitted(name, &fit.parameters, &mut put);
            }
            Step::Spend { fit: Some(fit), .. } => {
                put("gamma-gamma", "logLikelihood", fit.log_likelihood);
                fitted("gamma-gamma", &fit.parameters, &mut put);
            }
            Step::Outlook { outlook } => {
                total("orders", Some(outlook.orders), &mut put);
                total("revenue", outlook.revenue, &mut put);
                total("value", outlook.value, &mut put);
                total("alive", Some(outlook.alive), &mut put);
            }
            _ => {}
        }
    }
}

fn fitted(model: &str, parameters: &[Parameter], put: &mut impl FnMut(&str, &str, f64)) {
    for parameter in parameters {
        put(
            model,
            &format!("params.{}", parameter.name),
            parameter.value,
        );
        if let Some(error) = parameter.standard_error {
            let what = format!("standardErrors.{}", parameter.name);
            put(model, &what, error);
        }
    }
}

fn total(name: &str, estimate: Option<Estimate>, put: &mut impl FnMut(&str, &str, f64)) {
    let Some(estimate) = estimate else { return };
    put("forecast", &format!("{name}.mean"), estimate.mean);
    if let Some((low, high)) = estimate.interval {
        put("forecast", &format!("{name}.low"), low);
        put("forecast", &format!("{name}.high"), high);
    }
}

fn name(kind: ModelKind) -> &'static str {
    match kind {
        ModelKind::Nbd => "nbd",
        ModelKind::BgNbd => "bg-nbd",
        ModelKind::MbgNbd => "mbg-nbd",
        ModelKind::ParetoNbd => "pareto-nbd",
    }
}

fn table() -> String {
    let mut table = String::from("file,of,what,value\n");
    for file in [
        "www/samples/cdnow.csv",
        "www/samples/coffee/orders.csv",
        "tests/data/cohorts24.csv",
    ] {
        numbers(file, &mut table);
    }
    table
}

#[test]
fn every_number_is_that_of_the_table() {
    let expected = std::fs::read_to_string(TABLE).unwrap();
    let found = table();
    assert_eq!(found.lines().count(), expected.lines().count());
    for (found, expected) in found.lines().zip(expected.lines()).skip(1) {
        let (name, value) = found.rsplit_once(',').unwrap();
        let (own, kept) = expected.rsplit_once(',').unwrap();
        assert_eq!(name, own);
        let (value, kept): (f64, f64) = (value.parse().unwrap(), kept.parse().unwrap());
        let off = (value - kept).abs();
        assert!(off <= 1e-9 * kept.abs(), "{name}: {value}, was {kept}");
    }
}

/// `cargo test -p ltv-engine --test forecast -- --ignored write`
#[test]
#[ignore = "writes the table that the others are held against"]
fn write_the_table() {
    std::fs::write(TABLE, table()).unwrap();
}
