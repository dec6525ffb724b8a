//! Where the bytes allow two encodings: both readings side by side.

use leptos::prelude::*;
use ltv_engine::ingest::encoding::Encoding;

use super::Shown;
use crate::app::data::words;
use crate::i18n::{say, t};

pub(super) fn encoding(shown: &Shown) -> AnyView {
    let Shown {
        state,
        data,
        id,
        file,
        ref look,
    } = *shown;
    let Some(other) = look.other.clone() else {
        return ().into_any();
    };
    let here = look.encoding;
    let asks = Memo::new(move |_| {
        file.with(|file| {
            file.as_ref()
                .is_some_and(|file| file.ask.encoding.is_none())
        })
    });
    let reading = move |encoding: Encoding, lines: Vec<String>| {
        let text = move || {
            t::files::ReadAs {
                encoding: words::encoding(encoding),
            }
            .text(state.locale.get())
        };
        view! {
            <div class="reading">
                <pre tabindex="0" role="region" aria-label=words::encoding(encoding)>{lines.join("\n")}</pre>
                <button type="button" class="secondary" on:click=move |_| data.choose_encoding(id, encoding)>
                    {text}
                </button>
            </div>
        }
        .into_any()
    };
    let question = move || {
        let (there, here_lines, there_lines) =
            (other.encoding, other.here.clone(), other.there.clone());
        asks.get().then(|| {
            view! {
                <fieldset class="readings">
                    <legend>{say(state.locale, t::files::which_encoding)}</legend>
                    {reading(here, here_lines)} {reading(there, there_lines)}
                </fieldset>
            }
        })
    };
    view! { {question} }.into_any()
}
