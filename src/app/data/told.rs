//! What the host page may be told of the orders that were read: the numbers on the
//! screen, in the shapes of the npm package, and none of any one customer.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_api::analysis::{
    Cohorts, ElementAnalysis, Fitness, Forecast, Holdout, NotFitted, Quality, SpendModel, Summary,
};
use ltv_engine::cohorts::{CohortBy, CohortOptions, Retention};
use ltv_engine::ingest::TableKind;
use ltv_worker::protocol::{Analysis, Ask};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use super::desk::Desk;
use super::state::{DataState, Dataset, Results};

/// The analysis of the orders that were read last, as far as the visitor has gone.
pub fn told() -> Option<JsValue> {
    let data = use_context::<DataState>()?;
    let desk = use_context::<Desk>()?;
    let dataset = data.dataset.get_untracked()?;
    let orders = dataset.loaded.files.iter();
    let orders = orders.filter(|file| file.kind == TableKind::Orders);
    let mut analysis = ElementAnalysis::new(
        Quality::of(orders.map(|file| &file.report), &dataset.loaded.findings),
        Summary::of(&dataset.loaded.summary, dataset.loaded.currency),
        cohorts(desk, &dataset),
    );
    // As on the screen: the last complete one stays until the next is complete.
    let forecasts = data.forecasts;
    let kept = forecasts.kept.get_untracked();
    if let Some(results) = kept.or_else(|| forecasts.fresh.get_untracked()) {
        foretell(&mut analysis, &results);
    }
    analysis.serialize(&Serializer::json_compatible()).ok()
}

/// The table that is looked at, where it is one by first orders. (Its numbers do not
/// depend on margins and the like, with which it may have been asked for before.)
fn cohorts(desk: Desk, dataset: &Arc<Dataset>) -> Option<Cohorts> {
    let usual = |options: &CohortOptions| {
        options.by == CohortBy::FirstOrder && options.retention == Retention::Active
    };
    let (rows, period, retention) = desk
        .choices
        .with_untracked(|choices| (choices.rows.is_some(), choices.period, choices.retention));
    if rows || retention != Retention::Active {
        return None;
    }
    let answer = desk.answers.latest(dataset, |ask| match ask {
        Ask::Cohorts { ask } => usual(&ask.options) && ask.options.period == period,
        _ => false,
    })?;
    match &*answer {
        Analysis::Cohorts { cohorts } => Some(Cohorts::of(&cohorts.table)),
        _ => None,
    }
}

fn foretell(analysis: &mut ElementAnalysis, results: &Results) {
    analysis.fitness = results.fitness.as_ref().map(Fitness::of);
    for fit in &results.fits {
        analysis.models.put(fit);
    }
    let refused = results.refused.iter();
    analysis.not_fitted = refused
        .map(|(kind, reason)| NotFitted::of((*kind).into(), *reason))
        .collect();
    if let Some(spend) = &results.spend {
        analysis.models.gamma_gamma = spend.fit.as_ref().map(SpendModel::of);
        let refused = spend.refused.map(NotFitted::spend);
        analysis.not_fitted.extend(refused);
    }
    analysis.holdout = results.scorecard.iter().flatten().next().map(Holdout::of);
    analysis.forecast = results.outlook.as_ref().map(Forecast::of);
}
