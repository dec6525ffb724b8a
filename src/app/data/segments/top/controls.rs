//! Who is set against whom.

use std::sync::Arc;

use leptos::prelude::*;

use super::TopChoices;
use crate::app::data::cohorts::parts::{Typed, always, chips, said, typed};
use crate::app::data::desk::Desk;
use crate::app::state::AppState;
use crate::i18n::t;

pub(super) fn controls(state: AppState, desk: Desk) -> AnyView {
    let choices = desk.top;
    let by = chips(
        state,
        t::top::ranked_by,
        vec![t::top::by_all, t::top::by_first],
        Arc::new(move || Some(usize::from(choices.with(|choices| choices.fair)))),
        always(),
        Arc::new(move |at| choices.update(|choices| choices.fair = at == 1)),
    );
    let usual = TopChoices::default();
    let (usual_percent, usual_days) = (usual.percent, usual.first_days);
    let percent = typed(
        state,
        Typed {
            label: t::top::percent_field,
            marks: [said(t::cohorts::nothing), said(t::top::percent_unit)],
            range: (1.0, 50.0),
            get: Arc::new(move || Some(choices.with(|choices| f64::from(choices.percent)))),
            set: Arc::new(move |percent| {
                let percent = percent.map_or(usual_percent, |percent| percent.round() as u8);
                choices.update(|choices| choices.percent = percent);
            }),
        },
    );
    let days = typed(
        state,
        Typed {
            label: t::top::days_field,
            marks: [said(t::cohorts::nothing), said(t::segments::days_unit)],
            range: (1.0, 3650.0),
            get: Arc::new(move || Some(choices.with(|choices| f64::from(choices.first_days)))),
            set: Arc::new(move |days| {
                let days = days.map_or(usual_days, |days| days.round() as u32);
                choices.update(|choices| choices.first_days = days);
            }),
        },
    );
    view! {
        <div class="look">
            {percent} {by} <div hidden=move || !choices.with(|choices| choices.fair)>{days}</div>
        </div>
    }
    .into_any()
}
