//! For which tool, and who is kept back.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::lists::{Format as ListFormat, Unanswered};
use ltv_worker::protocol::segments::Tool;

use super::words::{self, TOOLS};
use crate::app::data::cohorts::parts::{always, chips, picker, said};
use crate::app::data::desk::Desk;
use crate::app::state::AppState;
use crate::i18n::t;

pub(super) fn tool(state: AppState, desk: Desk) -> AnyView {
    chips(
        state,
        t::lists::tool,
        TOOLS.map(words::tool).to_vec(),
        Arc::new(move || {
            let now = desk.take.with(|choices| choices.tool);
            TOOLS.iter().position(|own| *own == now)
        }),
        always(),
        Arc::new(move |at| desk.take.update(|choices| choices.tool = TOOLS[at])),
    )
}

/// Rows at once, by edition ("FAQs: Import" of Zoho CRM's help).
const EDITIONS: [(u32, crate::app::menu::Words); 4] = [
    (1_000, t::lists::edition_free),
    (10_000, t::lists::edition_standard),
    (20_000, t::lists::edition_professional),
    (30_000, t::lists::edition_enterprise),
];

pub(super) fn edition(state: AppState, desk: Desk) -> AnyView {
    let zoho = Tool::Import {
        format: ListFormat::Zoho,
    };
    let shown = Memo::new(move |_| desk.take.with(|choices| choices.tool == zoho));
    let menu = picker(
        state,
        t::lists::edition,
        EDITIONS.map(|(_, words)| said(words)).to_vec(),
        Arc::new(move || {
            let now = desk.take.with(|choices| choices.zoho_rows);
            EDITIONS.iter().position(|own| own.0 == now).unwrap_or(1)
        }),
        Arc::new(move |at| {
            if let Some(edition) = EDITIONS.get(at) {
                desk.take.update(|choices| choices.zoho_rows = edition.0);
            }
        }),
    );
    view! { <div hidden=move || !shown.get()>{menu}</div> }.into_any()
}

pub(super) fn unanswered(state: AppState, desk: Desk) -> AnyView {
    let both = [Unanswered::LeaveOut, Unanswered::Keep];
    chips(
        state,
        t::lists::unanswered,
        vec![t::lists::unanswered_out, t::lists::unanswered_in],
        Arc::new(move || {
            let now = desk.take.with(|choices| choices.unanswered);
            both.iter().position(|own| *own == now)
        }),
        always(),
        Arc::new(move |at| desk.take.update(|choices| choices.unanswered = both[at])),
    )
}
