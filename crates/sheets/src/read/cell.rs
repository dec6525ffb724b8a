//! A cell as text.

use calamine::DataRef;

use super::{date, number};

/// What a cell holds, as far as it matters for its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Content {
    Nothing,
    Words,
    /// A number, a date or a truth value: what stands in rows of data.
    Value,
    Error,
}

/// Appends the cell's text.
pub(super) fn write(out: &mut String, cell: &DataRef<'_>, epoch_1904: bool) -> Content {
    let start = out.len();
    match cell {
        DataRef::Empty => {}
        DataRef::Error(_) => return Content::Error,
        DataRef::SharedString(text) => out.push_str(text),
        DataRef::String(text) | DataRef::DurationIso(text) => out.push_str(text),
        DataRef::Bool(value) => {
            out.push_str(if *value { "TRUE" } else { "FALSE" });
            return Content::Value;
        }
        DataRef::Int(value) => number::write(out, *value as f64),
        DataRef::Float(value) => number::write(out, *value),
        DataRef::DateTime(value) => {
            let serial = value.as_f64();
            let written = if value.is_duration() {
                date::write_duration(out, serial)
            } else {
                date::write_date(out, serial, epoch_1904)
            };
            if !written {
                number::write(out, serial);
            }
        }
        DataRef::DateTimeIso(text) => date::write_iso(out, text),
    }
    if out.len() == start {
        return Content::Nothing;
    }
    match cell {
        DataRef::SharedString(_) | DataRef::String(_) => Content::Words,
        _ => Content::Value,
    }
}
