//! What the analyses were last set to, and what they have answered: it stays
//! while one turns from tab to tab.

use leptos::prelude::*;
use ltv_engine::calendar::Day;
use ltv_engine::cohorts::Contribution;
use ltv_engine::error::Field;
use ltv_engine::forecast::ForecastOptions;
use ltv_engine::units::Period;

use super::answers::Answers;
use super::cohorts::Choices;
use super::forecast::Look;
use super::segments::StageChoices;
use super::state::DataState;
use crate::app::state::AppState;

/// A handle; copies share it.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    /// The answers so far.
    pub answers: Answers,
    /// How cohorts are looked at.
    pub choices: RwSignal<Choices>,
    /// The period of the trend.
    pub trend: RwSignal<Period>,
    /// What a forecast is asked for; its margin is [`Desk::margin`].
    pub forecast: RwSignal<ForecastOptions>,
    /// How stages are told.
    pub stages: RwSignal<StageChoices>,
    /// How a forecast is looked at.
    pub look: RwSignal<Look>,
    /// The margin, a share, where it is not the calculator's.
    pub margin: RwSignal<Option<f64>>,
    /// The cost to serve an order, where it is not the calculator's.
    pub cost: RwSignal<Option<f64>>,
}

impl Desk {
    /// Nothing chosen yet, under the current owner.
    pub(super) fn new() -> Self {
        Self {
            answers: Answers::new(),
            choices: RwSignal::new(Choices::default()),
            trend: RwSignal::new(Period::Month),
            forecast: RwSignal::new(ForecastOptions::default()),
            stages: RwSignal::new(StageChoices::default()),
            look: RwSignal::new(Look::default()),
            margin: RwSignal::new(None),
            cost: RwSignal::new(None),
        }
    }

    /// The margin in force; none where the calculator has none either.
    pub(super) fn margin_of(self, state: AppState) -> Option<f64> {
        let own = self.margin.get();
        own.or_else(|| state.form.with(|form| form.entry(Field::GrossMargin).value))
    }

    /// What is forecast: with a margin of 1 where none is known.
    pub(super) fn forecast_options(self, state: AppState, data: DataState) -> ForecastOptions {
        let margin = self.margin_of(state).filter(|margin| *margin > 0.0);
        ForecastOptions {
            margin: margin.unwrap_or(1.0),
            calibration_end: self.split(data),
            ..self.forecast.get()
        }
    }

    /// The day chosen for a trial to begin after. One chosen for other data does
    /// not count where it is not among the days of these.
    pub(super) fn split(self, data: DataState) -> Option<Day> {
        let day = self.forecast.with(|options| options.calibration_end)?;
        data.dataset.with(|dataset| {
            let summary = &dataset.as_ref()?.loaded.summary;
            (summary.first_day < day && day < summary.as_of).then_some(day)
        })
    }

    /// The cost to serve in force. The calculator's counts only in the file's
    /// own currency: amounts are never converted.
    pub(super) fn cost_of(self, state: AppState, data: DataState) -> f64 {
        let same = data
            .dataset
            .with(|dataset| dataset.as_ref().map(|dataset| dataset.currency))
            == Some(state.currency.get());
        let theirs = || state.form.with(|form| form.entry(Field::CostToServe).value);
        let own = self.cost.get();
        own.or_else(|| theirs().filter(|_| same)).unwrap_or(0.0)
    }

    /// How contribution follows from revenue.
    pub(super) fn contribution(self, state: AppState, data: DataState) -> Contribution {
        let cost_per_order = self.cost_of(state, data);
        self.margin_of(state)
            .map_or(Contribution::Unknown, |margin| Contribution::Margin {
                margin,
                cost_per_order,
            })
    }
}
