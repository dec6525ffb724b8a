//! How a file's bytes are read: encoding, delimiter, rows above the header, the
//! styles of dates and numbers. Folded: it is recognised, as a rule.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::ingest::encoding::Encoding;
use ltv_engine::ingest::{Delimiter, Preview, Role};

use super::card::Followed;
use crate::app::data::columns::{DATE_STYLES, MARKS};
use crate::app::data::parts::{Said, pick, said};
use crate::app::data::state::DataState;
use crate::app::data::words;
use crate::app::state::AppState;
use crate::i18n::{say, t};

/// Rows above the header that can be chosen.
const MOST_SKIPPED: u32 = 30;

pub(super) fn reading(state: AppState, data: DataState, id: u32, file: Followed) -> AnyView {
    view! {
        <details class="paste-box">
            <summary>{say(state.locale, t::files::how_read)}</summary>
            <div class="choose">
                {encoding(state, data, id, file)} {delimiter(state, data, id, file)}
                {skip(state, data, id, file)} {dates(state, data, id, file)}
                {numbers(state, data, id, file)}
            </div>
        </details>
    }
    .into_any()
}

/// A value of the look, followed.
fn of_look<T: Copy + 'static>(
    file: Followed,
    get: fn(&Preview, Encoding) -> T,
) -> impl Fn() -> Option<T> + Copy + Send + Sync + 'static {
    move || {
        file.with(|file| {
            let look = file.as_ref()?.look.as_ref()?;
            Some(get(&look.preview, look.encoding))
        })
    }
}

/// The encoding, and where it could not be read in any yet, the question.
pub(super) fn encoding(state: AppState, data: DataState, id: u32, file: Followed) -> AnyView {
    let now = of_look(file, |_, encoding| encoding);
    let none = untrack(now)
        .is_none()
        .then(|| (String::new(), said(t::data::choose_order)));
    let options = Encoding::ALL.iter().enumerate();
    let options = options.map(|(at, &each)| {
        let words: Said = Arc::new(move |_| words::encoding(each).to_owned());
        (at.to_string(), words)
    });
    let options = none.into_iter().chain(options);
    let current = move || place(&Encoding::ALL, now());
    let choose = move |value: String| {
        if let Some(encoding) = at(&Encoding::ALL, &value) {
            data.choose_encoding(id, encoding);
        }
    };
    pick(
        state,
        said(t::files::encoding),
        options.collect(),
        current,
        choose,
        None,
    )
}

fn delimiter(state: AppState, data: DataState, id: u32, file: Followed) -> AnyView {
    let options = Delimiter::ALL.iter().enumerate();
    let options = options.map(|(at, &each)| (at.to_string(), said(words::delimiter(each))));
    let now = of_look(file, |preview, _| preview.layout.delimiter);
    let current = move || place(&Delimiter::ALL, now());
    let choose = move |value: String| {
        if let Some(delimiter) = at(&Delimiter::ALL, &value) {
            data.choose_delimiter(id, delimiter);
        }
    };
    pick(
        state,
        said(t::files::delimiter),
        options.collect(),
        current,
        choose,
        None,
    )
}

fn skip(state: AppState, data: DataState, id: u32, file: Followed) -> AnyView {
    let now = of_look(file, |preview, _| preview.layout.skip);
    let most = MOST_SKIPPED.max(untrack(now).unwrap_or_default());
    let options = (0..=most).map(|rows| {
        let words: Said = Arc::new(move |_| rows.to_string());
        (rows.to_string(), words)
    });
    let current = move || now().map_or_else(String::new, |rows| rows.to_string());
    let choose = move |value: String| {
        if let Ok(rows) = value.parse() {
            data.choose_skip(id, rows);
        }
    };
    pick(
        state,
        said(t::files::skip),
        options.collect(),
        current,
        choose,
        None,
    )
}

fn dates(state: AppState, data: DataState, id: u32, file: Followed) -> AnyView {
    let style = move || file.with(|file| file.as_ref()?.choice.dates);
    let menu = move || {
        has(file, Role::Date).then(|| {
            let options = DATE_STYLES.iter().enumerate();
            let options =
                options.map(|(at, &each)| (at.to_string(), said(words::date_style(each))));
            let none = (String::new(), said(t::data::choose_order));
            let choose = move |value: String| data.choose_dates(id, at(&DATE_STYLES, &value));
            let current = move || place(&DATE_STYLES, style());
            let options = std::iter::once(none).chain(options).collect();
            pick(state, said(t::files::dates), options, current, choose, None)
        })
    };
    view! { {menu} }.into_any()
}

fn numbers(state: AppState, data: DataState, id: u32, file: Followed) -> AnyView {
    let mark = move || file.with(|file| file.as_ref()?.choice.numbers);
    let menu = move || {
        has(file, Role::Amount).then(|| {
            let options = MARKS.iter().enumerate();
            let options = options.map(|(at, &each)| (at.to_string(), said(words::mark(each))));
            let none = (String::new(), said(t::data::choose_order));
            let choose = move |value: String| data.choose_numbers(id, at(&MARKS, &value));
            let current = move || place(&MARKS, mark());
            let options = std::iter::once(none).chain(options).collect();
            pick(
                state,
                said(t::files::numbers),
                options,
                current,
                choose,
                None,
            )
        })
    };
    view! { {menu} }.into_any()
}

/// Whether a role has a column; followed without regard to which.
fn has(file: Followed, role: Role) -> bool {
    let has = Memo::new(move |_| {
        file.with(|file| {
            file.as_ref()
                .is_some_and(|file| file.choice.columns.get(role).is_some())
        })
    });
    has.get()
}

fn place<T: PartialEq>(all: &[T], one: Option<T>) -> String {
    let at = one.and_then(|one| all.iter().position(|each| *each == one));
    at.map_or_else(String::new, |at| at.to_string())
}

fn at<T: Copy>(all: &[T], value: &str) -> Option<T> {
    all.get(value.parse::<usize>().ok()?).copied()
}
