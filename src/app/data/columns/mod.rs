//! The columns of a file: what each holds, and what must be asked of them.

mod encoding;
mod role;
mod styles;
mod table;

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::ingest::Role;
use ltv_worker::protocol::Look;

pub(super) use styles::{DATE_STYLES, MARKS};

use super::state::{DataState, OpenFile};
use super::words;
use crate::app::state::AppState;
use crate::i18n::{say, t};

/// A file at hand that may be gone, followed.
type Followed = Memo<Option<OpenFile>>;

/// One file whose columns are shown.
#[derive(Clone)]
struct Shown {
    state: AppState,
    data: DataState,
    id: u32,
    file: Followed,
    look: Arc<Look>,
}

pub(super) fn columns(
    state: AppState,
    data: DataState,
    id: u32,
    file: Followed,
    look: Arc<Look>,
) -> AnyView {
    let shown = Shown {
        state,
        data,
        id,
        file,
        look,
    };
    let Some(now) = file.get_untracked() else {
        return ().into_any();
    };
    let required = Role::required(now.kind());
    let is_first = |role: &Role| required.contains(role) || now.choice.columns.get(*role).is_some();
    let (first, rest): (Vec<Role>, Vec<Role>) = Role::for_kind(now.kind())
        .iter()
        .partition(|role| is_first(role));
    let menus = |roles: Vec<Role>| {
        let menus = roles.into_iter().map(|role| role::role(&shown, role));
        menus.collect::<Vec<_>>()
    };
    let preset = shown.look.preview.preset.and_then(words::preset_note);
    let preset = preset.map(|note| view! { <p class="hint">{say(state.locale, note)}</p> });
    let more = (!rest.is_empty()).then(|| {
        view! {
            <details class="paste-box">
                <summary>{say(state.locale, t::files::more_columns)}</summary>
                <div class="choose">{menus(rest)}</div>
            </details>
        }
    });
    let question = move || {
        file.with(|file| {
            let question = file.as_ref()?.question()?;
            Some(words::question_help(question, state.locale.get()))
        })
    };
    view! {
        {encoding::encoding(&shown)}
        {preset}
        <div class="choose">
            {menus(first)} {styles::dates(&shown)} {styles::numbers(&shown)} {styles::rows(&shown)}
        </div>
        {more}
        <p class="hint" role="status">{question}</p>
        {table::table(&shown)}
    }
    .into_any()
}
