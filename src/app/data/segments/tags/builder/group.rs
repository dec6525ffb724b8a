//! Conditions that belong together.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::tags::NumberField;

use super::Build;
use crate::app::data::cohorts::parts::{always, chips};
use crate::app::data::parts::action;
use crate::app::data::segments::tags::condition;
use crate::app::data::segments::tags::draft::{Is, ROOT};
use crate::app::data::segments::tags::fields::Field;
use crate::i18n::{say, t};

/// A group of conditions; the first is the whole rule.
pub(super) fn group(build: Build, id: u32) -> AnyView {
    let state = build.tools.state;
    let l = state.locale;
    let joined = chips(
        state,
        t::tags::hold,
        vec![t::tags::hold_all, t::tags::hold_any],
        Arc::new(move || {
            build.with(|draft| match draft.row(id)?.is {
                Is::Group { any } => Some(usize::from(any)),
                _ => None,
            })
        }),
        always(),
        Arc::new(move |at| {
            build.update(|draft| {
                draft.change(id, |row| row.is = Is::Group { any: at == 1 });
            });
        }),
    );
    let within = Memo::new(move |_| build.with(|draft| draft.within(id)));
    let each = move |row: u32| {
        let is_group = untrack(|| {
            build.with(|draft| {
                let row = draft.row(row).map(|row| &row.is);
                matches!(row, Some(Is::Group { .. }))
            })
        });
        if is_group {
            group(build, row)
        } else {
            condition::condition(build, row)
        }
    };
    let currency = move || build.tools.format.get_untracked().currency;
    let add = move || {
        let mut added = ROOT;
        build.update(|draft| {
            added = draft.add(id, Field::Number(NumberField::Orders), currency());
        });
        build.tools.focus(format!("#rule-field-{added}"));
    };
    let add_group = move || {
        let mut added = ROOT;
        build.update(|draft| added = draft.add_group(id, currency()));
        build.tools.focus(format!("#rule-group-{added} select"));
    };
    let deep = untrack(|| build.with(|draft| draft.depth(id)));
    let deeper = (deep < 2).then(|| action(state, "secondary", t::tags::add_group, add_group));
    let own = (deep > 0).then(|| {
        view! {
            <button
                type="button"
                class="link"
                aria-label=move || t::tags::remove_group(l.get())
                on:click=move |_| {
                    build.update(|draft| draft.remove(id));
                    build.tools.focus(".rule-edit .rule-add");
                }
            >
                {say(l, t::tags::remove)}
            </button>
        }
    });
    let opposite =
        untrack(|| build.with(|draft| deep > 0 || draft.row(id).is_some_and(|row| row.not)))
            .then(|| condition::opposite(build, id));
    view! {
        <div
            class="rule-group"
            role="group"
            id=format!("rule-group-{id}")
            aria-label=move || t::tags::group(l.get())
        >
            <div class="look">
                {joined} {opposite} <span class="grow"></span> {own}
            </div>
            <For each=move || within.get() key=|row| *row children=each />
            <span class="note" class:asks=move || build.is_wrong(id)>
                {move || build.word(id)}
            </span>
            <div class="buttons">
                <button type="button" class="secondary rule-add" on:click=move |_| add()>
                    {say(l, if deep > 0 { t::tags::add_condition_in } else { t::tags::add_condition })}
                </button>
                {deeper}
            </div>
        </div>
    }
    .into_any()
}
