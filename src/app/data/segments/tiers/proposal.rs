//! How thresholds come about: by share of customers, where spend falls apart, or by hand.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::tiers::{MOST_THRESHOLDS, TierRule};

use super::choices::{TierChoices, Way};
use super::number::{Number, bare, number, percent, percent_sign};
use super::screen::Screen;
use super::words;
use crate::app::data::cohorts::parts::{always, chips};
use crate::i18n::{say, t};

const WAYS: [Way; 3] = [Way::Quantile, Way::Breaks, Way::Own];
const RULES: [TierRule; 4] = [
    TierRule::Spend,
    TierRule::Orders,
    TierRule::Both,
    TierRule::Either,
];

pub(super) fn proposal(screen: Screen) -> AnyView {
    let (state, choices) = (screen.state, screen.choices);
    let way = Memo::new(move |_| choices.with(|choices| choices.way));
    let rule = chips(
        state,
        t::tiers::rule_name,
        vec![
            t::tiers::rule_spend,
            t::tiers::rule_orders,
            t::tiers::rule_both,
            t::tiers::rule_either,
        ],
        Arc::new(move || {
            let now = choices.with(|choices| choices.rule);
            RULES.iter().position(|rule| *rule == now)
        }),
        always(),
        Arc::new(move |at| choices.update(|choices| choices.set_rule(RULES[at]))),
    );
    let ways = chips(
        state,
        t::tiers::way_name,
        vec![
            t::tiers::way_quantile,
            t::tiers::way_breaks,
            t::tiers::way_own,
        ],
        Arc::new(move || WAYS.iter().position(|own| *own == way.get())),
        always(),
        Arc::new(move |at| {
            choices.update(|choices| choices.set_way(WAYS[at]));
        }),
    );
    let count = number(
        state,
        Number {
            label: Arc::new(move || t::tiers::count_name(state.locale.get()).to_owned()),
            labelled: true,
            marks: [bare(), bare()],
            get: Arc::new(move || Some(choices.with(TierChoices::count) as f64)),
            set: Arc::new(move |typed| {
                let wanted = typed.unwrap_or(3.0);
                if !(1.0..=MOST_THRESHOLDS as f64).contains(&wanted) || wanted.fract() != 0.0 {
                    return Err(t::tiers::wrong_count(state.locale.get_untracked()).to_owned());
                }
                screen.change(|choices| choices.set_count(wanted as usize))
            }),
        },
    );
    let scale = chips(
        state,
        t::tiers::scale_name,
        vec![t::tiers::scale_log, t::tiers::scale_plain],
        Arc::new(move || Some(usize::from(!choices.with(|choices| choices.log)))),
        always(),
        Arc::new(move |at| choices.update(|choices| choices.log = at == 0)),
    );
    let rounded = chips(
        state,
        t::tiers::rounded_name,
        vec![t::tiers::rounded, t::tiers::exact],
        Arc::new(move || Some(usize::from(!choices.with(|choices| choices.rounded)))),
        always(),
        Arc::new(move |at| choices.update(|choices| choices.rounded = at == 0)),
    );
    let parts = Memo::new(move |_| choices.with(|choices| choices.shares.len()));
    let shares = move || {
        let fields = (0..parts.get()).map(|at| share(screen, at));
        fields.collect::<Vec<_>>()
    };
    let says = move || {
        let f = screen.format.get();
        let spread = screen.spread.get();
        let said = screen.proposed.with(|proposed| {
            let proposed = proposed.as_ref()?;
            choices.with(|choices| {
                let own = choices.way == Way::Own;
                (!own).then(|| words::proposal(proposed, spread.as_deref(), choices, f))
            })
        });
        let lines = said.into_iter().flatten();
        lines
            .map(|text| view! { <p>{text}</p> }.into_any())
            .collect::<Vec<_>>()
    };
    let about = move || {
        let l = state.locale.get();
        match way.get() {
            Way::Quantile => t::tiers::about_quantile(l),
            Way::Breaks => t::tiers::about_breaks(l),
            Way::Own => t::tiers::about_own(l),
        }
    };
    view! {
        <div class="stack">
            <div class="look">{rule} {ways}</div>
            <div class="tier-says" role="status">{says}</div>
            <details class="more-ways">
                <summary>{say(state.locale, t::tiers::proposal_fold)}</summary>
                <p class="hint">{about}</p>
                <div class="look">
                    {count} <div class="look" hidden=move || way.get() != Way::Quantile>
                        {shares}
                    </div> <div hidden=move || way.get() != Way::Breaks>{scale}</div>
                    <div hidden=move || way.get() == Way::Own>{rounded}</div>
                </div>
                <p class="hint">{say(state.locale, t::tiers::year_note)}</p>
            </details>
        </div>
    }
    .into_any()
}

/// The share of customers that a tier and those above it take in.
fn share(screen: Screen, at: usize) -> AnyView {
    let (state, choices) = (screen.state, screen.choices);
    number(
        state,
        Number {
            label: screen.named(at + 1, |tier, f| {
                t::tiers::ShareName { tier }.text(f.locale)
            }),
            labelled: true,
            marks: [bare(), percent_sign()],
            get: Arc::new(move || {
                choices.with(|choices| choices.shares.get(at).map(|share| percent(*share)))
            }),
            set: Arc::new(move |typed| {
                let l = state.locale.get_untracked();
                let typed = typed.filter(|value| *value > 0.0 && *value <= 100.0);
                let Some(value) = typed else {
                    return Err(t::tiers::wrong_share(l).to_owned());
                };
                screen.change(|choices| {
                    if let Some(share) = choices.shares.get_mut(at) {
                        *share = value / 100.0;
                    }
                })
            }),
        },
    )
}
