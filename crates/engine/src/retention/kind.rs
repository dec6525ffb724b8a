//! The models of retention, and what their likelihoods are made of.

use crate::survival::{BetaDiscreteWeibull, Geometric, ShiftedBetaGeometric, Survival};

/// The models, the simplest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum RetentionKind {
    /// Everybody leaves at the same constant rate: the contrast.
    Geometric,
    /// Constant rates that differ between customers.
    Sbg,
    /// Rates that differ between customers and change with age.
    Bdw,
}

impl RetentionKind {
    /// Every model, the simplest first.
    pub const ALL: [Self; 3] = [Self::Geometric, Self::Sbg, Self::Bdw];

    /// The parameters' names, in the order of all arrays.
    pub const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Geometric => &["churn"],
            Self::Sbg => &["alpha", "beta"],
            Self::Bdw => &["gamma", "delta", "c"],
        }
    }

    /// Periods that must have been observed: as many as there are parameters.
    pub const fn periods_needed(self) -> u32 {
        self.names().len() as u32
    }
}

/// A model with its parameters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Curve {
    /// Constant churn.
    Geometric(Geometric),
    /// Shifted beta-geometric.
    Sbg(ShiftedBetaGeometric),
    /// Beta discrete Weibull.
    Bdw(BetaDiscreteWeibull),
}

/// The logarithm of a share and its derivatives by the logarithms of the parameters;
/// only as many of the three count as the model has.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct LogShare {
    pub(crate) value: f64,
    pub(crate) slopes: [f64; 3],
}

impl Curve {
    /// From parameters in the order of [`RetentionKind::names`], all > 0; `None` for
    /// any other number of them.
    pub fn new(kind: RetentionKind, parameters: &[f64]) -> Option<Self> {
        Some(match (kind, parameters) {
            (RetentionKind::Geometric, &[churn]) => Self::Geometric(Geometric { churn }),
            (RetentionKind::Sbg, &[alpha, beta]) => Self::Sbg(ShiftedBetaGeometric { alpha, beta }),
            (RetentionKind::Bdw, &[gamma, delta, c]) => {
                Self::Bdw(BetaDiscreteWeibull { gamma, delta, c })
            }
            _ => return None,
        })
    }

    /// Which model.
    pub fn kind(&self) -> RetentionKind {
        match self {
            Self::Geometric(_) => RetentionKind::Geometric,
            Self::Sbg(_) => RetentionKind::Sbg,
            Self::Bdw(_) => RetentionKind::Bdw,
        }
    }

    /// The parameters, in the order of [`RetentionKind::names`].
    pub fn parameters(&self) -> Vec<f64> {
        match self {
            Self::Geometric(curve) => vec![curve.churn],
            Self::Sbg(curve) => vec![curve.alpha, curve.beta],
            Self::Bdw(curve) => vec![curve.gamma, curve.delta, curve.c],
        }
    }

    /// The survival curve.
    pub fn survival(&self) -> &dyn Survival {
        match self {
            Self::Geometric(curve) => curve,
            Self::Sbg(curve) => curve,
            Self::Bdw(curve) => curve,
        }
    }

    /// ln r(t) = ln S(t) − ln S(t−1) for t = 1, 2, …: the share that is kept in each
    /// period. Without end.
    pub(crate) fn log_retention(&self) -> impl Iterator<Item = LogShare> {
        let curve = *self;
        let mut before = None;
        (1_u32..).map(move |t| match curve {
            Self::Geometric(Geometric { churn }) => LogShare {
                value: libm::log1p(-churn),
                slopes: [-churn / (1.0 - churn), 0.0, 0.0],
            },
            // r(t) = (β+t−1)/(α+β+t−1): Fader & Hardie (2007), equation 8.
            Self::Sbg(ShiftedBetaGeometric { alpha, beta }) => {
                let stay = beta + f64::from(t - 1);
                let part = alpha / (alpha + stay);
                LogShare {
                    value: -libm::log1p(alpha / stay),
                    slopes: [-part, part * (beta / stay), 0.0],
                }
            }
            Self::Bdw(bdw) => {
                let last = before.unwrap_or_else(|| bdw.log_survival(0));
                let now = bdw.log_survival(t);
                before = Some(now);
                let by = [bdw.gamma, bdw.delta, bdw.c];
                LogShare {
                    value: (now.value - last.value).min(0.0),
                    slopes: std::array::from_fn(|i| by[i] * (now.slopes[i] - last.slopes[i])),
                }
            }
        })
    }

    /// ln S(t) for t = 1, 2, …, without end.
    pub(crate) fn log_survival(&self) -> impl Iterator<Item = LogShare> {
        self.log_retention().scan(LogShare::default(), |sum, one| {
            sum.value += one.value;
            for (to, slope) in sum.slopes.iter_mut().zip(one.slopes) {
                *to += slope;
            }
            Some(*sum)
        })
    }
}
