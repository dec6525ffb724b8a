//! What single cells and whole columns of them say: dates, amounts, evidence.

#![allow(clippy::unwrap_used)]

mod amounts;
mod date_evidence;
mod dates;
mod every_day;
mod number_evidence;
mod random_amounts;
