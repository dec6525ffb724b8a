//! Lines of totals below a table.

use super::splitter::{Fields, is_blank};
use super::values::trim;
use crate::letters::lowered;

#[rustfmt::skip]
const WORDS: &[&str] = &[
    "total", "totals", "grand total", "sub total", "subtotal", "sub-total", "sum", "total amount",
    "overall total", "report total", "合計", "合计", "總計", "总计", "小計", "小计", "總和", "總額",
    "summe", "gesamt", "gesamtsumme", "共計", "加總", "總合計", "本頁合計", "本頁小計",
];

/// Whether the first field that holds anything says that the row is a sum of
/// others, maybe with a word on which: `Total: Account`.
pub(super) fn is_total(fields: Fields<'_>) -> bool {
    let Some(first) = fields.iter().find(|field| !is_blank(field)) else {
        return false;
    };
    let Ok(text) = core::str::from_utf8(trim(first)) else {
        return false;
    };
    let label = text.trim_end_matches([':', '：', '=', ' ', '\u{3000}']);
    let split = label.split_once([':', '：']);
    label.len() <= 60
        && (is_total_word(label) || split.is_some_and(|(word, _)| is_total_word(word)))
}

/// Whether a name says that something is a sum of others.
pub(crate) fn is_total_word(name: &str) -> bool {
    name.len() <= 60 && WORDS.contains(&lowered(name.trim()).as_str())
}
