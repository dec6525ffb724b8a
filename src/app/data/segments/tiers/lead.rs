//! The sentence that the page opens with.

use leptos::prelude::Get;
use ltv_engine::segments::tiers::TierLimit;

use super::screen::{Screen, Table};
use super::words;
use crate::i18n::{Format, t};

pub(super) fn lead(screen: Screen, table: &Table, f: Format) -> String {
    let l = f.locale;
    let all = &table.tiers.tiers;
    let Some(base) = all.first() else {
        return String::new();
    };
    if table.tiers.limits.contains(&TierLimit::NobodyInYear) {
        let day = &screen.day.get();
        return t::tiers::LeadNobody { day }.text(l);
    }
    let near = table.tiers.total.nudge;
    let base_name = &*screen.name(0);
    let members = &*f.percent(1.0 - base.share, 0);
    let missing = words::missing(near.spend.as_f64(), near.orders as f64, &table.options, f);
    let near_count = &*f.count(f64::from(near.customers));
    match (base.year_revenue_share, near.customers) {
        (Some(share), 0) => t::tiers::LeadFar {
            base: base_name,
            members,
            revenue: &f.percent(1.0 - share, 0),
        }
        .text(l),
        (Some(share), _) => t::tiers::Lead {
            base: base_name,
            members,
            revenue: &f.percent(1.0 - share, 0),
            near: near_count,
            missing: &missing,
        }
        .text(l),
        (None, _) => t::tiers::LeadBare {
            base: base_name,
            members,
            near: near_count,
        }
        .text(l),
    }
}
