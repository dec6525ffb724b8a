//! The account of every row.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::ingest::{Report, RowExample};

use super::state::Dataset;
use super::words;
use crate::i18n::{Format, Locale, rich, t};

pub(super) fn report(format: Memo<Format>, dataset: Arc<Dataset>) -> AnyView {
    view! {
        {move || {
            let f = format.get();
            let (l, report) = (f.locale, &dataset.import.report);
            let dropped = report.rows_dropped();
            let lead = if dropped == 0 {
                t::data::ReportAllKept { read: &f.count(report.rows_read as f64) }.text(l)
            } else {
                t::data::ReportLead {
                    read: &f.count(report.rows_read as f64),
                    kept: &f.count(report.rows_kept as f64),
                    dropped: &f.count(dropped as f64),
                    share: &f.percent(dropped as f64 / report.rows_read.max(1) as f64, 1),
                }
                .text(l)
            };
            view! {
                <h2 class="lead">{rich(&lead)}</h2>
                <p class="hint">{t::data::report_rows(l)}</p>
                {reasons(report, &dataset.columns, l, f)}
            }
        }}
    }
    .into_any()
}

/// Each reason with its count and examples; then what is worth knowing of the
/// rows that were kept.
pub(super) fn reasons(
    report: &Report,
    columns: &[Option<String>],
    l: Locale,
    f: Format,
) -> AnyView {
    let dropped = report.dropped.iter().map(|entry| {
        let (name, meaning) = words::reason(entry.reason, l);
        row(
            name,
            meaning,
            entry.count,
            &entry.examples,
            columns,
            t::data::dropped(l),
            f,
        )
    });
    let notes = report.notes.iter().map(|note| {
        let (name, meaning) = words::note(note.kind, l);
        row(
            name,
            meaning,
            note.count,
            &note.examples,
            columns,
            t::data::kept(l),
            f,
        )
    });
    let blank = (report.blank_rows > 0).then(|| {
        let count = f.count(report.blank_rows as f64);
        view! { <li>{t::data::BlankRows { count: &count }.text(l)}</li> }
    });
    view! { <ul class="report-list">{dropped.collect_view()} {notes.collect_view()} {blank}</ul> }
        .into_any()
}

fn row(
    name: &'static str,
    meaning: &'static str,
    count: u64,
    examples: &[RowExample],
    columns: &[Option<String>],
    fate: &'static str,
    f: Format,
) -> AnyView {
    let l = f.locale;
    let examples = examples.iter().map(|example| {
        let column = match (example.column, example.field_count) {
            (Some(index), _) => words::column(
                columns.get(index).and_then(|name| name.as_deref()),
                index,
                l,
            ),
            (None, Some(count)) => t::data::FieldCount {
                found: &f.count(count.found as f64),
                expected: &f.count(count.expected as f64),
            }
            .text(l),
            (None, None) => String::new(),
        };
        view! {
            <tr>
                <th scope="row">{f.count(example.row as f64)}</th>
                <td>{column}</td>
                <td>{example.value.clone()}</td>
            </tr>
        }
    });
    let rows = t::data::RowCount {
        count: &f.count(count as f64),
    }
    .text(l);
    view! {
        <li>
            <b>{name}</b> " · " {rows} " · " {fate}
            <p class="hint">{meaning}</p>
            <div class="scroll" tabindex="0" role="region" aria-label=name>
                <table class="plain preview">
                    <thead>
                        <tr>
                            <th scope="col">{t::data::row(l)}</th>
                            <th scope="col">{t::data::column(l)}</th>
                            <th scope="col">{t::data::content(l)}</th>
                        </tr>
                    </thead>
                    <tbody>{examples.collect_view()}</tbody>
                </table>
            </div>
        </li>
    }
    .into_any()
}
