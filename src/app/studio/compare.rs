//! All methods that the figures allow, side by side, with the reason they differ.

mod adopt;
mod picture;
mod table;
pub(super) mod why;

use leptos::prelude::*;
use ltv_engine::economics::{
    Basis, Business, Comparison, Method, Timing, compare as by_every_method,
};

use super::parts::{Ground, frame, ground, hint, opening};
use super::speech;
use crate::app::state::AppState;
use crate::i18n::{Format, Locale, t};

/// What the comparison stands on, and its rows.
type Side = (Business, Vec<Comparison>);

pub(super) fn compare(state: AppState) -> AnyView {
    let ground = ground(state);
    let side = Memo::new(move |_| {
        ground.with(|ground| {
            ground.as_ref().map(|ground| {
                let Ground {
                    business, inputs, ..
                } = ground;
                (*business, by_every_method(*business, inputs))
            })
        })
    });
    let says = move || {
        let f = state.format();
        side.with(|side| side.as_ref().map(|side| sentence(side, f)))
            .unwrap_or_default()
    };
    let advice = move || {
        let l = state.locale.get();
        side.with(|side| match side {
            Some((business, all)) if *business != Business::WholeBase && all.len() > 1 => {
                t::tools::compare_do(l).to_owned()
            }
            _ => String::new(),
        })
    };
    let inside = view! {
        {opening(says)}
        {picture::picture(state, side)}
        {table::table(state, side)}
        {hint(advice)}
    };
    frame(state, inside.into_any())
}

fn sentence((business, all): &Side, f: Format) -> String {
    let l = f.locale;
    if *business == Business::WholeBase {
        let net = |basis| {
            let of = all.iter().find(|each| each.result.basis == basis);
            of.and_then(|each| Some((each.result.base?.net, each.result.net_ltv?)))
        };
        return match (net(Basis::Contribution), net(Basis::Revenue)) {
            (Some(with), Some(without)) => t::tools::CompareBase {
                with: &f.money_compact(with.0),
                each: &f.money(with.1),
                without: &f.money_compact(without.0),
            }
            .text(l),
            (None, Some(without)) => t::tools::CompareBaseRevenue {
                net: &f.money_compact(without.0),
                each: &f.money(without.1),
            }
            .text(l),
            _ => String::new(),
        };
    }
    let chosen = all
        .iter()
        .find(|each| each.reason == ltv_engine::economics::Reason::IsChosen);
    let values = || all.iter().map(|each| each.result.ltv);
    let low = values().fold(f64::INFINITY, f64::min);
    let high = values().fold(f64::NEG_INFINITY, f64::max);
    match chosen {
        Some(chosen) if f.money(low) != f.money(high) => t::tools::CompareSays {
            low: &f.money(low),
            high: &f.money(high),
            method: &name(*business, chosen, l),
            ltv: &f.money(chosen.result.ltv),
        }
        .text(l),
        _ => t::tools::CompareSame {
            ltv: &f.money(high),
        }
        .text(l),
    }
}

/// What a row is called.
pub(super) fn name(business: Business, each: &Comparison, l: Locale) -> String {
    let name = match (each.method, each.timing) {
        _ if business == Business::WholeBase => match each.result.basis {
            Basis::Contribution => t::calculator::method_margin(l),
            Basis::Revenue => t::calculator::method_simple(l),
        },
        (Method::RetentionDiscounted, Timing::AtOnce) => t::tools::discounted_start(l),
        (Method::RetentionDiscounted, Timing::EndOfPeriod) => t::tools::discounted_end(l),
        (method, _) => speech::method(method)(l),
    };
    name.to_owned()
}
