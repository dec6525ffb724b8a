//! Nothing is open yet: what could be.

use leptos::prelude::*;

use super::{chooser, drop_zone, paste_box};
use crate::app::data::parts::action;
use crate::app::data::retention;
use crate::app::data::state::{DataState, Sample};
use crate::app::state::AppState;
use crate::i18n::{say, t};

pub(in crate::app::data) fn start(state: AppState, data: DataState) -> AnyView {
    let zone = view! {
        <p>{say(state.locale, t::data::drop_here)}</p>
        <div class="buttons">{chooser(state, data, "primary", t::data::choose_file)}</div>
        <p class="hint">{say(state.locale, t::data::what_file)}</p>
        <p class="hint">
            {say(state.locale, t::files::which_files)}
            <span class="by-key">
                {say(state.locale, t::cohorts::between)} {say(state.locale, t::files::paste_here)}
            </span>
        </p>
    }
    .into_any();
    let format = Memo::new(move |_| state.format());
    view! {
        <h2 class="lead">{say(state.locale, t::data::start_title)}</h2>
        {drop_zone(data, "drop-zone", zone)}
        {paste_box(state, data)}
        {retention::fold(state, data, format)}
        <p class="hint">{say(state.locale, t::data::privacy)}</p>
        <div class="samples">
            <div>
                {action(state, "secondary", t::data::open_sample, move || data.open_sample(Sample::Cdnow))}
                <p class="hint">{say(state.locale, t::data::sample_origin)}</p>
            </div>
            <div>
                {action(state, "secondary", t::files::open_coffee, move || data.open_sample(Sample::Coffee))}
                <p class="hint">{say(state.locale, t::files::coffee_origin)}</p>
            </div>
        </div>
        {move || {
            (data.dataset.with(Option::is_some) && data.problem.with(Option::is_none))
                .then(|| {
                    view! { <p>{action(state, "link", t::data::back_to_results, move || data.back())}</p> }
                })
        }}
    }
    .into_any()
}
