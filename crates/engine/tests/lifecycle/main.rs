//! RFM scores, lifecycle stages and hold-out tests.
#![allow(clippy::unwrap_used, clippy::float_cmp)]

mod edges;
mod hold_out;
mod laws;
mod plays;
mod rfm_cases;
mod rfm_oracle;
mod rfm_shown;
mod stages_oracle;
mod support;
mod thin;
