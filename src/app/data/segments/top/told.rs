//! What makes the figures say less than they seem to.

use leptos::prelude::*;
use ltv_engine::segments::concentration::ConcentrationLimit;

use super::Shown;
use crate::app::data::table::callouts;
use crate::i18n::{Format, t};

pub(super) fn limits(shown: Shown, format: Memo<Format>) -> AnyView {
    let all = move || {
        let f = format.get();
        shown.with(|shown| {
            let limits = shown.iter().flat_map(|answer| &answer.concentration.limits);
            callouts(limits.filter_map(|limit| text(*limit, f)).collect())
        })
    };
    view! { {all} }.into_any()
}

fn text(limit: ConcentrationLimit, f: Format) -> Option<String> {
    let l = f.locale;
    match limit {
        ConcentrationLimit::FewCustomers { customers } => Some(
            t::top::FewCustomers {
                customers: &f.count(f64::from(customers)),
            }
            .text(l),
        ),
        ConcentrationLimit::BelowZero { customers, revenue } => Some(
            t::top::BelowZero {
                customers: &f.count(f64::from(customers)),
                revenue: &f.money(revenue.as_f64()),
            }
            .text(l),
        ),
        // The sentence on top says it.
        ConcentrationLimit::NoRevenue | ConcentrationLimit::AllEqual => None,
    }
}
