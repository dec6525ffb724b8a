//! The inputs one by one: what they are, what they would have to be, and a button
//! that makes them so.

use leptos::prelude::*;
use ltv_engine::error::Field;
use ltv_engine::scenario::{Figure, Outcome, Seek};

use super::{Tool, called, needed, status};
use crate::app::studio::parts::{change, figure_text, lever_name, rounded, value_per};
use crate::i18n::{say, t};

pub(super) fn levers(tool: Tool, levers: Memo<Vec<Field>>) -> AnyView {
    let locale = tool.state.locale;
    view! {
        <div class="scroll">
            <table class="plain levers">
                <thead>
                    <tr>
                        <th scope="col">{say(locale, t::tools::input)}</th>
                        <th scope="col">{say(locale, t::tools::needed)}</th>
                        <th scope="col"><span class="sr">{say(locale, t::tools::choose)}</span></th>
                    </tr>
                </thead>
                {move || {
                    let rows: Vec<AnyView> = levers.get().into_iter().map(|field| row(tool, field)).collect();
                    view! { <tbody>{rows}</tbody> }
                }}
            </table>
        </div>
    }
    .into_any()
}

fn row(tool: Tool, field: Field) -> AnyView {
    let state = tool.state;
    let seek = Memo::new(move |_| {
        tool.seeks
            .with(|seeks| seeks.iter().find(|seek| seek.field == field).copied())
    });
    let name = move || {
        let l = state.locale.get();
        state.form.with(|form| lever_name(form, field, l))
    };
    let now = move || {
        let f = state.format();
        let current = seek.get()?.current;
        let value = &rounded(field, current, f);
        Some(t::tools::NowValue { value }.text(f.locale))
    };
    let there = move || {
        seek.get()
            .is_some_and(|seek| seek.outcome == Outcome::AlreadyThere)
    };
    let press = move |_| {
        if let Some(value) = seek.get_untracked().as_ref().and_then(needed) {
            status::apply(tool, field, value);
        }
    };
    let verb = move || {
        let l = state.locale.get();
        if there() {
            t::tools::reached(l)
        } else {
            t::tools::apply(l)
        }
    };
    let spoken = move || {
        t::tools::UseMethod {
            verb: verb(),
            method: called(state, field),
        }
        .text(state.locale.get())
    };
    view! {
        <tr>
            <th scope="row">
                <b>{name}</b>
                <small>{now}</small>
            </th>
            <td>{move || seek.get().map(|seek| outcome(tool, &seek))}</td>
            <td>
                // Never taken away while it has the focus: once pressed, the goal is reached.
                <button
                    type="button"
                    class="secondary"
                    hidden=move || !there() && seek.get().as_ref().and_then(needed).is_none()
                    aria-disabled=move || there().to_string()
                    aria-label=spoken
                    on:click=press
                >
                    {verb}
                </button>
            </td>
        </tr>
    }
    .into_any()
}

fn outcome(tool: Tool, seek: &Seek) -> AnyView {
    let state = tool.state;
    let f = state.format();
    let l = f.locale;
    let figure = tool.aim.figure.get();
    let line = |strong: String, small: String| {
        view! {
            <b>{strong}</b>
            <small>{small}</small>
        }
        .into_any()
    };
    let value = |value: f64| rounded(seek.field, value, f);
    let moved = |to: f64| change(seek.current, to, f).unwrap_or_default();
    match seek.outcome {
        Outcome::Reachable { value: to } => {
            let per = state
                .form
                .with(|form| value_per(form, seek.field, &value(to), f));
            line(per, moved(to))
        }
        Outcome::Leaps { value: to, reached } => {
            let note = t::tools::GoalLeaps {
                change: &moved(to),
                reached: &figure_text(figure, Some(reached), f),
            };
            line(value(to), note.text(l))
        }
        Outcome::AlreadyThere => line(t::tools::as_it_is(l).to_owned(), String::new()),
        Outcome::OutOfRange { limit, reached } => {
            let limit = &value(limit);
            let small = match reached {
                None if figure == Figure::Payback => t::tools::GoalLimitNone { limit }.text(l),
                _ => t::tools::GoalLimit {
                    limit,
                    reached: &figure_text(figure, reached, f),
                }
                .text(l),
            };
            line(t::tools::out_of_reach(l).to_owned(), small)
        }
        Outcome::NoEffect => line(String::new(), t::tools::no_effect(l).to_owned()),
    }
}
