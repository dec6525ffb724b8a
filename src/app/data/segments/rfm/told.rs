//! How scores and segments are told: what is counted, where scores begin, which
//! scores have which name.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::rfm::{Frequency, Monetary, Scoring};

use super::{Shown, bands, editor, fixed};
use crate::app::data::cohorts::parts::{always, chips};
use crate::app::data::desk::Desk;
use crate::app::state::AppState;
use crate::i18n::{Format, say, t};

const FREQUENCIES: [Frequency; 2] = [Frequency::OrderDays, Frequency::Orders];
const MONETARY: [Monetary; 2] = [Monetary::Total, Monetary::PerOrder];

pub(super) fn told(state: AppState, desk: Desk, shown: Shown, format: Memo<Format>) -> AnyView {
    let (rfm, look) = (desk.rfm, desk.rfm_look);
    let is_fixed = Memo::new(move |_| rfm.with(|now| now.scoring != Scoring::Quintiles));
    let scoring = chips(
        state,
        t::rfm::scoring,
        vec![t::rfm::fifths, t::rfm::fixed_values],
        Arc::new(move || Some(usize::from(is_fixed.get()))),
        always(),
        Arc::new(move |at| {
            if (at == 1) == is_fixed.get_untracked() {
                return;
            }
            look.fixed.set(None);
            // Fixed values begin where the fifths are.
            let near = shown.with_untracked(|told| told.as_ref().map(|told| told.view.near));
            match (at, near) {
                (1, Some(near)) => rfm.update(|now| now.scoring = Scoring::Thresholds(near)),
                (1, None) => {}
                _ => rfm.update(|now| now.scoring = Scoring::Quintiles),
            }
        }),
    );
    let frequency = chips(
        state,
        t::rfm::frequency,
        vec![t::rfm::order_days, t::rfm::orders],
        Arc::new(move || {
            let now = rfm.with(|now| now.frequency);
            FREQUENCIES.iter().position(|own| *own == now)
        }),
        always(),
        Arc::new(move |at| rfm.update(|now| now.frequency = FREQUENCIES[at])),
    );
    let monetary = chips(
        state,
        t::rfm::monetary,
        vec![t::rfm::money_total, t::rfm::money_per_order],
        Arc::new(move || {
            let now = rfm.with(|now| now.monetary);
            MONETARY.iter().position(|own| *own == now)
        }),
        always(),
        Arc::new(move |at| rfm.update(|now| now.monetary = MONETARY[at])),
    );
    let rule = move || {
        let l = state.locale.get();
        if is_fixed.get() {
            t::rfm::fixed_text(l)
        } else {
            t::rfm::fifths_text(l)
        }
    };
    let fields = move || is_fixed.get().then(|| fixed::fixed(state, desk, format));
    view! {
        <details class="more-ways rfm-scores">
            <summary>{say(state.locale, t::rfm::scores_fold)}</summary>
            <div class="look">{scoring} {frequency} {monetary}</div>
            <p class="hint">{rule}</p>
            {fields}
            {bands::bands(state, shown, format)}
        </details>
        <details class="more-ways rfm-editor">
            <summary>{say(state.locale, t::rfm::rules_fold)}</summary>
            {editor::editor(state, desk)}
        </details>
    }
    .into_any()
}
