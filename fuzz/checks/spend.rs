//! Files of spend.

use super::knobs::Knobs;
use ltv_engine::calendar::Day;
use ltv_engine::ingest::{ImportError, ImportOptions, Mapping, Report, TableKind};
use ltv_engine::spend::{SpendImport, SpendImported, SpendOn};

pub(crate) fn spend(data: &[u8]) {
    let (knobs, file) = Knobs::split(data);
    spending(&knobs, &knobs.mapping(TableKind::Spend), file);
}

pub(super) fn spending(knobs: &Knobs, mapping: &Mapping, file: &[u8]) -> Option<SpendImported> {
    let options = knobs.options();
    let whole = run(options, mapping, &[file]);
    let cut = run(options, mapping, &knobs.slices(file));
    match (&whole, &cut) {
        (Ok(whole), Ok(cut)) => {
            assert_eq!(whole.reports, cut.reports);
            assert_eq!(whole.lengths, cut.lengths);
            assert_eq!(whole.spend.rows(), cut.spend.rows());
            assert_eq!(whole.spend.channels(), cut.spend.channels());
            check(whole, options);
        }
        (Err(whole), Err(cut)) => {
            assert_eq!(whole, cut);
            if let ImportError::NoValidRow { report } = whole {
                assert!(report.adds_up(), "{report:?}");
            }
        }
        _ => panic!("depends on where slices are cut"),
    }
    whole.ok()
}

fn run(
    options: ImportOptions,
    mapping: &Mapping,
    slices: &[&[u8]],
) -> Result<SpendImported, ImportError> {
    let mut import = SpendImport::new(options);
    import.begin(mapping.clone(), None);
    for slice in slices {
        let _ = import.push(slice); // said again at the end
    }
    import.end()?;
    import.finish()
}

fn check(imported: &SpendImported, options: ImportOptions) {
    let spend = &imported.spend;
    assert!(
        imported.reports.iter().all(Report::adds_up),
        "{:?}",
        imported.reports
    );
    let rows = spend.rows();
    assert!(rows.windows(2).all(|pair| pair[0] < pair[1]));
    for row in rows {
        assert!(
            row.first <= row.last && row.last <= options.today,
            "{row:?}"
        );
        assert!(row.first.is_valid() && row.last.is_valid(), "{row:?}");
        let channels = spend.channels().len() as u32;
        assert!(row.channel.is_none_or(|channel| channel < channels));
    }
    // Adjoining spans add up to the whole, wherever they meet.
    let Some((first, last)) = spend.span() else {
        return;
    };
    let all = spend.between(first, last, SpendOn::Everything);
    assert_eq!(all, spend.total());
    let middle = Day(first.0 + (last.0 - first.0) / 3);
    let before = spend.between(first, middle, SpendOn::Everything);
    let after = spend.between(Day(middle.0 + 1), last, SpendOn::Everything);
    assert_eq!(before.scaled() + after.scaled(), all.scaled());
    let coverage = spend.coverage(first, last, SpendOn::Everything);
    assert!(coverage.covered <= coverage.days);
}
