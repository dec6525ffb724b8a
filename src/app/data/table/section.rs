//! A table with what is said of it, and its files.

use std::sync::Arc;

use leptos::prelude::*;

use super::Live;
use super::frame::{Frame, frame};
use crate::app::data::export::{Sheet, buttons};
use crate::app::state::AppState;

/// A part of a screen about one table.
pub(in crate::app::data) struct Section {
    pub title: Live<String>,
    /// What is to be known first.
    pub above: AnyView,
    pub table: Frame,
    /// What the figures are told from.
    pub below: Option<Live<String>>,
    /// The table to take along.
    pub sheet: Live<Option<Sheet>>,
    /// Where there is nothing to tell at all.
    pub hidden: Option<Live<bool>>,
}

impl Section {
    /// One about a table and its name, which are always there.
    pub(in crate::app::data) fn of(
        table: Frame,
        above: AnyView,
        below: impl Fn() -> Option<String> + Send + Sync + 'static,
        sheet: impl Fn() -> Option<Sheet> + Send + Sync + 'static,
    ) -> Self {
        Self {
            title: table.name.clone(),
            above,
            table,
            below: Some(Arc::new(move || below().unwrap_or_default())),
            sheet: Arc::new(sheet),
            hidden: None,
        }
    }
}

/// Shows a [`Section`]. Where its table is hidden there is no file of it either.
pub(in crate::app::data) fn section(state: AppState, section: Section) -> AnyView {
    let Section {
        title,
        above,
        table,
        below,
        sheet,
        hidden,
    } = section;
    let nothing = table.hidden.clone();
    let below = below.map(|below| view! { <p class="hint">{move || below()}</p> }.into_any());
    let take = move |give: Box<dyn FnOnce(Sheet)>| {
        if let Some(sheet) = untrack(|| sheet()) {
            give(sheet);
        }
    };
    view! {
        <section class="evidence" hidden=move || hidden.as_ref().is_some_and(|hidden| hidden())>
            <h3>{move || title()}</h3>
            {above}
            {frame(table)}
            {below}
            <div class="buttons" hidden=move || nothing.as_ref().is_some_and(|hidden| hidden())>
                {buttons(state, take)}
            </div>
        </section>
    }
    .into_any()
}

/// A sentence on a ground of its own.
pub(in crate::app::data) fn callout(text: String) -> AnyView {
    view! { <p class="callout">{text}</p> }.into_any()
}

/// Sentences, each on a ground of its own.
pub(in crate::app::data) fn callouts(texts: Vec<String>) -> Vec<AnyView> {
    texts.into_iter().map(callout).collect()
}
