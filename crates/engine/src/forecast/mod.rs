//! From purchase histories to forecasts: which model describes these customers,
//! what they will order and be worth, and how far to trust that.
//!
//! Everything is data; the order of the work is in [`Step`]. A [`Forecast`] goes
//! through it and answers for single customers afterwards.
//!
//! # How it is made
//!
//! - Whether to try at all, and why not: [`rules`].
//! - Each model is fitted to all customers by maximum likelihood ([`crate::btyd`]), and
//!   again to the calibration alone: two thirds of the time unless it is chosen.
//! - Totals are sums over all customers. Their 95 % predictive intervals hold both
//!   what is not known of the parameters (200 draws of ln θ ~ N(ln θ̂, V), each
//!   evaluated on 200 customers chosen in proportion to what they add) and what is left
//!   to chance when they are (the variance of what each of those will do, drawn at the
//!   estimate). 100 simulations of each kind are in the tests.
//! - Of a sum of money E\[orders × spend\] = E\[orders\] × E\[spend\], as Gamma-Gamma
//!   assumes; its test for that is told beside.
//! - Value is discounted from the day of each purchase: ∫ e^(−δu) dm(u) over the horizon,
//!   m(u) the expected purchases up to u and δ = ln(1 + yearly rate) / 365.25 a day.
//!   (Counting each month's purchases at its end, as tables do, gives half a month's
//!   interest less.)

mod answers;
mod any;
mod best;
mod columns;
mod compare;
mod decile;
pub(crate) mod estimated;
mod fits;
mod fitting;
mod gaps;
mod heat;
mod holdout;
mod in_total;
mod kept;
mod known;
mod moments;
mod money;
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
mod split;
mod stages;
mod step;
mod table;
mod track;
mod tried;
mod worth;

pub use columns::Columns;
pub use fits::{Independence, ModelFit, Parameter, Refused, SpendFit, Stopped};
pub use options::{ForecastOptions, Unit};
pub use outlook::{Difference, Estimate, HeatMap, Ltv, LtvSource, Outlook, Soon};
pub use people::{Card, Filter, Person, Place, Sort};
pub use scorecard::{
    BestReason, Contender, FrequencyBin, Score, Scorecard, Tracking, TrackingPoint,
};
pub use session::Forecast;
pub use step::{Concern, Fitness, Step, Verdict};

/// Seed of all draws: the same data give the same intervals.
const SEED: u64 = 0x6c74_7663;
