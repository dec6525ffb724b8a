//! A number, how it compares, and its limits.

use leptos::prelude::*;
use ltv_engine::segments::tags::NumberField;

use super::menu::menu;
use crate::app::data::segments::tags::builder::Build;
use crate::app::data::segments::tags::draft::{How, Is};
use crate::app::data::segments::tags::words;
use crate::app::menu::Words;
use crate::i18n::{say, t};

fn compares(how: How) -> Words {
    match how {
        How::AtLeast => t::tags::at_least,
        How::AtMost => t::tags::at_most,
        How::Above => t::tags::above,
        How::Below => t::tags::below,
        How::Equal => t::tags::equal,
        How::Between => t::tags::between,
    }
}

/// How the number compares, and with what.
pub(super) fn number(build: Build, id: u32, field: NumberField) -> AnyView {
    let now = move || {
        build.with(|draft| match draft.row(id)?.is {
            Is::Number { how, .. } => Some(how),
            _ => None,
        })
    };
    let how = menu(
        build,
        t::tags::how,
        &How::ALL,
        |how, l| compares(how)(l).to_owned(),
        now,
        move |chosen| {
            build.update(|draft| {
                draft.change(id, |row| {
                    if let Is::Number { how, .. } = &mut row.is {
                        *how = chosen;
                    }
                });
            });
        },
    );
    let between = Memo::new(move |_| now() == Some(How::Between));
    let limits = move || {
        if between.get() {
            vec![
                limit(build, id, field, 0, t::tags::value_from),
                limit(build, id, field, 1, t::tags::value_to),
            ]
        } else {
            vec![limit(build, id, field, 0, t::tags::value)]
        }
    };
    view! { {how} {limits} }.into_any()
}

fn limit(build: Build, id: u32, field: NumberField, at: usize, label: Words) -> AnyView {
    let locale = build.tools.state.locale;
    let text = untrack(|| {
        build.with(|draft| match &draft.row(id).map(|row| &row.is) {
            Some(Is::Number { limits, .. }) => limits[at].clone(),
            _ => String::new(),
        })
    });
    let mark = move |which: usize| move || words::marks(field, build.tools.format.get())[which];
    view! {
        <label class="n">
            <span>{say(locale, label)}</span>
            <span class="box">
                <i>{mark(0)}</i>
                <input
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    value=text
                    aria-describedby=format!("rule-note-{id}")
                    aria-invalid=move || build.is_wrong(id).to_string()
                    on:input=move |event| {
                        let text = event_target_value(&event);
                        build.update(|draft| {
                            draft.change(id, |row| {
                                if let Is::Number { limits, .. } = &mut row.is {
                                    limits[at] = text;
                                }
                            });
                        });
                    }
                />
                <i>{mark(1)}</i>
            </span>
        </label>
    }
    .into_any()
}
