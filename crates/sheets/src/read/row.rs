//! A row on its way from the sheet to the text.

use super::cell::Content;

/// The filled cells of a row, in the order of their columns.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// 0-based.
    pub(super) number: u32,
    pub(super) fields: Vec<Field>,
    /// The texts of all fields, one after another.
    pub(super) text: String,
}

/// A filled cell.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    /// 0-based.
    pub(super) column: u32,
    pub(super) content: Content,
    start: usize,
    end: usize,
}

impl Row {
    pub(super) fn clear(&mut self, number: u32) {
        self.number = number;
        self.fields.clear();
        self.text.clear();
    }

    /// Adds the cell whose text was appended to `text` from `start` on. Of two
    /// cells in one place the first counts.
    pub(super) fn add(&mut self, column: u32, content: Content, start: usize) {
        let end = self.text.len();
        let field = Field {
            column,
            content,
            start,
            end,
        };
        match self.fields.last() {
            Some(last) if last.column >= column => {
                // Files by other programs have been seen to mix the order.
                let place = self.fields.partition_point(|other| other.column < column);
                if self.fields[place].column != column {
                    self.fields.insert(place, field);
                }
            }
            _ => self.fields.push(field),
        }
    }

    pub(super) fn get(&self, column: u32) -> Option<&str> {
        let place = self
            .fields
            .binary_search_by_key(&column, |f| f.column)
            .ok()?;
        Some(self.text_of(self.fields[place]))
    }

    /// Columns up to the last filled one.
    pub(super) fn width(&self) -> u32 {
        self.fields.last().map_or(0, |field| field.column + 1)
    }

    fn text_of(&self, field: Field) -> &str {
        &self.text[field.start..field.end]
    }

    /// Writes the row as a CSV record of at least `width` fields.
    pub(super) fn write(&self, out: &mut Vec<u8>, width: u32) {
        let mut next = 0;
        for field in &self.fields {
            while next < field.column {
                out.push(b',');
                next += 1;
            }
            quote(out, self.text_of(*field));
        }
        for _ in (next + 1)..width {
            out.push(b',');
        }
        out.push(b'\n');
    }
}

/// Writes a record of blank fields. With one field it takes quotes: an empty
/// line is no record to many readers.
pub(super) fn write_blank(out: &mut Vec<u8>, width: u32) {
    if width <= 1 {
        out.extend_from_slice(b"\"\"");
    }
    out.resize(out.len() + width.saturating_sub(1) as usize, b',');
    out.push(b'\n');
}

fn quote(out: &mut Vec<u8>, text: &str) {
    let bytes = text.as_bytes();
    let special = |byte: &u8| matches!(byte, b',' | b'"' | b'\n' | b'\r');
    if !bytes.iter().any(special) {
        out.extend_from_slice(bytes);
        return;
    }
    out.push(b'"');
    for byte in bytes {
        if *byte == b'"' {
            out.push(b'"');
        }
        out.push(*byte);
    }
    out.push(b'"');
}
