//! Columns of the table of orders that depend on the files.

use super::{Column, Table};
use crate::segments::roster::Receipts;

/// Which of them the table has. A column that no file knows is left out, and the
/// dictionary says so: the same files give the same columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[allow(clippy::struct_excessive_bools)] // each is a column of its own
pub struct OrderColumns {
    /// Whether the orders were read once more; nothing of the rest is known without.
    pub read: bool,
    /// The order's id.
    pub id: bool,
    /// Its channel.
    pub channel: bool,
    /// Its products.
    pub product: bool,
}

impl OrderColumns {
    /// All of them.
    pub const ALL: Self = Self {
        read: true,
        id: true,
        channel: true,
        product: true,
    };

    /// Those that receipts know; none without receipts.
    pub fn of(receipts: Option<&Receipts>) -> Self {
        let Some(receipts) = receipts else {
            return Self::default();
        };
        Self {
            read: true,
            id: receipts.has_ids(),
            channel: receipts.has_channels(),
            product: receipts.has_products(),
        }
    }

    /// Whether a table has a column.
    pub fn has(self, table: Table, column: &Column) -> bool {
        match (table, column.name) {
            (Table::Orders, "order_id") => self.id,
            (Table::Orders, "refunded") => self.read,
            (Table::Orders, "channel") => self.channel,
            (Table::Orders, "product" | "products") => self.product,
            _ => true,
        }
    }

    /// The columns that a table has, in order.
    pub fn columns(self, table: Table) -> impl Iterator<Item = &'static Column> {
        let all = table.columns().iter();
        all.filter(move |column| self.has(table, column))
    }
}
