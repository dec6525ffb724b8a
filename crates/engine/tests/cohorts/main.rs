//! Cohort tables, their projection and payback, trend, and fitness findings, on
//! ledgers made here. Against the oracle they are held in `tests/data`.
#![allow(clippy::unwrap_used)]

mod acquisition;
mod fitness;
mod laws;
mod ledger;
mod projection;
mod retained;
mod tables;
