//! The exports of known tools: which header names give them away, and which
//! column is what. Where the names come from, and fixtures of each, is told in
//! `tests/data/README.md` of the repository.

use super::super::mapping::RowMeaning;
use super::super::role::Role;
use super::super::values::DateStyle;
use super::Source;

/// What is known of a tool's export.
pub(super) struct Entry {
    pub(super) name: &'static str,
    pub(super) source: Source,
    /// Header names that are all there in this export, and in no other.
    pub(super) signature: &'static [&'static str],
    /// Header names of each role, the preferred first.
    pub(super) roles: &'static [(Role, &'static [&'static str])],
    pub(super) rows: RowMeaning,
    pub(super) dates: DateStyle,
    /// Status words of orders that stand.
    pub(super) sale: &'static [&'static str],
    /// Those of orders that do not; empty: all other words.
    pub(super) no_sale: &'static [&'static str],
}

#[rustfmt::skip]
pub(super) const SHOPIFY: Entry = Entry {
    name: "Shopify",
    source: Source::Official,
    signature: &["Financial Status", "Lineitem quantity", "Lineitem name", "Fulfillment Status"],
    roles: &[
        (Role::Customer, &["Email"]),
        (Role::OrderId, &["Name"]),
        (Role::Date, &["Created at"]),
        (Role::Amount, &["Total"]),
        (Role::Status, &["Financial Status"]),
        (Role::Refunded, &["Refunded Amount"]),
        (Role::Currency, &["Currency"]),
        (Role::Product, &["Lineitem name"]),
        (Role::Channel, &["Source"]),
        (Role::Quantity, &["Lineitem quantity"]),
        (Role::Email, &["Email"]),
        (Role::Phone, &["Billing Phone"]),
        (Role::Name, &["Billing Name"]),
        (Role::OptIn, &["Accepts Marketing"]),
    ],
    rows: RowMeaning::OrderTotal,
    dates: DateStyle::Ymd,
    sale: &["paid", "partially_paid", "partially_refunded", "refunded", "authorized"],
    no_sale: &["pending", "voided", "expired"],
};

#[rustfmt::skip]
pub(super) const WOO_COMMERCE: Entry = Entry {
    name: "WooCommerce",
    source: Source::Official,
    signature: &["order_id", "order_number", "order_total", "order_currency", "status"],
    roles: &[
        (Role::Customer, &["customer_email"]),
        (Role::OrderId, &["order_number"]),
        (Role::Date, &["order_date"]),
        (Role::Amount, &["order_total"]),
        (Role::Status, &["status"]),
        (Role::Currency, &["order_currency"]),
        (Role::Email, &["customer_email"]),
        (Role::Name, &["billing_first_name"]),
    ],
    rows: RowMeaning::Order,
    dates: DateStyle::Mdy,
    sale: &["completed", "processing"],
    no_sale: &["cancelled", "failed", "pending", "on-hold", "refunded"],
};

#[rustfmt::skip]
pub(super) const WOO_COMMERCE_ANALYTICS: Entry = Entry {
    name: "WooCommerce Analytics",
    source: Source::Official,
    signature: &["Order #", "Customer type", "Product(s)", "Items sold", "Coupon(s)"],
    roles: &[
        (Role::Customer, &["Customer"]),
        (Role::OrderId, &["Order #"]),
        (Role::Date, &["Date"]),
        (Role::Amount, &["Net Sales"]),
        (Role::Status, &["Status"]),
        (Role::Product, &["Product(s)"]),
        (Role::Channel, &["Attribution"]),
        (Role::Quantity, &["Items sold"]),
        (Role::Name, &["Customer"]),
    ],
    rows: RowMeaning::Order,
    dates: DateStyle::Ymd,
    sale: &["completed", "processing"],
    no_sale: &["cancelled", "failed", "pending", "on-hold", "refunded"],
};

#[rustfmt::skip]
pub(super) const STRIPE: Entry = Entry {
    name: "Stripe",
    source: Source::PublicFiles,
    signature: &["id", "Amount Refunded", "Converted Amount", "Converted Currency", "Customer ID"],
    roles: &[
        (Role::Customer, &["Customer ID"]),
        (Role::OrderId, &["id"]),
        (Role::Date, &["Created date (UTC)", "Created (UTC)"]),
        (Role::Amount, &["Converted Amount"]),
        (Role::Status, &["Status"]),
        (Role::Refunded, &["Converted Amount Refunded"]),
        (Role::Currency, &["Converted Currency"]),
        (Role::Product, &["Description"]),
        (Role::Email, &["Customer Email"]),
    ],
    rows: RowMeaning::Order,
    dates: DateStyle::Ymd,
    sale: &["Paid", "Refunded"],
    no_sale: &["Failed", "canceled", "requires_payment_method", "requires_action", "Pending"],
};

#[rustfmt::skip]
pub(super) const HUB_SPOT_DEALS: Entry = Entry {
    name: "HubSpot deals",
    source: Source::Official,
    signature: &["Record ID", "Deal Name", "Deal Stage", "Close Date"],
    roles: &[
        (Role::Customer, &["Associated Company IDs", "Associated Company", "Associated Contact IDs", "Associated Contact"]),
        (Role::OrderId, &["Record ID"]),
        (Role::Date, &["Close Date"]),
        (Role::Amount, &["Amount"]),
        (Role::Status, &["Deal Stage"]),
        (Role::Currency, &["Currency"]),
        (Role::Product, &["Deal Name"]),
        (Role::Channel, &["Original Traffic Source"]),
        (Role::Name, &["Associated Contact"]),
    ],
    rows: RowMeaning::Order,
    dates: DateStyle::Ymd,
    sale: &["Closed won"],
    no_sale: &[],
};

#[rustfmt::skip]
pub(super) const ZOHO_DEALS: Entry = Entry {
    name: "Zoho CRM deals",
    source: Source::Official,
    signature: &["Record Id", "Deal Name", "Closing Date", "Stage"],
    roles: &[
        (Role::Customer, &["Account Name.id", "Account Name", "Contact Name.id", "Contact Name"]),
        (Role::OrderId, &["Record Id"]),
        (Role::Date, &["Closing Date"]),
        (Role::Amount, &["Amount"]),
        (Role::Status, &["Stage"]),
        (Role::Currency, &["Currency"]),
        (Role::Product, &["Deal Name"]),
        (Role::Channel, &["Lead Source"]),
        (Role::Name, &["Contact Name"]),
    ],
    rows: RowMeaning::Order,
    dates: DateStyle::Ymd,
    sale: &["Closed Won"],
    no_sale: &[],
};

#[rustfmt::skip]
pub(super) const MONDAY: Entry = Entry {
    name: "monday CRM",
    source: Source::PublicFiles,
    signature: &["Name", "Item ID (auto generated)", "Deal Value", "Stage"],
    roles: &[
        (Role::Customer, &["Accounts", "Contacts"]),
        (Role::OrderId, &["Item ID (auto generated)"]),
        (Role::Date, &["Close Date"]),
        (Role::Amount, &["Deal Value"]),
        (Role::Status, &["Stage"]),
        (Role::Product, &["Name"]),
        (Role::Channel, &["Source"]),
    ],
    rows: RowMeaning::Order,
    dates: DateStyle::Ymd,
    sale: &["Won"],
    no_sale: &[],
};

#[rustfmt::skip]
pub(super) const GA4: Entry = Entry {
    name: "GA4 (BigQuery)",
    source: Source::Official,
    signature: &["event_date", "event_name", "user_pseudo_id", "purchase_revenue"],
    roles: &[
        (Role::Customer, &["user_pseudo_id"]),
        (Role::OrderId, &["transaction_id"]),
        (Role::Date, &["event_date"]),
        (Role::Amount, &["purchase_revenue"]),
        (Role::Status, &["event_name"]),
        (Role::Refunded, &["refund_value"]),
        (Role::Product, &["item_name"]),
        (Role::Channel, &["source"]),
        (Role::Quantity, &["quantity"]),
    ],
    rows: RowMeaning::OrderTotal,
    dates: DateStyle::Ymd,
    sale: &["purchase", "refund"],
    no_sale: &[],
};

#[rustfmt::skip]
pub(super) const SHOPLINE: Entry = Entry {
    name: "SHOPLINE",
    source: Source::PublicFiles,
    signature: &["訂單號碼", "訂單日期", "付款總金額", "顧客 ID"],
    roles: &[
        (Role::Customer, &["顧客 ID"]),
        (Role::OrderId, &["訂單號碼"]),
        (Role::Date, &["訂單日期"]),
        (Role::Amount, &["付款總金額"]),
        (Role::Status, &["訂單狀態"]),
        (Role::Refunded, &["已退款金額"]),
        (Role::Currency, &["貨幣"]),
        (Role::Product, &["商品名稱"]),
        (Role::Channel, &["訂單來源"]),
        (Role::Quantity, &["數量"]),
        (Role::Cost, &["商品成本"]),
        (Role::Email, &["電郵"]),
        (Role::Phone, &["電話號碼"]),
        (Role::Name, &["顧客"]),
    ],
    rows: RowMeaning::OrderTotal,
    dates: DateStyle::Ymd,
    sale: &["已完成", "已確認", "處理中"],
    no_sale: &["已取消"],
};

#[rustfmt::skip]
pub(super) const APP_91: Entry = Entry {
    name: "91APP",
    source: Source::PublicFiles,
    signature: &["購物車編號", "主單編號", "訂單編號", "轉單日期時間"],
    roles: &[
        (Role::Customer, &["會員編號"]),
        (Role::OrderId, &["購物車編號"]),
        (Role::Date, &["轉單日期時間"]),
        (Role::Amount, &["銷售金額(折扣後)"]),
        (Role::Status, &["訂單狀態"]),
        (Role::Product, &["商品名稱"]),
        (Role::Channel, &["訂單來源"]),
        (Role::Quantity, &["數量"]),
        (Role::Cost, &["總成本"]),
        (Role::Phone, &["收件人電話"]),
        (Role::Name, &["購買人"]),
    ],
    rows: RowMeaning::Lines,
    dates: DateStyle::Ymd,
    sale: &["已完成", "已確認", "待出貨", "已出貨"],
    no_sale: &["已取消", "退貨"],
};

#[rustfmt::skip]
pub(super) const CYBERBIZ: Entry = Entry {
    name: "CYBERBIZ",
    source: Source::Unconfirmed,
    signature: &["成立日期", "訂單總額", "退貨狀態", "商品通路"],
    roles: &[
        (Role::Customer, &["信箱", "電話", "會員"]),
        (Role::OrderId, &["訂單編號"]),
        (Role::Date, &["成立日期"]),
        (Role::Amount, &["訂單總額"]),
        (Role::Status, &["訂單狀態"]),
        (Role::Product, &["商品名稱"]),
        (Role::Channel, &["來源"]),
        (Role::Quantity, &["數量"]),
        (Role::Email, &["信箱"]),
        (Role::Phone, &["電話"]),
        (Role::Name, &["會員"]),
    ],
    rows: RowMeaning::OrderTotal,
    dates: DateStyle::Ymd,
    sale: &["已結案", "進行中"],
    no_sale: &["已取消"],
};
