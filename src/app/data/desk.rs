//! What the analyses were last set to, and what they have answered: it stays
//! while one turns from tab to tab.

use leptos::prelude::*;
use ltv_engine::calendar::Day;
use ltv_engine::cohorts::Contribution;
use ltv_engine::error::Field;
use ltv_engine::forecast::ForecastOptions;
use ltv_engine::segments::rfm::RfmOptions;
use ltv_engine::segments::tags::TagBook;
use ltv_engine::units::Period;
use ltv_worker::protocol::segments::{Rules, StageRules};

use super::answers::Answers;
use super::cohorts::Choices;
use super::forecast::Look;
use super::segments::{
    Draft, NextChoices, Plays, RfmLook, StageChoices, TakeChoices, TierChoices, TopChoices, View,
};
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
    /// The screen of the segments.
    pub view: RwSignal<View>,
    /// How stages are told.
    pub stages: RwSignal<StageChoices>,
    /// What is done for each stage.
    pub plays: RwSignal<Plays>,
    /// How RFM is told.
    pub rfm: RwSignal<RfmOptions>,
    /// How RFM is looked at.
    pub rfm_look: RfmLook,
    /// The membership tiers.
    pub tiers: RwSignal<TierChoices>,
    /// How the concentration is looked at.
    pub top: RwSignal<TopChoices>,
    /// How the next product is looked for.
    pub next: RwSignal<NextChoices>,
    /// The tags.
    pub tags: RwSignal<TagBook>,
    /// The tag that is being written.
    pub draft: RwSignal<Option<Draft>>,
    /// What leaves, and for which tool.
    pub take: RwSignal<TakeChoices>,
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
            view: RwSignal::new(View::default()),
            stages: RwSignal::new(StageChoices::default()),
            plays: RwSignal::new(Plays::default()),
            rfm: RwSignal::new(RfmOptions::default()),
            rfm_look: RfmLook::new(),
            tiers: RwSignal::new(TierChoices::default()),
            top: RwSignal::new(TopChoices::default()),
            next: RwSignal::new(NextChoices::default()),
            tags: RwSignal::new(TagBook::default()),
            draft: RwSignal::new(None),
            take: RwSignal::new(TakeChoices::default()),
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

    /// How the stages are told and valued.
    pub(super) fn stage_rules(self, state: AppState, data: DataState) -> StageRules {
        let margin = self.margin_of(state).filter(|margin| *margin > 0.0);
        let (options, window, segment, contact) = self.stages.with(|choices| {
            let (window, contact) = (choices.window, choices.contact);
            (choices.options(), window, choices.segment(), contact)
        });
        StageRules {
            options,
            margin,
            window,
            segment,
            // Chosen for other data, it does not count where none are known.
            contact: contact && data.has_interactions(),
            without_orders: data.dataset.with(|dataset| {
                let files = dataset
                    .iter()
                    .flat_map(|dataset| dataset.loaded.files.iter());
                let joined = files.filter_map(|file| file.joined);
                joined
                    .map(|joined| joined.without_orders)
                    .max()
                    .unwrap_or(0)
            }),
        }
    }

    /// The rules in force on all screens of the segments: what tags combine, and what
    /// lists carry.
    pub(super) fn rules(self, state: AppState, data: DataState) -> Rules {
        let l = state.locale.get();
        let (tiers, tier_names) = self.tiers.with(|tiers| (tiers.options(), tiers.names(l)));
        Rules {
            stages: self.stage_rules(state, data),
            rfm: self.rfm.get(),
            tiers,
            tier_names,
            tags: self.tags.get(),
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
