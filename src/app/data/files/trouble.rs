//! What is wrong with one file, said at that file, with the way out.

use leptos::prelude::*;
use ltv_engine::ingest::ImportError;
use ltv_worker::protocol::Failure;

use super::card::Followed;
use super::reading;
use crate::app::data::parts::action;
use crate::app::data::state::{DataState, Trouble};
use crate::app::data::{report, words};
use crate::app::state::AppState;
use crate::i18n::t;

pub(super) fn trouble(state: AppState, data: DataState, id: u32, file: Followed) -> AnyView {
    let trouble = Memo::new(move |_| file.with(|file| file.as_ref()?.trouble.clone()));
    let panel = move |trouble: Trouble| {
        let retry = can_be_tried_again(&trouble)
            .then(|| action(state, "secondary", t::data::retry, move || data.retry(id)));
        let encoding = not_utf8(&trouble).then(|| encoding(state, data, id, file));
        let (said, reasons) = (trouble.clone(), trouble);
        let name = move |l| {
            file.with_untracked(|file| file.as_ref().map(|file| words::name(&file.name, l)))
                .unwrap_or_default()
        };
        let text = move || {
            let f = state.format();
            words::trouble(&said, &name(f.locale), f)
        };
        view! {
            <div class="problem" role="alert">
                <p>{text}</p>
                {encoding}
                {move || rejected(&reasons, state, file)}
                <div class="buttons">{retry}</div>
            </div>
        }
        .into_any()
    };
    view! { {move || trouble.get().map(panel)} }.into_any()
}

fn can_be_tried_again(trouble: &Trouble) -> bool {
    match trouble {
        Trouble::Engine(failure) => matches!(
            failure,
            Failure::Unavailable | Failure::Crashed | Failure::Unreadable { .. }
        ),
        Trouble::Book(failure) => words::book_can_be_tried_again(failure),
    }
}

/// When no row at all could be used, the account of the rows says why.
fn rejected(trouble: &Trouble, state: AppState, file: Followed) -> Option<AnyView> {
    let Trouble::Engine(Failure::Content {
        error: ImportError::NoValidRow { report },
        ..
    }) = trouble
    else {
        return None;
    };
    let file = file.get_untracked()?;
    Some(report::reasons(report, &file, true, state.format()))
}

fn not_utf8(trouble: &Trouble) -> bool {
    matches!(
        trouble,
        Trouble::Engine(Failure::Content {
            error: ImportError::NotUtf8 { .. },
            ..
        })
    )
}

/// Where nothing could be seen of a file for its encoding, that can be said here.
fn encoding(state: AppState, data: DataState, id: u32, file: Followed) -> AnyView {
    let unseen = move || file.with(|file| file.as_ref().is_some_and(|file| file.look.is_none()));
    let menu = move || {
        unseen().then(|| {
            view! { <div class="choose few">{reading::encoding(state, data, id, file)}</div> }
        })
    };
    view! { {menu} }.into_any()
}
