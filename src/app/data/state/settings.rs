//! What holds for all files together.

use leptos::prelude::*;
use ltv_engine::calendar::Day;
use ltv_engine::ingest::values::CurrencyCode;
use ltv_engine::ingest::{Cancelled, ImportOptions, Refunds};

use super::{DataState, Problem};
use crate::app::data::outside::today;
use crate::i18n::Currency;

/// What holds for all files together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// What becomes of refunds.
    pub refunds: Refunds,
    /// What becomes of cancelled orders.
    pub cancelled: Cancelled,
    /// The analysis date; `None` for the latest order's.
    pub as_of: Option<Day>,
    /// The currency to keep, where there are several.
    pub only: Option<CurrencyCode>,
    /// The currency in which amounts are shown.
    pub shown: Currency,
}

impl Settings {
    /// The usual choices.
    pub fn new(shown: Currency) -> Self {
        Self {
            refunds: Refunds::Net,
            cancelled: Cancelled::Drop,
            as_of: None,
            only: None,
            shown,
        }
    }

    /// As the engine takes them.
    pub(super) fn options(self) -> ImportOptions {
        ImportOptions {
            today: today(),
            currency: self.only,
            refunds: self.refunds,
            cancelled: self.cancelled,
            as_of: self.as_of,
        }
    }

    /// Whether anything is other than usual.
    pub fn changed(self) -> bool {
        Self {
            only: None,
            ..Self::new(self.shown)
        } != self
    }
}

impl DataState {
    /// Answers the question after the currency, and reads again.
    pub fn choose_currency(self, code: CurrencyCode) {
        self.settings.update(|settings| {
            settings.only = Some(code);
            if let Some(currency) = Currency::from_code(code.as_str()) {
                settings.shown = currency;
            }
        });
        if matches!(self.problem.get_untracked(), Some(Problem::Currencies(_))) {
            self.load();
        }
    }
}
