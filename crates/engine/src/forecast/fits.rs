//! Fitted models, as told.

use crate::btyd::ModelKind;

/// A parameter with its uncertainty.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Parameter {
    /// Its letter in the literature: `r`, `alpha`, `a`, `b`, `s`, `beta`, `p`, `q`, `gamma`.
    pub name: String,
    /// The estimate, > 0, in the unit of the options where it has one.
    pub value: f64,
    /// Standard error; `None` where the likelihood has no curvature to tell.
    pub standard_error: Option<f64>,
    /// 95 % interval, symmetric about the logarithm; `None` likewise.
    pub interval: Option<(f64, f64)>,
}

/// Why a fit ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Stopped {
    /// The gradient is 0 for all purposes: a maximum.
    Gradient,
    /// No step improves the likelihood any more, within its precision.
    Precision,
    /// A parameter runs away to 0 or ∞: the data do not need it. Where the limit is
    /// as good as reached the fit has converged: it is the simpler model without it.
    Boundary,
    /// The most evaluations that are spent on one fit.
    Evaluations,
}

/// A fitted model of purchases.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct ModelFit {
    /// Which.
    pub kind: ModelKind,
    /// Its parameters, in the order of the literature.
    pub parameters: Vec<Parameter>,
    /// ln L, summed over customers, in the unit of the options.
    pub log_likelihood: f64,
    /// Bayesian information criterion, k·ln n − 2·ln L; lower is better.
    pub bic: f64,
    /// Customers.
    pub customers: f64,
    /// Distinct statistics among them: what an evaluation visits.
    pub distinct: u32,
    /// Evaluations of the likelihood, those with derivatives included.
    pub evaluations: u32,
    /// Whether this is a maximum that can be trusted, the limit of a parameter that
    /// the data do not need included.
    pub converged: bool,
    /// Why the search ended.
    pub stopped: Stopped,
}

/// Why there is no model of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(tag = "kind", rename_all = "camelCase"))]
pub enum Refused {
    /// Nobody, or too few, bought again.
    RepeatBuyers {
        /// How many did.
        found: u32,
        /// How many are needed.
        needed: u32,
    },
    /// Too few customers.
    Customers {
        /// How many there are.
        found: u32,
        /// How many are needed.
        needed: u32,
    },
    /// No time passed: all orders are on one day.
    Span,
    /// Amounts of repeat purchases that are positive are too few.
    Amounts,
    /// All repeat purchases are of the same amount. There is nothing to model: money is
    /// told as purchases times that amount.
    SameAmount,
}

/// Whether spend depends on frequency, which Gamma-Gamma assumes it does not.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct Independence {
    /// Pearson's correlation of mean spend and repeat purchases, −1 ..= 1.
    pub correlation: f64,
    /// Its 95 % interval (Fisher's z).
    pub interval: (f64, f64),
    /// Spearman's rank correlation, which a few giants do not move.
    pub ranks: f64,
    /// Whether the assumption is fair: both within ±0.3.
    pub holds: bool,
}

/// A fitted Gamma-Gamma model of spend per purchase.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub struct SpendFit {
    /// p, q, γ; γ in units of currency.
    pub parameters: Vec<Parameter>,
    /// ln L.
    pub log_likelihood: f64,
    /// Customers with a repeat purchase and a positive mean spend.
    pub customers: u32,
    /// Customers left out because their mean spend is not positive.
    pub left_out: u32,
    /// Evaluations of the likelihood.
    pub evaluations: u32,
    /// Whether this is a maximum that can be trusted.
    pub converged: bool,
    /// Why the search ended.
    pub stopped: Stopped,
    /// The expected spend per purchase of a customer of whom nothing is known;
    /// `None` where q ≤ 1 leaves it infinite.
    pub mean: Option<f64>,
    /// The test of its assumption.
    pub independence: Independence,
}
