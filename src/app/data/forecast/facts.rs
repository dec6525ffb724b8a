//! The key figures, each with its range.

use leptos::prelude::*;
use ltv_engine::forecast::{Estimate, Outlook};
use ltv_engine::units::Period;

use super::words::{about, horizon, range};
use crate::app::data::state::Results;
use crate::i18n::{Format, t};

pub(super) fn facts(results: Option<&Results>, f: Format) -> Option<AnyView> {
    let results = results?;
    let outlook = results.outlook.as_ref()?;
    let mut rows = money(results, outlook, f);
    rows.extend(people(outlook, f));
    let rows = rows.into_iter().map(|(name, value, note)| {
        view! { <div><dt>{name}</dt><dd>{value} <span class="note">{note}</span></dd></div> }
            .into_any()
    });
    Some(
        view! {
            <div class="stack">
                <dl class="facts">{rows.collect::<Vec<_>>()}</dl>
                <p class="hint">{t::forecast::interval_note(f.locale)}</p>
            </div>
        }
        .into_any(),
    )
}

type Fact = (String, String, String);

fn money(results: &Results, outlook: &Outlook, f: Format) -> Vec<Fact> {
    let l = f.locale;
    let options = &results.options;
    let customers = f64::from(outlook.customers.max(1));
    let ranged = |of: &Estimate| range(of, |value| about(value, f), f);
    let mut rows = vec![(
        t::forecast::orders_expected(l).to_owned(),
        f.count(outlook.orders.mean),
        t::forecast::RangeNote {
            range: &range(&outlook.orders, |value| f.count(value), f),
        }
        .text(l),
    )];
    if let Some(revenue) = &outlook.revenue {
        rows.push((
            t::forecast::revenue_expected(l).to_owned(),
            about(revenue.mean, f),
            t::forecast::RevenueNote {
                range: &ranged(revenue),
            }
            .text(l),
        ));
    }
    if let Some(value) = &outlook.value {
        rows.push((
            t::forecast::contribution_value(l).to_owned(),
            about(value.mean, f),
            t::forecast::ContributionValueNote {
                horizon: &horizon(outlook.horizon, f),
                margin: &f.percent(options.margin, 1),
                rate: &f.percent(options.discount.in_period(Period::Year), 1),
                range: &ranged(value),
            }
            .text(l),
        ));
        rows.push((
            t::forecast::per_customer(l).to_owned(),
            f.money(value.mean / customers),
            t::forecast::PerCustomerNote {
                horizon: &horizon(outlook.horizon, f),
                range: &range(value, |value| f.money(value / customers), f),
            }
            .text(l),
        ));
    }
    if let Some(at_risk) = outlook.at_risk {
        rows.push((
            t::forecast::at_risk(l).to_owned(),
            about(at_risk, f),
            t::forecast::AtRiskNote {
                horizon: &horizon(outlook.horizon, f),
            }
            .text(l),
        ));
    }
    rows
}

fn people(outlook: &Outlook, f: Format) -> Vec<Fact> {
    let l = f.locale;
    let all = f64::from(outlook.customers.max(1));
    let ranged = |of: &Estimate| range(of, |value| f.count(value), f);
    let mut rows = vec![
        (
            t::forecast::alive(l).to_owned(),
            f.count(outlook.alive.mean),
            t::forecast::AliveNote {
                customers: &f.count(all),
                range: &ranged(&outlook.alive),
            }
            .text(l),
        ),
        (
            t::forecast::gone(l).to_owned(),
            f.count(f64::from(outlook.likely_gone)),
            t::forecast::GoneNote {
                share: &f.percent(f64::from(outlook.likely_gone) / all, 0),
            }
            .text(l),
        ),
    ];
    rows.extend(outlook.soon.iter().map(|soon| {
        (
            t::forecast::SoonDays {
                days: &f.count(f64::from(soon.days)),
            }
            .text(l),
            f.count(soon.customers.mean),
            t::forecast::SoonNote {
                range: &ranged(&soon.customers),
                likely: &f.count(f64::from(soon.likely)),
            }
            .text(l),
        )
    }));
    rows
}
