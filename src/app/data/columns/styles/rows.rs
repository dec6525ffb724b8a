//! What several rows of one order mean.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::ingest::{Role, RowMeaning};

use super::column_of;
use crate::app::data::columns::Shown;
use crate::app::data::parts::{Note, Said, pick, said};
use crate::app::data::words;
use crate::i18n::t;

/// What several rows of one order mean: of interest where orders have ids.
pub(in crate::app::data::columns) fn rows(shown: &Shown) -> AnyView {
    const MEANINGS: [RowMeaning; 3] =
        [RowMeaning::Order, RowMeaning::Lines, RowMeaning::OrderTotal];
    let Shown {
        state,
        data,
        id,
        file,
        ..
    } = *shown;
    let has_ids = column_of(shown, Role::OrderId);
    let guess = shown.look.preview.rows_mean.meaning;
    let menu = move || {
        has_ids.get()?;
        let options = MEANINGS.iter().enumerate().map(|(at, &each)| {
            let words: Said = Arc::new(move |l| {
                let name = words::rows(each)(l);
                if each == guess {
                    t::files::LikelyChoice { name }.text(l)
                } else {
                    name.to_owned()
                }
            });
            (at.to_string(), words)
        });
        let current = move || {
            let rows = file.with(|file| file.as_ref()?.choice.rows);
            let at = MEANINGS.iter().position(|&each| Some(each) == rows);
            at.map_or_else(String::new, |at| at.to_string())
        };
        let choose = move |value: String| {
            let rows = value
                .parse()
                .ok()
                .and_then(|at: usize| MEANINGS.get(at).copied());
            if let Some(rows) = rows {
                data.choose_rows(id, rows);
            }
        };
        let note: Note = Arc::new(move || {
            let l = state.locale.get();
            match file.with(|file| file.as_ref()?.choice.rows) {
                Some(rows) => (words::rows_why(rows)(l).to_owned(), false),
                None => (t::files::rows_asked(l).to_owned(), true),
            }
        });
        let none = (String::new(), said(t::data::choose_order));
        let options = std::iter::once(none).chain(options).collect();
        Some(pick(
            state,
            said(t::files::rows),
            options,
            current,
            choose,
            Some(note),
        ))
    };
    view! { {menu} {recurring(shown)} }.into_any()
}

/// Whether order ids begin anew: asked only where the rows look like it.
fn recurring(shown: &Shown) -> AnyView {
    let Shown {
        state,
        data,
        id,
        file,
        ..
    } = *shown;
    let has_ids = column_of(shown, Role::OrderId);
    let guess = shown.look.preview.rows_mean.recurring;
    let now = move || file.with(|file| file.as_ref().is_some_and(|file| file.choice.recurring_ids));
    let menu = move || {
        has_ids.get().filter(|_| guess || now())?;
        let options = vec![
            (String::new(), said(t::files::ids_once)),
            ("anew".to_owned(), said(t::files::ids_recur)),
        ];
        let note: Note = Arc::new(move || {
            let why = if now() {
                t::files::ids_recur_why
            } else {
                t::files::ids_once_why
            };
            (why(state.locale.get()).to_owned(), false)
        });
        Some(pick(
            state,
            said(t::files::ids),
            options,
            move || {
                if now() {
                    "anew".to_owned()
                } else {
                    String::new()
                }
            },
            move |value| data.choose_recurring(id, !value.is_empty()),
            Some(note),
        ))
    };
    view! { {menu} }.into_any()
}
