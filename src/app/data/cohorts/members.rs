//! The customers of a cell, page by page.

use std::sync::Arc;

use leptos::html::Dialog;
use leptos::prelude::*;
use ltv_engine::cohorts::{CohortKey, CohortTable, Retention};
use ltv_worker::protocol::{Analysis, Ask, CellPlace, CohortAsk, Member};

use super::super::desk::Desk;
use super::super::export::{Sheet, Value, buttons};
use super::super::state::DataState;
use super::super::{periods, words};
use super::said::row_name;
use crate::app::state::AppState;
use crate::i18n::{Format, say, t};

/// A cell whose customers are listed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Opened {
    /// The question that the cell is of the answer to.
    pub ask: CohortAsk,
    pub cell: CellPlace,
    /// Whose, and when.
    pub title: String,
}

/// Customers a page.
const PAGE: u32 = 50;

/// Whose a cell is, and which of them are listed.
pub(super) fn title(key: &CohortKey, table: &CohortTable, age: usize, f: Format) -> String {
    let (l, name) = (f.locale, &*row_name(key, table.period, f));
    let age = &*periods::age(age, table.period, f);
    let ordered = table.retention == Retention::Active;
    match (key, ordered) {
        (CohortKey::Period { .. }, true) => t::cohorts::MembersTitle { cohort: name, age }.text(l),
        (CohortKey::Period { .. }, false) => t::cohorts::MembersKept { cohort: name, age }.text(l),
        (_, true) => t::cohorts::MembersLabel { label: name, age }.text(l),
        (_, false) => t::cohorts::MembersLabelKept { label: name, age }.text(l),
    }
}

/// The list, while `opened` holds a cell. `closed` is told when it is closed,
/// to take the focus back.
pub(super) fn members(
    state: AppState,
    data: DataState,
    desk: Desk,
    format: Memo<Format>,
    opened: RwSignal<Option<Opened>>,
    closed: impl Fn(CellPlace) + 'static,
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
    let ask = Memo::new(move |_| {
        opened.get().map(|opened| Ask::Members {
            ask: opened.ask,
            cell: opened.cell,
            from: from.get(),
            count: PAGE,
        })
    });
    let question = desk.answers.follow(data, ask);
    let page = Memo::new(move |_| {
        opened.with(Option::is_some).then_some(())?;
        question.answer.with(|answer| match answer.as_deref() {
            Some(Analysis::Members { total, members }) => Some((*total, members.clone())),
            _ => None,
        })
    });
    let total = move || page.with(|page| page.as_ref().map_or(0, |(total, _)| *total));
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let on_close = move |_| {
        let cell = opened.try_update(Option::take).flatten();
        // The next list must not begin with the customers of this one.
        question.answer.set(None);
        if let Some(cell) = cell {
            closed(cell.cell);
        }
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
        let last = (from + PAGE).min(total);
        t::cohorts::MembersShown {
            from: &f.count(f64::from((from + 1).min(total))),
            to: &f.count(f64::from(last)),
            total: &f.count(f64::from(total)),
        }
        .text(f.locale)
    };
    let rows = move || {
        let f = format.get();
        let members = page.get().map(|(_, members)| members).unwrap_or_default();
        members
            .into_iter()
            .map(|member| line(&member, f))
            .collect::<Vec<_>>()
    };
    let problem = move || {
        let failure = question.failure.get()?;
        let text = words::reread(&failure, data, format.get());
        Some(view! { <p class="problem" role="alert">{text}</p> })
    };
    let take = move |give: Box<dyn FnOnce(Sheet)>| {
        let Some(opened) = opened.get_untracked() else {
            return;
        };
        let f = format.get_untracked();
        let give = std::cell::Cell::new(Some(give));
        let all = Ask::Members {
            ask: opened.ask,
            cell: opened.cell,
            from: 0,
            count: untrack(total),
        };
        data.analyse(all, move |answer| {
            if let (Ok(Analysis::Members { members, .. }), Some(give)) = (answer, give.take()) {
                give(sheet(members, f));
            }
        });
    };
    let head = |words| view! { <th scope="col">{say(state.locale, words)}</th> }.into_any();
    let turn = move |words, able: Arc<dyn Fn() -> bool + Send + Sync>, on: bool| {
        let can = able.clone();
        view! {
            <button
                type="button"
                class="secondary"
                aria-disabled=move || (!able()).then_some("true")
                on:click=move |_| {
                    if untrack(|| can()) {
                        from.update(|from| {
                            *from = if on { *from + PAGE } else { from.saturating_sub(PAGE) };
                        });
                    }
                }
            >
                {say(state.locale, words)}
            </button>
        }
        .into_any()
    };
    view! {
        <dialog
            node_ref=dialog
            class="members"
            aria-label=move || t::cohorts::members_of(state.locale.get())
            on:close=on_close
        >
            <div class="members-head">
                <h2>{move || opened.get().map(|opened| opened.title)}</h2>
                <button type="button" class="secondary" on:click=move |_| close()>
                    {say(state.locale, t::studio::close)}
                </button>
            </div>
            {problem}
            <div
                class="scroll"
                class:waiting=move || question.waiting.get()
                tabindex="0"
                role="region"
                aria-label=move || t::cohorts::members_of(state.locale.get())
            >
                <table class="plain">
                    <thead>
                        <tr>
                            {head(t::cohorts::member_id)} {head(t::cohorts::member_first)}
                            {head(t::cohorts::member_last)} {head(t::cohorts::member_orders)}
                            {head(t::cohorts::member_revenue)}
                        </tr>
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

fn line(member: &Member, f: Format) -> AnyView {
    let day = |day: ltv_engine::calendar::Day| {
        let (year, month, day) = day.civil();
        f.day(year, u32::from(month), u32::from(day))
    };
    view! {
        <tr>
            <th scope="row">{member.id.clone()}</th>
            <td>{day(member.first)}</td>
            <td>{day(member.last)}</td>
            <td>{f.count(f64::from(member.orders))}</td>
            <td>{f.money(member.revenue)}</td>
        </tr>
    }
    .into_any()
}

fn sheet(members: Vec<Member>, f: Format) -> Sheet {
    let l = f.locale;
    let revenue = [t::cohorts::member_revenue(l), " ", f.currency.code()].concat();
    let row = |member: Member| {
        vec![
            Value::Text(member.id),
            Value::Day(member.first),
            Value::Day(member.last),
            Value::Number(f64::from(member.orders)),
            Value::Money(member.revenue),
        ]
    };
    Sheet {
        name: "customers".to_owned(),
        heads: vec![
            t::cohorts::member_id(l).to_owned(),
            t::cohorts::member_first(l).to_owned(),
            t::cohorts::member_last(l).to_owned(),
            t::cohorts::member_orders(l).to_owned(),
            revenue,
        ],
        rows: members.into_iter().map(row).collect(),
    }
}
