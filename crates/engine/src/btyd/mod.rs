//! Buy-till-you-die models: customers order at random while they are customers,
//! and stop being so at a moment nobody sees.
//!
//! A shop's customers do not sign off. Somebody silent for half a year may be gone, or
//! may buy twice a year. Which is likelier depends on how often *they* came before: a
//! weekly buyer who has been silent for half a year is gone. The models make that
//! precise by a story of two parts, each with a distribution over the customers, and learn
//! the distributions from everybody's histories at once. What is then likely of one customer
//! follows by Bayes' rule from three numbers: how often they came back, when last, and
//! how long ago the first time was.
//!
//! # The stories
//!
//! All have in common: while a customer, each buys as a Poisson process (at any moment
//! with the same chance, whatever was before) at a rate λ of their own, and λ is gamma
//! distributed over the customers. They differ in how customers leave:
//!
//! | model | leaving | parameters | take it where |
//! | --- | --- | --- | --- |
//! | [`Nbd`] | nobody leaves | r, α | the baseline; where leaving does not show |
//! | [`BgNbd`] | after each *repeat* purchase with a chance p of one's own, p ~ beta(a, b) | r, α, a, b | most first-time buyers come again |
//! | [`MbgNbd`] | the same after *each* purchase, the first one too | r, α, a, b | many buy once and never again |
//! | [`ParetoNbd`] | at any moment, at a rate μ of one's own, μ ~ gamma(s, β) | r, α, s, β | leaving has to do with time rather than with purchases |
//!
//! Under BG/NBD whoever bought once is a customer for sure (P(alive) = 1), for there was no
//! repeat purchase to leave after. That is its construction, not a finding.
//!
//! What they assume, and what tells: purchases at random (not as a subscription; the median
//! coefficient of variation of customers' gaps is 1 then), rates that stay (no
//! seasons, no growth), rate and leaving independent of each other, customers
//! independent. How well that does can only be seen on days that the fit has not seen:
//! [`crate::forecast`] tries it.
//!
//! Money is a story of its own, [`GammaGamma`]: amounts vary around a mean of each customer's
//! own, which has nothing to do with how often they come
//! ([`SpendSample::independence`] tests that).
//!
//! | quantity | source of the formula |
//! | --- | --- |
//! | BG/NBD: L, E\[X(t)\], P(X = n), conditional expectation | Fader, Hardie & Lee (2005), equations 6, 9, 8, 10 |
//! | MBG/NBD: the same | Batislam, Denizel & Filiztekin (2007), section 3 |
//! | Pareto/NBD: L, E\[X(t)\], P(alive), conditional expectation | Fader & Hardie (2005), "A note on deriving the Pareto/NBD model", equations 18, 17, 26, 41 |
//! | Pareto/NBD: DERT; P(X = n) | Fader, Hardie & Lee (2005), "RFM and CLV", equation 2; Fader & Hardie (2006), equation 2 |
//! | NBD | Ehrenberg (1959) |
//! | Gamma-Gamma: density, conditional mean | Fader & Hardie (2013), equations 1a, 5 |
//!
//! Each model's file says how its formulas are written so that nothing overflows or
//! cancels.
//!
//! # Fitting, and limits
//!
//! [`fit`] maximises the likelihood over the logarithms of the parameters, and tells
//! standard errors and 95 % intervals from its curvature. Where the data do not need a
//! parameter it runs away: r → ∞ with r/α fixed where all buy at one pace (λ is then
//! no longer spread: Poisson's distribution), a → 0 or s → 0 where nobody
//! leaves (the model is then NBD), a and b → ∞ where all leave with one chance. The likelihood
//! rises towards a limit there and never turns. If what is left to be gained is next to
//! nothing, the fit [is said to have converged](Fitted::converged) to that simpler model; the
//! parameter has no standard error, the others have theirs given it.
//!
//! # Example
//!
//! A customer of CDNOW came back twice, the second time after 30.43 weeks, and the first
//! order is 38.86 weeks old. At the published parameters of BG/NBD (rates per week):
//!
//! ```
//! use ltv_engine::btyd::{BgNbd, Model, Purchases};
//!
//! let model = BgNbd { r: 0.2426, alpha: 4.4136, a: 0.7929, b: 2.4259 };
//! let customer = Purchases { x: 2, t_x: 30.43, t: 38.86 };
//! // Likely a customer still, with 1.2 orders to be expected in the next 39 weeks.
//! assert!((model.p_alive(customer) - 0.7266).abs() < 1e-3);
//! assert!((model.conditional_expected(customer, 39.0) - 1.226).abs() < 1e-3);
//! // Silent for 30 weeks after as many purchases in ten: gone, most likely.
//! let silent = Purchases { x: 12, t_x: 8.86, t: 38.86 };
//! assert!(model.p_alive(silent) < 0.01);
//! ```
//!
//! Days to a fit: three hundred customers who came once, twice or three times.
//!
//! ```
//! use ltv_engine::btyd::{MbgNbd, Purchases, Sample, fit};
//!
//! let customers = (0..300).map(|at| {
//!     let (x, age) = (at % 3, 200.0 + f64::from(at % 50));
//!     let t_x = f64::from(x * (10 + at % 40));
//!     Purchases { x, t_x, t: age }
//! });
//! let fitted = fit::<MbgNbd>(&Sample::new(customers))?;
//! assert!(fitted.converged);
//! for parameter in fitted.told().parameters {
//!     println!("{} {} {:?}", parameter.name, parameter.value, parameter.interval);
//! }
//! # Ok::<(), ltv_engine::forecast::Refused>(())
//! ```
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
