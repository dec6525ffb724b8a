//! A table within a box of its own, in which it scrolls.

use std::sync::Arc;

use leptos::prelude::*;

use super::Live;
use super::cell::{Row, head, hidden_head, row};

/// What is in a table: cells of heads, rows, and a last row apart from them.
#[derive(Default)]
pub(in crate::app::data) struct Inside {
    pub heads: Vec<AnyView>,
    pub rows: Vec<AnyView>,
    pub foot: Option<AnyView>,
    /// Of all rows but the last.
    pub class: Option<&'static str>,
}

impl Inside {
    /// Plain heads and rows; `buttons` names the last column, which is one of buttons, for
    /// those who do not see them.
    pub(in crate::app::data) fn of(
        heads: &[&str],
        buttons: Option<&'static str>,
        rows: Vec<Row>,
    ) -> Self {
        let heads = heads.iter().map(|text| head((*text).to_owned()));
        Self {
            heads: heads.chain(buttons.map(hidden_head)).collect(),
            rows: rows.into_iter().map(row).collect(),
            ..Self::default()
        }
    }
}

/// A table that follows what it is made from.
pub(in crate::app::data) struct Frame {
    /// `plain`, as a rule, and its own.
    pub class: &'static str,
    pub id: Option<&'static str>,
    /// What it is called.
    pub name: Live<String>,
    /// Whether its name stands above it.
    pub caption: bool,
    /// Where there is nothing to show.
    pub hidden: Option<Live<bool>>,
    pub inside: Live<Option<Inside>>,
}

impl Frame {
    /// A table without an id or a caption, which is always there.
    pub(in crate::app::data) fn of(
        class: &'static str,
        name: impl Fn() -> String + Send + Sync + 'static,
        inside: impl Fn() -> Option<Inside> + Send + Sync + 'static,
    ) -> Self {
        Self {
            class,
            id: None,
            name: Arc::new(name),
            caption: false,
            hidden: None,
            inside: Arc::new(inside),
        }
    }
}

/// Shows a [`Frame`]. Cells stay when they are told anew, so a button keeps the focus.
pub(in crate::app::data) fn frame(frame: Frame) -> AnyView {
    let Frame {
        class,
        id,
        name,
        caption,
        hidden,
        inside: told,
    } = frame;
    let caption = caption.then(|| {
        let name = name.clone();
        view! { <caption>{move || name()}</caption> }.into_any()
    });
    view! {
        <div
            class="scroll"
            tabindex="0"
            role="region"
            aria-label=move || name()
            hidden=move || hidden.as_ref().is_some_and(|hidden| hidden())
        >
            <table class=class id=id role="table">
                {caption}
                {move || told().map(inside)}
            </table>
        </div>
    }
    .into_any()
}

/// A table of what does not change while it is shown.
pub(in crate::app::data) fn still(class: &'static str, name: String, told: Inside) -> AnyView {
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=name>
            <table class=class role="table">
                {inside(told)}
            </table>
        </div>
    }
    .into_any()
}

fn inside(told: Inside) -> AnyView {
    let foot = told
        .foot
        .map(|foot| view! { <tfoot role="rowgroup">{foot}</tfoot> }.into_any());
    view! {
        <thead role="rowgroup">
            <tr role="row">{told.heads}</tr>
        </thead>
        <tbody role="rowgroup" class=told.class>
            {told.rows}
        </tbody>
        {foot}
    }
    .into_any()
}
