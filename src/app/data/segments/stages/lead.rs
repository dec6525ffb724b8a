//! The sentence that the page opens with.

use ltv_engine::segments::lifecycle::Stage;
use ltv_worker::protocol::segments::Stages;

use super::Names;
use crate::app::data::forecast::about;
use crate::i18n::{Format, t};

pub(super) fn lead(stages: &Stages, names: &Names, f: Format) -> String {
    let (l, view) = (f.locale, &stages.view);
    let days = &*f.count(view.cycle_of_all.round());
    let late = &*f.count(f64::from(view.late()));
    let all = &*f.count(f64::from(view.buyers()));
    if view.late() == 0 {
        return t::segments::LeadNone { all, days }.text(l);
    }
    // Of the drowsy ones, who are the easiest to win back.
    let stake = view.of(Stage::S1).and_then(|one| one.at_stake);
    if let Some(stake) = stake.filter(|stake| *stake > 0.0) {
        return t::segments::LeadStake {
            late,
            all,
            days,
            name: names.name(Stage::S1),
            stake: &about(stake, f),
        }
        .text(l);
    }
    t::segments::Lead { all, days, late }.text(l)
}
