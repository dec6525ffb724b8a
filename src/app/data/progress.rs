//! Long work: how far it is, and the way out.

use leptos::prelude::*;

use super::state::{DataState, Stage};
use super::words;
use crate::app::state::AppState;
use crate::i18n::{say, spoken, t};

pub(super) fn progress(state: AppState, data: DataState) -> AnyView {
    let share = move || {
        data.stage.with(|stage| match stage {
            Stage::Reading { share, .. } => Some(*share),
            _ => None,
        })
    };
    let text = move || {
        let format = state.format();
        data.stage.with(|stage| match stage {
            Stage::Reading { rows, share } => t::data::Progress {
                rows: &format.count(*rows),
                percent: &format.percent(*share, 0),
            }
            .text(format.locale),
            _ => t::data::inspecting(format.locale).to_owned(),
        })
    };
    let lead = move || {
        let f = state.format();
        let name = data.stage.with(|stage| match stage {
            Stage::Fetching(sample) => words::sample(*sample, f.locale).to_owned(),
            _ => data.files.with(|files| words::names(files, f.locale)),
        });
        t::data::ReadingFile { name: &name }.text(f.locale)
    };
    view! {
        <h2 class="lead">{lead}</h2>
        <progress max="1" value=move || share().map(|share| share.to_string()) aria-label=spoken(state.locale, t::data::reading)></progress>
        <p data-progress="">{text}</p>
        <div class="buttons">
            <button type="button" class="secondary" on:click=move |_| data.cancel()>
                {say(state.locale, t::data::cancel)}
            </button>
        </div>
    }
    .into_any()
}
