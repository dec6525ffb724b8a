//! Forecasts: from a history to what its customers will do.
#![allow(clippy::unwrap_used, clippy::float_cmp)]

mod bad_data;
mod cdnow;
mod concerns;
mod coverage;
mod histories;
mod laws;
mod people;
mod simulated;
mod support;
