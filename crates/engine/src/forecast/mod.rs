//! From purchase histories to forecasts: which model describes these customers,
//! what they will order and be worth, and how far to trust that.
//!
//! Everything is data; the order of the work is in [`Step`]. A [`Forecast`] goes
//! through it and answers for single customers afterwards. What the models are, and what
//! they assume, is in [`crate::btyd`]; nothing here needs more than their names.
//!
//! # What is asked, and where the answer is
//!
//! | question | answer |
//! | --- | --- |
//! | Are the data enough, and what is odd about them? | [`Fitness`], thresholds in [`rules`] |
//! | How do customers buy and leave? | [`ModelFit`], one a model |
//! | What do they spend? | [`SpendFit`] |
//! | Would the models have been right? | [`Scorecard`], on days they had not seen |
//! | Which one is to be believed? | [`Scorecard::best`] with its [`BestReason`] |
//! | How many orders and how much money will come? | [`Outlook`], with 95 % ranges |
//! | What will a group of customers bring, and how sure is that? | [`Forecast::doubt`], from which any group is summed |
//! | Who is likely gone, and who will bring most? | [`Forecast::people`], [`Forecast::card`] |
//!
//! # How it is made
//!
//! - Whether to try at all, and why not: [`rules`].
//! - Each model is fitted to all customers by maximum likelihood ([`crate::btyd`]), and
//!   again to the calibration alone: two thirds of the time unless it is chosen.
//! - Which model forecasts: of those that converged both times, the trial decides between
//!   models whose errors per customer differ by more than chance; between others how well
//!   they describe the orders (BIC). A naive rule that is closer is named.
//! - Money where all purchases are of one amount is purchases times that; else
//!   Gamma-Gamma's, or not told.
//! - Totals are sums over all customers. Their 95 % predictive intervals hold both
//!   what is not known of the parameters (200 draws of ln θ ~ N(ln θ̂, V), each
//!   evaluated on 200 customers chosen in proportion to what they add) and what is left
//!   to chance when they are (the variance of what each of those will do, drawn at the
//!   estimate). 100 simulations of each kind are in the tests.
//! - Of a group the same parts are summed customer by customer: the variance of what each
//!   will do, exactly, and how far each one's value moves with the parameters ([`Doubt`]). Of
//!   everybody together that is the total's interval to within a few per cent of its
//!   width; 60 simulations by how long customers had been silent are in the tests.
//! - Of a sum of money E\[orders × spend\] = E\[orders\] × E\[spend\], as Gamma-Gamma
//!   assumes; its test for that is told beside.
//! - Value is discounted from the day of each purchase: ∫ e^(−δu) dm(u) over the horizon,
//!   m(u) the expected purchases up to u and δ = ln(1 + yearly rate) / 365.25 a day.
//!   (Counting each month's purchases at its end, as tables do, gives half a month's
//!   interest less.)
//!
//! # What a range holds, and what not
//!
//! That parameters are estimates, and that the future is chance. Not that the model is wrong:
//! the scorecard shows that, and the concerns of [`Fitness`] say what speaks for it
//! (purchases too even, a horizon far beyond what was seen, one customer who is a tenth
//! of everything). With too little data there is no number at all.
//!
//! # Example
//!
//! Sixty customers, of whom half come back every other month or so, and stop after a while:
//!
//! ```
//! use std::rc::Rc;
//! use ltv_engine::amount::Amount;
//! use ltv_engine::calendar::Day;
//! use ltv_engine::customers::Customers;
//! use ltv_engine::forecast::{Forecast, ForecastOptions, Step, Verdict};
//! use ltv_engine::history::History;
//! use ltv_engine::orders::OrdersBuilder;
//!
//! let mut builder = OrdersBuilder::default();
//! for customer in 0..60 {
//!     let first = customer * 7 % 200;
//!     let times = if customer % 2 == 0 { 1 } else { 2 + customer % 7 };
//!     for turn in 0..times {
//!         let day = first + turn * 60 + turn * turn * customer % 23;
//!         let cents = 2_000 + i64::from(customer * turn % 9) * 100;
//!         let amount = Amount::from_scaled(cents * 100).ok_or("too large")?;
//!         builder.push(&format!("c{customer}"), Day(day), amount);
//!     }
//! }
//! let orders = builder.finish().map_err(|_| "too many orders")?.ok_or("no orders")?;
//! let history = History::of(&orders, &Customers::new(&orders)).ok_or("no orders")?;
//! let mut forecast = Forecast::new(Rc::new(history), ForecastOptions::default());
//! while let Some(step) = forecast.next_step() {
//!     match step {
//!         Step::Fitness { fitness } => assert_eq!(fitness.verdict, Verdict::Thin),
//!         Step::Outlook { outlook } => {
//!             let (low, high) = outlook.orders.interval.ok_or("no range")?;
//!             assert!(low < outlook.orders.mean && outlook.orders.mean < high);
//!         }
//!         _ => {}
//!     }
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod answers;
mod any;
mod best;
mod columns;
mod compare;
mod decile;
mod doubt;
mod doubted;
pub(crate) mod estimated;
mod fits;
mod fitting;
mod gaps;
mod heat;
mod holdout;
mod in_total;
mod kept;
mod known;
mod limits;
mod moments;
mod money;
mod odd;
mod options;
mod outlook;
mod panel;
mod people;
mod portrait;
mod predict;
mod quadrature;
pub mod rules;
mod scorecard;
mod scored;
mod session;
mod spending;
mod split;
mod stages;
mod step;
mod table;
mod track;
mod tried;
mod worth;

pub use columns::Columns;
pub use doubt::{Doubt, Tally};
pub use fits::{Independence, ModelFit, Parameter, Refused, SpendFit, Stopped};
pub use options::{ForecastOptions, Unit};
pub use outlook::{Difference, Estimate, HeatMap, Ltv, LtvSource, Outlook, Soon};
pub use people::{Card, Filter, Person, Place, Sort};
pub use scorecard::{
    BestReason, Contender, FrequencyBin, Score, Scorecard, Tracking, TrackingPoint,
};
pub use session::Forecast;
pub use step::{Concern, Fitness, Limit, Step, Verdict};

/// Seed of all draws: the same data give the same intervals.
const SEED: u64 = 0x6c74_7663;
