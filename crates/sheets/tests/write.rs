//! Tables as workbooks, read back.
#![allow(missing_docs, clippy::unwrap_used)]

use std::io::{Cursor, Read};

use ltv_sheets::{Cell, ColumnKind, SheetError, Table, to_csv, workbook, write_xlsx};

const CREATED: i64 = 1_735_689_600; // 2025-01-01

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn table(name: &str, columns: Vec<ColumnKind>, cells: Vec<Vec<Cell>>) -> Table {
    Table {
        name: name.to_owned(),
        heads: (1..=columns.len()).map(|n| format!("頭 {n}")).collect(),
        columns,
        cells,
    }
}

fn csv(bytes: &[u8], sheet: usize) -> String {
    let mut csv = Vec::new();
    to_csv(bytes, sheet, |piece| csv.extend_from_slice(piece)).unwrap();
    String::from_utf8(csv).unwrap()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn every_kind_of_column_comes_back() {
    let columns = vec![
        ColumnKind::Text,
        ColumnKind::Number,
        ColumnKind::Date,
        ColumnKind::Money { decimals: 2 },
        ColumnKind::Percent,
    ];
    let number = Cell::Number;
    let cells = vec![
        vec![
            text("王"),
            number(3.0),
            number(20_089.0),
            number(12.5),
            number(0.25),
        ],
        vec![
            text("=1+1"),
            number(0.1),
            number(20_089.75),
            number(-7.0),
            number(1.0),
        ],
        vec![
            Cell::Blank,
            number(f64::NAN),
            Cell::Blank,
            text("-"),
            text(""),
        ],
        vec![
            text("0012"),
            text("@x"),
            number(-25_509.0),
            number(-25_510.0),
            text("+1"),
        ],
    ];
    let bytes = write_xlsx(&[table("顧客", columns, cells)], CREATED).unwrap();
    assert_eq!(workbook(&bytes).unwrap().sheets[0].name, "顧客");
    assert_eq!(
        csv(&bytes, 0),
        "頭 1,頭 2,頭 3,頭 4,頭 5\n\
         王,3,2025-01-01,12.5,0.25\n\
         =1+1,0.1,2025-01-01 18:00:00,-7,1\n\
         ,,,-,\n\
         0012,@x,-25509,-25510,+1\n"
    );
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>"), "no formulas");
    assert!(sheet.contains("state=\"frozen\""));
    let styles = part(&bytes, "xl/styles.xml");
    for format in ["yyyy-mm-dd", "0.0%"] {
        assert!(styles.contains(format), "{styles}");
    }
}

#[test]
fn the_same_tables_and_time_give_the_same_bytes() {
    let one = table("a", vec![ColumnKind::Text], vec![vec![text("x")]]);
    let write = |created| write_xlsx(std::slice::from_ref(&one), created).unwrap();
    assert_eq!(write(CREATED), write(CREATED));
    assert_ne!(write(CREATED), write(CREATED + 60));
    assert!(part(&write(CREATED), "docProps/core.xml").contains("2025-01-01T00:00:00Z"));
}

#[test]
fn names_are_made_ones_that_excel_takes() {
    let long = "顧客終身價值".repeat(8);
    let names = [
        "a/b",
        "A:B",
        "",
        "'q'",
        long.as_str(),
        long.as_str(),
        "History",
    ];
    let tables: Vec<Table> = names
        .iter()
        .map(|name| table(name, vec![ColumnKind::Text], Vec::new()))
        .collect();
    let bytes = write_xlsx(&tables, CREATED).unwrap();
    let names: Vec<String> = workbook(&bytes)
        .unwrap()
        .sheets
        .into_iter()
        .map(|s| s.name)
        .collect();
    let shortened: String = long.chars().take(31).collect();
    assert_eq!(names[..5], ["ab", "AB 2", "Sheet", "q", &shortened]);
    assert!(names[5].ends_with(" 2") && names[5].chars().count() == 31);
}

#[test]
fn what_does_not_fit_is_cut_or_refused() {
    let long = "字".repeat(40_000);
    let one = table("a", vec![ColumnKind::Text], vec![vec![text(&long)]]);
    let bytes = write_xlsx(&[one], CREATED).unwrap();
    let written = csv(&bytes, 0);
    assert_eq!(written.lines().nth(1).unwrap().chars().count(), 32_767);
    assert_eq!(write_xlsx(&[], CREATED), Err(SheetError::NoTables));
    let many = table("a", vec![], vec![Vec::new(); 1_048_576]);
    assert!(matches!(
        write_xlsx(&[many], CREATED),
        Err(SheetError::TooManyRows { limit: 1_048_576 })
    ));
}

#[test]
fn cells_cross_as_plain_values() {
    let cells = vec![Cell::Number(1.5), text("1.5"), Cell::Blank];
    let json = serde_json::to_string(&cells).unwrap();
    assert_eq!(json, r#"[1.5,"1.5",null]"#);
    assert_eq!(serde_json::from_str::<Vec<Cell>>(&json).unwrap(), cells);
    let kind = serde_json::to_string(&ColumnKind::Money { decimals: 0 }).unwrap();
    assert_eq!(kind, r#"{"kind":"money","decimals":0}"#);
}
