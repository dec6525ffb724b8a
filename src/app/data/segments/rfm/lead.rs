//! The sentence that the page opens with.

use ltv_engine::segments::rfm::{Measure, Named, RfmNote, SegmentTotals};
use ltv_worker::protocol::segments::RfmWorth;

use super::{Told, words};
use crate::app::data::forecast::about;
use crate::i18n::{Format, t};

/// Good customers of before who have gone quiet.
const QUIET: [Named; 2] = [Named::AtRisk, Named::CannotLose];

pub(super) fn lead(told: &Told, f: Format) -> String {
    let l = f.locale;
    let notes = &told.view.notes;
    if notes.contains(&RfmNote::OneSegment) {
        return t::rfm::one_segment(l).to_owned();
    }
    let Some(best) = best(told) else {
        return String::new();
    };
    let name = &*words::segment(&best.name, l);
    let first = match best.revenue_share {
        Some(part) => t::rfm::LeadBest {
            name,
            part: &f.percent(part, 0),
            share: &f.percent(best.share, 0),
        }
        .text(l),
        None => t::rfm::LeadSize {
            name,
            share: &f.percent(best.share, 0),
        }
        .text(l),
    };
    let quiet = || {
        told.view
            .segments
            .iter()
            .filter(|one| QUIET.contains(&one.name))
    };
    let customers: u32 = quiet().map(|one| one.customers).sum();
    // Who ordered just as often as everybody is no good customer of before.
    let measure = Measure::Frequency;
    if customers == 0 || notes.contains(&RfmNote::AllEqual { measure }) {
        return first;
    }
    let customers = &*f.count(f64::from(customers));
    let revenue: f64 = quiet().map(|one| one.revenue.as_f64()).sum();
    let revenue = &*about(revenue, f);
    let second = match told.answer.worth {
        RfmWorth::Forecast { horizon, .. } => {
            let value: f64 = quiet().filter_map(|one| one.expected).sum();
            t::rfm::LeadQuiet {
                customers,
                revenue,
                value: &about(value, f),
                horizon: &words::horizon(horizon, f),
            }
            .text(l)
        }
        RfmWorth::LastYear { .. } => t::rfm::LeadQuietPast { customers, revenue }.text(l),
    };
    [&*first, t::cohorts::between(l), &second].concat()
}

/// The segment that the screen begins with: the champions, where there are some, else
/// the one that brought most.
pub(super) fn best(told: &Told) -> Option<&SegmentTotals> {
    let mut there = told.view.segments.iter().filter(|one| one.customers > 0);
    let champions = there.clone().find(|one| one.name == Named::Champions);
    champions.or_else(|| {
        let first = there.next()?;
        Some(there.fold(first, |most, one| {
            if one.revenue > most.revenue {
                one
            } else {
                most
            }
        }))
    })
}
