//! Everybody, and what each customer bought.
#![allow(clippy::unwrap_used)]

mod broken;
mod bytes;
mod everybody;
mod items;
mod rows;
mod scale;
mod support;
