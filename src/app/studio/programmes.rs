//! Retention programmes: what each reaches, costs and moves, and what comes of it.

mod add;
mod card;
mod effects;
mod estimates;
pub(super) mod outcome;
pub(super) mod table;
pub(super) mod words;

use std::sync::Arc;

use leptos::html::Button;
use leptos::prelude::*;
use ltv_engine::economics::{Basis, Method};
use ltv_engine::scenario::ProgrammeKind;

use super::Studio;
use super::parts::{Ground, action, frame, ground};
use super::state::movable;
use crate::app::state::AppState;
use crate::i18n::{rich, t};
use outcome::{Evaluated, evaluate_all};

/// What the cards and the table share.
#[derive(Clone, Copy)]
struct Tool {
    state: AppState,
    studio: Studio,
    ground: Memo<Option<Ground>>,
    /// What comes of each programme, in the order of the document.
    all: Memo<Vec<Arc<Evaluated>>>,
    /// The programme that has just been added: its card takes the focus.
    fresh: StoredValue<Option<usize>>,
    /// Where the focus goes when a card is removed.
    add: NodeRef<Button>,
}

/// The tool.
pub(super) fn programmes(state: AppState, studio: Studio) -> AnyView {
    let ground = ground(state);
    let all = Memo::new(move |before: Option<&Vec<Arc<Evaluated>>>| {
        let movable = movable(state);
        ground.with(|ground| {
            ground.as_ref().map_or_else(Vec::new, |ground| {
                let before = before.map_or(&[][..], Vec::as_slice);
                studio
                    .doc
                    .with(|doc| evaluate_all(doc, &ground.inputs, &movable, before))
            })
        })
    });
    let tool = Tool {
        state,
        studio,
        ground,
        all,
        fresh: StoredValue::new(None),
        add: NodeRef::new(),
    };
    // A card stays while its programme keeps its place and kind: typing changes neither.
    let places = Memo::new(move |_| {
        studio.doc.with(|doc| {
            let kinds = doc.programmes.iter().map(|programme| programme.kind);
            kinds.enumerate().collect::<Vec<(usize, ProgrammeKind)>>()
        })
    });
    let cards = view! {
        <For
            each=move || places.get()
            key=|place| *place
            children=move |(index, kind)| card::card(tool, index, kind)
        />
    };
    frame(
        state,
        view! {
            {lead(tool)} {needs_margin(tool)} {table::table(state, all)}
            <div class="programmes">{cards}</div>
            {add::add(tool)}
        }
        .into_any(),
    )
}

/// The sentence that the tool opens with. A single programme's own sentence is it.
fn lead(tool: Tool) -> AnyView {
    let text = Memo::new(move |_| {
        let f = tool.state.format();
        if revenue_only(tool) {
            return t::programmes::needs_margin(f.locale).to_owned();
        }
        tool.all.with(|all| outcome::lead(all, f))
    });
    // With several, each card says its own.
    let live = move || (tool.all.with(Vec::len) < 2).then_some("polite");
    view! { <p class="says" aria-live=live>{move || rich(&text.get())}</p> }.into_any()
}

fn revenue_only(tool: Tool) -> bool {
    tool.ground.with(|ground| {
        ground
            .as_ref()
            .is_some_and(|ground| ground.result.basis == Basis::Revenue)
    })
}

fn needs_margin(tool: Tool) -> AnyView {
    let state = tool.state;
    // A whole base has its margin as a field of the form; nothing else is to be chosen.
    let simple = Memo::new(move |_| {
        revenue_only(tool) && state.form.with(|form| form.method == Method::Simple)
    });
    let button = move || {
        simple.get().then(|| {
            action(state, "secondary", t::programmes::enter_margin, move || {
                state
                    .form
                    .update(|form| form.method = Method::MarginAdjusted);
            })
        })
    };
    button.into_any()
}
