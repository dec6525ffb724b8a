//! What a text's records look like: its delimiter, and where the table begins.

mod header;

pub(super) use header::{RECORDS_TO_SEARCH, is_header, table_start};

use super::mapping::Delimiter;
use super::splitter::{Fields, MAX_RECORD, Split, Splitter, is_blank};
use crate::sort::sort_by_number;

/// Records that settle the delimiter.
const RECORDS_TO_JUDGE: usize = 100;

/// Calls `each` with the records of a file from the record `skip` on, at most
/// `limit`, each with its number from the start of the file (0-based; blank
/// records and lines with unclosed quotes count, but are left out). Without
/// `skip` it is not known where the table begins: all records are given, and
/// none of them says how many fields the others should have. With `complete`
/// false the last record may be cut and is left out, unless it is the first.
pub(super) fn for_each_record(
    text: &str,
    delimiter: Delimiter,
    complete: bool,
    skip: Option<u32>,
    limit: usize,
    mut each: impl FnMut(u32, Fields<'_>),
) {
    let mut splitter = Splitter::new(delimiter.byte());
    let (mut expected, mut seen, mut index) = (None, 0, 0);
    let mut rest = text.as_bytes();
    while !rest.is_empty() && seen < limit {
        let consumed = match splitter.split(rest, true, expected) {
            Split::Record { consumed } => {
                let fields = splitter.fields(rest);
                let cut = !complete && consumed == rest.len() && seen > 0;
                if index >= skip.unwrap_or(0) && !cut && !fields.iter().all(is_blank) {
                    expected = expected.or(skip.map(|_| fields.len()));
                    seen += 1;
                    each(index, fields);
                }
                consumed
            }
            Split::Unclosed { consumed, .. } => consumed,
            Split::TooLong => MAX_RECORD,
            Split::More => rest.len(), // not at the end of the bytes
        };
        index += 1;
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
        for_each_record(
            text,
            delimiter,
            complete,
            None,
            RECORDS_TO_JUDGE,
            |_, fields| {
                counts.push(fields.len());
            },
        );
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
    sort_by_number(&mut sorted, |count| count as u128);
    sorted
        .chunk_by(|one, other| one == other)
        .map(|run| (run[0], run.len()))
        .max_by_key(|&(fields, run)| (run, fields))
        .unwrap_or((0, 0))
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
}
