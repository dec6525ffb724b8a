//! The engine of the LTV calculator: unit economics, reading order files,
//! summaries and cohorts. It knows nothing of the web, of languages or of
//! clocks: dates come in as [`calendar`] days, today included, and errors are data.
//!
//! # Symbols and units
//!
//! | symbol | meaning | unit |
//! | --- | --- | --- |
//! | AOV | average order value | currency per order |
//! | f | purchase frequency | orders per customer per period |
//! | m | gross margin | share of revenue, 0..=1 |
//! | s | cost to serve | currency per order |
//! | c, r = 1 − c | churn and retention rate | share per period |
//! | L | customer lifespan | periods |
//! | k = f·(AOV·m − s) | contribution | currency per customer per period |
//! | CAC | customer acquisition cost | currency per new customer |
//! | S(t) | survival: share still customers after t periods | 0..=1 |
//!
//! Two words have two meanings in this field. *Frequency* is orders per period
//! in [`economics`]; the number of orders of a customer is called `orders`.
//! *Recency* is not used on its own: days since the last order and age at the
//! last order have names of their own.
#![forbid(unsafe_code)]

pub mod amount;
pub mod btyd;
pub mod calendar;
pub mod cohorts;
pub mod contacts;
pub mod customers;
pub mod economics;
pub mod error;
pub mod fitness;
mod fold;
pub mod forecast;
pub mod hash;
pub mod history;
pub mod identity;
pub mod ingest;
pub mod interactions;
mod letters;
pub mod names;
pub mod numeric;
pub mod orders;
pub mod people;
pub mod retention;
pub mod scenario;
pub mod segments;
pub mod sort;
pub mod spend;
pub mod summary;
pub mod survival;
pub mod trend;
pub mod units;
