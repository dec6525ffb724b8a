//! The kinds of programme to choose from.

use leptos::prelude::*;
use ltv_engine::economics::{Business, CalculatorInputs};
use ltv_engine::scenario::{Programme, ProgrammeKind};

use super::Tool;
use super::words::{line, name};
use crate::i18n::{say, spoken, t};

/// The button and, below it, the kinds. With no programme yet they lie open.
pub(super) fn add(tool: Tool) -> AnyView {
    let state = tool.state;
    let empty = Memo::new(move |_| tool.studio.doc.with(|doc| doc.programmes.is_empty()));
    let wanted = RwSignal::new(false);
    let open = move || wanted.get() || empty.get();
    let kind = move |kind: ProgrammeKind| {
        let choose = move |_| {
            wanted.set(false);
            put(tool, kind);
        };
        view! {
            <li>
                <button type="button" on:click=choose>
                    <b>{say(state.locale, name(kind))}</b>
                    <span>{say(state.locale, line(kind))}</span>
                </button>
            </li>
        }
        .into_any()
    };
    view! {
        <button
            type="button"
            class="secondary"
            node_ref=tool.add
            hidden=move || empty.get()
            aria-expanded=move || open().to_string()
            on:click=move |_| wanted.update(|wanted| *wanted = !*wanted)
        >
            {say(state.locale, t::programmes::add)}
        </button>
        <ul class="kinds" aria-label=spoken(state.locale, t::programmes::add_label) hidden=move || !open()>
            {Vec::from(ProgrammeKind::ALL.map(kind))}
        </ul>
    }
    .into_any()
}

fn put(tool: Tool, kind: ProgrammeKind) {
    let inputs = tool.ground.with_untracked(|ground| {
        ground
            .as_ref()
            .map(|ground| (ground.business, ground.inputs))
    });
    tool.studio.history.mark();
    tool.studio.doc.update(|doc| {
        tool.fresh.set_value(Some(doc.programmes.len()));
        doc.programmes.push(start(kind, inputs.as_ref()));
    });
}

/// Numbers to begin with where one is needed; no effect: that is the user's to say.
fn start(kind: ProgrammeKind, inputs: Option<&(Business, CalculatorInputs)>) -> Programme {
    Programme {
        kind,
        reach: match inputs {
            Some((Business::WholeBase, inputs)) => inputs.base.payers,
            _ => 500.0,
        },
        fixed_per_month: 0.0,
        contact_cost: 0.0,
        contacts_per_month: 1.0,
        effects: Vec::new(),
        horizon_months: 12.0,
    }
}
