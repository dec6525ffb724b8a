//! The tools below the answer, each in its fold.

use leptos::prelude::*;

use crate::app::calculator::{TOOLS, Titled};
use crate::app::state::AppState;
use crate::i18n::say;

/// All tools, folded away until wanted.
pub fn tools(state: AppState) -> AnyView {
    let fold = |(tool, key, title, help): Titled| {
        let open = RwSignal::new(false);
        view! {
            <div class="tool">
                <button
                    type="button"
                    class="fold"
                    data-grow=key
                    aria-expanded=move || open.get().to_string()
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    <b>{say(state.locale, title)}</b>
                    <span>{say(state.locale, help)}</span>
                </button>
                {move || open.get().then(|| super::tool(state, tool))}
            </div>
        }
        .into_any()
    };
    view! { <div class="tools">{Vec::from(TOOLS.map(fold))}</div> }.into_any()
}
