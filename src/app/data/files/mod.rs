//! The files at hand, one card each, and what holds for all of them.

mod card;
mod foot;
mod reading;
mod settings;
mod trouble;

use leptos::prelude::*;

use super::open::{chooser, drop_zone, paste_box};
use super::state::DataState;
use super::words;
use crate::app::state::AppState;
use crate::i18n::{say, t};

pub(super) fn files(state: AppState, data: DataState) -> AnyView {
    let ids = Memo::new(move |_| {
        data.files
            .with(|files| files.iter().map(|file| file.id).collect::<Vec<_>>())
    });
    let lead = move || {
        let f = state.format();
        data.files.with(|files| match files.as_slice() {
            [one] => t::data::MappingTitle {
                name: &words::name(&one.name, f.locale),
            }
            .text(f.locale),
            many => t::files::FilesTitle {
                count: &f.count(many.len() as f64),
            }
            .text(f.locale),
        })
    };
    let more = view! {
        <p>{say(state.locale, t::files::add_here)}</p>
        <div class="buttons">{chooser(state, data, "secondary", t::data::choose_file)}</div>
    }
    .into_any();
    view! {
        <h2 class="lead">{lead}</h2>
        <p class="hint">{say(state.locale, t::data::mapping_help)}</p>
        <ul class="file-cards">
            <For each=move || ids.get() key=|id| *id children=move |id| card::card(state, data, id) />
        </ul>
        {drop_zone(data, "drop-zone small", more)}
        {paste_box(state, data)}
        {settings::settings(state, data)}
        {foot::foot(state, data)}
    }
    .into_any()
}
