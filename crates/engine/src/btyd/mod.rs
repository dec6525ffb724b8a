//! Buy-till-you-die models: customers order at random while they are customers,
//! and stop being so at a moment nobody sees.
//!
//! # Symbols and units
//!
//! | symbol | meaning | unit |
//! | --- | --- | --- |
//! | x | repeat purchases: days with an order, the first one left out | purchases |
//! | `t_x` | age at the last purchase; 0 for x = 0 | time |
//! | T | age now: time since the first purchase | time |
//! | λ | purchases per unit of time while a customer | 1 / time |
//! | μ | rate of leaving (Pareto/NBD) | 1 / time |
//! | p | chance of leaving after a purchase (BG/NBD, MBG/NBD) | 0..=1 |
//! | r, α | λ is gamma distributed: shape r, rate α | –, time |
//! | s, β | μ is gamma distributed: shape s, rate β | –, time |
//! | a, b | p is beta distributed | – |
//! | z | mean amount of a customer's repeat purchases | currency |
//! | ν, ζ | rate of a customer's amounts, and their mean ζ = p/ν ([`GammaGamma`]) | 1 / currency, currency |
//! | p, q, γ | shape of amounts; shape and rate of ν ([`GammaGamma`]) | –, –, currency |
//!
//! The unit of time is the caller's choice, one for all of x, `t_x`, T, horizons
//! and discount rates. α and β are in that unit; nothing else depends on it.

mod after_purchase;
mod ages;
mod bg_nbd;
mod clv;
mod fit;
mod future;
mod gamma_gamma;
mod grid;
mod independence;
mod mbg_nbd;
mod model;
mod nbd;
mod pareto_nbd;
mod sample;
mod spend;
mod spend_fit;

pub use bg_nbd::BgNbd;
pub use clv::{Horizon, Valuation, continuous_rate};
pub use fit::{Fitted, fit};
pub use gamma_gamma::GammaGamma;
pub use mbg_nbd::MbgNbd;
pub use model::{Model, ModelKind};
pub use nbd::Nbd;
pub use pareto_nbd::ParetoNbd;
pub use sample::{Purchases, Sample};
pub use spend::{Spend, SpendSample};
pub use spend_fit::{LEAST_SPENDERS, SpendEstimate};
