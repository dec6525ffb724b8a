//! Which customers the table holds.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use ltv_engine::forecast::Filter;
use ltv_worker::protocol::models::PeopleAsk;

use crate::app::data::cohorts::parts::{Said, Typed, said, typed};
use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::i18n::{say, spoken, t};

/// Time after the last letter before the table follows.
const PAUSE: Duration = Duration::from_millis(250);

pub(super) fn filters(state: AppState, ask: RwSignal<PeopleAsk>) -> AnyView {
    let set = move |change: &dyn Fn(&mut Filter)| {
        let mut filter = ask.with_untracked(|ask| ask.filter.clone());
        change(&mut filter);
        if ask.with_untracked(|ask| ask.filter != filter) {
            ask.update(|ask| ask.filter = filter);
        }
    };
    let mut write = debounce(PAUSE, move |text: String| {
        // The page may have gone on.
        if ask.try_get_untracked().is_some() {
            set(&|filter| text.trim().clone_into(&mut filter.id));
        }
    });
    let percent = move |label: Words, of: fn(&mut Filter) -> &mut Option<f64>| {
        let get = move || {
            let mut filter = ask.with(|ask| ask.filter.clone());
            of(&mut filter).map(|share| (share * 1e4).round() / 1e2)
        };
        number(state, label, "%", 100.0, get, move |typed| {
            set(&|filter| *of(filter) = typed.map(|value| value / 100.0));
        })
    };
    let whole = move |label: Words, of: fn(&mut Filter) -> &mut Option<u32>| {
        let get = move || {
            let mut filter = ask.with(|ask| ask.filter.clone());
            of(&mut filter).map(f64::from)
        };
        number(state, label, "", 1e6, get, move |typed| {
            set(&|filter| *of(filter) = typed.map(|value| value as u32));
        })
    };
    let all = move |_| ask.update(|ask| ask.filter = Filter::default());
    let any = move || ask.with(|ask| ask.filter != Filter::default());
    view! {
        <div class="look filters" role="group" aria-label=spoken(state.locale, t::forecast::filters)>
            <label class="n">
                <span>{say(state.locale, t::forecast::filter_id)}</span>
                <span class="box">
                    <input
                        type="search"
                        autocomplete="off"
                        prop:value=move || ask.with(|ask| ask.filter.id.clone())
                        on:input=move |event| write(event_target_value(&event))
                    />
                </span>
            </label>
            {percent(t::forecast::chance_from, |filter| &mut filter.p_alive_from)}
            {percent(t::forecast::chance_to, |filter| &mut filter.p_alive_to)}
            {whole(t::forecast::purchases_from, |filter| &mut filter.purchases_from)}
            {whole(t::forecast::purchases_to, |filter| &mut filter.purchases_to)}
            <button type="button" class="secondary" hidden=move || !any() on:click=all>
                {say(state.locale, t::forecast::filter_reset)}
            </button>
        </div>
    }
    .into_any()
}

fn number(
    state: AppState,
    label: Words,
    mark: &'static str,
    most: f64,
    get: impl Fn() -> Option<f64> + Send + Sync + 'static,
    set: impl Fn(Option<f64>) + Send + Sync + 'static,
) -> AnyView {
    let after: Said = Arc::new(move |_| mark.to_owned());
    typed(
        state,
        Typed {
            label,
            marks: [said(t::cohorts::nothing), after],
            range: (0.0, most),
            get: Arc::new(get),
            set: Arc::new(set),
        },
    )
}
