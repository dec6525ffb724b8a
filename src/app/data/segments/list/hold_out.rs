//! Who of a list is left out at random, so that the play can be tested.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::hold_out::is_held_out;
use ltv_worker::protocol::segments::Group;

use super::Opened;
use crate::app::data::cohorts::parts::{Typed, said, typed};
use crate::app::data::desk::Desk;
use crate::app::state::AppState;
use crate::i18n::{Locale, say, t};

/// The draw for one list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Test {
    share: f64,
    seed: u64,
}

impl Test {
    /// That of a group; `None` where nobody is left out. To be followed.
    pub(super) fn of(desk: Desk, group: &Group) -> Option<Self> {
        let (share, seed) = desk.plays.with(|plays| plays.hold_out_of(group));
        (share > 0.0).then_some(Self { share, seed })
    }

    /// On which side somebody is.
    pub(super) fn word(self, id: &str, l: Locale) -> &'static str {
        if is_held_out(id, self.seed, self.share) {
            t::segments::test_out(l)
        } else {
            t::segments::test_in(l)
        }
    }
}

/// The share that is left out.
pub(super) fn field(state: AppState, desk: Desk, opened: RwSignal<Option<Opened>>) -> AnyView {
    let share = Memo::new(move |_| {
        opened.with(|opened| {
            let opened = opened.as_ref()?;
            let (share, _) = desk.plays.with(|plays| plays.hold_out_of(&opened.group));
            Some(share * 100.0)
        })
    });
    let set = move |percent: Option<f64>| {
        opened.with_untracked(|opened| {
            if let Some(opened) = opened {
                let share = percent.unwrap_or(0.0) / 100.0;
                desk.plays
                    .update(|plays| plays.hold_out(&opened.group, share));
            }
        });
    };
    let field = typed(
        state,
        Typed {
            label: t::segments::hold_out,
            marks: [said(t::cohorts::nothing), said(t::segments::percent_unit)],
            range: (0.0, 50.0),
            get: Arc::new(move || share.get()),
            set: Arc::new(set),
        },
    );
    let summary = move || {
        let l = state.locale.get();
        match share.get().filter(|percent| *percent > 0.0) {
            Some(percent) => {
                let share = state.format().percent(percent / 100.0, 1);
                t::segments::HoldOutNow { share: &share }.text(l)
            }
            None => t::segments::hold_out_none(l).to_owned(),
        }
    };
    view! {
        <details class="hold-fold">
            <summary>{summary}</summary>
            <div class="look">{field}</div>
            <p class="hint">{say(state.locale, t::segments::hold_out_hint)}</p>
        </details>
    }
    .into_any()
}
