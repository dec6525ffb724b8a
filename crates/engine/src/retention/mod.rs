//! Contractual retention: customers who must say that they leave.
//!
//! From survivors by age (one cohort, or several of different lengths) to curves that
//! continue them, and what a customer is worth under each. Constant churn is fitted
//! beside the models, for it is what most people reckon with.
//!
//! # The stories
//!
//! Subscribers renew or leave at the end of each period, and it is known who did. Of a
//! cohort, fewer leave from period to period. Constant churn cannot say that; two models can:
//!
//! - sBG ([`ShiftedBetaGeometric`](crate::survival::ShiftedBetaGeometric)): each customer
//!   leaves with a chance θ of their own at every renewal, the same each time; θ ~
//!   beta(α, β) over the customers. Those with a large θ leave first, so those who are left
//!   are ever more loyal, though nobody has changed. Fader & Hardie (2007), the likelihood
//!   in their appendix A.
//! - `BdW` ([`BetaDiscreteWeibull`](crate::survival::BetaDiscreteWeibull)): each one's own
//!   chance changes with age as well, S(t | θ) = (1 − θ)^(t^c): c > 1 of those who tire, c
//!   < 1 of those who settle. Fader, Hardie, Liu, Davin & Steenburgh (2018).
//!
//! They fit cohorts that all started alike and of which one knows who left (contracts); for
//! shops see [`crate::btyd`]. A cohort that is won back, or a price that rose, is no part
//! of either story. With counts the model with the lowest BIC is proposed: with few
//! customers or ages that is often constant churn, rightly. Where α and β (γ and δ) run
//! away together customers do not differ; the limit is constant churn (the discrete Weibull),
//! and is told as such.
//!
//! # Example
//!
//! Fader & Hardie's *regular* customers over seven years, and what constant churn makes of
//! the twelfth (17.3 % were still there):
//!
//! ```
//! use ltv_engine::retention::{Retention, RetentionKind, RetentionOptions, Survivors};
//!
//! let survivors = Survivors::Percent {
//!     values: vec![100.0, 63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1],
//!     customers: Some(1000.0),
//! };
//! let retention = Retention::new(&survivors, &RetentionOptions::default())?;
//! let [constant, sbg, _] = &retention.models[..] else { unreachable!() };
//! assert_eq!((retention.best, sbg.kind), (RetentionKind::Sbg, RetentionKind::Sbg));
//! assert!((sbg.parameters[0].value - 0.704).abs() < 5e-4);
//! assert!((sbg.survival[12].mean - 0.170).abs() < 5e-4);
//! assert!(constant.survival[12].mean < 0.05);
//! # Ok::<(), ltv_engine::retention::RetentionError>(())
//! ```
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
