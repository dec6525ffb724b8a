//! Contractual retention.
#![allow(clippy::unwrap_used, clippy::float_cmp, missing_docs)]

mod curves;
mod fits;
mod golden;
mod laws;
mod lifetimes;
mod pasted;
mod recovery;
// LN_2 comes by chance: so many halves.
#[allow(
    clippy::unreadable_literal,
    clippy::excessive_precision,
    clippy::approx_constant
)]
#[rustfmt::skip]
mod table;

#[track_caller]
pub(crate) fn close(left: f64, right: f64, tolerance: f64) {
    assert!((left - right).abs() <= tolerance, "{left} is not {right}");
}

pub(crate) fn relative(left: f64, right: f64) -> f64 {
    (left - right).abs() / left.abs().max(right.abs()).max(1e-300)
}

/// Fader & Hardie (2007), table 1: survivors in % at years 0 to 12.
pub(crate) const REGULAR: [f64; 13] = [
    100.0, 63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1, 22.3, 20.7, 19.4, 18.3, 17.3,
];
pub(crate) const HIGH_END: [f64; 13] = [
    100.0, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1, 46.8, 44.5, 42.7, 40.9, 39.4,
];
