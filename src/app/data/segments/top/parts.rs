//! Parts of the tables. Where there is little room a row is a card, in which every
//! cell says its column; the roles stay those of a table.

use leptos::prelude::*;
use ltv_worker::protocol::segments::TopGroup;

use super::Open;
use crate::app::menu::Words;
use crate::i18n::{Format, Locale, say, t};

/// A cell: what its column is called, what it says, and a word below.
pub(super) fn cell(head: &str, text: String, note: Option<String>) -> AnyView {
    let note = note.map(|note| view! { <span class="note">{note}</span> });
    view! { <td role="cell" data-head=head.to_owned()>{text} " " {note}</td> }.into_any()
}

/// The cell of a button.
pub(super) fn press(button: Option<AnyView>) -> AnyView {
    view! { <td role="cell">{button}</td> }.into_any()
}

/// The head of a row, with a sentence below.
pub(super) fn row_head(name: String, note: Option<String>) -> AnyView {
    let note = note.map(|note| view! { <span class="note">{note}</span> });
    view! { <th scope="row" role="rowheader">{name} " " {note}</th> }.into_any()
}

/// A row of such cells.
pub(super) fn line(quiet: bool, cells: Vec<AnyView>) -> AnyView {
    view! { <tr role="row" class:perhaps=quiet>{cells}</tr> }.into_any()
}

/// A table within its own box. `heads` are those of its columns; the column of buttons
/// after them is named for those who do not see it.
pub(super) fn frame(
    class: &'static str,
    name: impl Fn() -> String + Send + Sync + 'static,
    heads: impl Fn() -> Vec<String> + Send + Sync + 'static,
    buttons: Option<Words>,
    locale: RwSignal<Locale>,
    rows: impl Fn() -> Vec<AnyView> + Send + Sync + 'static,
) -> AnyView {
    let head = |text: String| view! { <th scope="col" role="columnheader">{text}</th> }.into_any();
    let heads = move || heads().into_iter().map(head).collect::<Vec<_>>();
    let buttons = buttons.map(|words| {
        view! {
            <th scope="col" role="columnheader">
                <span class="sr">{say(locale, words)}</span>
            </th>
        }
    });
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=name>
            <table class=["plain top-cards ", class].concat() role="table">
                <thead role="rowgroup">
                    <tr role="row">{heads} {buttons}</tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A button that opens the list of a group.
pub(super) fn list_button(
    group: TopGroup,
    title: String,
    name: String,
    open: Open,
    f: Format,
) -> AnyView {
    let l = f.locale;
    let label = t::segments::ListOf { group: &title }.text(l);
    let press = move |_| open(group.clone(), title.clone(), name.clone());
    view! {
        <button type="button" class="secondary" aria-label=label on:click=press>
            {t::segments::list(l)}
        </button>
    }
    .into_any()
}
