//! Which customers the table holds.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use ltv_engine::forecast::{Filter, Sort};
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
    view! {
        {presets(state, ask)}
        <div class="look filters" role="group" aria-label=spoken(state.locale, t::forecast::filter_more)>
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
        </div>
    }
    .into_any()
}

/// Who is worth a look, and in which order.
fn presets(state: AppState, ask: RwSignal<PeopleAsk>) -> AnyView {
    let wanted = |filter: Filter, sort: Sort| PeopleAsk {
        sort,
        reversed: false,
        filter,
    };
    let all = Filter::default;
    let presets: [(Words, PeopleAsk); 4] = [
        (t::forecast::filter_reset, PeopleAsk::default()),
        (
            t::forecast::preset_buying,
            wanted(
                Filter {
                    p_alive_from: Some(0.8),
                    ..all()
                },
                Sort::Value,
            ),
        ),
        (
            t::forecast::preset_slipping,
            wanted(
                Filter {
                    p_alive_from: Some(0.2),
                    p_alive_to: Some(0.6),
                    purchases_from: Some(3),
                    ..all()
                },
                Sort::Revenue,
            ),
        ),
        (
            t::forecast::preset_gone,
            wanted(
                Filter {
                    p_alive_to: Some(0.5),
                    ..all()
                },
                Sort::Revenue,
            ),
        ),
    ];
    let button = |(words, wanted): (Words, PeopleAsk)| {
        let filter = wanted.filter.clone();
        let pressed = Memo::new(move |_| ask.with(|ask| ask.filter == filter));
        view! {
            <button
                type="button"
                aria-pressed=move || pressed.get().to_string()
                on:click=move |_| ask.set(wanted.clone())
            >
                {say(state.locale, words)}
            </button>
        }
        .into_any()
    };
    let buttons: Vec<AnyView> = presets.into_iter().map(button).collect();
    view! {
        <div class="chips" role="group" aria-label=spoken(state.locale, t::forecast::filters)>
            {buttons}
        </div>
        <p class="hint">{say(state.locale, t::forecast::preset_note)}</p>
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
