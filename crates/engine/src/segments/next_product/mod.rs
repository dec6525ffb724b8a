//! What customers buy after a product, and when; who bought it and not the other; and
//! products that were bought first and never followed by anything.
//!
//! A product counts once a customer and day, however many lines or pieces. Products
//! beyond the most bought ones are never proposed.

mod baskets;
mod counts;
mod find;
mod items;
mod kept;
mod limits;
mod offers;
mod once;
mod options;
mod pairs;
mod reach;
mod waits;
mod window;
mod worth;

pub use find::{NextTable, next_products};
pub use items::{Items, ItemsError, Lines, NO_PRODUCT};
pub use offers::{Offer, offers};
pub use once::{FirstProduct, OnceOptions, first_and_never_again, never_again};
pub use options::{
    Exposure, MOST_OWN, MOST_PAIRS, MOST_PRODUCTS, NextLimit, NextOptions, Together,
};
pub use pairs::{NextProducts, Pair, Product};
pub use reach::{Reach, reach};
pub use worth::{OfferWorth, day_revenue, later_revenue};
