//! What a file says: overview, cohorts, and the account of its rows.

use leptos::prelude::*;

use super::state::{DataState, Tab};
use super::{cohorts, overview, report, words};
use crate::app::state::AppState;
use crate::i18n::{Format, Locale, say, spoken, t};

pub(super) fn results(state: AppState, data: DataState) -> AnyView {
    let l = move || state.locale.get();
    let file = move || {
        let dataset = data.dataset.get()?;
        let format = Format {
            locale: l(),
            currency: dataset.currency,
        };
        let report = &dataset.import.report;
        let dropped = report.rows_dropped();
        let counts = t::data::FileCounts {
            kept: &format.count(report.rows_kept as f64),
            dropped: &format.count(dropped as f64),
        }
        .text(format.locale);
        Some(view! { <b>{words::name(&dataset.name, format.locale)}</b> <span>{counts}</span> })
    };
    let tab = move |own: Tab, words: fn(Locale) -> &'static str| {
        view! {
            <button
                type="button"
                class="tab"
                aria-current=move || (data.tab.get() == own).then_some("page")
                on:click=move |_| data.tab.set(own)
            >
                {move || words(l())}
            </button>
        }
    };
    view! {
        <div class="file">
            {file}
            <span class="grow"></span>
            <button type="button" class="secondary" on:click=move |_| data.another()>
                {say(state.locale, t::data::other_file)}
            </button>
        </div>
        <nav class="subnav" aria-label=spoken(state.locale, t::data::analyses)>
            {tab(Tab::Overview, t::data::tab_overview)}
            {tab(Tab::Cohorts, t::data::tab_cohorts)}
            {tab(Tab::Report, t::data::tab_report)}
        </nav>
        {move || {
            let dataset = data.dataset.get()?;
            let format = Memo::new({
                let currency = dataset.currency;
                move |_| Format { locale: state.locale.get(), currency }
            });
            Some(match data.tab.get() {
                Tab::Overview => overview::overview(state, format, dataset),
                Tab::Cohorts => cohorts::cohorts(state, format, dataset),
                Tab::Report => report::report(format, dataset),
            })
        }}
    }
    .into_any()
}
