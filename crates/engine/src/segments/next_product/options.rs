//! What pairs of products are asked for.

/// Upper bound of [`NextOptions::products`].
pub const MOST_PRODUCTS: u32 = 500;

/// Most different products of one customer (or basket) that are paired: the first ones
/// that were bought. Resellers and tills under one number buy everything; pairing it all
/// would take the square of that and say nothing.
pub const MOST_OWN: usize = 100;

/// Most pairs in a result.
pub const MOST_PAIRS: usize = 500;

/// Which pairs are counted and told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct NextOptions {
    /// When the second product counts.
    pub together: Together,
    /// Of whom the confidence is a share.
    pub exposure: Exposure,
    /// The most bought products, by customers (equal ones by their number), 2 ..=
    /// [`MOST_PRODUCTS`]; clamped. The others are never proposed.
    pub products: u32,
    /// Fewest customers (or baskets) with the pair, at least 1.
    pub least_pair: u32,
    /// Fewest customers (or baskets) of which the confidence is a share, at least 1.
    pub least_exposed: u32,
    /// Most pairs for one first product.
    pub per_product: u32,
    /// With [`Together::Later`]: only so many days count after the first product, and
    /// only customers who were watched that long, up to the last line. `None`: all days
    /// there are.
    pub within: Option<u32>,
}

impl Default for NextOptions {
    fn default() -> Self {
        Self {
            together: Together::Later,
            exposure: Exposure::LaterOrder,
            products: 200,
            least_pair: 10,
            least_exposed: 30,
            per_product: 5,
            within: None,
        }
    }
}

/// When the second product counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Together {
    /// On a later day than that on which the customer first bought the first product.
    /// Counts are of customers.
    #[default]
    Later,
    /// On the same day, for bundles. Counts are of baskets: all lines of a customer and
    /// day. The first and the second product can be exchanged.
    SameDay,
}

/// Of whom the confidence is a share; for [`Together::SameDay`] always of all baskets
/// with the first product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Exposure {
    /// Customers who ordered anything on a later day than they first bought the product:
    /// *of those who came back, how many took it*.
    #[default]
    LaterOrder,
    /// All who bought the product, those who never came back and those who could not
    /// yet included: *how many will take it*, at least so far.
    Buyers,
}

/// What makes the pairs say less than they seem to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
pub enum NextLimit {
    /// No line names a product.
    NoProducts,
    /// All lines that name one name the same: only *again or not* can be said.
    OneProduct,
    /// Fewer customers with lines than
    /// [`FEW_CUSTOMERS`](crate::segments::figures::FEW_CUSTOMERS).
    FewCustomers {
        /// How many there are.
        customers: u32,
    },
    /// Nobody ordered on two days: there is no *after*.
    NobodyCameBack,
    /// No pair has enough customers.
    NoPair {
        /// The most that any pair has.
        most: u32,
    },
    /// Products beyond the most bought ones.
    ProductsLeftOut {
        /// How many.
        products: u32,
    },
    /// Customers (or baskets) with more than [`MOST_OWN`] products, of which the further
    /// ones were left out.
    ManyOwnProducts {
        /// How many.
        count: u32,
    },
    /// Days with orders on which no product is named.
    UnnamedDays {
        /// How many, by customer and day.
        days: u32,
        /// All days with orders, likewise.
        all: u32,
    },
    /// More pairs had enough customers than are told.
    PairsLeftOut {
        /// How many.
        pairs: u32,
    },
}
