//! The same person under several ids: shown first, merged when agreed.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::contacts::ContactKind;
use ltv_worker::protocol::SamePerson;

use crate::app::data::state::{DataState, Dataset};
use crate::app::data::words;
use crate::app::state::AppState;
use crate::i18n::{Format, say, t};

pub(super) fn same(
    state: AppState,
    data: DataState,
    format: Memo<Format>,
    dataset: Arc<Dataset>,
) -> AnyView {
    let same = &dataset.loaded.same;
    if same
        .iter()
        .all(|same| same.persons == 0 && same.suspicious == 0)
    {
        return ().into_any();
    }
    let merged = dataset.loaded.merged.clone();
    data.merge.set(merged.clone());
    let kinds = same
        .iter()
        .filter(|same| same.persons > 0 || same.suspicious > 0)
        .cloned()
        .map(|same| kind(state, data, format, same, &merged));
    let kinds = kinds.collect::<Vec<_>>();
    let unchanged = move || data.merge.with(|chosen| alike(chosen, &merged));
    view! {
        <section>
            <h3>{say(state.locale, t::files::same_person)}</h3>
            <p class="hint">{say(state.locale, t::files::same_person_help)}</p>
            {kinds}
            <div class="buttons">
                <button
                    type="button"
                    class="secondary"
                    disabled=unchanged
                    on:click=move |_| data.load_merged()
                >
                    {say(state.locale, t::files::merge_again)}
                </button>
            </div>
        </section>
    }
    .into_any()
}

fn kind(
    state: AppState,
    data: DataState,
    format: Memo<Format>,
    same: SamePerson,
    merged: &[ContactKind],
) -> AnyView {
    let kind = same.kind;
    let is_merged = merged.contains(&kind);
    let count = |value: u32, f: Format| f.count(f64::from(value));
    let (persons, ids, suspicious) = (same.persons, same.ids, same.suspicious);
    let text = move || {
        let f = format.get();
        let l = f.locale;
        let (key, persons, ids) = (words::contact(kind, l), count(persons, f), count(ids, f));
        if is_merged {
            t::files::SameMerged {
                key,
                persons: &persons,
                ids: &ids,
            }
            .text(l)
        } else {
            t::files::SameFound {
                key,
                persons: &persons,
                ids: &ids,
            }
            .text(l)
        }
    };
    let shared = move || {
        (suspicious > 0).then(|| {
            let f = format.get();
            let text = t::files::SameSuspicious {
                keys: &count(suspicious, f),
            }
            .text(f.locale);
            view! { <p class="hint">{text}</p> }
        })
    };
    let examples = same
        .examples
        .iter()
        .map(|ids| view! { <li>{ids.join(" = ")}</li> });
    let examples = (!same.examples.is_empty()).then(|| {
        view! {
            <details class="paste-box">
                <summary>{say(state.locale, t::files::same_examples)}</summary>
                <ul class="ids">{examples.collect_view()}</ul>
            </details>
        }
    });
    let toggle = move |_| {
        data.merge.update(|kinds| {
            if kinds.contains(&kind) {
                kinds.retain(|each| *each != kind);
            } else {
                kinds.push(kind);
            }
        });
    };
    view! {
        <div class="same">
            <label class="check">
                <input
                    type="checkbox"
                    disabled=persons == 0
                    prop:checked=move || data.merge.with(|kinds| kinds.contains(&kind))
                    on:change=toggle
                />
                <span>{text}</span>
            </label>
            {shared} {examples}
        </div>
    }
    .into_any()
}

/// The same kinds, in any order.
fn alike(one: &[ContactKind], other: &[ContactKind]) -> bool {
    one.len() == other.len() && one.iter().all(|kind| other.contains(kind))
}
