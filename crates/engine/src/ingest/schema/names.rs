//! What a column's name says about the column.

use crate::ingest::Role;

/// Words by role, with how strongly the bare name says it (0 ..= 1). Latin
/// terms are words separated by one space.
#[rustfmt::skip]
const CUSTOMER: &[(&str, f64)] = &[
    ("customer id", 1.0), ("customer no", 1.0), ("customer number", 1.0), ("customer code", 1.0),
    ("member id", 1.0), ("member no", 1.0), ("member number", 1.0), ("client id", 1.0),
    ("user id", 1.0), ("buyer id", 1.0), ("contact id", 0.9), ("account id", 0.8),
    ("customer", 0.9), ("client", 0.85), ("member", 0.85), ("buyer", 0.85), ("user", 0.8),
    ("customer email", 0.95), ("email", 0.8), ("e mail", 0.8), ("phone", 0.55), ("mobile", 0.55),
    ("line id", 0.7), ("contact", 0.5), ("customer name", 0.6), ("name", 0.2), ("id", 0.3),
    ("會員編號", 1.0), ("會員代號", 1.0), ("會員卡號", 1.0), ("會員 id", 1.0), ("會員id", 1.0),
    ("顧客編號", 1.0), ("顧客代號", 1.0), ("顧客id", 1.0), ("客戶編號", 1.0), ("客戶代號", 1.0),
    ("客戶id", 1.0), ("会员编号", 1.0), ("客户编号", 1.0), ("顾客编号", 1.0), ("用戶編號", 1.0),
    ("會員", 0.9), ("顧客", 0.9), ("客戶", 0.9), ("会员", 0.9), ("客户", 0.9), ("顾客", 0.9),
    ("買家", 0.85), ("訂購人", 0.8), ("購買人", 0.8), ("電子郵件", 0.8), ("信箱", 0.7),
    ("手機", 0.6), ("電話", 0.55), ("姓名", 0.4),
];

#[rustfmt::skip]
const DATE: &[(&str, f64)] = &[
    ("order date", 1.0), ("date ordered", 1.0), ("ordered at", 1.0), ("purchase date", 0.95),
    ("purchased at", 0.95), ("purchased", 0.85), ("invoice date", 0.9), ("transaction date", 0.9),
    ("order time", 0.9), ("order created", 0.9), ("created at", 0.85), ("created", 0.8),
    ("create date", 0.85), ("date", 0.9), ("day", 0.6), ("timestamp", 0.7), ("paid at", 0.75),
    ("time", 0.5),
    ("訂單日期", 1.0), ("下單日期", 1.0), ("下單時間", 0.95), ("訂購日期", 1.0), ("購買日期", 1.0),
    ("消費日期", 1.0), ("交易日期", 0.95), ("成立日期", 0.9), ("訂單時間", 0.9), ("建立日期", 0.85),
    ("建立時間", 0.85), ("付款日期", 0.8), ("订单日期", 1.0), ("下单日期", 1.0), ("下单时间", 0.95),
    ("日期", 0.9), ("時間", 0.5), ("时间", 0.5),
];

#[rustfmt::skip]
const AMOUNT: &[(&str, f64)] = &[
    ("amount", 1.0), ("order amount", 1.0), ("total amount", 1.0), ("order total", 1.0),
    ("order value", 1.0), ("total price", 0.95), ("total", 0.95), ("grand total", 1.0),
    ("revenue", 0.95), ("sales", 0.85), ("net sales", 0.9), ("amount paid", 0.95), ("paid", 0.6),
    ("subtotal", 0.7), ("sub total", 0.7), ("spend", 0.8), ("spent", 0.8), ("value", 0.6),
    ("price", 0.6), ("unit price", 0.35), ("item price", 0.35), ("lineitem price", 0.35),
    ("付款總金額", 1.0), ("訂單金額", 1.0), ("訂單總額", 1.0), ("訂單總金額", 1.0), ("總金額", 1.0),
    ("實付金額", 1.0), ("付款金額", 1.0), ("消費金額", 1.0), ("交易金額", 1.0), ("結帳金額", 1.0),
    ("订单金额", 1.0), ("实付金额", 1.0), ("总金额", 1.0), ("金額", 0.95), ("金额", 0.95),
    ("總計", 0.95), ("总计", 0.95), ("合計", 0.9), ("合计", 0.9), ("總額", 0.9), ("營業額", 0.9),
    ("銷售額", 0.9), ("小計", 0.7), ("售價", 0.6), ("價格", 0.55), ("單價", 0.35),
];

/// Words that say that a column is something else.
#[rustfmt::skip]
const NOT_CUSTOMER: &[&str] = &[
    "order", "transaction", "invoice", "product", "item", "sku", "type", "note", "group", "tag",
    "count", "訂單", "订单", "發票", "商品", "等級", "類型", "備註", "標籤",
];
#[rustfmt::skip]
const NOT_DATE: &[&str] = &[
    "birth", "birthday", "updated", "modified", "cancelled", "canceled", "refunded", "shipped",
    "fulfilled", "delivered", "shipping", "delivery", "expiry", "expires", "due", "zone",
    "生日", "出貨", "取消", "退款", "到貨", "更新", "到期", "發貨", "发货",
];
#[rustfmt::skip]
const NOT_AMOUNT: &[&str] = &[
    "quantity", "qty", "count", "units", "orders", "items", "tax", "shipping", "discount",
    "refund", "refunded", "fee", "fees", "cost", "points", "code", "currency", "id", "outstanding",
    "數量", "件數", "数量", "件数", "運費", "稅", "折扣", "折抵", "優惠", "退款", "手續費",
    "成本", "點數", "運送", "幣別",
];

/// How strongly a name says that its column has a role, 0 ..= 1.
pub(super) fn strength(name: &str, role: Role) -> f64 {
    if is_vetoed(name, role) {
        return 0.0;
    }
    let (terms, _) = vocabulary(role);
    let words = words(name);
    let glued = words.replace(' ', "");
    terms
        .iter()
        .map(|&(term, strength)| {
            if words == term || glued == term.replace(' ', "") {
                strength
            } else if contains(&words, term) {
                0.8 * strength
            } else {
                0.0
            }
        })
        .fold(0.0, f64::max)
}

/// Whether a name says that its column is something else than the role, and
/// is not itself a term of the role.
pub(super) fn is_vetoed(name: &str, role: Role) -> bool {
    let (terms, vetoes) = vocabulary(role);
    let words = words(name);
    vetoes.iter().any(|veto| contains(&words, veto))
        && !terms.iter().any(|&(term, _)| words == term)
}

type Vocabulary = (&'static [(&'static str, f64)], &'static [&'static str]);

fn vocabulary(role: Role) -> Vocabulary {
    match role {
        Role::Customer => (CUSTOMER, NOT_CUSTOMER),
        Role::Date => (DATE, NOT_DATE),
        Role::Amount => (AMOUNT, NOT_AMOUNT),
    }
}

/// Whether whole words of Latin script, or any characters of Chinese, occur.
fn contains(words: &str, term: &str) -> bool {
    if term.is_ascii() {
        format!(" {words} ").contains(&format!(" {term} "))
    } else {
        words.contains(term)
    }
}

/// Lower-case words with one space between them: `customerId`, `Customer_ID`
/// and `CUSTOMER-ID` all become `customer id`. Full-width Latin is folded, and
/// script changes separate words (`會員ID` → `會員 id`).
fn words(name: &str) -> String {
    let mut words = String::new();
    let mut before = Kind::Other;
    for char in name.chars() {
        let char = match char {
            '\u{ff01}'..='\u{ff5e}' => {
                char::from_u32(char as u32 - 0xff01 + u32::from(b'!')).unwrap_or(char)
            }
            other => other,
        };
        let kind = Kind::of(char);
        let breaks = match (before, kind) {
            (_, Kind::Other) => false,
            (Kind::Ideograph, kind) => kind != Kind::Ideograph,
            (Kind::Lower, Kind::Upper) | (Kind::Other, _) | (_, Kind::Ideograph) => true,
            _ => false,
        };
        if breaks && !words.is_empty() {
            words.push(' ');
        }
        if kind != Kind::Other {
            words.extend(char.to_lowercase());
        }
        before = kind;
    }
    words
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Lower,
    Upper,
    Ideograph,
    Other,
}

impl Kind {
    fn of(char: char) -> Self {
        if char.is_uppercase() {
            Self::Upper
        } else if char.is_lowercase() || char.is_ascii_digit() {
            Self::Lower
        } else if char.is_alphabetic() {
            Self::Ideograph
        } else {
            Self::Other
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_split_into_words() {
        for name in [
            "customerId",
            "Customer_ID",
            "CUSTOMER-ID",
            " customer  id ",
            "ｃｕｓｔｏｍｅｒ ＩＤ",
        ] {
            assert_eq!(words(name), "customer id");
        }
        assert_eq!(words("會員ID"), "會員 id");
        assert_eq!(words("訂單編號(新)"), "訂單編號 新");
    }

    #[test]
    fn names_of_other_things_are_refused() {
        for (name, role) in [
            ("Order ID", Role::Customer),
            ("訂單編號", Role::Customer),
            ("Customer Order No", Role::Customer),
            ("Total Quantity", Role::Amount),
            ("Discount Amount", Role::Amount),
            ("運費金額", Role::Amount),
            ("qty", Role::Amount),
            ("Updated At", Role::Date),
            ("會員生日日期", Role::Date),
            ("Update", Role::Date),
        ] {
            assert!(strength(name, role) == 0.0, "{name}");
        }
    }

    #[test]
    fn names_of_the_role_are_known() {
        for (name, role) in [
            ("customerid", Role::Customer),
            ("Buyer Email", Role::Customer),
            ("會員編號", Role::Customer),
            ("顧客", Role::Customer),
            ("Created at", Role::Date),
            ("下單日期", Role::Date),
            ("Order Date (UTC)", Role::Date),
            ("付款總金額", Role::Amount),
            ("Total (TWD)", Role::Amount),
            ("Sales", Role::Amount),
        ] {
            assert!(
                strength(name, role) >= 0.6,
                "{name}: {}",
                strength(name, role)
            );
        }
    }
}
