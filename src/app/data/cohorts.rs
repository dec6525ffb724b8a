//! Cohorts by month of the first order.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::cohorts::{Cohort, Cohorts};

use super::heat::{self, Measure, heat};
use super::state::Dataset;
use super::words::month;
use crate::app::state::AppState;
use crate::chart::line::{Line, LineChart};
use crate::chart::{Heading, SharedChart, chart_view, ticks};
use crate::i18n::{Format, Locale, rich, say, spoken, t};

pub(super) fn cohorts(state: AppState, format: Memo<Format>, dataset: Arc<Dataset>) -> AnyView {
    let l = move || state.locale.get();
    let measure = RwSignal::new(Measure::Retention);
    let all = RwSignal::new(false);
    let (lead_of, table_of, curves_of) = (dataset.clone(), dataset.clone(), dataset.clone());
    let curves =
        move || Some(Arc::new(curves(&curves_of.import.cohorts, format.get())) as SharedChart);
    let chip = move |own: Measure, words: fn(Locale) -> &'static str| {
        view! {
            <button
                type="button"
                aria-pressed=move || (measure.get() == own).to_string()
                on:click=move |_| measure.set(own)
            >
                {move || words(l())}
            </button>
        }
    };
    let many = dataset.import.cohorts.cohorts.len() > heat::ROWS;
    let caption = move || match measure.get() {
        Measure::Retention => t::data::heat_retention(l()).to_owned(),
        Measure::Cumulative => t::data::HeatCumulative {
            currency: format.get().currency.symbol(l()),
        }
        .text(l()),
    };
    view! {
        <h2 class="lead">{move || rich(&lead(&lead_of.import.cohorts, format.get()))}</h2>
        <div class="chips" role="group" aria-label=spoken(state.locale, t::data::measure)>
            {chip(Measure::Retention, t::data::retention)}
            {chip(Measure::Cumulative, t::data::cumulative)}
        </div>
        <figure class="chart">
            <figcaption>
                <h2>{caption}</h2>
                <p class="sub">{say(state.locale, t::data::heat_sub)}</p>
            </figcaption>
            <div class="scroll" tabindex="0" role="region" aria-label=caption>
                {move || heat(&table_of.import.cohorts, measure.get(), all.get(), format.get())}
            </div>
            {many
                .then(|| {
                    view! {
                        <button type="button" class="link" on:click=move |_| all.update(|all| *all = !*all)>
                            {move || if all.get() { t::data::fewer_rows(l()) } else { t::data::all_rows(l()) }}
                        </button>
                    }
                })}
        </figure>
        {chart_view("cohort-curves", state.locale, curves)}
    }
    .into_any()
}

fn lead(table: &Cohorts, f: Format) -> String {
    let l = f.locale;
    let next = table.average.get(1).and_then(|cell| cell.retention);
    let last = table
        .average
        .iter()
        .rev()
        .find_map(|cell| Some((cell.age, cell.cumulative_revenue_per_customer?)));
    match (next, last) {
        (Some(next), Some((age, value))) => t::data::CohortsLead {
            next: &f.percent(next, 1),
            months: &f.months(f64::from(age)),
            value: &f.money(value),
        }
        .text(l),
        _ => t::data::cohorts_young(l).to_owned(),
    }
}

/// Cohorts drawn in their own colours; beyond that the average leads and the
/// others recede.
const TOLD_APART: usize = 6;

fn curves(table: &Cohorts, f: Format) -> LineChart {
    let l = f.locale;
    let few = table.cohorts.len() <= TOLD_APART;
    let average: Vec<(f64, f64)> = table
        .average
        .iter()
        .filter_map(|cell| Some((f64::from(cell.age), cell.cumulative_revenue_per_customer?)))
        .collect();
    let mut lines: Vec<Line> = table
        .cohorts
        .iter()
        .enumerate()
        .map(|(index, cohort)| curve(cohort, if few { index } else { 7 }, few, f))
        .collect();
    let end = average.last().copied();
    if !few && !average.is_empty() {
        lines.push(Line {
            points: average,
            label: t::data::average(l).to_owned(),
            tone: 0,
            emphasis: true,
            area: false,
            dashed_from: None,
        });
    }
    let longest = table
        .cohorts
        .iter()
        .map(|cohort| cohort.cells.len())
        .max()
        .unwrap_or(1);
    let title = end.map_or_else(
        || t::data::cohorts_young(l).to_owned(),
        |(age, value)| {
            t::data::CurvesTitle {
                months: &f.months(age),
                value: &f.money(value),
            }
            .text(l)
        },
    );
    LineChart {
        heading: Heading {
            subtitle: t::data::CurvesSub {
                currency: f.currency.symbol(l),
            }
            .text(l),
            description: t::data::ChartDescription {
                title: &title,
                count: &f.count(lines.len() as f64),
            }
            .text(l),
            title,
        },
        x_name: t::data::age(l).to_owned(),
        y_name: t::data::cumulative(l).to_owned(),
        x_ticks: ticks::months((longest - 1) as f64),
        x_tick: Arc::new(move |x| f.count(x)),
        y_tick: Arc::new(move |y| f.money_axis(y)),
        x_label: Arc::new(move |x| t::data::AgeMonths { n: &f.count(x) }.text(l)),
        y_label: Arc::new(move |y| f.money(y)),
        lines,
        benchmarks: Vec::new(),
        markers: Vec::new(),
    }
}

fn curve(cohort: &Cohort, tone: usize, emphasis: bool, f: Format) -> Line {
    Line {
        points: cohort
            .cells
            .iter()
            .enumerate()
            .map(|(age, cell)| (age as f64, cell.cumulative_revenue_per_customer))
            .collect(),
        label: month(cohort.month, f),
        tone,
        emphasis,
        area: false,
        dashed_from: cohort.cells.iter().position(|cell| cell.running),
    }
}
