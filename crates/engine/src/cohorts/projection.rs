//! What cells not observed yet are expected to hold.

/// Which cumulative quantity is projected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Projected {
    /// Orders.
    Orders,
    /// Revenue.
    Revenue,
    /// Contribution.
    Contribution,
    /// Customers retained, as a share of the cohort; not a sum. Only under
    /// [`Retention::Survival`](super::Retention::Survival), the one definition by which
    /// who has lapsed stays lapsed.
    Retained,
}

/// How.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub enum ProjectionMethod {
    /// Development factors by age (chain ladder): at each age the volume-weighted
    /// growth of the cumulative sum, Σ C(age + 1) ÷ Σ C(age) over the cohorts
    /// fully observed at both ages. Standard error: T. Mack (1993),
    /// "Distribution-free calculation of the standard error of chain ladder
    /// reserve estimates", *ASTIN Bulletin* 23(2), 213–225.
    DevelopmentFactors,
    /// A survival curve: everybody lapses at the same rate at any age.
    ConstantChurn,
    /// A survival curve: the shifted beta-geometric
    /// ([`ShiftedBetaGeometric`](crate::survival::ShiftedBetaGeometric)).
    ShiftedBetaGeometric,
    /// A survival curve: the beta discrete Weibull
    /// ([`BetaDiscreteWeibull`](crate::survival::BetaDiscreteWeibull)).
    BetaDiscreteWeibull,
}

/// Observed cohorts continued to the oldest age that any cohort has completed.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Projection {
    /// The quantity.
    pub of: Projected,
    /// The method.
    pub method: ProjectionMethod,
    /// The factor from each age to the next, from age 0; none for a survival curve.
    pub factors: Vec<DevelopmentFactor>,
    /// One list a row of the table: the ages after its last fully observed
    /// cell (the running one included), ascending. Empty for the oldest cohort,
    /// for one that is younger than its first period (a survival curve continues
    /// that one, too), and for one without anything to grow from.
    pub rows: Vec<Vec<ProjectedCell>>,
}

/// Growth of the cumulative sum from one age to the next.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct DevelopmentFactor {
    /// From this age to the next.
    pub age: u32,
    /// Σ C(age + 1) ÷ Σ C(age); 1.1 is 10 % more.
    pub factor: f64,
    /// Mack's σ² of this age, in units of the quantity. Of ages with one cohort
    /// only it is extrapolated, as Mack proposes.
    pub variance: f64,
    /// Cohorts fully observed at both ages.
    pub cohorts: u32,
}

/// A cell that is not observed, or not to its end.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct ProjectedCell {
    /// Periods since the period of the first order.
    pub age: u32,
    /// Expected cumulative sum per acquired customer at the end of the period; of
    /// [`Projected::Retained`] the expected share retained then.
    pub cumulative: f64,
    /// Its standard error (process and estimation), same unit.
    pub standard_error: f64,
    /// 10 % quantile, of a log-normal with that mean and error; never below
    /// what has been observed. Of a share retained: of a chance to stay that is
    /// normal in its logit; never above what has been observed.
    pub low: f64,
    /// 90 % quantile, likewise.
    pub high: f64,
}

/// Why there is no projection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
pub enum NoProjection {
    /// Rows are not cohorts of one period.
    NotByFirstOrder,
    /// The table has no contribution.
    NoContribution,
    /// Too few cohorts are fully observed at ages 0 and 1.
    TooFewCohorts {
        /// How many are.
        cohorts: u32,
        /// How many it takes.
        needed: u32,
    },
    /// Some cohort's cumulative sum is negative (refunds, costs above revenue):
    /// factors of growth mean nothing then.
    Negative,
    /// Who is retained is not told by survival: under the other definitions
    /// customers come back.
    NotSurvival,
    /// No cohort has lost anybody yet.
    NobodyLost,
}

/// Fewest cohorts with a first step of growth. With fewer the spread of the
/// factors, which the standard error rests on, is a guess.
pub const LEAST_COHORTS: u32 = 5;
