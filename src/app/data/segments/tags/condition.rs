//! One condition: what it is about, how it compares, with what.

mod menu;
mod number;
mod others;

use leptos::prelude::*;
use ltv_worker::protocol::segments::TagFields;

use super::builder::Build;
use super::choices;
use super::draft::Is;
use super::fields::{self, Field};
use super::words;
use crate::app::menu::Words;
use crate::i18n::{say, t};

/// The fields to choose from; the condition's own among them, wherever it came from.
fn offered(build: Build, id: u32) -> Vec<(Words, Vec<Field>)> {
    let there = build.tools.there.get();
    let mut all = fields::all(there.as_deref().unwrap_or(&TagFields::default()));
    let own = build.with(|draft| draft.row(id).and_then(|row| row.is.field()));
    if let Some(own) = own
        && !all.iter().any(|(_, fields)| fields.contains(&own))
    {
        all.push((t::tags::of_columns, vec![own]));
    }
    all
}

pub(super) fn condition(build: Build, id: u32) -> AnyView {
    let tools = build.tools;
    let l = tools.state.locale;
    let field =
        Memo::new(move |_| build.with(|draft| draft.row(id).and_then(|row| row.is.field())));
    let options = move || {
        let l = l.get();
        let mut at = 0;
        let groups = offered(build, id).into_iter().map(|(over, fields)| {
            let options = fields.into_iter().map(|own| {
                let name = words::field(&own, l);
                let lacks = tools.lacks(&own);
                let name = if lacks {
                    t::tags::NotInData { field: &name }.text(l)
                } else {
                    name
                };
                let value = at.to_string();
                at += 1;
                view! {
                    <option value=value prop:selected=move || field.get().as_ref() == Some(&own)>
                        {name}
                    </option>
                }
                .into_any()
            });
            let options: Vec<AnyView> = options.collect();
            view! { <optgroup label=over(l)>{options}</optgroup> }.into_any()
        });
        groups.collect::<Vec<_>>()
    };
    let choose = move |event| {
        let at: Option<usize> = event_target_value(&event).parse().ok();
        let all = untrack(|| offered(build, id)).into_iter();
        let chosen = at.and_then(|at| all.flat_map(|(_, fields)| fields).nth(at));
        if let Some(chosen) = chosen {
            let currency = tools.format.get_untracked().currency;
            build.update(|draft| {
                draft.change(id, |row| row.is = Is::begun(chosen, currency));
            });
        }
    };
    let place = Memo::new(move |_| build.with(|draft| draft.place(id)));
    let numbered = move || {
        let n = &*place.get().to_string();
        t::tags::ConditionN { n }.text(l.get())
    };
    let remove = move |_| {
        build.update(|draft| draft.remove(id));
        tools.focus(".rule-edit .rule-add");
    };
    let rest = move || {
        Some(match field.get()? {
            Field::Number(field) => number::number(build, id, field),
            Field::Set(field) => choices::choices(build, id, field),
            Field::Bought => others::bought(build, id),
            Field::OptedIn => others::opted_in(build, id),
        })
    };
    view! {
        <div
            class="rule-row"
            role="group"
            class:wrong=move || build.is_wrong(id)
            aria-label=numbered
        >
            <label class="pair">
                <span>{say(l, t::tags::what)}</span>
                <select class="pick" id=format!("rule-field-{id}") on:change=choose>
                    {options}
                </select>
            </label>
            {rest} {opposite(build, id)}
            <button
                type="button"
                class="link"
                aria-label=move || {
                    let n = &*place.get().to_string();
                    t::tags::RemoveN { n }.text(l.get())
                }
                on:click=remove
            >
                {say(l, t::tags::remove)}
            </button>
            <p
                class="note"
                id=format!("rule-note-{id}")
                class:asks=move || build.fault(id).is_none()
                role="status"
            >
                {move || build.word(id)}
            </p>
        </div>
    }
    .into_any()
}

/// Whether the condition, or the group, must not hold.
pub(super) fn opposite(build: Build, id: u32) -> AnyView {
    view! {
        <label class="rule-not">
            <input
                type="checkbox"
                prop:checked=move || build.with(|draft| draft.row(id).is_some_and(|row| row.not))
                on:change=move |event| {
                    let not = event_target_checked(&event);
                    build.update(|draft| draft.change(id, |row| row.not = not));
                }
            />
            <span>{say(build.tools.state.locale, t::tags::opposite)}</span>
        </label>
    }
    .into_any()
}
