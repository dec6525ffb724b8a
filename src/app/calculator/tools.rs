//! The tools below the answer, folded away until wanted. Only the larger module
//! carries what stands in them: see `data-grow` in `embed.js`.

use leptos::prelude::*;

use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::i18n::{say, t};

/// A tool below the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// All methods side by side.
    Compare,
    /// What each input would have to be.
    Goal,
    /// What moves the answer most.
    Sensitivity,
    /// Inputs as ranges.
    Ranges,
    /// Retention programmes.
    Programmes,
    /// Link, copy, report.
    Share,
}

/// Builds what stands in a tool's fold.
pub type ToolView = fn(AppState, Tool) -> AnyView;

pub(super) fn tools(state: AppState, view: Option<ToolView>) -> AnyView {
    let all: [(Tool, &str, Words, Words); 6] = [
        (
            Tool::Compare,
            "tool-compare",
            t::shell::tool_compare,
            t::shell::tool_compare_help,
        ),
        (
            Tool::Goal,
            "tool-goal",
            t::shell::tool_goal,
            t::shell::tool_goal_help,
        ),
        (
            Tool::Sensitivity,
            "tool-sensitivity",
            t::shell::tool_sensitivity,
            t::shell::tool_sensitivity_help,
        ),
        (
            Tool::Ranges,
            "tool-ranges",
            t::shell::tool_ranges,
            t::shell::tool_ranges_help,
        ),
        (
            Tool::Programmes,
            "tool-programmes",
            t::shell::tool_programmes,
            t::shell::tool_programmes_help,
        ),
        (
            Tool::Share,
            "tool-share",
            t::shell::tool_share,
            t::shell::tool_share_help,
        ),
    ];
    let fold = |(tool, key, title, help): (Tool, &'static str, Words, Words)| {
        let open = RwSignal::new(false);
        let inside = move || {
            (open.get())
                .then(|| view.map(|view| view(state, tool)))
                .flatten()
        };
        view! {
            <div class="tool">
                <button
                    type="button"
                    data-grow=key
                    aria-expanded=move || open.get().to_string()
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    <b>{say(state.locale, title)}</b>
                    <span>{say(state.locale, help)}</span>
                </button>
                {inside}
            </div>
        }
        .into_any()
    };
    view! { <div class="tools">{Vec::from(all.map(fold))}</div> }.into_any()
}
