//! Each reason with its count and examples.

use leptos::prelude::*;
use ltv_engine::ingest::{Report, RowExample};

use crate::app::data::state::OpenFile;
use crate::app::data::words;
use crate::i18n::{Format, Locale, t};

/// What was dropped, then what was changed, then what is worth knowing of the
/// rows that were kept.
///
/// `open`: the examples are seen at once.
pub(in crate::app::data) fn reasons(
    report: &Report,
    file: &OpenFile,
    open: bool,
    f: Format,
) -> AnyView {
    let l = f.locale;
    let row = |meaning, fate, count, examples: &[RowExample]| {
        row(meaning, fate, count, examples, file, open, f)
    };
    let dropped = report.dropped.iter().map(|entry| {
        let meaning = words::reason(entry.reason, l);
        row(meaning, t::data::dropped, entry.count, &entry.examples)
    });
    let changed = report.changed.iter().map(|entry| {
        let meaning = words::change(entry.reason, l);
        row(meaning, t::files::changed, entry.count, &entry.examples)
    });
    let notes = report.notes.iter().map(|note| {
        let meaning = words::note(note.kind, l);
        row(meaning, t::data::kept, note.count, &note.examples)
    });
    let above = (report.preamble_rows > 0).then(|| {
        let count = f.count(report.preamble_rows as f64);
        view! { <li>{t::files::PreambleRows { count: &count }.text(l)}</li> }
    });
    let blank = (report.blank_rows > 0).then(|| {
        let count = f.count(report.blank_rows as f64);
        view! { <li>{t::data::BlankRows { count: &count }.text(l)}</li> }
    });
    view! {
        <ul class="report-list">
            {dropped.collect_view()} {changed.collect_view()} {notes.collect_view()} {above} {blank}
        </ul>
    }
    .into_any()
}

fn row(
    (name, meaning): (&'static str, &'static str),
    fate: fn(Locale) -> &'static str,
    count: u64,
    examples: &[RowExample],
    file: &OpenFile,
    open: bool,
    f: Format,
) -> AnyView {
    let l = f.locale;
    let examples = examples.iter().map(|example| {
        let column = match (example.column, example.field_count) {
            (Some(index), _) => words::column(file.column(index), index, l),
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
                <td>{content(&example.value, l)}</td>
            </tr>
        }
    });
    let rows = if count == 1 {
        t::files::one_row(l).to_owned()
    } else {
        t::data::RowCount {
            count: &f.count(count as f64),
        }
        .text(l)
    };
    view! {
        <li>
            <b>{name}</b> " · " {rows} " · " {fate(l)}
            <p class="hint">{meaning}</p>
            <details class="examples" open=open>
                <summary>{t::files::same_examples(l)}</summary>
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
            </details>
        </li>
    }
    .into_any()
}

/// A cell as it stands in the file; that it is empty is said.
fn content(value: &str, l: Locale) -> AnyView {
    if value.trim().is_empty() {
        view! { <span class="note">{t::cohorts::unlabelled(l)}</span> }.into_any()
    } else {
        value.to_owned().into_any()
    }
}
