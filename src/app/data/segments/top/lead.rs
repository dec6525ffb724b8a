//! The sentence that the page opens with.

use ltv_engine::segments::concentration::ConcentrationLimit;
use ltv_worker::protocol::segments::TopAnswer;

use crate::i18n::{Format, t};

/// The share that it speaks of.
const TENTH: u8 = 10;

pub(super) fn lead(answer: &TopAnswer, f: Format) -> String {
    let l = f.locale;
    let found = &answer.concentration;
    if found.limits.contains(&ConcentrationLimit::AllEqual) {
        return t::top::lead_equal(l).to_owned();
    }
    let tenth = found.top.iter().find(|one| one.percent == TENTH);
    let Some((tenth, share)) = tenth.and_then(|tenth| Some((tenth, tenth.share?))) else {
        return t::top::lead_nothing(l).to_owned();
    };
    let best = &*f.count(f64::from(tenth.customers));
    let all = &*f.count(f64::from(found.customers));
    let share = &*f.percent(share, 1);
    match tenth.times {
        Some(times) => t::top::LeadTimes {
            best,
            all,
            share,
            times: &f.up_to(times, u32::from(times < 10.0)),
        }
        .text(l),
        None => t::top::Lead { all, best, share }.text(l),
    }
}
