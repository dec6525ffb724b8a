//! Groups of customers: who they are, what they are worth, and what to do for each.

mod list;
mod question;
mod stages;

use leptos::prelude::*;

use super::desk::Desk;
use super::state::DataState;
use crate::app::state::AppState;
use crate::i18n::Format;

pub(super) use self::stages::StageChoices;

pub(super) fn segments(state: AppState, data: DataState, format: Memo<Format>) -> AnyView {
    let Some(desk) = use_context::<Desk>() else {
        return ().into_any();
    };
    // What each group is worth is the forecast's to tell, as soon as there is one.
    Effect::new(move |_| {
        let options = desk.forecast_options(state, data);
        if data.dataset.with(Option::is_some) {
            untrack(|| data.forecast_unless_left(options));
        }
    });
    Effect::new(move |_| data.bring_expected());
    stages::stages(state, data, desk, format)
}
