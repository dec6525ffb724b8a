//! Where a table begins, and whether names stand on top of it.

use crate::ingest::mapping::TableKind;
use crate::ingest::role::Role;
use crate::ingest::schema::{name_may_occur, name_strength, words};
use crate::ingest::values::{is_amount, is_date};
use crate::sort::sort_by_number;

/// Records among which the header is looked for.
pub(in crate::ingest) const RECORDS_TO_SEARCH: usize = 60;

/// The place in `records` of the table's first one: its header, or its first
/// row without one. What stands above it are titles, notes, group headings.
///
/// The header fills at least half of the columns that the table has; of such
/// records the first one with the most names that are known, if there are two
/// or more, and else the first one.
pub(in crate::ingest) fn table_start(records: &[Vec<String>]) -> usize {
    let filled = |record: &[String]| record.iter().filter(|cell| !cell.trim().is_empty()).count();
    let columns = commonest(records.iter().map(Vec::len));
    let fits = |record: &Vec<String>| {
        let enough = filled(record) * 2 > columns || columns < 2;
        enough && (record.len() == columns || record.len() * 5 >= columns * 4)
    };
    let mut first = None;
    let mut best = (1, None);
    for (at, record) in records
        .iter()
        .enumerate()
        .filter(|(_, record)| fits(record))
    {
        first = first.or(Some(at));
        let known = known_names(record);
        if known > best.0 {
            best = (known, Some(at));
        }
    }
    best.1.or(first).unwrap_or(0)
}

/// The commonest number of fields of the records that have several.
fn commonest(lengths: impl Iterator<Item = usize>) -> usize {
    let mut lengths: Vec<usize> = lengths.filter(|&length| length > 1).collect();
    sort_by_number(&mut lengths, |length| length as u128);
    lengths
        .chunk_by(|one, other| one == other)
        .max_by_key(|run| (run.len(), run[0]))
        .map_or(1, |run| run[0])
}

/// Cells that are surely the name of some column, each name once: headings over
/// groups of columns are repeated.
fn known_names(record: &[String]) -> usize {
    let known = |cell: &&String| {
        if cell.len() > 160 || cell.chars().count() > 40 {
            return false;
        }
        let words = words(cell);
        name_may_occur(&words)
            && [TableKind::Orders, TableKind::Spend]
                .into_iter()
                .any(|kind| {
                    Role::for_kind(kind)
                        .iter()
                        .any(|&role| name_strength(&words, role, kind) >= 0.75)
                })
    };
    let cells = record.iter().take(200).enumerate();
    cells
        .filter(|(at, cell)| !record[..*at].contains(cell) && known(cell))
        .count()
}

/// Whether the first record holds names: it does unless it reads as a row,
/// with a date and an amount beside it, or with an address of e-mail.
pub(in crate::ingest) fn is_header(first: &[String]) -> bool {
    if known_names(first) >= 2 {
        return true;
    }
    let has_date = first.iter().any(|cell| is_date(cell.as_bytes()));
    let has_amount = first
        .iter()
        .any(|cell| !is_date(cell.as_bytes()) && is_amount(cell.as_bytes()));
    let has_address = first
        .iter()
        .any(|cell| cell.contains('@') && cell.contains('.') && !cell.contains(' '));
    !(has_date && has_amount || has_address)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<String> {
        text.split(',').map(str::to_owned).collect()
    }

    #[test]
    fn headers_are_what_does_not_read_as_a_row() {
        for header in [
            "customer_id,date,amount",
            "2024,2025",
            "customer,2025-01-05,total",
            "日期,2025/1/5,金額,12",
        ] {
            assert!(is_header(&cells(header)), "{header}");
        }
        for row in [
            "C1,2025-01-05,12.50",
            "C1,5/1/2025,NT$1200",
            "M1,王小明,a@example.com",
            "甲,113/05/01,420",
        ] {
            assert!(!is_header(&cells(row)), "{row}");
        }
    }

    #[test]
    fn tables_begin_below_their_titles() {
        for (records, expected) in [
            (&["customer,date,amount", "A,2025-01-05,5"][..], 0),
            (
                &[
                    "Orders",
                    "customer,date,amount",
                    "A,2025-01-05,5",
                    "B,2025-01-05,5",
                ],
                1,
            ),
            (
                &[
                    "Orders,,",
                    "created 2025-01-01,,",
                    "customer,date,amount",
                    "A,2025-01-05,5",
                ],
                2,
            ),
            (
                &[
                    "訂單報表",
                    "期間,2025/1/1,2025/1/31",
                    "訂單編號,顧客,日期,金額",
                    "1,A,2025/1/5,5",
                    "2,B,2025/1/5,5",
                ],
                2,
            ),
            // A heading over groups of columns, filled across.
            (
                &[
                    "訂單,訂單,訂單,會員",
                    "編號,日期,金額,姓名",
                    "1,2025/1/5,5,王",
                ],
                1,
            ),
            (&["A,2025-01-05,5", "B,2025-01-06,5"], 0),
            (&["f1,f2,f3", "A,2025-01-05,5"], 0),
            (&["one", "two"], 0),
        ] {
            let records: Vec<_> = records.iter().map(|record| cells(record)).collect();
            assert_eq!(table_start(&records), expected, "{records:?}");
        }
    }
}
