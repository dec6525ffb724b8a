//! One file: what became of its rows, drawn and counted.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::ingest::{Report, TableKind};
use ltv_worker::protocol::{InteractionsFound, Joined};

use super::{rejected, rows};
use crate::app::data::state::{DataState, Dataset};
use crate::app::data::words;
use crate::app::state::AppState;
use crate::i18n::{Format, t};

pub(super) fn account(
    state: AppState,
    data: DataState,
    format: Memo<Format>,
    dataset: Arc<Dataset>,
    at: usize,
) -> AnyView {
    let shown = dataset.clone();
    let account = move || {
        let f = format.get();
        let l = f.locale;
        let (of, file) = shown.loaded.files.get(at).zip(shown.files.get(at))?;
        let name = words::name(&file.name, l);
        // What is known of all files of them stands at the first.
        let kind = TableKind::Interactions;
        let first = shown.loaded.files.iter().position(|of| of.kind == kind);
        let found = shown.loaded.interactions.as_ref();
        let found = found.filter(|_| first == Some(at));
        Some(view! {
            <h3>{name} " " <span class="tag">{words::kind(of.kind)(l)}</span></h3>
            {bar(&of.report, f)}
            {of.joined.map(|found| joined(found, f))}
            {found.map(|found| interactions(found, f))}
            {rows::reasons(&of.report, file, false, f)}
        })
    };
    view! { <section class="account">{account} {rejected::rejected(state, data, dataset, at)}</section> }
        .into_any()
}

/// Kept, changed and dropped as parts of what was read; the numbers stand below.
fn bar(report: &Report, f: Format) -> AnyView {
    let l = f.locale;
    let parts = [
        ("kept", report.rows_kept),
        ("changed", report.rows_changed()),
        ("dropped", report.rows_dropped()),
    ];
    let drawn = parts.iter().filter(|(_, rows)| *rows > 0);
    let drawn = drawn
        .map(|(class, rows)| view! { <span class=*class style:flex-grow=rows.to_string()></span> });
    let [kept, changed, dropped] = parts.map(|(_, rows)| f.count(rows as f64));
    let text = t::files::RowsAccount {
        read: &f.count(report.rows_read as f64),
        kept: &kept,
        changed: &changed,
        dropped: &dropped,
    }
    .text(l);
    view! {
        <div class="account-bar" aria-hidden="true">{drawn.collect_view()}</div>
        <p data-account="">{text}</p>
    }
    .into_any()
}

/// How members and orders found each other.
fn joined(joined: Joined, f: Format) -> AnyView {
    let count = |value: u32| f.count(f64::from(value));
    let text = t::files::JoinedMembers {
        with: &count(joined.with_orders),
        without: &count(joined.without_orders),
        strangers: &count(joined.not_members),
    }
    .text(f.locale);
    view! { <p>{text}</p> }.into_any()
}

/// Whose interactions they are, and of which kinds.
fn interactions(found: &InteractionsFound, f: Format) -> AnyView {
    let count = |value: u32| f.count(f64::from(value));
    let text = t::files::JoinedInteractions {
        persons: &count(found.persons),
        strangers: &count(found.strangers),
    }
    .text(f.locale);
    let kinds = found.kinds.iter();
    let kinds: Vec<String> = kinds
        .map(|kind| [&kind.name, " ", &f.count(kind.count as f64)].concat())
        .collect();
    let kinds = (!kinds.is_empty()).then(|| {
        let kinds = kinds.join(" · ");
        let text = t::files::InteractionKinds { kinds: &kinds }.text(f.locale);
        view! { <p class="hint">{text}</p> }
    });
    view! { <p>{text}</p> {kinds} }.into_any()
}
