//! Forecasts: from a history to what its customers will do.
#![allow(clippy::unwrap_used, clippy::float_cmp)]

mod bad_data;
mod cdnow;
mod concerns;
mod coverage;
mod everywhere;
mod groups;
mod histories;
mod laws;
mod limits;
mod money;
mod odd;
mod people;
mod simulated;
mod support;
