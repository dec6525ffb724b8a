//! One file: what it is, how far it is, and its columns when wanted.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::ingest::TableKind;
use ltv_worker::protocol::Look;

use super::{reading, trouble};
use crate::app::data::parts::{action, pick, said};
use crate::app::data::state::{DataState, OpenFile, Status};
use crate::app::data::{columns, words};
use crate::app::state::AppState;
use crate::i18n::{Locale, t};

/// A file at hand that may be gone, followed.
pub(super) type Followed = Memo<Option<OpenFile>>;

pub(super) fn card(state: AppState, data: DataState, id: u32) -> AnyView {
    let file: Followed = Memo::new(move |_| data.file(id));
    let part = move |part: fn(&OpenFile, Locale) -> String| {
        move || file.with(|file| file.as_ref().map(|file| part(file, state.locale.get())))
    };
    let look = Memo::new(move |_| file.with(|file| file.as_ref()?.look.clone()));
    let open = Memo::new(move |_| file.with(|file| file.as_ref().is_some_and(|file| file.open)));
    let recognised = move || {
        file.with(|file| {
            file.as_ref()
                .map(|file| words::recognised(file, state.format()))
        })
    };
    let name = move |l: Locale| {
        file.with_untracked(|file| file.as_ref().map(|file| words::name(&file.name, l)))
            .unwrap_or_default()
    };
    let remove = move || {
        t::files::RemoveFile {
            name: &name(state.locale.get()),
        }
        .text(state.locale.get())
    };
    let folding = move || {
        look.with(Option::is_some).then(|| {
            view! {
                <button
                    type="button"
                    class="secondary"
                    aria-expanded=move || open.get().to_string()
                    on:click=move |_| data.fold(id)
                >
                    {move || {
                        let l = state.locale.get();
                        if open.get() { t::files::hide_columns(l) } else { t::files::show_columns(l) }
                    }}
                </button>
            }
        })
    };
    let body = move || {
        let look: Arc<Look> = open.get().then(|| look.get()).flatten()?;
        Some(columns::columns(state, data, id, file, look))
    };
    view! {
        <li class="file-card" id=format!("file-{id}") tabindex="-1">
            <div class="head">
                <h3>{part(|file, l| words::name(&file.name, l))}</h3>
                {status(state, file)}
                <span class="grow"></span>
                <button type="button" class="link" aria-label=remove on:click=move |_| data.remove(id)>
                    {move || t::files::remove(state.locale.get())}
                </button>
            </div>
            <p class="hint recognised">{recognised}</p>
            {trouble::trouble(state, data, id, file)}
            <div class="choose few">{kind(state, data, id, file)} {sheet(state, data, id, file)}</div>
            <div class="buttons">{folding} {remembered(state, data, id, file)}</div>
            {body}
            {move || (open.get() && look.with(Option::is_some)).then(|| reading::reading(state, data, id, file))}
        </li>
    }
    .into_any()
}

/// How far it is; said when it changes.
fn status(state: AppState, file: Followed) -> AnyView {
    let status = Memo::new(move |_| file.with(|file| file.as_ref().map(OpenFile::status)));
    let class = move || match status.get() {
        Some(Status::Ready) => "tag good",
        Some(Status::Asks(_)) => "tag warn",
        Some(Status::Failed) => "tag bad",
        _ => "tag",
    };
    let text = move || {
        status
            .get()
            .map(|status| words::status(status, state.format()))
    };
    view! { <span class=class role="status" data-status="">{text}</span> }.into_any()
}

/// What its rows are about: a guess that can be overruled.
fn kind(state: AppState, data: DataState, id: u32, file: Followed) -> AnyView {
    const KINDS: [TableKind; 4] = TableKind::ALL;
    let there =
        Memo::new(move |_| file.with(|file| file.as_ref().is_some_and(|file| file.look.is_some())));
    let options = move || {
        KINDS
            .iter()
            .enumerate()
            .map(|(at, &kind)| (at.to_string(), said(words::kind(kind))))
            .collect()
    };
    let current = move || {
        let kind = file.with(|file| file.as_ref().map(OpenFile::kind));
        let at = KINDS.iter().position(|&each| Some(each) == kind);
        at.map_or_else(String::new, |at| at.to_string())
    };
    let choose = move |value: String| {
        let kind = value.parse().ok().and_then(|at: usize| KINDS.get(at));
        if let Some(&kind) = kind {
            data.choose_kind(id, kind);
        }
    };
    let menu = move || {
        there.get().then(|| {
            pick(
                state,
                said(t::files::kind),
                options(),
                current,
                choose,
                None,
            )
        })
    };
    view! { {menu} }.into_any()
}

/// Which sheet of a workbook is read.
fn sheet(state: AppState, data: DataState, id: u32, file: Followed) -> AnyView {
    let sheets =
        Memo::new(move |_| file.with(|file| Some(file.as_ref()?.book.as_ref()?.sheets.clone())));
    let menu = move || {
        let sheets = sheets.get()?;
        let options = sheets.into_iter().enumerate().map(|(at, sheet)| {
            let f = state.format();
            let words: crate::app::data::parts::Said =
                Arc::new(move |l| words::sheet(&sheet, crate::i18n::Format { locale: l, ..f }));
            (at.to_string(), words)
        });
        let current = move || {
            let chosen = file.with(|file| Some(file.as_ref()?.book.as_ref()?.chosen));
            chosen.map_or_else(String::new, |at| at.to_string())
        };
        let choose = move |value: String| {
            if let Ok(at) = value.parse() {
                data.choose_sheet(id, at);
            }
        };
        Some(pick(
            state,
            said(t::files::sheet),
            options.collect(),
            current,
            choose,
            None,
        ))
    };
    view! { {menu} }.into_any()
}

/// Says that the choices are those for an earlier file, with the way back.
fn remembered(state: AppState, data: DataState, id: u32, file: Followed) -> AnyView {
    let is = Memo::new(move |_| {
        file.with(|file| {
            file.as_ref()
                .is_some_and(|file| file.look.is_some() && file.choice.remembered)
        })
    });
    let line = move || {
        is.get().then(|| {
            view! {
                <span class="hint">{move || t::files::remembered(state.locale.get())}</span>
                {action(state, "link", t::files::guess_anew, move || data.guess_anew(id))}
            }
        })
    };
    view! { {line} }.into_any()
}
