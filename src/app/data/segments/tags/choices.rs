//! Labels to choose from.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::tags::SetField;
use ltv_worker::protocol::segments::{NamesThere, segment_key};

use super::builder::Build;
use super::draft::Is;
use super::words;
use crate::app::menu::Words;
use crate::i18n::{say, t};

/// Names that are shown to be ticked; the others are offered while one types.
const SHOWN: usize = 12;

fn chosen(build: Build, id: u32) -> Vec<String> {
    build.with(|draft| match draft.row(id).map(|row| &row.is) {
        Some(Is::OneOf { values, .. }) => values.clone(),
        _ => Vec::new(),
    })
}

fn put(build: Build, id: u32, value: &str, wanted: bool) {
    build.update(|draft| {
        draft.change(id, |row| {
            if let Is::OneOf { values, .. } = &mut row.is {
                values.retain(|own| own != value);
                if wanted {
                    values.push(value.to_owned());
                }
            }
        });
    });
}

/// The names in a column of the files.
fn names(build: Build, field: &SetField) -> Option<Arc<NamesThere>> {
    build.tools.there.with(|there| {
        let there = there.as_ref()?;
        let names = match field {
            SetField::Channel => there.channel.as_ref(),
            SetField::FirstProduct => there.first_product.as_ref(),
            SetField::Label { name } => {
                let mut labels = there.labels.iter();
                labels.find(|(own, _)| own == name).map(|(_, names)| names)
            }
            _ => None,
        };
        names.cloned().map(Arc::new)
    })
}

fn is_open(field: &SetField) -> bool {
    matches!(
        field,
        SetField::Channel | SetField::FirstProduct | SetField::Label { .. }
    )
}

/// The values that are shown, as rules call them.
fn keys(build: Build, field: &SetField) -> Vec<String> {
    let desk = build.tools.desk;
    let numbers = |from: usize, to: usize| (from..=to).map(|n| n.to_string()).collect();
    let tiers = || {
        desk.tiers
            .with(|tiers| tiers.options().map(|options| options.thresholds.len()))
    };
    match field {
        SetField::Stage => ["N", "E0", "S1", "S2", "S3"].map(str::to_owned).to_vec(),
        SetField::RfmSegment => desk.rfm.with(|rfm| {
            let mut keys: Vec<String> = Vec::new();
            for rule in &rfm.rules {
                let key = segment_key(&rule.name);
                if !keys.iter().any(|own| own == key) {
                    keys.push(key.to_owned());
                }
            }
            keys
        }),
        SetField::Tier => tiers().map_or_else(Vec::new, |most| numbers(0, most)),
        SetField::NearTier => tiers().map_or_else(Vec::new, |most| {
            let mut keys: Vec<String> = numbers(1, most);
            keys.push("none".to_owned());
            keys
        }),
        SetField::Decile => numbers(1, 10),
        SetField::Channel | SetField::FirstProduct | SetField::Label { .. } => names(build, field)
            .map_or_else(Vec::new, |there| {
                there.names.iter().take(SHOWN).cloned().collect()
            }),
    }
}

pub(super) fn choices(build: Build, id: u32, field: SetField) -> AnyView {
    let l = build.tools.state.locale;
    let open = is_open(&field);
    let all = Memo::new({
        let field = field.clone();
        move |_| {
            let mut keys = keys(build, &field);
            for own in chosen(build, id) {
                if !keys.contains(&own) {
                    keys.push(own);
                }
            }
            keys
        }
    });
    let others = open.then(|| other(build, id, &field));
    let boxes = move || {
        let called = build.tools.names.get();
        let each = all.get().into_iter().map(|key| {
            let text = words::value(&field, &key, &called);
            let own = key.clone();
            view! {
                <label class="rule-pick">
                    <input
                        type="checkbox"
                        prop:checked=move || chosen(build, id).contains(&own)
                        on:change=move |event| put(build, id, &key, event_target_checked(&event))
                    />
                    <span>{text}</span>
                </label>
            }
            .into_any()
        });
        each.collect::<Vec<_>>()
    };
    view! {
        <fieldset
            class="rule-picks"
            aria-describedby=format!("rule-note-{id}")
            aria-invalid=move || build.is_wrong(id).then_some("true")
        >
            <legend>{say(l, t::tags::choose_values)}</legend>
            {boxes}
            {others}
        </fieldset>
    }
    .into_any()
}

/// A value that is not among those shown.
fn other(build: Build, id: u32, field: &SetField) -> AnyView {
    let l = build.tools.state.locale;
    let typed = RwSignal::new(String::new());
    let add = move || {
        let text = typed.get_untracked().trim().to_owned();
        if !text.is_empty() {
            put(build, id, &text, true);
            typed.set(String::new());
        }
    };
    let list = format!("rule-list-{id}");
    let field = field.clone();
    let there = Memo::new(move |_| names(build, &field));
    view! {
        <div class="rule-other">
            <label class="pair">
                <span>{say(l, t::tags::other_value as Words)}</span>
                <span class="box">
                    <input
                        type="text"
                        autocomplete="off"
                        list=list.clone()
                        prop:value=move || typed.get()
                        on:input=move |event| typed.set(event_target_value(&event))
                        on:change=move |_| add()
                    />
                </span>
            </label>
            <button type="button" class="secondary" on:click=move |_| add()>
                {say(l, t::tags::add_value)}
            </button>
            {offer(build, list, move || there.get())}
        </div>
    }
    .into_any()
}

/// What is offered while one types, and a word on what is not.
pub(super) fn offer(
    build: Build,
    list: String,
    names: impl Fn() -> Option<Arc<NamesThere>> + Copy + Send + Sync + 'static,
) -> AnyView {
    let options = move || {
        let names = names()?;
        let options = names
            .names
            .iter()
            .map(|name| view! { <option value=name.clone()></option> }.into_any());
        Some(options.collect::<Vec<_>>())
    };
    let more = move || {
        let f = build.tools.format.get();
        let names = names()?;
        (names.total as usize > names.names.len()).then(|| {
            let n = &*f.count(f64::from(names.total));
            t::tags::OthersThere { n }.text(f.locale)
        })
    };
    view! {
        <datalist id=list>{options}</datalist>
        <span class="note">{more}</span>
    }
    .into_any()
}
