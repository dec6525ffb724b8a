//! Who is kept back at random: the draw of the plays, which every list shares.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::hold_out::share_range;
use ltv_engine::segments::lifecycle::Stage;
use ltv_worker::protocol::segments::{Group, HeldBack, Rules, StageGroup, Tool, Whom};

use super::choices::{Chosen, Each};
use crate::app::data::cohorts::parts::{Typed, always, chips, said, typed};
use crate::app::data::desk::Desk;
use crate::app::data::segments::stages::Plays;
use crate::app::state::AppState;
use crate::i18n::{say, t};

/// Kept back to begin with.
const USUAL: f64 = 0.2;

/// Who is kept back from a list, as in the list of a stage.
pub(super) fn of(plays: &Plays, whom: &Whom, rules: &Rules) -> Option<HeldBack> {
    let (share, seed) = match whom {
        Whom::Group { group } => plays.hold_out_of(group),
        Whom::Stage { stage } => plays.hold_out_of(&Group::Stage {
            group: StageGroup::In {
                stage: *stage,
                rules: rules.stages,
            },
        }),
        _ => (plays.others, u64::from(plays.seed) * 8),
    };
    (share > 0.0).then_some(HeldBack { share, seed })
}

/// The stages whose plays are meant; none for all other lists.
fn stages(whom: Chosen) -> Vec<Stage> {
    match whom {
        Chosen::Stage(stage) => vec![stage],
        Chosen::Each(Each::Stage) => Stage::ALL.to_vec(),
        _ => Vec::new(),
    }
}

pub(super) fn hold(state: AppState, desk: Desk) -> AnyView {
    let whom = move || desk.take.with(|choices| choices.whom);
    let share = Memo::new(move |_| {
        let stages = stages(whom());
        desk.plays.with(|plays| match stages.as_slice() {
            [] => plays.others,
            own => own
                .iter()
                .map(|&stage| plays.of(stage).hold_out)
                .fold(0.0, f64::max),
        })
    });
    let set = move |share: f64| {
        let stages = stages(desk.take.with_untracked(|choices| choices.whom));
        desk.plays.update(|plays| {
            if stages.is_empty() {
                plays.others = share;
            }
            for stage in stages {
                plays.stages[stage as usize].hold_out = share;
            }
        });
    };
    let on = move || share.get() > 0.0;
    let whether = chips(
        state,
        t::lists::hold,
        vec![t::lists::hold_off, t::lists::hold_on],
        Arc::new(move || Some(usize::from(on()))),
        always(),
        Arc::new(move |at| set(if at == 1 { USUAL } else { 0.0 })),
    );
    let range = share_range();
    let field = typed(
        state,
        Typed {
            label: t::lists::hold_share,
            marks: [said(t::cohorts::nothing), said(t::segments::percent_unit)],
            range: (range.min * 100.0, range.max * 100.0),
            get: Arc::new(move || Some((share.get() * 1e4).round() / 100.0)),
            set: Arc::new(move |share| set(share.map_or(USUAL, |share| share / 100.0))),
        },
    );
    let seed = typed(
        state,
        Typed {
            label: t::lists::hold_seed,
            marks: [said(t::cohorts::nothing), said(t::cohorts::nothing)],
            range: (0.0, 999_999.0),
            get: Arc::new(move || Some(desk.plays.with(|plays| f64::from(plays.seed)))),
            set: Arc::new(move |seed| {
                let usual = Plays::default().seed;
                let seed = seed.map_or(usual, |seed| seed.trunc() as u32);
                desk.plays.update(|plays| plays.seed = seed);
            }),
        },
    );
    // Tables for analysis reach nobody.
    let barred = move || {
        desk.take
            .with(|choices| matches!(choices.tool, Tool::Tables { .. }))
    };
    view! {
        <div class="look" hidden=barred>
            {whether}
            <div class="look" hidden=move || !on()>
                {field} {seed}
            </div>
            <p class="hint" hidden=move || !on()>
                {say(state.locale, t::lists::hold_why)}
            </p>
        </div>
    }
    .into_any()
}
