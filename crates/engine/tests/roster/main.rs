//! Everybody, what each customer bought, and what stands on each order.
#![allow(clippy::unwrap_used)]

mod broken;
mod bytes;
mod everybody;
mod items;
mod receipts;
mod rows;
mod scale;
mod support;
