//! What a status says of an order.

use super::presets::Preset;
use super::values::trim;
use crate::letters::{is_letter, lowered};

/// What a status says of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It stands, or the status says nothing of it.
    Stands,
    /// The payment is still to come: on delivery, for instance.
    Pending,
    /// It does not stand: cancelled, given back, never paid.
    Void,
}

/// Words of an order that does not stand. English ones are whole words.
#[rustfmt::skip]
const VOID: &[&str] = &[
    "cancelled", "canceled", "cancel", "cancelation", "cancellation", "void", "voided", "refund",
    "refunded", "returned", "failed", "failure", "declined", "rejected", "expired", "abandoned",
    "unpaid", "chargeback", "trash", "deleted", "invalid", "draft", "quotation",
    "取消", "退款", "退貨", "退货", "退訂", "作廢", "作废", "失敗", "失败", "逾期", "未付款", "拒絕",
    "拒收", "無效", "无效", "刪除", "不成立",
];

/// Words of an order that was given back.
#[rustfmt::skip]
const GIVEN_BACK: &[&str] = &[
    "refund", "refunded", "returned", "chargeback", "退款", "退貨", "退货", "退訂",
];

/// Words that take the others back, or leave them open.
#[rustfmt::skip]
const NOT: &[&str] = &[
    "not", "no", "non", "never", "partial", "partially", "partly", "requested", "request",
    "部分", "部份", "未取消", "未退", "無退", "不可", "申請", "可退", "取消申請",
];

const PENDING: &[&str] = &[
    "pending",
    "awaiting",
    "待付款",
    "待付",
    "處理中",
    "貨到付款",
    "待處理",
];

/// What a cell of a status column says.
pub(super) fn standing(cell: &[u8]) -> Standing {
    let Ok(text) = core::str::from_utf8(cell) else {
        return Standing::Stands;
    };
    let text = lowered(text);
    let has = |terms: &[&str]| terms.iter().any(|term| contains(&text, term));
    if has(VOID) && !has(NOT) {
        Standing::Void
    } else if has(PENDING) {
        Standing::Pending
    } else {
        Standing::Stands
    }
}

/// Whether a cell that tells of payment, delivery or return says that the order
/// was given back. What it says of anything else (not paid yet, not delivered)
/// is left to the order's own status.
pub(super) fn was_given_back(cell: &[u8]) -> bool {
    let Ok(text) = core::str::from_utf8(cell) else {
        return false;
    };
    let text = lowered(text);
    let has = |terms: &[&str]| terms.iter().any(|term| contains(&text, term));
    has(GIVEN_BACK) && !has(NOT)
}

/// Whether a whole word of Latin script, or any characters of Chinese, occur.
fn contains(text: &str, term: &str) -> bool {
    if term.is_ascii() {
        text.split(|char: char| !char.is_ascii_digit() && !is_letter(char))
            .any(|word| word == term)
    } else {
        text.contains(term)
    }
}

/// What the words of a file's status column say. Remembers the last cell: a
/// file has few different ones, mostly in runs.
#[derive(Debug, Clone)]
pub(super) struct Statuses {
    /// The tool that wrote the file: it may mean its words in its own way.
    preset: Option<Preset>,
    cell: Vec<u8>,
    standing: Standing,
}

impl Default for Statuses {
    fn default() -> Self {
        Self {
            preset: None,
            cell: Vec::new(),
            standing: Standing::Stands,
        }
    }
}

impl Statuses {
    /// For a file with such column names.
    pub(super) fn begin(&mut self, names: &[String]) {
        *self = Self {
            preset: Preset::of(names),
            ..Self::default()
        };
    }

    pub(super) fn of(&mut self, cell: &[u8]) -> Standing {
        if self.cell != cell {
            self.cell.clear();
            self.cell.extend_from_slice(cell);
            self.standing = self.say(cell);
        }
        self.standing
    }

    fn say(&self, cell: &[u8]) -> Standing {
        let usual = standing(cell);
        let word = core::str::from_utf8(trim(cell)).unwrap_or_default();
        let known = self.preset.filter(|_| !word.is_empty());
        match known.and_then(|preset| preset.stands(word)) {
            Some(false) => Standing::Void,
            Some(true) if usual == Standing::Void => Standing::Stands,
            _ => usual,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_real_exports() {
        for (cell, expected) in [
            ("paid", Standing::Stands),
            ("", Standing::Stands),
            ("Completed", Standing::Stands),
            ("wc-completed", Standing::Stands),
            ("已完成", Standing::Stands),
            ("已付款", Standing::Stands),
            ("partially_refunded", Standing::Stands),
            ("Partially Refunded", Standing::Stands),
            ("部分退款", Standing::Stands),
            ("未取消", Standing::Stands),
            ("Not cancelled", Standing::Stands),
            ("avoided", Standing::Stands),
            ("non-refundable", Standing::Stands),
            ("退款申請中", Standing::Stands),
            ("Cancelled", Standing::Void),
            ("CANCELED", Standing::Void),
            ("wc-cancelled", Standing::Void),
            ("voided", Standing::Void),
            ("refunded", Standing::Void),
            ("Order refunded", Standing::Void),
            ("payment_failed", Standing::Void),
            ("Unpaid", Standing::Void),
            ("已取消", Standing::Void),
            ("訂單取消", Standing::Void),
            ("已退款", Standing::Void),
            ("退貨完成", Standing::Void),
            ("付款失敗", Standing::Void),
            ("不成立", Standing::Void),
            ("Quotation Sent", Standing::Void),
            ("未付款", Standing::Void),
            ("pending", Standing::Pending),
            ("Pending payment", Standing::Pending),
            ("待付款", Standing::Pending),
        ] {
            assert_eq!(standing(cell.as_bytes()), expected, "{cell}");
        }
        assert_eq!(standing(b"cancelled\xff"), Standing::Stands);
    }

    #[test]
    fn what_was_given_back() {
        for cell in ["已退款", "退貨完成", "退款完成", "Refunded", "returned"] {
            assert!(was_given_back(cell.as_bytes()), "{cell}");
        }
        for cell in [
            "",
            "已付款",
            "未付款",
            "部分退款",
            "退款申請中",
            "cancelled",
            "partially_refunded",
        ] {
            assert!(!was_given_back(cell.as_bytes()), "{cell}");
        }
    }

    #[test]
    fn the_last_cell_is_not_mixed_up_with_the_next() {
        let mut statuses = Statuses::default();
        for _ in 0..2 {
            assert_eq!(statuses.of(b"paid"), Standing::Stands);
            assert_eq!(statuses.of(b"voided"), Standing::Void);
            assert_eq!(statuses.of(b"voided"), Standing::Void);
            assert_eq!(statuses.of(b""), Standing::Stands);
        }
    }
}
