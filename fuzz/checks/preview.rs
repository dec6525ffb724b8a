//! The first look at a file.

use super::knobs::Knobs;
use ltv_engine::ingest::values::{DateGuess, DecimalMark, NumberGuess};
use ltv_engine::ingest::{
    Delimiter, ImportError, Layout, Mapping, Preview, PreviewOptions, Scan, TableKind, preview,
};

pub(crate) fn schema(data: &[u8]) {
    let (knobs, file) = Knobs::split(data);
    let kinds = [
        None,
        Some(TableKind::Orders),
        Some(TableKind::Customers),
        Some(TableKind::Spend),
    ];
    let ask = PreviewOptions {
        kind: kinds[knobs.get(1, 0, 4)],
        delimiter: (knobs.get(0, 2, 2) == 1).then(|| knobs.delimiter()),
        skip: [None, Some(0), Some(1), Some(7)][knobs.get(2, 0, 4)],
    };
    let head = &file[..file.len() - file.len() * knobs.get(3, 0, 8) / 8];
    for (bytes, complete) in [(file, true), (file, false), (head, false)] {
        if let Ok(preview) = preview(bytes, complete, &ask) {
            check(&preview, &ask);
            let first = scan(preview.layout, &[file]);
            assert_eq!(first, scan(preview.layout, &knobs.slices(file)));
        }
    }
}

fn scan(layout: Layout, slices: &[&[u8]]) -> Vec<ltv_engine::ingest::ColumnScan> {
    let mut scan = Scan::new(layout, &[0, 1, 2, 70_000]);
    for slice in slices {
        scan.push(slice);
    }
    scan.finish()
}

pub(super) fn check(preview: &Preview, ask: &PreviewOptions) {
    assert!(ask.kind.is_none_or(|kind| kind == preview.kind));
    assert!(
        ask.delimiter
            .is_none_or(|delimiter| delimiter == preview.layout.delimiter)
    );
    assert!(Delimiter::ALL.contains(&preview.layout.delimiter));
    assert!(ask.skip.is_none_or(|skip| skip == preview.layout.skip));
    assert!((1..=8).contains(&preview.rows.len()));
    let short = |cell: &String| cell.chars().count() <= 120;
    assert!(preview.rows.iter().flatten().all(short));
    for (at, column) in preview.columns.iter().enumerate() {
        assert_eq!(column.index, at);
        assert!(column.samples.len() <= 5 && column.samples.iter().all(short));
        assert!(column.name.iter().all(short));
    }
    for pair in preview.guesses.windows(2) {
        assert!(pair[0].role < pair[1].role, "{:?}", preview.guesses);
    }
    for guess in &preview.guesses {
        assert!(guess.column < preview.columns.len());
        assert!((0.0..=1.0).contains(&guess.confidence), "{guess:?}");
    }
    let _ = (preview.header_key(), preview.is_sure());
    if let Ok(mapping) = preview.mapping() {
        assert_eq!(mapping.check(preview.columns.len()), Ok(()));
    }
}

/// The mapping of a preview, its questions answered by the first choice.
pub(super) fn answered(mut preview: Preview) -> Option<Mapping> {
    for _ in 0..3 {
        match preview.mapping() {
            Ok(mapping) => return Some(mapping),
            Err(ImportError::AmbiguousDateOrder { column }) => {
                let dates = &mut preview.columns[column].dates;
                let DateGuess::Ambiguous { options } = &*dates else {
                    panic!("{dates:?} is no question");
                };
                *dates = DateGuess::Decided { style: options[0] };
            }
            Err(ImportError::AmbiguousDecimalMark { column }) => {
                let mark = DecimalMark::Point;
                preview.columns[column].numbers = NumberGuess::Decided { mark };
            }
            Err(_) => return None,
        }
    }
    panic!("the same question again");
}
