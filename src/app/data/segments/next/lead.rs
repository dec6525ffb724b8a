//! The sentence that the page opens with.

use ltv_engine::segments::next_product::{Exposure, NextLimit};
use ltv_worker::protocol::segments::NextAnswer;

use super::words::name;
use crate::i18n::{Format, t};

pub(super) fn lead(answer: &NextAnswer, f: Format) -> String {
    let l = f.locale;
    let has = |wanted: fn(&NextLimit) -> bool| answer.limits.iter().any(wanted);
    if has(|limit| *limit == NextLimit::NoProducts) {
        return t::next_product::lead_no_products(l).to_owned();
    }
    let best = answer.best.first().filter(|best| best.pair.is_sure());
    let Some(best) = best else {
        return if has(|limit| *limit == NextLimit::OneProduct) {
            t::next_product::lead_one_product(l)
        } else if has(|limit| *limit == NextLimit::NobodyCameBack) {
            t::next_product::lead_nobody(l)
        } else if answer.tests == 0 {
            t::next_product::lead_no_pair(l)
        } else {
            t::next_product::lead_chance(l)
        }
        .to_owned();
    };
    let pair = &best.pair;
    let (first, second) = (name(answer, pair.first), name(answer, pair.second));
    let (share, usual) = (&*f.percent(pair.confidence, 0), &*f.percent(pair.base, 0));
    let customers = &*f.count(f64::from(best.reach.offers));
    if pair.late_days == 0 {
        return t::next_product::LeadBasket {
            customers,
            first,
            second,
            share,
            usual,
        }
        .text(l);
    }
    let days = &*f.count(pair.median_days.round());
    if answer.ask.options.exposure == Exposure::Buyers {
        return t::next_product::LeadBuyers {
            customers,
            days,
            first,
            second,
            share,
            usual,
        }
        .text(l);
    }
    t::next_product::Lead {
        customers,
        days,
        first,
        second,
        share,
        usual,
    }
    .text(l)
}
