//! Fitting the models of retention.

use super::Losses;
use super::kind::{Curve, LogShare, RetentionKind};
use crate::forecast::Stopped;
use crate::numeric::optimize::{Limits, estimate};

/// A fitted curve.
#[derive(Debug, Clone, PartialEq)]
pub struct FittedCurve {
    /// The curve at the maximum.
    pub curve: Curve,
    /// ln L there.
    pub log_likelihood: f64,
    /// Covariance of the logarithms of the parameters, row by row; `None` where the
    /// likelihood has no curvature to tell. Rows of parameters held at the end of what is
    /// searched are 0.
    pub covariance: Option<Vec<f64>>,
    /// Evaluations of the likelihood.
    pub evaluations: u32,
    /// Whether this is a maximum that can be trusted.
    pub converged: bool,
    /// Why the search ended.
    pub stopped: Stopped,
}

impl FittedCurve {
    /// Bayesian information criterion, k·ln n − 2·ln L, of n customers.
    pub fn bic(&self, customers: f64) -> f64 {
        let count = self.curve.kind().names().len() as f64;
        count * libm::log(customers) - 2.0 * self.log_likelihood
    }

    /// Variance of a quantity from its derivatives by the logarithms of the parameters
    /// (delta method).
    pub(crate) fn variance(&self, slopes: [f64; 3]) -> Option<f64> {
        let covariance = self.covariance.as_ref()?;
        let n = self.curve.kind().names().len();
        let mut sum = 0.0;
        for (row, one) in covariance.chunks(n).zip(slopes) {
            for (value, other) in row.iter().zip(slopes) {
                sum += one * value * other;
            }
        }
        (sum >= 0.0 && sum.is_finite()).then_some(sum)
    }

    /// ln S(t) for t = 1, 2, …, without end.
    pub(crate) fn log_survival(&self) -> impl Iterator<Item = LogShare> {
        self.curve.log_survival()
    }
}

impl Losses {
    /// A model by maximum likelihood; `None` where fewer periods were observed than it
    /// has parameters.
    pub fn fit(&self, kind: RetentionKind) -> Option<FittedCurve> {
        if self.informative() < kind.periods_needed() {
            return None;
        }
        match kind {
            RetentionKind::Geometric => self.constant(),
            RetentionKind::Sbg => self.searched(kind, &self.starts()),
            RetentionKind::Bdw => {
                // With c = 1 it is the sBG: no worse a start, whatever the data.
                let sbg = self.searched(RetentionKind::Sbg, &self.starts())?;
                let mut starts = Vec::new();
                for c in [1.0, 1.7, 0.6] {
                    let mut start = sbg.curve.parameters();
                    start.push(c);
                    starts.push(start);
                }
                self.searched(kind, &starts)
            }
        }
    }

    /// The model of a kind that explains best: the lowest BIC among those that
    /// converged. Constant churn always does.
    pub fn best_fit(&self) -> Option<FittedCurve> {
        best(self.fits(), self.customers())
    }

    /// Every model that the data suffice for, the simplest first.
    pub fn fits(&self) -> Vec<FittedCurve> {
        let fits = RetentionKind::ALL.into_iter();
        fits.filter_map(|kind| self.fit(kind)).collect()
    }

    /// Constant churn: lost ÷ at risk.
    fn constant(&self) -> Option<FittedCurve> {
        let (mut lost, mut at_risk) = (0.0, 0.0);
        for (gone, kept) in self.iter() {
            lost += gone;
            at_risk += gone + kept;
        }
        let churn = lost / at_risk;
        let curve = Curve::new(RetentionKind::Geometric, &[churn])?;
        let some_stay = churn < 1.0;
        Some(FittedCurve {
            curve,
            log_likelihood: self.log_likelihood(&curve, &mut [0.0]),
            // The variance of a share, c(1−c)/n, over c².
            covariance: some_stay.then(|| vec![(1.0 - churn) / lost]),
            evaluations: 1,
            converged: true,
            stopped: if some_stay {
                Stopped::Gradient
            } else {
                Stopped::Boundary
            },
        })
    }

    /// Where to begin with sBG: the mean churn of the first period, spread little,
    /// some, and wide.
    fn starts(&self) -> Vec<Vec<f64>> {
        let (lost, kept) = self.iter().next().unwrap_or((1.0, 1.0));
        let churn = ((lost + 0.5) / (lost + kept + 1.0)).clamp(1e-3, 0.999);
        let start = |size: f64| vec![size * churn, size * (1.0 - churn)];
        vec![start(2.0), start(10.0), start(0.5)]
    }

    fn searched(&self, kind: RetentionKind, starts: &[Vec<f64>]) -> Option<FittedCurve> {
        let logs = |values: &Vec<f64>| values.iter().map(|value| libm::log(*value)).collect();
        let starts: Vec<Vec<f64>> = starts.iter().map(logs).collect();
        let at = |logs: &[f64]| {
            let parameters: Vec<f64> = logs.iter().map(|log| libm::exp(*log)).collect();
            Curve::new(kind, &parameters)
        };
        let mut likelihood = |point: &[f64], gradient: &mut [f64]| {
            at(point).map_or(f64::NEG_INFINITY, |curve| {
                self.log_likelihood(&curve, gradient)
            })
        };
        let limits = Limits::default();
        let found = estimate(&mut likelihood, &starts, &limits);
        // Where customers do not differ (γ and δ, or α and β, without bound) the limit is
        // a model of its own: the discrete Weibull, or constant churn. From 100 and 10⁴ on
        // no share changes any more, though ln L of many customers still does.
        let end = limits.reach;
        let sharp = found.point.first().is_some_and(|log| *log >= end / 2.0);
        let converged =
            found.converged() || found.at_limit_but(|i, log| i < 2 && sharp && log >= end);
        Some(FittedCurve {
            curve: at(&found.point)?,
            log_likelihood: found.value,
            covariance: found.covariance.filter(|_| converged),
            evaluations: found.evaluations,
            converged,
            stopped: found.stop.into(),
        })
    }
}

/// The lowest BIC among those that converged; ties to the simpler.
pub(super) fn best(fits: Vec<FittedCurve>, customers: f64) -> Option<FittedCurve> {
    let mut best: Option<FittedCurve> = None;
    for fit in fits {
        let lower = |best: &FittedCurve| fit.bic(customers) < best.bic(customers);
        if fit.converged && best.as_ref().is_none_or(lower) {
            best = Some(fit);
        }
    }
    best
}
