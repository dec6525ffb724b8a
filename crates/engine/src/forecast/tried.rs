//! The steps that try models on days they have not seen, and the chart of them.

use std::rc::Rc;

use crate::btyd::ModelKind;

use super::any::AnyModel;
use super::best::{by_bic, by_holdout};
use super::fitting::Fitted;
use super::holdout::Holdout;
use super::moments::Totals;
use super::scored::{Ahead, expected};
use super::session::{Calibrated, Forecast};
use super::split;
use super::track::{Tracked, tracking};
use super::{Contender, SEED, Score, Scorecard, Tracking};

impl Forecast {
    pub(super) fn begin_holdout(&mut self) {
        let end = match self.options.calibration_end {
            Some(day) => Some(day).filter(|&day| split::is_inside(&self.history, day)),
            None => split::calibration_end(&self.history),
        };
        let kept = self.kept.holdout.take();
        self.holdout = kept.or_else(|| end.map(|end| Rc::new(Holdout::new(&self.history, end))));
    }

    /// Fits a model to the calibration and lets it foretell the holdout.
    pub(super) fn calibrate(&mut self, kind: ModelKind) -> Option<Rc<Calibrated>> {
        let unit = self.options.unit;
        let holdout = self.holdout.clone()?;
        let mut kept = self.kept.calibrated.iter();
        if let Some(kept) = kept.find(|own| own.fitted.kind() == kind) {
            let kept = kept.clone();
            self.calibrated.push(kept.clone());
            return Some(kept);
        }
        let fitted = Fitted::of(kind, &self.sampled(&holdout.known)).ok()?;
        let days = f64::from(holdout.days) / unit.days();
        let of_row = expected(fitted.model, &holdout.known, unit, days);
        let totals = Totals {
            known: &holdout.known,
            fitted: &fitted,
            unit,
            seed: SEED,
        };
        let total = totals.orders(&of_row, days);
        let score = holdout.score(Contender::Model(kind), &of_row, total);
        let own = Rc::new(Calibrated {
            fitted,
            of_row,
            score,
        });
        self.calibrated.push(own.clone());
        Some(own)
    }

    pub(super) fn scorecard(&mut self) -> Option<Scorecard> {
        let scorecard = self
            .holdout
            .as_ref()
            .filter(|_| !self.calibrated.is_empty());
        let scorecard = scorecard.map(|holdout| {
            let own = self.calibrated.iter();
            let mut scores: Vec<Score> = own.clone().map(|one| one.score.clone()).collect();
            scores.extend(holdout.naive());
            let of_rows: Vec<&[f64]> = own.clone().map(|one| one.of_row.as_slice()).collect();
            let tried: Vec<&Calibrated> = own.clone().map(AsRef::as_ref).collect();
            let fits: Vec<&Fitted> = self.converged().collect();
            Scorecard {
                calibration_end: holdout.end,
                holdout_end: self.history.as_of(),
                customers: holdout.known.customers(),
                actual: holdout.total(),
                models: own.map(|one| one.fitted.kind()).collect(),
                by_frequency: holdout.by_frequency(&of_rows),
                best: by_holdout(holdout, &tried, &scores, &fits),
                scores,
            }
        });
        let best = scorecard.as_ref().and_then(|card| card.best);
        self.proposal = best.or_else(|| by_bic(&self.converged().collect::<Vec<_>>()));
        scorecard
    }

    /// The model that forecasts: the chosen one if it converged, else the proposal.
    pub(super) fn forecaster(&self) -> Option<ModelKind> {
        let chosen =
            (self.options.chosen).filter(|&kind| self.converged().any(|fit| fit.kind() == kind));
        chosen.or(self.proposal.map(|(kind, _)| kind))
    }

    pub(super) fn tracking(&self) -> Option<Tracking> {
        let unit = self.options.unit;
        let horizon = Ahead::of(&self.options).horizon;
        let past = |kind: ModelKind| {
            let own = self.calibrated.iter().find(|one| one.fitted.kind() == kind);
            own.map(|own| own.fitted.model)
        };
        let tracked: Vec<(ModelKind, AnyModel, AnyModel, Vec<f64>)> = self
            .converged()
            .filter_map(|fit| {
                let past = if self.calibrated.is_empty() {
                    fit.model
                } else {
                    past(fit.kind())?
                };
                let orders = expected(fit.model, &self.known, unit, horizon);
                Some((fit.kind(), past, fit.model, orders))
            })
            .collect();
        let models: Vec<ModelKind> = tracked.iter().map(|one| one.0).collect();
        if models.is_empty() {
            return None;
        }
        let tracked: Vec<Tracked> = (tracked.iter())
            .map(|(_, past, now, orders)| Tracked {
                past: *past,
                now: *now,
                orders,
            })
            .collect();
        let as_of = self.history.as_of();
        let empty = Tracking {
            step: 0,
            calibration_end: match &self.holdout {
                Some(holdout) if !self.calibrated.is_empty() => holdout.end,
                _ => as_of,
            },
            as_of,
            models,
            points: Vec::new(),
        };
        Some(tracking(
            &self.history,
            &self.known,
            &tracked,
            &self.options,
            empty,
        ))
    }
}
