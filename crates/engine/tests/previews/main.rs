//! What a file is taken for before the user has said anything.
#![allow(clippy::unwrap_used)]

mod kinds;
mod layouts;
mod names;
mod orders;
mod presets;
mod rows_mean;
mod scans;
mod support;
