//! The customers of a group, page by page.

mod hold_out;
mod rows;

use std::sync::Arc;

use leptos::html::Dialog;
use leptos::prelude::*;
use ltv_engine::segments::MemberOrder;
use ltv_worker::protocol::segments::{Ask, Event, Group, TierGroup};

use self::hold_out::Test;
use self::rows::{Shape, heads, line, sheet};
use super::question::follow;
use super::trouble;
use crate::app::data::desk::Desk;
use crate::app::data::export::{Sheet, buttons};
use crate::app::data::forecast::{about, about_between};
use crate::app::data::state::DataState;
use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::i18n::{Format, rich, say, t};

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
    let page_of = |group: Group, from: u32, count: u32| {
        // Whoever lacks least is won most easily.
        let lacking = matches!(
            &group,
            Group::Tier {
                group: TierGroup::Near { .. }
            }
        );
        Ask::Members {
            group,
            order: if lacking {
                MemberOrder::Missing
            } else {
                MemberOrder::Expected
            },
            reversed: lacking,
            from,
            count,
        }
    };
    let ask = Memo::new(move |_| {
        let opened = opened.get()?;
        Some(page_of(opened.group, from.get(), PAGE))
    });
    let question = follow(data, ask);
    let page = Memo::new(move |_| {
        opened.with(Option::is_some).then_some(())?;
        question.answer.with(|answer| match answer.as_deref() {
            Some(Event::Members { total, members, .. }) => Some((*total, members.clone())),
            _ => None,
        })
    });
    // All of them together: surer than each of them is.
    let together = move || {
        let f = format.get();
        opened.with(Option::is_some).then_some(())?;
        let worth = question.answer.with(|answer| match answer.as_deref() {
            Some(Event::Members { expected, .. }) => *expected,
            _ => None,
        })?;
        let value = &*about(worth.mean, f);
        Some(match about_between(worth.interval, f) {
            None => t::segments::Together { value }.text(f.locale),
            Some(range) => {
                let range = &*range;
                t::segments::TogetherRange { range, value }.text(f.locale)
            }
        })
    };
    let total = move || page.with(|page| page.as_ref().map_or(0, |(total, _)| *total));
    let shape = Memo::new(move |_| {
        page.with(|page| {
            let first = page.as_ref().and_then(|(_, members)| members.first());
            first.map_or_else(Shape::default, Shape::of)
        })
    });
    let desk = use_context::<Desk>();
    let test = Memo::new(move |_| opened.with(|opened| Test::of(desk?, &opened.as_ref()?.group)));
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
        let shape = shape.get();
        if shape.prospects {
            t::segments::PeopleShown {
                from: first,
                to: last,
                total,
            }
            .text(f.locale)
        } else if shape.lacking {
            t::segments::MembersNearest {
                from: first,
                to: last,
                total,
            }
            .text(f.locale)
        } else if shape.valued {
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
        let (f, shape, test) = (format.get(), shape.get(), test.get());
        let members = page.get().map(|(_, members)| members).unwrap_or_default();
        let lines = members
            .into_iter()
            .map(|member| line(&member, shape, test, f));
        lines.collect::<Vec<_>>()
    };
    let problem = trouble::failed(state, data, format, move || question.failure.get());
    let take = move |give: Box<dyn FnOnce(Sheet)>| {
        let Some(opened) = opened.get_untracked() else {
            return;
        };
        let f = format.get_untracked();
        let give = std::cell::Cell::new(Some(give));
        let (shape, test) = (shape.get_untracked(), test.get_untracked());
        let all = page_of(opened.group, 0, untrack(total));
        data.segment(all, move |answer| {
            if let (Ok(Event::Members { members, .. }), Some(give)) = (answer, give.take()) {
                give(sheet(&opened.name, members, shape, test, f));
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
        let heads = heads(l, shape.get(), test.get().is_some()).into_iter();
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
            {move || together().map(|text| view! { <p class="hint">{rich(&text)}</p> })}
            <div
                class="scroll"
                tabindex="0"
                role="region"
                aria-label=move || opened.with(|opened| opened.as_ref().map(|one| one.title.clone()))
            >
                <table class="plain" class:stage-people=move || shape.get().prospects>
                    <thead>
                        <tr>{heads}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {desk.map(|desk| hold_out::field(state, desk, opened))}
            <div class="buttons">
                <span class="hint" role="status">{count}</span>
                <span class="grow"></span>
                <span class="buttons" hidden=move || total() <= PAGE>
                    {turn(t::cohorts::page_before, Arc::new(move || from.get() > 0), false)}
                    {turn(t::cohorts::page_next, Arc::new(move || from.get() + PAGE < total()), true)}
                </span>
                {buttons(state, take)}
            </div>
            {super::take::in_list(state, data, format, opened)}
        </dialog>
    }
    .into_any()
}
