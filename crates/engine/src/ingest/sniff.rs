//! What a text's records look like: its delimiter, and whether names stand on top.

use super::mapping::Delimiter;
use super::splitter::{Fields, MAX_RECORD, Split, Splitter, is_blank};
use super::values::{date_shape, is_amount};

/// Records that settle the delimiter.
const RECORDS_TO_JUDGE: usize = 100;

/// Calls `each` with the records at the beginning of a file, at most `limit`;
/// blank records are left out, and lines with unclosed quotes given up, as the
/// importer does. With `complete` false the last record may be cut and is left
/// out, unless it is the first.
pub(super) fn for_each_record(
    text: &str,
    delimiter: Delimiter,
    complete: bool,
    limit: usize,
    mut each: impl FnMut(Fields<'_>),
) {
    let mut splitter = Splitter::new(delimiter.byte());
    let (mut expected, mut seen) = (None, 0);
    let mut rest = text.as_bytes();
    while !rest.is_empty() && seen < limit {
        let consumed = match splitter.split(rest, true, expected) {
            Split::Record { consumed } => {
                let fields = splitter.fields(rest);
                let cut = !complete && consumed == rest.len() && seen > 0;
                if !cut && !fields.iter().all(is_blank) {
                    expected = expected.or(Some(fields.len()));
                    seen += 1;
                    each(fields);
                }
                consumed
            }
            Split::Unclosed { consumed, .. } => consumed,
            Split::TooLong => MAX_RECORD,
            Split::More => rest.len(), // not at the end of the bytes
        };
        rest = &rest[consumed..];
    }
}

/// The delimiter under which the first records agree best on a number of
/// fields; ties go to the larger number, then to the order of [`Delimiter::ALL`].
/// The first record counts as much as all others together: names rarely hold a
/// delimiter, while decimal commas stand in every row.
pub(super) fn delimiter(text: &str, complete: bool) -> Delimiter {
    let mut best = (Delimiter::Comma, 0.0, 0);
    for delimiter in Delimiter::ALL {
        let mut counts = Vec::new();
        for_each_record(text, delimiter, complete, RECORDS_TO_JUDGE, |fields| {
            counts.push(fields.len());
        });
        let (fields, agreeing) = commonest(&counts);
        if fields < 2 {
            continue;
        }
        let share = agreeing as f64 / counts.len() as f64;
        let score = share + f64::from(u8::from(counts.first() == Some(&fields)));
        if score > best.1 || (score >= best.1 && fields > best.2) {
            best = (delimiter, score, fields);
        }
    }
    best.0
}

/// The commonest number and how often it occurs; the larger one of two.
fn commonest(counts: &[usize]) -> (usize, usize) {
    let mut sorted = counts.to_vec();
    sorted.sort_unstable();
    sorted
        .chunk_by(|one, other| one == other)
        .map(|run| (run[0], run.len()))
        .max_by_key(|&(fields, run)| (run, fields))
        .unwrap_or((0, 0))
}

/// Whether the first record holds names: it does unless it reads as an order,
/// with a date and an amount beside it.
pub(super) fn is_header(first: &[String]) -> bool {
    let is_date = |cell: &&String| date_shape(cell.as_bytes()).is_some();
    let has_date = first.iter().any(|cell| is_date(&cell));
    let has_amount = first
        .iter()
        .any(|cell| !is_date(&cell) && is_amount(cell.as_bytes()));
    !(has_date && has_amount)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delimiters_by_evidence() {
        use Delimiter::{Comma, Pipe, Semicolon, Tab};
        for (text, expected) in [
            ("a,b,c\n1,2,3\n", Comma),
            ("a\tb\tc\n1\t2\t3\n", Tab),
            ("a;b;c\n1;2;3\n", Semicolon),
            ("a|b|c\n1|2|3\n", Pipe),
            ("a;b;c\n1;2;3,50\n2;3;4,50\n", Semicolon),
            ("a;b\n\"x,y,z\";2\n\"x,y,z\";2\n", Semicolon),
            ("a,b\n\"x;y;z\",2\n\"p;q;r\",2\n", Comma),
            ("id\tnote\n1\thello, you\n2\tone, two\n", Tab),
            ("a,b\n\"line\none;two\",2\n", Comma),
            ("會員編號,訂單日期,金額\nA,2025/1/5,\"NT$1,200\"\n", Comma),
            ("date;time|zone;amount\n1;2|3;4\n", Semicolon),
            ("one\ntwo\n", Comma),
            ("", Comma),
        ] {
            assert_eq!(delimiter(text, true), expected, "{text:?}");
        }
    }

    #[test]
    fn headers_are_what_does_not_read_as_an_order() {
        let is =
            |cells: &[&str]| is_header(&cells.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert!(is(&["customer_id", "date", "amount"]));
        assert!(is(&["2024", "2025"]));
        assert!(is(&["customer", "2025-01-05", "total"]));
        assert!(!is(&["C1", "2025-01-05", "12.50"]));
        assert!(!is(&["C1", "5/1/2025", "NT$1,200"]));
    }
}
