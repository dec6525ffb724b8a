//! Files that are not what they should be.
#![allow(missing_docs, clippy::unwrap_used)]

use std::io::{Cursor, Read, Write};

use ltv_sheets::{Bound, SheetError, to_csv, workbook};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

fn small() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..40_u16 {
        sheet
            .write_string(row.into(), 0, format!("名字 {row}"))
            .unwrap();
        sheet.write_number(row.into(), 1, row).unwrap();
    }
    book.save_to_buffer().unwrap()
}

/// The small workbook with some parts replaced or added.
fn with(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let source = small();
    let mut source = ZipArchive::new(Cursor::new(&source)).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for index in 0..source.len() {
        let mut part = source.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        if parts.iter().all(|(other, _)| *other != name) {
            let mut content = Vec::new();
            part.read_to_end(&mut content).unwrap();
            out.start_file(name, options).unwrap();
            out.write_all(&content).unwrap();
        }
    }
    for (name, content) in parts {
        out.start_file(*name, options).unwrap();
        out.write_all(content).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn sheet(rows: &str) -> Vec<u8> {
    let name = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    format!("<worksheet xmlns=\"{name}\"><sheetData>{rows}</sheetData></worksheet>").into_bytes()
}

fn convert(bytes: &[u8]) -> Result<String, SheetError> {
    let mut text = Vec::new();
    to_csv(bytes, 0, |piece| text.extend_from_slice(piece))?;
    Ok(String::from_utf8(text).unwrap())
}

const SHEET: &str = "xl/worksheets/sheet1.xml";

/// Sets what the directory says of the size of a part.
fn declare(bytes: &mut [u8], name: &str, size: u32) {
    let at = bytes
        .windows(4)
        .enumerate()
        .filter(|(_, w)| *w == b"PK\x01\x02");
    let entry = at
        .map(|(at, _)| at)
        .find(|at| bytes[at + 46..].starts_with(name.as_bytes()))
        .unwrap();
    bytes[entry + 24..entry + 28].copy_from_slice(&size.to_le_bytes());
}

#[test]
fn a_bomb_is_refused_by_what_it_declares() {
    let bomb = with(&[(SHEET, &vec![b' '; 64 << 20])]);
    assert!(bomb.len() < 1 << 20);
    let refused = SheetError::TooLarge {
        bound: Bound::Ratio,
        limit: 250,
    };
    assert_eq!(workbook(&bomb).unwrap_err(), refused);
    assert_eq!(convert(&bomb).unwrap_err(), refused);
}

#[test]
fn a_bomb_that_declares_little_is_refused_by_what_comes_out() {
    let mut bomb = with(&[(SHEET, &vec![b' '; 64 << 20])]);
    declare(&mut bomb, SHEET, 1_000);
    let error = convert(&bomb).unwrap_err();
    assert!(
        matches!(error, SheetError::TooLarge { .. } | SheetError::Damaged),
        "{error:?}"
    );
    let mut bomb = with(&[("xl/sharedStrings.xml", &vec![b' '; 64 << 20])]);
    declare(&mut bomb, "xl/sharedStrings.xml", 1_000);
    let error = workbook(&bomb).unwrap_err();
    assert!(
        matches!(error, SheetError::TooLarge { .. } | SheetError::Damaged),
        "{error:?}"
    );
}

#[test]
fn a_part_declared_to_be_huge_is_refused() {
    let mut bytes = small();
    declare(&mut bytes, SHEET, u32::MAX - 1);
    assert!(matches!(
        workbook(&bytes).unwrap_err(),
        SheetError::TooLarge { .. }
    ));
}

#[test]
fn a_value_without_end_is_refused() {
    // Not compressible enough for the bound on the ratio to be what stops it.
    let mut state = 1_u32;
    let noise: String = (0..9 << 20)
        .map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from(b'a' + (state >> 24) as u8 % 26)
        })
        .collect();
    let row = format!("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>{noise}</v></c></row>");
    let error = convert(&with(&[(SHEET, &sheet(&row))])).unwrap_err();
    assert!(
        matches!(
            error,
            SheetError::TooLarge {
                bound: Bound::Value,
                ..
            }
        ),
        "{error:?}"
    );
}

#[test]
fn rows_and_columns_that_no_spreadsheet_has_are_refused() {
    let row = |place: &str, row: u32| {
        sheet(&format!(
            "<row r=\"{row}\"><c r=\"{place}\"><v>1</v></c></row>"
        ))
    };
    let last = convert(&with(&[(SHEET, &row("A1048576", 1_048_576))])).unwrap();
    assert_eq!(last.lines().count(), 1_048_576);
    assert!(matches!(
        convert(&with(&[(SHEET, &row("A1048577", 1_048_577))])).unwrap_err(),
        SheetError::TooManyRows { limit: 1_048_576 }
    ));
    assert!(matches!(
        convert(&with(&[(SHEET, &row("XFE1", 1))])).unwrap_err(),
        SheetError::TooManyColumns { limit: 16_384 }
    ));
    // Without places, by counting.
    let rows = "<row/>".repeat(1_048_577) + "<row><c><v>1</v></c></row>";
    let error = convert(&with(&[(SHEET, &sheet(&rows))])).unwrap_err();
    assert!(
        matches!(error, SheetError::TooManyRows { .. } | SheetError::Damaged),
        "{error:?}"
    );
}

#[test]
fn rows_in_disorder_are_told() {
    let rows =
        "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"1\"><c r=\"A1\"><v>2</v></c></row>";
    assert_eq!(
        convert(&with(&[(SHEET, &sheet(rows))])),
        Err(SheetError::Damaged)
    );
    // Columns in disorder are put in order; of two in one place the first counts.
    let rows = "<row r=\"1\"><c r=\"C1\"><v>3</v></c><c r=\"A1\"><v>1</v></c><c r=\"C1\"><v>4</v></c></row>";
    assert_eq!(convert(&with(&[(SHEET, &sheet(rows))])).unwrap(), "1,,3\n");
}

#[test]
fn other_formats_are_told_apart() {
    let ole = |name: &str| {
        let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        bytes.resize(1024, 0);
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.resize(4096, 0);
        bytes
    };
    assert_eq!(workbook(&ole("Workbook")), Err(SheetError::OldWorkbook));
    assert_eq!(
        workbook(&ole("EncryptedPackage")),
        Err(SheetError::Encrypted)
    );
    assert_eq!(workbook(b""), Err(SheetError::NotAWorkbook));
    assert_eq!(workbook(b"a,b\n1,2\n"), Err(SheetError::NotAWorkbook));
    let container = |parts: &[(&str, &[u8])]| {
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            let options = SimpleFileOptions::default();
            out.start_file(*name, options).unwrap();
            out.write_all(content).unwrap();
        }
        out.finish().unwrap().into_inner()
    };
    assert_eq!(
        workbook(&container(&[("orders.csv", b"a,b")])),
        Err(SheetError::NotAWorkbook)
    );
    assert_eq!(
        workbook(&container(&[
            ("word/document.xml", b"<a/>"),
            ("[Content_Types].xml", b"")
        ])),
        Err(SheetError::NotAWorkbook)
    );
    assert_eq!(
        workbook(&container(&[
            ("[Content_Types].xml", b""),
            ("xl/workbook.bin", b"")
        ])),
        Err(SheetError::BinaryWorkbook)
    );
    let open = b"application/vnd.oasis.opendocument.spreadsheet";
    assert_eq!(
        workbook(&container(&[("mimetype", open), ("content.xml", b"<a/>")])),
        Err(SheetError::OpenDocument)
    );
}

/// Every cut of a file is an error, and no panic.
#[test]
fn truncated_files_are_told() {
    for bytes in [small(), with(&[])] {
        for part in 0..50 {
            let cut = &bytes[..bytes.len() * part / 50];
            assert!(workbook(cut).is_err(), "{part}/50");
            assert!(convert(cut).is_err(), "{part}/50");
        }
        assert!(convert(&bytes).is_ok());
    }
}

/// A sheet cut within its container, and bytes changed anywhere: an answer or
/// an error, never a panic.
#[test]
fn damaged_content_does_no_harm() {
    let whole =
        sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>1</v></c></row>");
    for end in 0..whole.len() - 40 {
        assert!(convert(&with(&[(SHEET, &whole[..end])])).is_err(), "{end}");
    }
    let bytes = small();
    for at in (0..bytes.len()).step_by(7) {
        let mut changed = bytes.clone();
        changed[at] ^= 0x55;
        let _ = workbook(&changed);
        let _ = convert(&changed);
    }
}
