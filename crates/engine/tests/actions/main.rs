//! Membership tiers, concentration, next products and tags against a database,
//! statistics programs and laws.
#![allow(clippy::unwrap_used)]

mod concentration;
mod concentration_worth;
mod evidence;
mod faulty_tags;
mod next_product;
mod offers;
mod shops;
mod support;
mod tags;
mod tier_worth;
mod tiers;
