//! Everybody, and what each customer bought.
#![allow(clippy::unwrap_used)]

mod bytes;
mod everybody;
mod items;
mod scale;
mod support;
