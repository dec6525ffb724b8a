//! Whether customers can be grouped by a column.

use super::column::{Column, MOSTLY};
use super::names;
use crate::ingest::{Role, TableKind};

/// Rows from which a column of different values is surely no group.
const ENOUGH_ROWS: usize = 20;

/// Distinct whole numbers that may still be codes of groups.
const MOST_CODES: f64 = 30.0;

/// Words in the names of columns by which people group customers, besides
/// those of channels and products.
#[rustfmt::skip]
const WORDS: [&str; 30] = [
    "category", "city", "region", "county", "state", "country", "gender", "segment", "tier", "level", "plan",
    "store", "branch", "shop", "brand", "device", "payment method", "age group", "縣市", "城市", "地區",
    "性別", "等級", "級別", "門市", "分店", "品牌", "類別", "分類", "付款方式",
];

/// Words in the names of columns whose values are of one order or one person.
#[rustfmt::skip]
const NOT: [&str; 14] = [
    "note", "notes", "remark", "remarks", "comment", "address", "street", "url", "invoice", "備註", "留言",
    "地址", "發票", "網址",
];

impl Column<'_> {
    /// How likely it is that customers can be grouped by the values: 0 when
    /// they cannot, above one half when the name says so as well.
    pub(in crate::ingest) fn groups(&self) -> f64 {
        let count = self.len() as f64;
        let values = self.distinct * count;
        let is_contact = [self.kinds.email, self.kinds.phone, self.kinds.line];
        let numbers = self.amounts >= MOSTLY;
        let no_group = self.len() == 0
            || self.civil >= MOSTLY
            || is_contact.iter().any(|&share| share >= MOSTLY)
            || (numbers && (self.kinds.money > 0.2 || values > MOST_CODES || self.ascending))
            || (self.len() > ENOUGH_ROWS && self.distinct > MOSTLY)
            || NOT.iter().any(|word| names::contains(&self.words, word));
        if no_group {
            return 0.0;
        }
        let roles = [Role::Channel, Role::Product];
        let kinds = [TableKind::Orders, TableKind::Customers];
        let known = roles
            .iter()
            .flat_map(|&role| kinds.map(|kind| self.named(role, kind)));
        let named = known.fold(0.0, f64::max);
        let named = if WORDS.iter().any(|word| names::contains(&self.words, word)) {
            f64::max(named, 0.6)
        } else {
            named
        };
        if values <= 1.0 && self.len() > ENOUGH_ROWS {
            0.1 // as far as can be seen, one group
        } else if named > 0.0 {
            0.5 + named / 2.0
        } else if numbers {
            0.2
        } else {
            0.4
        }
    }
}
