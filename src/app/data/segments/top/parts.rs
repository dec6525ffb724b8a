//! Parts of the tables.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_worker::protocol::segments::{TopAnswer, TopGroup};

use super::{Open, Shown};
use crate::app::data::table::{Frame, Inside, Press};
use crate::app::menu::Words;
use crate::i18n::Format;

/// Makes a table of the answer.
type InsideOf = Arc<dyn Fn(&TopAnswer, Format) -> Inside + Send + Sync>;

/// A table of what is in the answer.
pub(super) fn table(
    class: &'static str,
    name: Words,
    shown: Shown,
    format: Memo<Format>,
    inside: InsideOf,
) -> Frame {
    Frame::of(
        class,
        move || name(format.get().locale).to_owned(),
        move || {
            let f = format.get();
            shown.with(|shown| Some(inside(shown.as_deref()?, f)))
        },
    )
}

/// A button that opens the list of a group.
pub(super) fn list_button(
    group: TopGroup,
    title: String,
    name: String,
    open: Open,
    f: Format,
) -> Press {
    let label = title.clone();
    Press::list(&label, f.locale, move || {
        open(group.clone(), title.clone(), name.clone());
    })
}
