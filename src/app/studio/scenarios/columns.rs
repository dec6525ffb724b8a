//! The baseline and each scenario as the engine sees them.

use leptos::prelude::*;
use ltv_engine::economics::{CalculatorInputs, CalculatorResult, calculate};
use ltv_engine::scenario::LeverError;
use ltv_engine::scenario::levers::apply;

use super::super::state::{Studio, baseline};
use crate::app::state::AppState;
use crate::i18n::t;

/// One scenario, or the baseline.
#[derive(Clone, PartialEq)]
pub(crate) struct Column {
    /// As the user calls it.
    pub name: String,
    /// Its inputs, or the lever that leads out of range.
    pub inputs: Result<CalculatorInputs, LeverError>,
    /// What they come to.
    pub result: Option<CalculatorResult>,
}

/// All columns, the baseline first.
pub(crate) fn columns(state: AppState, studio: Studio) -> Vec<Column> {
    let base = baseline(state);
    let column = |name: String, inputs: Result<CalculatorInputs, LeverError>| Column {
        result: inputs
            .as_ref()
            .ok()
            .and_then(|inputs| calculate(inputs).ok()),
        name,
        inputs,
    };
    let mut all = vec![column(
        t::studio::baseline(state.locale.get()).to_owned(),
        Ok(base),
    )];
    studio.doc.with(|doc| {
        all.extend(
            doc.scenarios
                .iter()
                .map(|each| column(each.name.clone(), apply(&base, &each.levers))),
        );
    });
    all
}
