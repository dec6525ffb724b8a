//! The sentence that the page opens with.

use ltv_engine::segments::lifecycle::{Stage, StageTotals};
use ltv_worker::protocol::segments::Stages;

use crate::app::data::forecast::about;
use crate::i18n::{Format, t};

/// Stages of customers who are late.
const LATE: [Stage; 3] = [Stage::S1, Stage::S2, Stage::S3];

pub(super) fn lead(stages: &Stages, f: Format) -> String {
    let l = f.locale;
    let is_late = |one: &&StageTotals| LATE.contains(&one.stage);
    let buyers = stages
        .view
        .stages
        .iter()
        .filter(|one| one.stage != Stage::P);
    let all: u32 = buyers.clone().map(|one| one.customers).sum();
    let late = buyers.clone().filter(is_late);
    let customers: u32 = late.clone().map(|one| one.customers).sum();
    let days = &*f.count(stages.view.cycle_of_all.round());
    let (late_customers, all) = (&*f.count(f64::from(customers)), &*f.count(f64::from(all)));
    // Of the drowsy ones, who are the easiest to win back.
    let stake = buyers.filter(|one| one.stage == Stage::S1);
    let stake = stake.filter_map(|one| one.at_stake).sum::<f64>();
    if stake > 0.0 {
        return t::segments::LeadStake {
            late: late_customers,
            all,
            days,
            stake: &about(stake, f),
        }
        .text(l);
    }
    t::segments::Lead {
        late: late_customers,
        all,
        days,
    }
    .text(l)
}
