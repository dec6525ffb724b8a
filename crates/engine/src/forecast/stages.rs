//! The steps that look at the data and fit models to all of them.

use std::rc::Rc;

use crate::btyd::{ModelKind, Sample};

use super::fitting::Fitted;
use super::known::Known;
use super::money::{Money, Spending};
use super::rules;
use super::session::Forecast;
use super::{Fitness, Step};

impl Forecast {
    pub(super) fn fit_one(&mut self, kind: ModelKind) -> Step {
        let kept = self.kept.fits.iter().find(|(own, _)| *own == kind);
        let fitted = match kept {
            Some((_, fitted)) => fitted.clone(),
            None => Fitted::of(kind, &self.sampled(&self.known.clone())),
        };
        let step = match &fitted {
            Ok(fitted) => Step::Fitted {
                fit: Box::new(fitted.told.clone()),
            },
            Err(reason) => Step::Refused {
                model: kind,
                reason: *reason,
            },
        };
        self.fits.push((kind, fitted));
        step
    }

    pub(super) fn spend(&mut self) -> Step {
        let money = (self.kept.money.take()).unwrap_or_else(|| Rc::new(Money::of(&self.history)));
        let spending = (self.kept.spending.take()).unwrap_or_else(|| money.fit());
        let step = Step::Spend {
            fit: (spending.as_ref().ok()).map(|own| Box::new(own.estimate.fit.clone())),
            refused: spending.as_ref().err().copied(),
        };
        self.money = Some(money);
        self.spending = Some(spending);
        step
    }

    /// The model of spend, where there is one to rely on.
    pub(super) fn spending(&self) -> Option<&Spending> {
        let spending = self.spending.as_ref()?.as_ref().ok();
        spending.filter(|own| own.tells())
    }

    pub(super) fn fitted(&self, kind: ModelKind) -> Option<&Fitted> {
        let found = self.fits.iter().find(|(own, _)| *own == kind)?;
        found.1.as_ref().ok()
    }

    pub(super) fn converged(&self) -> impl Iterator<Item = &Fitted> {
        let fitted = self.fits.iter().filter_map(|(_, fit)| fit.as_ref().ok());
        fitted.filter(|fit| fit.told.converged)
    }

    /// What models are fitted to, made once for all of them.
    pub(super) fn sampled(&mut self, known: &Known) -> Rc<Sample> {
        let unit = self.options.unit;
        (self
            .sample
            .get_or_insert_with(|| Rc::new(known.sample(unit))))
        .clone()
    }

    pub(super) fn done(&mut self) -> Option<Fitness> {
        let before = self.fitness.as_ref()?;
        let fits: Vec<_> = self
            .fits
            .iter()
            .filter_map(|(_, fit)| fit.as_ref().ok())
            .collect();
        let fits: Vec<_> = fits.into_iter().map(|fit| &fit.told).collect();
        let spend = self.spending.as_ref().and_then(|own| own.as_ref().ok());
        let fitness = rules::judge_fits(before, &fits, spend.map(|own| &own.estimate.fit));
        self.fitness = Some(fitness.clone());
        Some(fitness)
    }
}
