//! How sources are looked at and read.

use ltv_engine::contacts::ContactKind;
use ltv_engine::ingest::encoding::Encoding;
use ltv_engine::ingest::values::{CurrencyCode, DateStyle, DecimalMark};
use ltv_engine::ingest::{
    Cancelled, Columns, Delimiter, ImportOptions, Layout, Mapping, Refunds, Role, RowMeaning,
    TableKind,
};

use super::value::{Read, Value, names};
use crate::protocol::{FileToLoad, InspectAsk, RejectedWords};

impl Read for InspectAsk {
    fn read(value: &Value) -> Option<Self> {
        Some(Self {
            kind: value.get("kind")?,
            encoding: value.get("encoding")?,
            delimiter: value.get("delimiter")?,
            skip: value.get("skip")?,
        })
    }
}

impl Read for FileToLoad {
    fn read(value: &Value) -> Option<Self> {
        Some(Self {
            mapping: value.get("mapping")?,
            encoding: value.get("encoding")?,
            namespace: value.get("namespace")?,
        })
    }
}

impl Read for Mapping {
    fn read(value: &Value) -> Option<Self> {
        Some(Self {
            kind: value.get("kind")?,
            layout: value.get("layout")?,
            columns: value.get("columns")?,
            dates: value.get("dates")?,
            numbers: value.get("numbers")?,
            rows: value.get("rows")?,
            recurring_ids: value.get_or("recurringIds", false)?,
        })
    }
}

impl Read for Layout {
    fn read(value: &Value) -> Option<Self> {
        Some(Self {
            delimiter: value.get("delimiter")?,
            skip: value.get("skip")?,
            has_header: value.get("hasHeader")?,
        })
    }
}

impl Read for Columns {
    fn read(value: &Value) -> Option<Self> {
        let mut columns = Self::default();
        for (role, column) in Vec::<(Role, usize)>::read(value)? {
            columns.set(role, Some(column));
        }
        Some(columns)
    }
}

impl Read for ImportOptions {
    fn read(value: &Value) -> Option<Self> {
        Some(Self {
            today: value.get("today")?,
            currency: value.get("currency")?,
            refunds: value.get("refunds")?,
            cancelled: value.get("cancelled")?,
            as_of: value.get("asOf")?,
        })
    }
}

impl Read for CurrencyCode {
    fn read(value: &Value) -> Option<Self> {
        Self::new(value.text()?.as_bytes())
    }
}

impl Read for RejectedWords {
    fn read(value: &Value) -> Option<Self> {
        Some(Self {
            row: value.get_or("row", String::new())?,
            reason: value.get_or("reason", String::new())?,
            columns: value.get_or("columns", Vec::new())?,
            reasons: value.get_or("reasons", Vec::new())?,
        })
    }
}

names! {
    TableKind { "orders" Orders "customers" Customers "spend" Spend "interactions" Interactions }
    Encoding { "utf8" Utf8 "utf16Le" Utf16Le "utf16Be" Utf16Be "big5" Big5 }
    Delimiter { "comma" Comma "tab" Tab "semicolon" Semicolon "pipe" Pipe }
    DecimalMark { "point" Point "comma" Comma }
    RowMeaning { "order" Order "lines" Lines "orderTotal" OrderTotal }
    Refunds { "net" Net "drop" Drop }
    Cancelled { "drop" Drop "keep" Keep }
    ContactKind { "id" Id "email" Email "phone" Phone "lineId" LineId }
    DateStyle {
        "ymd" Ymd "roc" Roc "dmy" Dmy "mdy" Mdy
        "excel1900" Excel1900 "excel1904" Excel1904
        "unixSeconds" UnixSeconds "unixMillis" UnixMillis
    }
    Role {
        "customer" Customer "date" Date "amount" Amount "orderId" OrderId
        "status" Status "refundStatus" RefundStatus "refunded" Refunded "currency" Currency "product" Product
        "channel" Channel "quantity" Quantity "cost" Cost "email" Email
        "phone" Phone "lineId" LineId "name" Name "optIn" OptIn "optInEmail" OptInEmail
        "optInSms" OptInSms "optInLine" OptInLine "periodEnd" PeriodEnd
        "firstChannel" FirstChannel "lastChannel" LastChannel "kind" Kind
    }
}
