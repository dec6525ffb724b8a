//! The line of heads.

use super::cell::{self, Value};
use super::rules::Head;
use super::text::clean;
use super::{Format, Setup};

/// What a file begins with: the mark and the heads, where the tool has them.
pub(super) fn head(format: Format, setup: &Setup) -> Vec<u8> {
    let rules = format.rules();
    let mut line = Vec::new();
    if rules.mark {
        line.extend_from_slice("\u{feff}".as_bytes());
    }
    if !rules.head_line {
        return line;
    }
    let columns = rules.columns.iter();
    let columns = columns.filter(|&&(field, _)| setup.has(format, field));
    for (at, &(field, head)) in columns.enumerate() {
        if at > 0 {
            line.push(b',');
        }
        let given = setup.heads.iter().find(|(own, _)| *own == field);
        let head = match (head, given) {
            (Head::Tool(head), _) => head,
            (Head::Caller, Some((_, head))) => head.as_str(),
            (Head::Caller, None) => field.key(),
        };
        let mut text = String::new();
        clean(head, &rules.texts, rules.texts.emoji, &mut text);
        cell::write(&mut line, &Value::Text(text.into()), &rules.texts);
    }
    line.extend_from_slice(rules.line_end.as_bytes());
    line
}
