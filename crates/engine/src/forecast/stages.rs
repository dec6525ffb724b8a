//! The steps that look at the data and fit models to all of them.

use std::rc::Rc;

use crate::btyd::{ModelKind, Sample};

use super::fitting::Fitted;
use super::known::Known;
use super::limits::limits;
use super::money::Money;
use super::rules;
use super::session::Forecast;
use super::spending::Spending;
use super::{Concern, Fitness, Limit, Step, odd};

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
            fit: (spending.as_ref().ok())
                .and_then(Spending::fit)
                .map(|fit| Box::new(fit.clone())),
            refused: match &spending {
                Ok(spending) => spending.refused(),
                Err(reason) => Some(*reason),
            },
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

    /// What the model that forecasts does without: told, for it is a statement about the
    /// customers. So is NBD where no model in which customers leave does better.
    fn limits(&self) -> impl Iterator<Item = Concern> {
        let made = self.made.as_ref();
        let fitted = made.and_then(|made| self.fitted(made.kind));
        let mut found = fitted.map_or_else(Vec::new, limits);
        let bic = |fit: &Fitted| fit.told.bic;
        if let Some(own) = fitted.filter(|own| own.kind() == ModelKind::Nbd)
            && self.converged().count() > 1
            && self.converged().all(|fit| bic(own) <= bic(fit))
        {
            found.push(Limit::NobodyLeaves);
        }
        let model = fitted.map_or(ModelKind::Nbd, Fitted::kind);
        (found.into_iter()).map(move |limit| Concern::AtLimit { model, limit })
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
        let mut limits: Vec<Concern> = self.limits().collect();
        if self.made.is_some() {
            limits.extend(odd::far_ahead(&self.known, self.options.horizon));
        }
        let fitness = rules::judge_fits(before, &fits, &limits, spend.and_then(Spending::fit));
        self.fitness = Some(fitness.clone());
        Some(fitness)
    }
}
