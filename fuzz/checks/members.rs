//! Files of members, and the forms that ids and addresses are brought to.

use super::knobs::Knobs;
use ltv_engine::contacts::ContactKind;
use ltv_engine::identity::merge;
use ltv_engine::ingest::{ImportError, Mapping, Report, TableKind};
use ltv_engine::people::{MembersImported, PeopleImport, normalise};

pub(crate) fn people(data: &[u8]) {
    let (knobs, file) = Knobs::split(data);
    members(&knobs, &knobs.mapping(TableKind::Customers), file);
    let text = String::from_utf8_lossy(file);
    for cell in text.lines().flat_map(|line| line.split(',')).take(64) {
        forms(cell);
    }
}

/// What has its normal form keeps it. Left out are the marks by which
/// spreadsheets keep text as text (`'x`, `="x"`): of several, one is taken.
fn forms(cell: &str) {
    let all = [
        normalise::id,
        normalise::email,
        normalise::phone,
        normalise::line_id,
    ];
    for (at, normalise) in all.into_iter().enumerate() {
        if let Some(form) = normalise(cell).filter(|form| !form.starts_with(['\'', '='])) {
            assert_eq!(
                normalise(&form).as_ref(),
                Some(&form),
                "form {at} of {cell:?}"
            );
        }
    }
}

pub(super) fn members(knobs: &Knobs, mapping: &Mapping, file: &[u8]) -> Option<MembersImported> {
    let whole = run(mapping, &[file]);
    let cut = run(mapping, &knobs.slices(file));
    match (&whole, &cut) {
        (Ok(whole), Ok(cut)) => {
            assert_eq!(whole.reports, cut.reports);
            assert_eq!(ids(whole), ids(cut));
            assert_eq!(whole.people.keys(), cut.people.keys());
            for label in 0..2 {
                assert_eq!(
                    whole.people.label_names(label),
                    cut.people.label_names(label)
                );
                let of_members = whole.people.labels_of_members(label);
                assert_eq!(of_members, cut.people.labels_of_members(label));
                assert_eq!(of_members.len(), whole.people.len());
            }
        }
        (Err(whole), Err(cut)) => assert_eq!(whole, cut),
        _ => panic!("depends on where slices are cut"),
    }
    match &whole {
        Ok(whole) => check(whole),
        Err(ImportError::NoValidRow { report }) => assert!(report.adds_up(), "{report:?}"),
        Err(_) => {}
    }
    whole.ok()
}

fn run(mapping: &Mapping, slices: &[&[u8]]) -> Result<MembersImported, ImportError> {
    let mut import = PeopleImport::new();
    import.begin(mapping.clone(), &[Some(1), Some(3)]);
    for slice in slices {
        let _ = import.push(slice); // said again at the end
    }
    import.end()?;
    import.finish()
}

fn ids(imported: &MembersImported) -> Vec<&str> {
    (0..imported.people.len())
        .map(|member| imported.people.id(member))
        .collect()
}

fn check(imported: &MembersImported) {
    let people = &imported.people;
    assert!(
        imported.reports.iter().all(Report::adds_up),
        "{:?}",
        imported.reports
    );
    let kept: u64 = imported.reports.iter().map(|report| report.rows_kept).sum();
    assert_eq!(kept, people.len() as u64);
    let found = merge(people.keys(), &ContactKind::ALL, people.len());
    assert_eq!(found.into.len(), people.len());
    let all = people.len() as u32;
    assert_eq!(found.remaining, all - found.customers + found.groups);
    assert!(found.into.iter().all(|&group| group < found.remaining));
}
