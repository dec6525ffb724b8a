//! Merged cells of a table's heads.
//!
//! A merged range has its text in the first cell, the others are blank. In a
//! table's heads that leaves columns without a name, so there, and only there,
//! the text is repeated. The heads are found by their merging:
//!
//! * the first row among the first 20, and above any row that holds a number,
//!   a date or an error, with at least two filled cells and a merged range that
//!   spans several columns; a title is alone in its row and stays as it is;
//! * and the rows below it that ranges starting in it reach down to, at most
//!   [`DEEPEST`] rows in all.

use super::cell::Content;
use super::row::Row;

/// Rows among which heads are looked for.
const FIRST_ROWS: u32 = 20;
/// Most rows of heads.
const DEEPEST: u32 = 5;
/// Bytes of the longest text that is still a head.
const LONGEST: usize = 1_000;

/// A place in a sheet, 0-based.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct At {
    pub(super) row: u32,
    pub(super) column: u32,
}

/// The merged ranges that start in the first rows.
#[derive(Debug, Default)]
pub(super) struct Merged(Vec<(At, At)>);

impl Merged {
    /// Reads them from what comes after a sheet's cells.
    pub(super) fn parse(tail: &[u8]) -> Self {
        let near = |range: &(At, At)| range.0.row < FIRST_ROWS + DEEPEST;
        Self(ranges(tail, b"mergeCell").filter(near).collect())
    }

    /// Repeats the texts of merged heads and counts the cells it filled. `rows`
    /// are the first of the sheet.
    pub(super) fn fill(&self, rows: &mut [Row]) -> u32 {
        let width = rows.iter().map(Row::width).max().unwrap_or(0);
        let Some((top, bottom)) = self.heads(rows) else {
            return 0;
        };
        let mut filled = 0;
        for (first, last) in &self.0 {
            if !(top..=bottom).contains(&first.row) {
                continue;
            }
            let from = rows.iter().find(|row| row.number == first.row);
            let text = match from.and_then(|row| row.get(first.column)) {
                Some(text) if text.len() <= LONGEST => text.to_owned(),
                _ => continue,
            };
            let reached = first.row..=last.row.min(bottom);
            for row in rows.iter_mut().filter(|row| reached.contains(&row.number)) {
                for column in first.column..=last.column.min(width.saturating_sub(1)) {
                    if row.get(column).is_none() {
                        let start = row.text.len();
                        row.text.push_str(&text);
                        row.add(column, Content::Words, start);
                        filled += 1;
                    }
                }
            }
        }
        filled
    }

    /// The first and the last row of the heads.
    fn heads(&self, rows: &[Row]) -> Option<(u32, u32)> {
        let words = |row: &&Row| row.fields.iter().all(|f| f.content == Content::Words);
        let top = rows
            .iter()
            .take_while(|row| row.number < FIRST_ROWS)
            .take_while(words)
            .find(|row| {
                let mut starting = self.starting(row.number);
                let wide = starting.any(|(first, last)| last.column > first.column);
                row.fields.len() >= 2 && wide
            })?;
        let reached = self.starting(top.number).map(|(_, last)| last.row).max()?;
        Some((top.number, reached.min(top.number + DEEPEST - 1)))
    }

    fn starting(&self, row: u32) -> impl Iterator<Item = &(At, At)> {
        self.0.iter().filter(move |(first, _)| first.row == row)
    }
}

/// The values of `ref` in tags of this name, with any prefix: `A1:B2` or `A1`.
pub(super) fn ranges<'x>(xml: &'x [u8], tag: &'x [u8]) -> impl Iterator<Item = (At, At)> + 'x {
    xml.split(|byte| *byte == b'<').filter_map(move |element| {
        let name_end = element.iter().position(u8::is_ascii_whitespace)?;
        let name = &element[..name_end];
        let name = name.rsplit(|byte| *byte == b':').next()?;
        if name != tag {
            return None;
        }
        let attributes = str::from_utf8(&element[name_end..]).ok()?;
        let (_, rest) = attributes.split_once("ref=")?;
        let quote = rest.chars().next()?;
        let value = rest.get(1..)?.split(quote).next()?;
        let (first, last) = value.split_once(':').unwrap_or((value, value));
        Some((place(first)?, place(last)?))
    })
}

/// A place such as `AB12`.
fn place(text: &str) -> Option<At> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = text.split_at(letters);
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let column = letters.bytes().fold(0, |column, letter| {
        column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    let row: u32 = digits.parse().ok()?;
    Some(At {
        row: row.checked_sub(1)?,
        column: column - 1,
    })
}
