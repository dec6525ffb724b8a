//! Who a rule holds of while it is being written.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::tags::Tag;
use ltv_worker::protocol::segments::{Ask, TagAsk, TagRow};

use super::super::question::follow;
use super::builder::Checked;
use super::desk::Tools;
use super::{counted, told};
use crate::app::data::forecast::{about, about_between, horizon};
use crate::i18n::{Format, rich, say, t};

type Check = Memo<Option<Arc<Checked>>>;

/// A row, and the days that expected values look ahead.
type Row = Arc<(TagRow, Option<u32>)>;

/// The last rule that was complete, counted.
#[derive(Clone, Copy)]
pub(super) struct Count {
    row: Memo<Option<Row>>,
    waiting: RwSignal<bool>,
}

/// Counts whatever is complete.
pub(super) fn count(tools: Tools, checked: Check) -> Count {
    let ask = Memo::new(move |_| {
        let rule = checked.with(|checked| {
            let checked = checked.as_ref().filter(|it| it.faults.is_empty())?;
            Some(checked.rule.clone())
        })?;
        // Its name does not matter to who has it, and may not be one yet.
        let name = "draft".to_owned();
        let rules = tools.rules_with(vec![Tag { name, rule }]);
        let ask = TagAsk::Book { rules };
        Some(Ask::Tags { ask })
    });
    let question = follow(tools.data, ask);
    let row = Memo::new(move |_| {
        let answer = question.answer.get();
        let counted = counted(answer.as_deref())?;
        let row = counted.rows.first()?.clone();
        Some(Arc::new((row, counted.horizon)))
    });
    Count {
        row,
        waiting: question.waiting,
    }
}

/// What the data cannot answer of what is written, by row.
pub(super) fn notes(tools: Tools, checked: Check, count: Count) -> Memo<Vec<(u32, String)>> {
    Memo::new(move |_| {
        let f = tools.format.get();
        let (Some(checked), Some(counted)) = (checked.get(), count.row.get()) else {
            return Vec::new();
        };
        let row = &counted.0;
        // Of another rule: it has other places.
        if row.tag.rule != checked.rule {
            return Vec::new();
        }
        let notes = row.count.notes.iter().filter_map(|note| {
            let place = checked.places.iter().find(|(path, _)| *path == note.path);
            let text = told::note(note, &row.tag.rule, tools.data, f);
            place.map(|(_, row)| (*row, text))
        });
        notes.collect()
    })
}

/// The count, the value, and the list.
pub(super) fn live(tools: Tools, checked: Check, count: Count) -> AnyView {
    let now = move || {
        let rule = checked.with(|checked| checked.as_ref().map(|it| it.rule.clone()));
        let row = count.row.get();
        row.is_some_and(|row| rule.is_some_and(|rule| rule == row.0.tag.rule))
    };
    let stale = move || !now();
    let text = move || {
        let f = tools.format.get();
        let text = match count.row.get() {
            Some(row) => sentence(&row.0, row.1, f),
            None => t::tags::live_none(f.locale).to_owned(),
        };
        rich(&text)
    };
    let hint = move || {
        let l = tools.format.get().locale;
        let shown = count.row.with(Option::is_some);
        (shown && stale() && !count.waiting.get()).then(|| t::tags::live_last(l))
    };
    let none = move || {
        let row = count.row.get();
        row.is_none_or(|row| row.0.count.members == 0)
    };
    let list = move |_| {
        let Some(row) = count.row.get_untracked() else {
            return;
        };
        let l = tools.format.get_untracked().locale;
        let name = tools.desk.draft.with_untracked(|draft| {
            let name = draft.as_ref().map(|draft| draft.name.trim().to_owned());
            name.filter(|name| !name.is_empty())
        });
        let tag = Tag {
            name: "draft".to_owned(),
            ..row.0.tag.clone()
        };
        tools.list_as(
            tag,
            name.unwrap_or_else(|| t::tags::draft_title(l).to_owned()),
        );
    };
    view! {
        <div class="rule-live" class:of-before=stale>
            <p class="says-small" role="status">{text}</p>
            <span class="note">{hint}</span>
            <button type="button" class="secondary" hidden=none on:click=list>
                {say(tools.state.locale, t::tags::see_list)}
            </button>
        </div>
    }
    .into_any()
}

fn sentence(row: &TagRow, days: Option<u32>, f: Format) -> String {
    let l = f.locale;
    let count = |n: u32| f.count(f64::from(n));
    let live = t::tags::Live {
        customers: &count(row.count.members),
        share: &f.percent(row.worth.share, 1),
        unknown: &count(row.count.unknown),
    }
    .text(l);
    if row.count.members == 0 {
        return live;
    }
    let worth = match row.worth.expected.zip(days) {
        Some((value, days)) => {
            let (horizon, value) = (&*horizon(days, f), &*about(value, f));
            match about_between(row.worth.expected_interval, f) {
                None => t::tags::LiveExpected { horizon, value }.text(l),
                Some(range) => {
                    let range = &*range;
                    t::tags::LiveExpectedRange {
                        horizon,
                        range,
                        value,
                    }
                    .text(l)
                }
            }
        }
        None => t::tags::LiveRevenue {
            value: &about(row.worth.revenue.as_f64(), f),
        }
        .text(l),
    };
    [&*live, t::cohorts::between(l), &worth].concat()
}
