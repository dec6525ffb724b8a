//! Contractual retention: customers who must say that they leave.
//!
//! From survivors by age (one cohort, or several of different lengths) to curves that
//! continue them, and what a customer is worth under each. Constant churn is fitted
//! beside the models, for it is what most people reckon with.
//!
//! # Symbols and units
//!
//! | symbol | meaning | unit |
//! | --- | --- | --- |
//! | t | age: periods since the start | periods |
//! | S(t) | share still there after t periods, S(0) = 1 | 0..=1 |
//! | r(t) = S(t)/S(t−1) | share of those there in period t who stay for the next | 0..=1 |
//! | α, β | churn is beta distributed over customers ([`RetentionKind::Sbg`]) | – |
//! | γ, δ, c | the same, and changes with age as t^c ([`RetentionKind::Bdw`]) | – |
//! | d | discount rate | per period |

mod error;
mod fit;
mod kind;
mod lifetime;
mod likelihood;
mod losses;
mod options;
mod report;
mod survivors;
mod tell;

pub use error::RetentionError;
pub use fit::FittedCurve;
pub(crate) use kind::LogShare;
pub use kind::{Curve, RetentionKind};
pub use lifetime::residual_lifetimes;
pub use losses::{Losses, MOST_AGES};
pub use options::RetentionOptions;
pub use report::{ObservedAge, Retention, RetentionFit};
pub use survivors::{CUSTOMERS_ASSUMED, Survivors};
