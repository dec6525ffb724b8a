//! Lists for other tools, read back by readers that are not the writer's: `csv-core`
//! and this project's own import.
#![allow(clippy::unwrap_used)]

mod account;
mod cohorts;
mod columns;
mod consent;
mod fixtures;
mod hostile;
mod limits;
mod orders;
mod scale;
mod shop;
mod support;
mod tidy;
mod tools;
