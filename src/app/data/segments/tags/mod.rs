//! Tags: rules that a user builds, and who has them.

mod book;
mod builder;
mod choices;
mod condition;
mod desk;
mod draft;
mod fields;
mod lead;
mod live;
mod ready;
mod table;
mod told;
mod words;

use std::sync::Arc;

use leptos::prelude::*;
use ltv_worker::protocol::segments::{Ask, Event, TagAnswer, TagAsk, TagRow};

use super::list::list;
use super::question::follow;
use super::trouble;
use crate::app::data::desk::Desk;
use crate::app::data::state::{DataState, Extra};
use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::app::studio::studio;
use crate::chart::chart_view;
use crate::i18n::{Format, rich, say, t};

use self::desk::Tools;
pub(in crate::app::data) use draft::Draft;
use words::Names;

/// The tags of the book, counted.
#[derive(Clone, PartialEq)]
struct Counted {
    customers: u32,
    rows: Vec<TagRow>,
    /// Days that expected values look ahead.
    horizon: Option<u32>,
}

type Shown = Memo<Option<Arc<Counted>>>;

pub(super) fn tags(state: AppState, data: DataState, desk: Desk, format: Memo<Format>) -> AnyView {
    let rules = Memo::new(move |_| desk.rules(state, data));
    let question = follow(
        data,
        Memo::new(move |_| {
            let ask = TagAsk::Book { rules: rules.get() };
            Some(Ask::Tags { ask })
        }),
    );
    let shown: Shown =
        Memo::new(move |_| question.answer.with(|answer| counted(answer.as_deref())));
    let like = RwSignal::new(false);
    let fields = follow(
        data,
        Memo::new(move |_| {
            let wanted = desk.draft.with(Option::is_some) || like.get();
            let mut rules = wanted.then(|| rules.get())?;
            // Of which the answer does not tell anything.
            rules.tags.tags.clear();
            let ask = TagAsk::Fields { rules };
            Some(Ask::Tags { ask })
        }),
    );
    let tools = Tools {
        state,
        data,
        desk,
        studio: studio(),
        format,
        names: Memo::new(move |_| {
            let f = format.get();
            Names {
                f,
                tiers: desk.tiers.with(|tiers| tiers.names(f.locale)),
                stages: desk.stages.get(),
            }
        }),
        there: Memo::new(move |_| {
            fields.answer.with(|answer| match answer.as_deref() {
                Some(Event::Tags { answer }) => match &**answer {
                    TagAnswer::Fields { fields } => Some(Arc::new((**fields).clone())),
                    _ => None,
                },
                _ => None,
            })
        }),
        opened: RwSignal::new(None),
        said: RwSignal::new(None),
    };
    bring(tools);
    let tiers = Memo::new(move |_| used(tools).iter().any(fields::Field::of_tiers));
    super::tiers::bring(data, desk.tiers, tiers);
    let problem = move || {
        let text = refused(question.answer.get().as_deref(), format.get())?;
        Some(view! { <p class="problem" role="alert">{text}</p> })
    };
    let failure = move || question.failure.get().or_else(|| fields.failure.get());
    let lead = move || {
        let book = desk.tags.get();
        shown.with(|shown| {
            if shown.is_none() && !book.tags.is_empty() && failure().is_some() {
                return rich(t::segments::lead_failed(state.locale.get()));
            }
            rich(&lead::lead(&book, shown.as_deref(), format.get()))
        })
    };
    let chart = move || {
        let book = desk.tags.get();
        shown.with(|shown| lead::chart(&book, shown.as_deref()?, format.get()))
    };
    view! {
        <h2 class="lead">{lead}</h2>
        <p class="hint">{say(state.locale, t::tags::sub)}</p>
        {trouble::failed(state, data, format, failure)} {problem}
        {reading(state, data)}
        <div
            class="cohort-work"
            class:waiting=move || question.waiting.get()
            aria-busy=move || question.waiting.get().to_string()
            hidden=move || desk.tags.with(|book| book.tags.is_empty())
        >
            {chart_view("tags", state.locale, chart)}
            {table::table(tools, shown)}
        </div>
        {book::said(tools)}
        {builder::builder(tools)}
        {ready::ready(tools, like)}
        <p class="hint">{say(state.locale, t::tags::kept_text)}</p>
        {list(state, data, format, tools.opened)}
    }
    .into_any()
}

fn counted(answer: Option<&Event>) -> Option<Arc<Counted>> {
    let Some(Event::Tags { answer }) = answer else {
        return None;
    };
    match &**answer {
        TagAnswer::Book {
            customers,
            tags,
            horizon,
        } => Some(Arc::new(Counted {
            customers: *customers,
            rows: tags.clone(),
            horizon: *horizon,
        })),
        _ => None,
    }
}

/// Why a book as a whole is not evaluated.
fn refused(answer: Option<&Event>, f: Format) -> Option<String> {
    let Some(Event::Tags { answer }) = answer else {
        return None;
    };
    match &**answer {
        TagAnswer::Wrong { errors } => Some(told::problem(errors.first()?.problem, None, f)),
        _ => None,
    }
}

/// What the rules of the book, and that which is written, are about. To be followed.
fn used(tools: Tools) -> Vec<fields::Field> {
    let mut found = tools.desk.tags.with(|book| {
        let rules = book.tags.iter().map(|tag| &tag.rule);
        rules.flat_map(fields::of_rule).collect::<Vec<_>>()
    });
    tools.desk.draft.with(|draft| {
        let conditions = draft.iter().flat_map(Draft::conditions);
        found.extend(conditions.filter_map(draft::Is::field));
    });
    found
}

/// Brings what some rule needs: everybody, and what was bought.
fn bring(tools: Tools) {
    let needs = Memo::new(move |_| {
        let found = used(tools);
        let writing = tools.desk.draft.with(Option::is_some);
        let people = writing || found.iter().any(fields::Field::of_people);
        (people, found.contains(&fields::Field::Bought))
    });
    Effect::new(move |_| {
        let (people, goods) = needs.get();
        // Other data must be asked anew.
        tools.data.dataset.track();
        untrack(|| {
            if people {
                tools.data.bring_roster();
            }
            if goods {
                tools.data.bring_items();
            }
        });
    });
}

/// What is being read from the files once more.
fn reading(state: AppState, data: DataState) -> impl Fn() -> Option<AnyView> {
    let segments = data.segments;
    move || {
        let kind = |extra: RwSignal<Extra>| extra.get();
        let both = [kind(segments.roster), kind(segments.items)];
        let words: Words = match &both {
            [Extra::Failed(_), _] | [_, Extra::Failed(_)] => t::tags::reading_failed,
            [Extra::Waiting, _] => t::tags::reading_people,
            [_, Extra::Waiting] => t::tags::reading_goods,
            _ => return None,
        };
        Some(view! { <p class="hint" role="status">{say(state.locale, words)}</p> }.into_any())
    }
}
