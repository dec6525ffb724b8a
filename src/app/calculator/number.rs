//! Numbers as people type them.

use crate::digits;

/// The plain decimal in a typed number: full-width digits folded, group commas
/// in their places, blanks, a percent sign and currency marks taken away. What
/// is not a number is left for the parser to refuse.
pub fn plain(text: &str) -> String {
    let folded: String = text
        .chars()
        .map(|c| match c {
            '０'..='９' | '．' | '，' | '－' | '％' => {
                char::from_u32(c as u32 - 0xFEE0).unwrap_or(c)
            }
            '−' => '-',
            '　' => ' ',
            other => other,
        })
        .collect();
    let trimmed = folded
        .trim()
        .trim_start_matches(|c: char| "NTUSHKCJRMB$€¥".contains(c))
        .trim_end_matches(['%', '元'])
        .trim();
    if commas_group(trimmed) {
        trimmed.replace([',', ' '], "")
    } else {
        trimmed.to_owned()
    }
}

/// Whether every comma stands in front of three digits: 1,180 but not 1,5.
fn commas_group(text: &str) -> bool {
    let whole = text.split('.').next().unwrap_or_default();
    let fraction_has_comma = text.len() > whole.len() && text[whole.len()..].contains(',');
    !fraction_has_comma
        && whole
            .split(',')
            .enumerate()
            .all(|(index, group)| index == 0 || group.len() == 3)
}

/// A value for a field: groups of three, at most four decimals and none that
/// are zero. Both languages write it alike.
pub fn grouped(value: f64) -> String {
    let text = digits::fixed(value, if value.abs() >= 1000.0 { 2 } else { 4 });
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut grouped = String::new();
    for (index, digit) in whole.char_indices() {
        let left = whole.len() - index;
        if index > 0 && left.is_multiple_of(3) && !grouped.ends_with('-') {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if fraction.is_empty() {
        grouped
    } else {
        format!("{grouped}.{fraction}")
    }
}
