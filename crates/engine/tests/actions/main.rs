//! Membership tiers, concentration, next products and tags against a database,
//! statistics programs and laws.
#![allow(clippy::unwrap_used)]

mod concentration;
mod evidence;
mod faulty_tags;
mod next_product;
mod shops;
mod support;
mod tags;
mod tiers;
