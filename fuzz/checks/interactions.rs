//! Files of interactions.

use super::knobs::Knobs;
use ltv_engine::ingest::{ImportError, Mapping, Report};
use ltv_engine::interactions::{InteractionsImport, InteractionsImported};

pub(super) fn interactions(knobs: &Knobs, mapping: &Mapping, file: &[u8]) {
    let whole = run(knobs, mapping, &[file]);
    let cut = run(knobs, mapping, &knobs.slices(file));
    match (&whole, &cut) {
        (Ok(whole), Ok(cut)) => {
            assert_eq!(whole.reports, cut.reports);
            assert_eq!(whole.interactions.kinds(), cut.interactions.kinds());
            check(whole);
        }
        (Err(whole), Err(cut)) => assert_eq!(whole, cut),
        _ => panic!("depends on where slices are cut"),
    }
}

fn run(
    knobs: &Knobs,
    mapping: &Mapping,
    slices: &[&[u8]],
) -> Result<InteractionsImported, ImportError> {
    let mut import = InteractionsImport::new(knobs.options());
    import.begin(mapping.clone());
    for slice in slices {
        let _ = import.push(slice); // said again at the end
    }
    import.end()?;
    import.finish()
}

/// Every row is accounted for, and each that was kept is of one kind.
fn check(imported: &InteractionsImported) {
    assert!(imported.reports.iter().all(Report::adds_up));
    let kept: u64 = imported.reports.iter().map(|report| report.rows_kept).sum();
    let found = &imported.interactions;
    let named: u64 = found.kinds().iter().map(|kind| kind.count).sum();
    assert_eq!(named + found.unnamed(), kept);
    assert!((1..=kept).contains(&(found.persons() as u64)));
}
