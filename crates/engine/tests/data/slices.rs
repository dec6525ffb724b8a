//! The result of an import depends on the bytes, not on how they are cut.

use crate::support::{dropped, import_with, listing, options, plain};
use ltv_engine::ingest::{DropReason, ImportError, Imported, Importer};

/// Rows whose quotes, blanks and broken places are the hard ones.
const TRICKY: &[&str] = &[
    "會員編號,日期,金額,備註",
    "甲,2025-01-01,1,plain",
    "\"乙,quoted\",2025-01-02,2,\"say \"\"hi\"\"\"",
    "",
    "丙,2025-01-03,3,\"two<EOL>lines, one row\"",
    "丁,2025-01-04,4,un\"quoted",
    "戊,2025-01-05,5,\"never closed",
    "己,2025-01-06,6,",
    "   ",
    "庚,2025-01-07,7,\"\"\"\"",
    "辛,2025-01-08,8,\"a\"b",
    "壬,2025-01-09,9,\"<EOL><EOL>\"",
    ",,,",
    "\"\",2025-01-10,10,nobody",
    "癸,2025-01-11,11,\"open to the end",
];

fn tricky(line_end: &str, last_line_end: bool) -> Vec<u8> {
    let mut text = TRICKY.join(line_end).replace("<EOL>", line_end);
    if last_line_end {
        text.push_str(line_end);
    }
    text.into_bytes()
}

fn in_slices(file: &[u8], size: usize) -> Result<Imported, ImportError> {
    let mut importer = Importer::new(plain(), options());
    file.chunks(size).for_each(|slice| importer.push(slice));
    importer.finish()
}

#[test]
fn every_slice_size_and_line_end_gives_the_same_rows() {
    let reference = import_with(plain(), &tricky("\n", true)).unwrap();
    let ids: Vec<String> = listing(&reference).into_iter().map(|(id, ..)| id).collect();
    assert_eq!(ids, ["甲", "乙,quoted", "丙", "丁", "己", "庚", "辛", "壬"]);
    assert_eq!(reference.report.blank_rows, 3);
    let rows: Vec<_> = dropped(&reference.report)
        .into_iter()
        .map(|(reason, _, examples)| {
            (
                reason,
                examples
                    .into_iter()
                    .map(|(row, ..)| row)
                    .collect::<Vec<_>>(),
            )
        })
        .collect();
    let expected = [
        (DropReason::MissingCustomer, vec![14]),
        (DropReason::UnclosedQuote, vec![7, 15]),
    ];
    assert_eq!(rows, expected);

    for bom in ["", "\u{feff}"] {
        for line_end in ["\n", "\r\n", "\r"] {
            for last in [true, false] {
                let file = [bom.as_bytes(), &tricky(line_end, last)].concat();
                for size in 1..=file.len() {
                    let got = in_slices(&file, size).unwrap();
                    let what = format!("{bom:?} {line_end:?} {last} slices of {size}");
                    assert_eq!(got.report, reference.report, "{what}");
                    assert_eq!(listing(&got), listing(&reference), "{what}");
                }
            }
        }
    }
}

#[test]
fn empty_slices_change_nothing() {
    let file = tricky("\r\n", true);
    let mut importer = Importer::new(plain(), options());
    importer.push(b"");
    for slice in file.chunks(3) {
        importer.push(slice);
        importer.push(b"");
    }
    let got = importer.finish().unwrap();
    assert_eq!(got.report, import_with(plain(), &file).unwrap().report);
}

#[test]
fn rows_read_grows_with_the_slices() {
    let row = b"A,2025-01-01,1\n";
    let mut importer = Importer::new(plain(), options());
    importer.push(b"a,b,c\n");
    for done in 1..=100 {
        importer.push(row);
        assert_eq!(importer.rows_read(), done);
    }
}

#[test]
fn records_beyond_a_mebibyte_are_given_up_by_line() {
    let long = "x".repeat(1 << 20);
    let quoted_lines = "filler line of an endless quote\n".repeat(40_000);
    let file = format!(
        "a,b,c,d\nA,2025-01-01,1,x\nB,2025-01-02,2,{long}\nC,2025-01-03,3,y\n\
         D,2025-01-04,4,\"{long}\"\nE,2025-01-05,5,\"{quoted_lines}\nF,2025-01-06,6,z\n"
    );
    let reference = import_with(plain(), file.as_bytes()).unwrap();
    let ids: Vec<String> = listing(&reference).into_iter().map(|(id, ..)| id).collect();
    assert_eq!(ids, ["A", "C", "F"]);
    let report = &reference.report;
    assert_eq!(report.count(DropReason::LineTooLong), 2);
    assert_eq!(report.count(DropReason::UnclosedQuote), 1);
    assert_eq!(report.rows_read, report.rows_kept + report.rows_dropped());
    for size in [97, 4_096, 65_536, 1 << 20, (1 << 20) + 1] {
        let got = in_slices(file.as_bytes(), size).unwrap();
        assert_eq!(&got.report, report, "slices of {size}");
        assert_eq!(listing(&got), listing(&reference), "slices of {size}");
    }
}

#[test]
fn a_long_quoted_record_in_single_bytes_takes_linear_time() {
    // 900 KB byte by byte: 4 × 10¹¹ steps if each byte started the record again.
    let note = "line\n".repeat(180_000);
    let file = format!("a,b,c,d\nA,2025-01-01,1,\"{note}\"\nB,2025-01-02,2,x\n");
    let got = in_slices(file.as_bytes(), 1).unwrap();
    assert_eq!((got.report.rows_kept, got.report.rows_dropped()), (2, 0));
}
