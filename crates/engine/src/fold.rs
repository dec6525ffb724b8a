//! Folding of cells that name something: ids, addresses, channels, periods.

use crate::letters::lower;

/// What people and programs write when there is nothing to write.
#[rustfmt::skip]
const PLACEHOLDERS: [&str; 16] = [
    "n/a", "na", "#n/a", "nan", "null", "none", "nil", "undefined", "-", "--", "無", "无", "沒有",
    "没有", "未提供", "未填",
];

/// Writes the cell in lower case over `out`: full-width forms, spaces and
/// dashes of all kinds as their ASCII ones, no invisible characters, one space
/// at most between words, none around; without a spreadsheet's marks.
pub(crate) fn fold(cell: &str, out: &mut String) {
    out.clear();
    let cell = unwrapped(cell.trim());
    if cell.bytes().all(|byte| byte.is_ascii_graphic()) {
        out.push_str(cell); // most cells
        out.make_ascii_lowercase();
    } else {
        fold_chars(cell, out);
    }
    if let Some(digits) = out.strip_suffix(".0")
        && digits.bytes().all(|byte| byte.is_ascii_digit())
    {
        out.truncate(digits.len());
    }
}

fn fold_chars(cell: &str, out: &mut String) {
    for char in cell.chars() {
        match char {
            '!'..='~' => out.push(char.to_ascii_lowercase()),
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2069}'
            | '\u{feff}' => {}
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' => out.push('-'),
            '\u{ff01}'..='\u{ff5e}' => {
                let ascii = (char as u32 - 0xff01) as u8 + b'!';
                out.push(char::from(ascii.to_ascii_lowercase()));
            }
            _ if char.is_whitespace() || char.is_control() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            _ => out.push(lower(char)),
        }
    }
    out.truncate(out.trim_end().len());
}

/// Without `'` before the text, or `="` and `"` around it: both make a
/// spreadsheet leave the digits alone.
fn unwrapped(cell: &str) -> &str {
    let quoted = cell
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'));
    let inner = quoted.or_else(|| cell.strip_prefix('\''));
    inner.map_or(cell, str::trim)
}

/// Whether a folded cell stands for nothing.
pub(crate) fn is_placeholder(folded: &str) -> bool {
    let longest = 9; // bytes
    folded.is_empty() || (folded.len() <= longest && PLACEHOLDERS.contains(&folded))
}
