//! The account of every row, and what the data are fit for.

mod account;
mod findings;
mod refunds;
mod rejected;
mod rows;
mod same;

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::ingest::{Report, TableKind};

pub(super) use rows::reasons;

use super::state::{DataState, Dataset};
use crate::app::state::AppState;
use crate::i18n::{Format, rich, say, t};

pub(super) fn report(
    state: AppState,
    data: DataState,
    format: Memo<Format>,
    dataset: Arc<Dataset>,
) -> AnyView {
    let lead_of = dataset.clone();
    let (findings_of, refunds_of) = (dataset.clone(), dataset.clone());
    let files = (0..dataset.loaded.files.len())
        .map(|at| account::account(state, data, format, dataset.clone(), at));
    view! {
        <h2 class="lead">{move || rich(&lead(&lead_of, format.get()))}</h2>
        <p class="hint">{say(state.locale, t::data::report_rows)}</p>
        <div class="accounts">{files.collect::<Vec<_>>()}</div>
        {move || refunds::refunds(&refunds_of, format.get())}
        {same::same(state, data, format, dataset.clone())}
        {move || findings::findings(&findings_of.loaded.findings, format.get())}
    }
    .into_any()
}

/// One sentence over all files of orders.
fn lead(dataset: &Dataset, f: Format) -> String {
    let l = f.locale;
    let orders = dataset.loaded.files.iter();
    let reports: Vec<&Report> = orders
        .filter(|file| file.kind == TableKind::Orders)
        .map(|file| &file.report)
        .collect();
    let sum = |of: fn(&Report) -> u64| reports.iter().map(|report| of(report)).sum::<u64>();
    let read = sum(|report| report.rows_read);
    let kept = sum(|report| report.rows_kept);
    let changed = sum(Report::rows_changed);
    let dropped = sum(Report::rows_dropped);
    let count = |rows: u64| f.count(rows as f64);
    if dropped + changed == 0 {
        t::data::ReportAllKept { read: &count(read) }.text(l)
    } else {
        let share = f.percent(dropped as f64 / read.max(1) as f64, 1);
        if changed == 0 {
            t::data::ReportLead {
                read: &count(read),
                kept: &count(kept),
                dropped: &count(dropped),
                share: &share,
            }
            .text(l)
        } else {
            t::files::ReportChanged {
                read: &count(read),
                kept: &count(kept),
                changed: &count(changed),
                dropped: &count(dropped),
                share: &share,
            }
            .text(l)
        }
    }
}
