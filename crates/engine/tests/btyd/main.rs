//! Models of purchases and the numerical parts they stand on.
#![allow(clippy::unwrap_used)]

mod bad_data;
mod cdnow;
mod draws;
mod extreme_table;
mod extremes;
mod fits;
mod golden;
mod laws;
mod optimize;
mod recovery;
mod special;
mod special_table;
mod squares;
mod units;
