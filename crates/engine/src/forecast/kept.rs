//! Asking again without fitting again.

use std::rc::Rc;

use crate::btyd::ModelKind;

use super::fitting::Fitted;
use super::holdout::Holdout;
use super::money::Money;
use super::session::{Calibrated, Forecast};
use super::spending::Spending;
use super::{ForecastOptions, Refused};

/// What need not be worked out again.
#[derive(Debug, Default)]
pub(super) struct Kept {
    pub(super) money: Option<Rc<Money>>,
    pub(super) spending: Option<Result<Spending, Refused>>,
    pub(super) fits: Vec<(ModelKind, Result<Fitted, Refused>)>,
    pub(super) holdout: Option<Rc<Holdout>>,
    pub(super) calibrated: Vec<Rc<Calibrated>>,
}

impl Forecast {
    /// The same customers asked for something else: a forecast that has not begun, in
    /// which models need not be fitted again where their unit and days are the same.
    /// It tells every step anew.
    #[must_use]
    pub fn again(&self, options: ForecastOptions) -> Self {
        let options = options.valid();
        let mut kept = Kept {
            money: self.money.clone(),
            spending: self.spending.clone(),
            ..Kept::default()
        };
        if options.unit == self.options.unit {
            kept.fits.clone_from(&self.fits);
            if options.calibration_end == self.options.calibration_end {
                kept.holdout.clone_from(&self.holdout);
                kept.calibrated.clone_from(&self.calibrated);
            }
        }
        let (history, known) = (self.history.clone(), self.known.clone());
        Self::begin(history, known, options, kept)
    }
}
