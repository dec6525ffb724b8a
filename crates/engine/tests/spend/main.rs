//! Spend per purchase, and what customers are worth.
#![allow(clippy::unwrap_used, clippy::float_cmp, missing_docs)]

mod cdnow;
mod gamma_gamma;
mod independence;
mod ledger;
mod recovery;
#[allow(clippy::unreadable_literal, clippy::excessive_precision)]
#[rustfmt::skip]
mod table;
mod value;

#[track_caller]
pub(crate) fn close(left: f64, right: f64, tolerance: f64) {
    assert!((left - right).abs() <= tolerance, "{left} is not {right}");
}

pub(crate) fn relative(left: f64, right: f64) -> f64 {
    (left - right).abs() / left.abs().max(right.abs()).max(1e-300)
}
