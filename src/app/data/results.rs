//! What the files say: key figures, cohorts, trend, and the account of their rows.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::ingest::TableKind;

use super::parts::action;
use super::state::{DataState, Dataset, Sample, Tab};
use super::{cohorts, forecast, overview, report, segments, trend, words};
use crate::app::state::AppState;
use crate::i18n::{Format, Locale, spoken, t};

pub(super) fn results(state: AppState, data: DataState) -> AnyView {
    let l = move || state.locale.get();
    let file = move || {
        let dataset = data.dataset.get()?;
        let format = Format {
            locale: l(),
            currency: dataset.currency,
        };
        let name = words::names(&dataset.files, format.locale);
        let invented = (dataset.sample() == Some(Sample::Coffee))
            .then(|| view! { <span class="tag warn">{t::files::synthetic(format.locale)}</span> });
        Some(
            view! { <b>{name}</b> {invented} <span data-counts="">{counts(&dataset, format)}</span> },
        )
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
            {action(state, "secondary", t::files::to_files, move || data.to_files())}
            {action(state, "secondary", t::data::other_file, move || data.another())}
        </div>
        <nav class="subnav" aria-label=spoken(state.locale, t::data::analyses)>
            {tab(Tab::Overview, t::data::tab_overview)}
            {tab(Tab::Cohorts, t::data::tab_cohorts)}
            {tab(Tab::Forecast, t::forecast::tab)}
            {tab(Tab::Segments, t::segments::tab)}
            {tab(Tab::Trend, t::cohorts::tab_trend)}
            {tab(Tab::Report, t::data::tab_report)}
        </nav>
        {move || {
            let dataset: Arc<Dataset> = data.dataset.get()?;
            let format = Memo::new({
                let currency = dataset.currency;
                move |_| Format { locale: state.locale.get(), currency }
            });
            Some(match data.tab.get() {
                Tab::Overview => overview::overview(state, format, dataset),
                Tab::Cohorts => cohorts::cohorts(state, data, format),
                Tab::Forecast => forecast::forecast(state, data, format),
                Tab::Segments => segments::segments(state, data, format),
                Tab::Trend => trend::trend(state, data, format),
                Tab::Report => report::report(state, data, format, dataset),
            })
        }}
    }
    .into_any()
}

fn counts(dataset: &Dataset, f: Format) -> String {
    let orders = dataset.loaded.files.iter();
    let orders = orders.filter(|file| file.kind == TableKind::Orders);
    let dropped: u64 = orders.map(|file| file.report.rows_dropped()).sum();
    t::data::FileCounts {
        kept: &f.count(dataset.loaded.summary.orders as f64),
        dropped: &f.count(dropped as f64),
    }
    .text(f.locale)
}
