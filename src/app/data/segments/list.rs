//! The customers of a group, page by page.

use std::sync::Arc;

use leptos::html::Dialog;
use leptos::prelude::*;
use ltv_engine::segments::{Member, MemberOrder};
use ltv_worker::protocol::segments::{Ask, Event, Group};

use super::question::follow;
use crate::app::data::export::{Sheet, Value, buttons};
use crate::app::data::state::{DataState, Problem};
use crate::app::data::words;
use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::i18n::{Format, Locale, say, t};

/// A group whose customers are listed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Opened {
    /// Which.
    pub group: Group,
    /// Whose list it is.
    pub title: String,
    /// A word for the file's name.
    pub name: String,
}

/// Customers a page.
const PAGE: u32 = 50;

/// The list, while `opened` holds a group.
pub(super) fn list(
    state: AppState,
    data: DataState,
    format: Memo<Format>,
    opened: RwSignal<Option<Opened>>,
) -> AnyView {
    let dialog = NodeRef::<Dialog>::new();
    let from = RwSignal::new(0_u32);
    Effect::new(move |_| {
        if opened.with(Option::is_some)
            && let Some(dialog) = dialog.get()
        {
            from.set(0);
            // An open dialog refuses to be opened again: then it is there already.
            let _ = dialog.show_modal();
        }
    });
    let page_of = |group: Group, from: u32, count: u32| Ask::Members {
        group,
        order: MemberOrder::Expected,
        reversed: false,
        from,
        count,
    };
    let ask = Memo::new(move |_| {
        let opened = opened.get()?;
        Some(page_of(opened.group, from.get(), PAGE))
    });
    let question = follow(data, ask);
    let page = Memo::new(move |_| {
        opened.with(Option::is_some).then_some(())?;
        question.answer.with(|answer| match answer.as_deref() {
            Some(Event::Members { total, members }) => Some((*total, members.clone())),
            _ => None,
        })
    });
    let total = move || page.with(|page| page.as_ref().map_or(0, |(total, _)| *total));
    let valued = Memo::new(move |_| {
        page.with(|page| {
            let first = page.as_ref().and_then(|(_, members)| members.first());
            first.is_some_and(|member| member.expected.is_some())
        })
    });
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let on_close = move |_| {
        opened.set(None);
        // The next list must not begin with the customers of this one.
        question.answer.set(None);
    };
    let count = move || {
        let (f, from, total) = (format.get(), from.get(), total());
        if total == 0 {
            let there = page.with(Option::is_some);
            return if there {
                t::cohorts::members_none(f.locale).to_owned()
            } else {
                String::new()
            };
        }
        let first = &*f.count(f64::from((from + 1).min(total)));
        let last = &*f.count(f64::from((from + PAGE).min(total)));
        let total = &*f.count(f64::from(total));
        if valued.get() {
            t::segments::MembersShown {
                from: first,
                to: last,
                total,
            }
            .text(f.locale)
        } else {
            t::cohorts::MembersShown {
                from: first,
                to: last,
                total,
            }
            .text(f.locale)
        }
    };
    let rows = move || {
        let (f, valued) = (format.get(), valued.get());
        let members = page.get().map(|(_, members)| members).unwrap_or_default();
        let lines = members.into_iter().map(|member| line(&member, valued, f));
        lines.collect::<Vec<_>>()
    };
    let problem = move || {
        let failure = question.failure.get()?;
        let text = words::problem(&Problem::Engine(failure), format.get());
        Some(view! { <p class="problem" role="alert">{text}</p> })
    };
    let take = move |give: Box<dyn FnOnce(Sheet)>| {
        let Some(opened) = opened.get_untracked() else {
            return;
        };
        let f = format.get_untracked();
        let give = std::cell::Cell::new(Some(give));
        let all = page_of(opened.group, 0, untrack(total));
        data.segment(all, move |answer| {
            if let (Ok(Event::Members { members, .. }), Some(give)) = (answer, give.take()) {
                give(sheet(&opened.name, members, f));
            }
        });
    };
    let turn = move |words: Words, able: Arc<dyn Fn() -> bool + Send + Sync>, on: bool| {
        let can = able.clone();
        let press = move |_| {
            if untrack(|| can()) {
                from.update(|from| {
                    *from = if on {
                        *from + PAGE
                    } else {
                        from.saturating_sub(PAGE)
                    };
                });
            }
        };
        view! {
            <button
                type="button"
                class="secondary"
                aria-disabled=move || (!able()).then_some("true")
                on:click=press
            >
                {say(state.locale, words)}
            </button>
        }
        .into_any()
    };
    let heads = move || {
        let l = state.locale.get();
        let heads = heads(l, valued.get()).into_iter();
        heads
            .map(|head| view! { <th scope="col">{head}</th> }.into_any())
            .collect::<Vec<_>>()
    };
    view! {
        <dialog
            class="members"
            node_ref=dialog
            aria-label=move || opened.with(|opened| opened.as_ref().map(|one| one.title.clone()))
            on:close=on_close
        >
            <div class="buttons">
                <h3>{move || opened.with(|opened| opened.as_ref().map(|one| one.title.clone()))}</h3>
                <span class="grow"></span>
                <button type="button" class="secondary" on:click=move |_| close()>
                    {say(state.locale, t::studio::close)}
                </button>
            </div>
            {problem}
            <div
                class="scroll"
                tabindex="0"
                role="region"
                aria-label=move || opened.with(|opened| opened.as_ref().map(|one| one.title.clone()))
            >
                <table class="plain">
                    <thead>
                        <tr>{heads}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <div class="buttons">
                <span class="hint" role="status">{count}</span>
                <span class="grow"></span>
                <span class="buttons" hidden=move || total() <= PAGE>
                    {turn(t::cohorts::page_before, Arc::new(move || from.get() > 0), false)}
                    {turn(t::cohorts::page_next, Arc::new(move || from.get() + PAGE < total()), true)}
                </span>
                {buttons(state, take)}
            </div>
        </dialog>
    }
    .into_any()
}

fn heads(l: Locale, valued: bool) -> Vec<&'static str> {
    let mut heads = vec![
        t::cohorts::member_id(l),
        t::cohorts::member_orders(l),
        t::cohorts::member_revenue(l),
        t::cohorts::member_last(l),
    ];
    if valued {
        heads.extend([t::forecast::chance(l), t::forecast::value(l)]);
    }
    heads
}

fn line(member: &Member, valued: bool, f: Format) -> AnyView {
    let (year, month, day) = member.last.civil();
    let mut cells = vec![
        f.count(f64::from(member.orders)),
        f.money(member.revenue),
        f.day(year, u32::from(month), u32::from(day)),
    ];
    if valued {
        cells.push(member.p_alive.map_or_else(String::new, |p| f.percent(p, 0)));
        cells.push(
            member
                .expected
                .map_or_else(String::new, |value| f.money(value)),
        );
    }
    let cells = cells
        .into_iter()
        .map(|cell| view! { <td>{cell}</td> }.into_any());
    view! {
        <tr>
            <th scope="row">{member.id.clone()}</th>
            {cells.collect::<Vec<_>>()}
        </tr>
    }
    .into_any()
}

fn sheet(name: &str, members: Vec<Member>, f: Format) -> Sheet {
    let l = f.locale;
    let money = |words: &str| [words, " ", f.currency.code()].concat();
    let row = |member: Member| {
        vec![
            Value::Text(member.id),
            Value::Number(f64::from(member.orders)),
            Value::Money(member.revenue),
            Value::Day(member.first),
            Value::Day(member.last),
            Value::or_empty(member.p_alive, Value::Percent),
            Value::or_empty(member.expected, Value::Money),
        ]
    };
    Sheet {
        name: name.to_owned(),
        heads: vec![
            t::cohorts::member_id(l).to_owned(),
            t::cohorts::member_orders(l).to_owned(),
            money(t::cohorts::member_revenue(l)),
            t::cohorts::member_first(l).to_owned(),
            t::cohorts::member_last(l).to_owned(),
            t::forecast::chance(l).to_owned(),
            money(t::forecast::value(l)),
        ],
        rows: members.into_iter().map(row).collect(),
    }
}
