//! Rows, and what stands in their cells.

use std::sync::Arc;

use leptos::prelude::*;

use crate::i18n::{Locale, t};

/// A piece of a cell, in the order in which they stand.
pub(in crate::app::data) enum Part {
    Text(String),
    Strong(String),
    /// A text in an element of its own, beside which notes wrap as wholes.
    Whole(String),
    /// Small, below.
    Note(String),
    /// A mark that stands out.
    Tag(String),
    /// A colour, by its classes.
    Swatch(String),
    Press(Press),
}

/// A button.
pub(in crate::app::data) struct Press {
    pub class: &'static str,
    pub text: String,
    /// What it does, for those who hear it without its row.
    pub label: String,
    /// It is there, and does nothing yet.
    pub waits: bool,
    pub act: Arc<dyn Fn() + Send + Sync>,
}

impl Press {
    /// The button that opens the list of a group.
    pub(in crate::app::data) fn list(
        group: &str,
        l: Locale,
        act: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        Self {
            class: "secondary",
            text: t::segments::list(l).to_owned(),
            label: t::segments::ListOf { group }.text(l),
            waits: false,
            act: Arc::new(act),
        }
    }
}

/// A cell.
#[derive(Default)]
pub(in crate::app::data) struct Cell {
    /// What its column is called, which stands in it where the row is a card.
    pub head: Option<String>,
    pub class: Option<&'static str>,
    pub parts: Vec<Part>,
}

impl Cell {
    /// A text; where it is empty, so is the cell.
    pub(in crate::app::data) fn text(head: &str, text: String) -> Self {
        Self {
            head: Some(head.to_owned()),
            class: None,
            parts: said(text).into_iter().collect(),
        }
    }

    /// A text in a table whose rows are never cards.
    pub(in crate::app::data) fn bare(text: String) -> Self {
        Self {
            parts: said(text).into_iter().collect(),
            ..Self::default()
        }
    }

    /// Any parts.
    pub(in crate::app::data) fn of(head: &str, parts: Vec<Part>) -> Self {
        Self {
            head: Some(head.to_owned()),
            class: None,
            parts,
        }
    }

    /// A text whose column needs no name: what to do about the row.
    pub(in crate::app::data) fn told(class: &'static str, text: String) -> Self {
        Self {
            head: None,
            class: Some(class),
            parts: said(text).into_iter().collect(),
        }
    }

    /// A button, or nothing.
    pub(in crate::app::data) fn press(press: Option<Press>) -> Self {
        Self {
            parts: press.map(Part::Press).into_iter().collect(),
            ..Self::default()
        }
    }

    /// With a small line below, where there is one.
    pub(in crate::app::data) fn note(mut self, note: Option<String>) -> Self {
        let note = note.filter(|note| !note.is_empty());
        self.parts.extend(note.map(Part::Note));
        self
    }
}

fn said(text: String) -> Option<Part> {
    (!text.is_empty()).then_some(Part::Text(text))
}

/// A row: what it is about, and its cells.
pub(in crate::app::data) struct Row {
    pub class: Option<&'static str>,
    pub head: Vec<Part>,
    pub cells: Vec<Cell>,
}

impl Row {
    /// A row like the others.
    pub(in crate::app::data) fn of(head: Vec<Part>, cells: Vec<Cell>) -> Self {
        Self {
            class: None,
            head,
            cells,
        }
    }
}

/// Shows a row.
pub(in crate::app::data) fn row(row: Row) -> AnyView {
    let cells: Vec<AnyView> = row.cells.into_iter().map(cell).collect();
    view! {
        <tr role="row" class=row.class>
            <th scope="row" role="rowheader">
                {parts(row.head)}
            </th>
            {cells}
        </tr>
    }
    .into_any()
}

fn cell(cell: Cell) -> AnyView {
    view! {
        <td role="cell" data-head=cell.head class=cell.class>
            {parts(cell.parts)}
        </td>
    }
    .into_any()
}

fn parts(parts: Vec<Part>) -> Vec<AnyView> {
    parts.into_iter().map(part).collect()
}

fn part(part: Part) -> AnyView {
    match part {
        Part::Text(text) => text.into_any(),
        Part::Strong(text) => view! { <b>{text}</b> }.into_any(),
        Part::Whole(text) => view! { <span>{text}</span> }.into_any(),
        Part::Note(text) => view! { " " <span class="note">{text}</span> }.into_any(),
        Part::Tag(text) => view! { " " <span class="tag good">{text}</span> }.into_any(),
        Part::Swatch(class) => view! { <span class=class aria-hidden="true"></span> }.into_any(),
        Part::Press(one) => press(one),
    }
}

/// Shows a button.
pub(in crate::app::data) fn press(button: Press) -> AnyView {
    let Press {
        class,
        text,
        label,
        waits,
        act,
    } = button;
    let on_press = move |_| {
        if !waits {
            act();
        }
    };
    view! {
        <button
            type="button"
            class=class
            aria-label=label
            aria-disabled=waits.then_some("true")
            on:click=on_press
        >
            {text}
        </button>
    }
    .into_any()
}

/// The head of a column.
pub(in crate::app::data) fn head(text: String) -> AnyView {
    head_with(text, None)
}

/// The same with what is called so in full, for who points at it.
pub(in crate::app::data) fn head_with(text: String, title: Option<String>) -> AnyView {
    view! {
        <th scope="col" role="columnheader" title=title>
            {text}
        </th>
    }
    .into_any()
}

/// The head of a column of buttons, for those who do not see them.
pub(in crate::app::data) fn hidden_head(text: &'static str) -> AnyView {
    view! {
        <th scope="col" role="columnheader">
            <span class="sr">{text}</span>
        </th>
    }
    .into_any()
}
