//! Order files to one ledger: what becomes of each row, over several files and
//! over several runs, and that each is accounted for.
#![allow(clippy::unwrap_used)]

mod currencies;
mod examples;
mod exports;
mod fixtures;
mod hostile;
mod laws;
mod order_ids;
mod refunds;
mod second_runs;
mod several_files;
mod statuses;
mod support;
