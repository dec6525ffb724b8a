//! One condition: what it is about, how it compares, with what.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::tags::{NumberField, Purchase};
use ltv_worker::protocol::segments::{CONSENTS, TagFields};

use super::builder::Build;
use super::choices;
use super::draft::{How, Is};
use super::fields::{self, Field};
use super::words;
use crate::app::menu::Words;
use crate::i18n::{say, t};

const PURCHASES: [Purchase; 4] = [
    Purchase::Ever,
    Purchase::Never,
    Purchase::Once,
    Purchase::FirstAndNeverAgain,
];

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
            Field::Number(field) => number(build, id, field),
            Field::Set(field) => choices::choices(build, id, field),
            Field::Bought => bought(build, id),
            Field::OptedIn => opted_in(build, id),
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

/// A labelled menu within a condition.
fn menu<T: Copy + PartialEq + Send + Sync + 'static>(
    build: Build,
    label: Words,
    all: &'static [T],
    words: impl Fn(T) -> String + Copy + Send + Sync + 'static,
    current: impl Fn() -> Option<T> + Copy + Send + Sync + 'static,
    choose: impl Fn(T) + 'static,
) -> AnyView {
    let option = |(at, own): (usize, &T)| {
        let own = *own;
        view! {
            <option value=at.to_string() prop:selected=move || current() == Some(own)>
                {move || words(own)}
            </option>
        }
        .into_any()
    };
    let on_change = move |event| {
        let at: Option<usize> = event_target_value(&event).parse().ok();
        if let Some(own) = at.and_then(|at| all.get(at)) {
            choose(*own);
        }
    };
    view! {
        <label class="pair">
            <span>{say(build.tools.state.locale, label)}</span>
            <select class="pick" on:change=on_change>
                {all.iter().enumerate().map(option).collect::<Vec<_>>()}
            </select>
        </label>
    }
    .into_any()
}

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

fn number(build: Build, id: u32, field: NumberField) -> AnyView {
    let locale = build.tools.state.locale;
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
        move |how| compares(how)(locale.get()).to_owned(),
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

fn bought(build: Build, id: u32) -> AnyView {
    let locale = build.tools.state.locale;
    let how = menu(
        build,
        t::tags::product_how,
        &PURCHASES,
        move |how| words::purchase(how)(locale.get()).to_owned(),
        move || {
            build.with(|draft| match draft.row(id)?.is {
                Is::Bought { how, .. } => Some(how),
                _ => None,
            })
        },
        move |chosen| {
            build.update(|draft| {
                draft.change(id, |row| {
                    if let Is::Bought { how, .. } = &mut row.is {
                        *how = chosen;
                    }
                });
            });
        },
    );
    let text = untrack(|| {
        build.with(|draft| match &draft.row(id).map(|row| &row.is) {
            Some(Is::Bought { product, .. }) => product.clone(),
            _ => String::new(),
        })
    });
    let names = Memo::new(move |_| {
        build
            .tools
            .there
            .with(|there| Some(Arc::new(there.as_ref()?.products.clone()?)))
    });
    let list = format!("rule-list-{id}");
    view! {
        {how}
        <label class="pair">
            <span>{say(locale, t::tags::product)}</span>
            <span class="box">
                <input
                    type="text"
                    autocomplete="off"
                    value=text
                    list=list.clone()
                    aria-describedby=format!("rule-note-{id}")
                    aria-invalid=move || build.is_wrong(id).to_string()
                    on:input=move |event| {
                        let text = event_target_value(&event);
                        build.update(|draft| {
                            draft.change(id, |row| {
                                if let Is::Bought { product, .. } = &mut row.is {
                                    *product = text;
                                }
                            });
                        });
                    }
                />
            </span>
        </label>
        {choices::offer(build, list, move || names.get())}
    }
    .into_any()
}

fn opted_in(build: Build, id: u32) -> AnyView {
    let tools = build.tools;
    let locale = tools.state.locale;
    menu(
        build,
        t::tags::message_by,
        &CONSENTS,
        move |channel| {
            let l = locale.get();
            let field = &*words::message(channel, l);
            let there = tools.there.get();
            let known = there.is_none_or(|there| {
                there.consents.is_empty() || there.consents.iter().any(|own| own == channel)
            });
            if known {
                field.to_owned()
            } else {
                t::tags::NotInData { field }.text(l)
            }
        },
        move || {
            build.with(|draft| match &draft.row(id)?.is {
                Is::OptedIn { channel } => CONSENTS.iter().copied().find(|own| own == channel),
                _ => None,
            })
        },
        move |chosen| {
            build.update(|draft| {
                draft.change(id, |row| {
                    row.is = Is::OptedIn {
                        channel: chosen.to_owned(),
                    };
                });
            });
        },
    )
}
