//! The methods as bars.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::economics::{Business, Reason};

use super::{Side, name};
use crate::app::state::AppState;
use crate::chart::shares;
use crate::chart::waterfall::{Fall, Kind, WaterfallChart};
use crate::chart::{Heading, SharedChart, chart_view};
use crate::i18n::{Format, t};

pub(super) fn picture(state: AppState, side: Memo<Option<Side>>) -> AnyView {
    chart_view("compare", state.locale, move || {
        let f = state.format();
        side.with(|side| Some(Arc::new(chart(side.as_ref()?, f)?) as SharedChart))
    })
}

/// None where there is nothing to compare.
fn chart((business, all): &Side, f: Format) -> Option<WaterfallChart> {
    let l = f.locale;
    let whole = *business == Business::WholeBase;
    let bars: Vec<Fall> = all
        .iter()
        .map(|each| {
            let value = match each.result.base {
                Some(base) if whole => base.net,
                _ => each.result.ltv,
            };
            Fall {
                label: name(*business, each, l),
                from: 0.0,
                to: value,
                text: f.money_compact(value),
                kind: Kind::Total,
                strong: each.reason == Reason::IsChosen,
            }
        })
        .collect();
    let most = bars.iter().max_by(|a, b| a.to.total_cmp(&b.to))?;
    let least = bars.iter().min_by(|a, b| a.to.total_cmp(&b.to))?;
    if most.text == least.text {
        return None;
    }
    let title = t::tools::CompareTitle {
        most: &most.label,
        least: &least.label,
        high: &most.text,
        low: &least.text,
    }
    .text(l);
    let symbol = f.currency.symbol(l);
    let subtitle = if whole {
        t::tools::CompareSubBase { currency: symbol }.text(l)
    } else {
        t::tools::CompareSub { currency: symbol }.text(l)
    };
    Some(shares::bars(
        Heading {
            description: title.clone(),
            title,
            subtitle,
        },
        [t::calculator::method_label(l), t::tools::short_ltv(l)].map(str::to_owned),
        bars,
    ))
}
