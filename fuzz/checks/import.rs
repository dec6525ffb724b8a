//! Order files through the whole import, twice over and cut anywhere.

use super::knobs::Knobs;
use ltv_engine::calendar::Day;
use ltv_engine::contacts::Contacts;
use ltv_engine::ingest::values::CurrencyCode;
use ltv_engine::ingest::{
    FileReport, Import, ImportError, ImportOptions, Imported, Mapping, Report, TableKind, Trace,
};
use ltv_engine::orders::Orders;

/// What one order is: customer, day, amount.
type Order = (String, Day, i64);

/// All that an import says.
#[derive(Debug, PartialEq)]
struct Outcome {
    files: Vec<Result<FileReport, ImportError>>,
    imported: Result<Ledger, ImportError>,
}

#[derive(Debug, PartialEq)]
struct Ledger {
    orders: Vec<Order>,
    as_of: Day,
    report: Report,
    reports: Vec<Report>,
    contacts: Contacts,
    currency: Option<CurrencyCode>,
    trace: Trace,
}

pub(crate) fn delimited(data: &[u8]) {
    let (knobs, file) = Knobs::split(data);
    import(&knobs, &knobs.mapping(TableKind::Orders), file);
}

/// Imports the file, and says whether it is an order file at all.
pub(super) fn import(knobs: &Knobs, mapping: &Mapping, file: &[u8]) -> Option<Imported> {
    let options = knobs.options();
    let (whole, imported) = run(options, mapping, &[&[file]]);
    let slices = knobs.slices(file);
    let (cut, _) = run(options, mapping, &[&slices]);
    assert_eq!(whole, cut, "depends on where slices are cut");
    // Exported again, and read beside the first: everything is accounted for.
    let (twice, again) = run(options, mapping, &[&[file], &slices]);
    second_run(
        options,
        mapping,
        &[&[file], &slices],
        &twice,
        again.as_ref(),
    );
    second_run(options, mapping, &[&slices], &whole, imported.as_ref());
    imported
}

/// Imports files that are given in slices.
fn run(
    options: ImportOptions,
    mapping: &Mapping,
    files: &[&[&[u8]]],
) -> (Outcome, Option<Imported>) {
    let mut import = Import::new(options);
    let ends = feed(&mut import, mapping, files);
    for file in ends.iter().flatten() {
        let report = &file.report;
        let classed = report.rows_kept + report.rows_changed() + report.rows_dropped();
        assert_eq!(report.rows_read, classed + file.waiting, "{report:?}");
    }
    let imported = import.finish();
    match &imported {
        Ok(imported) => check(imported, files),
        Err(ImportError::NoValidRow { report }) => assert!(report.adds_up(), "{report:?}"),
        Err(_) => {}
    }
    let outcome = Outcome {
        files: ends,
        imported: imported.as_ref().map(ledger).map_err(Clone::clone),
    };
    (outcome, imported.ok())
}

fn feed(
    import: &mut Import,
    mapping: &Mapping,
    files: &[&[&[u8]]],
) -> Vec<Result<FileReport, ImportError>> {
    let each = files.iter().map(|slices| {
        import.begin(mapping.clone(), 0);
        for slice in *slices {
            let _ = import.push(slice); // said again at the end
        }
        import.end()
    });
    each.collect()
}

fn ledger(imported: &Imported) -> Ledger {
    let orders = &imported.orders;
    let each = (0..orders.len()).map(|order| {
        let customer = orders.customers()[order] as usize;
        let id = orders.customer_id(customer).to_owned();
        (id, orders.days()[order], orders.amounts()[order].scaled())
    });
    Ledger {
        orders: each.collect(),
        as_of: orders.as_of(),
        report: imported.report.clone(),
        reports: imported.reports.clone(),
        contacts: imported.contacts.clone(),
        currency: imported.currency,
        trace: imported.trace.clone(),
    }
}

fn check(imported: &Imported, files: &[&[&[u8]]]) {
    assert!(
        imported.reports.iter().all(Report::adds_up),
        "{:?}",
        imported.reports
    );
    assert_eq!(imported.report, Report::sum(&imported.reports));
    bounded(&imported.orders, files);
    let customers = imported.orders.customer_count();
    let entries = imported.contacts.entries();
    assert!(
        entries
            .iter()
            .all(|contact| (contact.customer as usize) < customers)
    );
    let revenue: i128 = imported
        .orders
        .amounts()
        .iter()
        .map(|amount| i128::from(amount.scaled()))
        .sum();
    assert_eq!(imported.orders.revenue().scaled(), revenue);
    assert!(imported.orders.first_day() <= imported.orders.as_of());
}

/// What is held grows with the rows, not with what they claim.
fn bounded(orders: &Orders, files: &[&[&[u8]]]) {
    let bytes: usize = files
        .iter()
        .copied()
        .flatten()
        .map(|slice| slice.len())
        .sum();
    assert!(
        orders.heap_bytes() <= 16 * bytes + 4_096,
        "{} bytes held",
        orders.heap_bytes()
    );
}

/// What was not held is found again, and agrees with the account.
fn second_run(
    options: ImportOptions,
    mapping: &Mapping,
    files: &[&[&[u8]]],
    outcome: &Outcome,
    imported: Option<&Imported>,
) {
    let trace = match (&outcome.imported, imported) {
        (_, Some(imported)) => imported.trace.clone(),
        (Err(ImportError::NoValidRow { .. }), _) => Trace::default(),
        _ => return,
    };
    if outcome.files.iter().any(Result::is_err) {
        return;
    }
    let mut rejecting = Import::rejecting(options, &trace);
    let mut rejected = 0;
    for slices in files {
        rejecting.begin(mapping.clone(), 0);
        for slice in *slices {
            let _ = rejecting.push(slice);
            rejected += rejecting.take_rejected().len() as u64;
        }
        let _ = rejecting.end();
        rejected += rejecting.take_rejected().len() as u64;
    }
    let report = match &outcome.imported {
        Ok(ledger) => &ledger.report,
        Err(ImportError::NoValidRow { report }) => report,
        Err(_) => return,
    };
    let expected = report.rows_changed() + report.rows_dropped();
    assert_eq!(
        rejected, expected,
        "rejected rows of a second run, {report:?}"
    );
    let Some(imported) = imported else { return };
    let columns = vec![Some(1); files.len()];
    let mut labelling = Import::labelling(options, &trace, columns.clone());
    feed(&mut labelling, mapping, files);
    let labels = labelling.finish_labels();
    assert_eq!(labels.of_order.len(), imported.orders.len());
    let names = labels.names.len() as u32;
    assert!(labels.of_order.iter().all(|&label| label < names));
    let mut numbering = Import::numbering(options, &trace, columns);
    feed(&mut numbering, mapping, files);
    assert_eq!(
        numbering.finish_numbers().of_order.len(),
        imported.orders.len()
    );
}
