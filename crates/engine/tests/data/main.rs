//! The data half of the engine: files to orders, orders to summary and cohorts.
//!
//! Fixtures, their origin and the oracle's queries are in `tests/data` of the
//! repository; `README.md` there says how to make them again.
#![allow(clippy::unwrap_used)]

mod bad_files;
mod calendar_months;
mod cohort_oracle;
mod laws;
mod oracle;
mod slices;
mod support;
