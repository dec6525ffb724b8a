//! What the user decides for all files together.

use super::values::CurrencyCode;
use crate::calendar::Day;

/// What an import needs besides the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct ImportOptions {
    /// Today's date where the user is: orders after it are refused. The engine
    /// has no clock.
    pub today: Day,
    /// The currency to keep when there are several; `None` refuses several.
    pub currency: Option<CurrencyCode>,
    /// What becomes of refunds.
    pub refunds: Refunds,
    /// What becomes of cancelled orders.
    pub cancelled: Cancelled,
    /// The analysis date: orders after it are left out, and customers count as
    /// observed up to it; `None` for the latest order's day. Today at the latest.
    pub as_of: Option<Day>,
}

impl ImportOptions {
    /// The usual choices: refunds are netted, cancelled orders left out.
    pub fn new(today: Day) -> Self {
        Self {
            today,
            currency: None,
            refunds: Refunds::Net,
            cancelled: Cancelled::Drop,
            as_of: None,
        }
    }
}

/// What becomes of rows with a negative amount and of a column of refunds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Refunds {
    /// Taken off the order that they belong to.
    #[default]
    Net,
    /// Left out: orders keep their first amounts.
    Drop,
}

/// What becomes of orders whose status says that they do not stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Cancelled {
    /// Left out.
    #[default]
    Drop,
    /// Kept like any other: the status is not looked at.
    Keep,
}
