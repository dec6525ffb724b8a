//! The tools below the answer, folded away until wanted. Only the larger module
//! carries what stands in them: see `data-grow` in `embed.js`.

use leptos::prelude::*;

use super::ask::ask;
use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::i18n::t;

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

/// A tool with the name its button has, its title and what it is for.
pub type Titled = (Tool, &'static str, Words, Words);

/// All tools, in the order of the page.
pub const TOOLS: [Titled; 6] = [
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

/// The tools' buttons, without what they open.
pub(super) fn tools(state: AppState) -> AnyView {
    let tool = |(_, key, title, help): Titled| {
        view! { <div class="tool">{ask(state, "fold", key, title, Some(help))}</div> }.into_any()
    };
    view! { <div class="tools">{Vec::from(TOOLS.map(tool))}</div> }.into_any()
}
