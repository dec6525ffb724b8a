//! What the files tell of each order besides its day and its amount.

use super::TextColumn;
use crate::amount::Amount;

/// Ids, channels, products and refunds of orders, aligned with the
/// [history](crate::history::History) of the same ledger: order `o` is the history's
/// `o`-th, customer by customer and day by day.
///
/// Bytes held, where the files have the columns: an order's id and 4, 4 for its
/// channel, 4 and 4 for each of its products, 12 for a refund: 21 MB for a million
/// orders with ids of six digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipts {
    pub(super) orders: u32,
    pub(super) ids: Option<TextColumn>,
    pub(super) channels: Option<Channels>,
    pub(super) products: Option<Baskets>,
    /// Orders of which something was given back, ascending; above zero.
    pub(super) refunds: Vec<(u32, Amount)>,
}

/// The channel of each order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Channels {
    pub(super) names: Vec<String>,
    /// An index in `names`, [`NO_NAME`](crate::names::NO_NAME), or
    /// [`OTHER`](crate::names::OTHER).
    pub(super) of_order: Vec<u32>,
}

/// The products of each order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Baskets {
    pub(super) names: Vec<String>,
    /// The end of each order's products.
    pub(super) ends: Vec<u32>,
    /// Indices in `names`.
    pub(super) products: Vec<u32>,
}

impl Receipts {
    /// All orders.
    pub fn len(&self) -> usize {
        self.orders as usize
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.orders == 0
    }

    /// Whether some file has a column of order ids.
    pub fn has_ids(&self) -> bool {
        self.ids.is_some()
    }

    /// Whether some file has a column of channels.
    pub fn has_channels(&self) -> bool {
        self.channels.is_some()
    }

    /// Whether some file has a column of products.
    pub fn has_products(&self) -> bool {
        self.products.is_some()
    }

    /// An order's id as its first row has it; empty without one. Ids need not be
    /// distinct: two shops may number alike, and some count anew every day.
    pub fn id(&self, order: usize) -> &str {
        self.ids.as_ref().map_or("", |ids| ids.get(order))
    }

    /// The channel of an order: of several rows, the first that names one. Empty where
    /// it is not known, or came after 65,535 others.
    pub fn channel(&self, order: usize) -> &str {
        let Some(channels) = &self.channels else {
            return "";
        };
        let name = channels.of_order.get(order).copied().unwrap_or(u32::MAX);
        channels.names.get(name as usize).map_or("", String::as_str)
    }

    /// The products of an order, each once, in the order of its rows; without those
    /// that came after 65,535 others.
    pub fn products(&self, order: usize) -> impl Iterator<Item = &str> {
        let of = |all: &'_ Baskets| {
            let end = |at: usize| all.ends.get(at).map_or(0, |&end| end as usize);
            order.checked_sub(1).map_or(0, end)..end(order)
        };
        let all = self.products.as_ref();
        let own = all.and_then(|all| all.products.get(of(all)));
        let own = own.unwrap_or_default().iter();
        own.filter_map(move |&product| Some(all?.names.get(product as usize)?.as_str()))
    }

    /// What was taken off an order because it was given back; at least zero. What is
    /// left is the history's amount.
    pub fn refunded(&self, order: usize) -> Amount {
        let found = u32::try_from(order).ok().and_then(|order| {
            let at = self.refunds.binary_search_by_key(&order, |refund| refund.0);
            self.refunds.get(at.ok()?)
        });
        found.map_or(Amount::ZERO, |refund| refund.1)
    }
}
