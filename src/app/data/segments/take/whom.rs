//! The menu of groups.

use leptos::prelude::*;
use ltv_engine::segments::lifecycle::Stage;
use ltv_worker::protocol::segments::{Rules, Tool};

use super::ask::{Offer, segments, stages, tags, tiers};
use super::choices::{Chosen, Each};
use crate::app::data::desk::Desk;
use crate::app::data::segments::stages::Names;
use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::i18n::{Format, say, t};

pub(super) fn whom(
    state: AppState,
    desk: Desk,
    rules: Memo<Rules>,
    names: Memo<Names>,
    format: Memo<Format>,
) -> AnyView {
    let current = move || desk.take.with(|choices| choices.whom);
    // Tables for analysis are of everybody.
    let barred = move || {
        desk.take
            .with(|choices| matches!(choices.tool, Tool::Tables { .. }))
    };
    let options = move || {
        let f = format.get();
        rules
            .with(|rules| names.with(|names| groups(rules, names, f)))
            .into_iter()
            .filter(|(_, offers)| !offers.is_empty())
            .map(|(label, offers)| {
                let options = offers.into_iter().map(|offer| {
                    let own = offer.chosen;
                    view! {
                        <option value=key(own) prop:selected=move || current() == own>
                            {offer.name}
                        </option>
                    }
                    .into_any()
                });
                view! { <optgroup label=label(f.locale)>{options.collect::<Vec<_>>()}</optgroup> }
                    .into_any()
            })
            .collect::<Vec<_>>()
    };
    let choose = move |event| {
        let value = event_target_value(&event);
        let f = format.get_untracked();
        let groups =
            untrack(|| rules.with(|rules| names.with(|names| groups(rules, names, f)))).into_iter();
        let mut offers = groups.flat_map(|(_, offers)| offers);
        if let Some(offer) = offers.find(|offer| key(offer.chosen) == value) {
            desk.take.update(|choices| choices.whom = offer.chosen);
        }
    };
    view! {
        <label class="pair" hidden=barred>
            <span>{say(state.locale, t::lists::whom)}</span>
            <select class="pick" on:change=choose>
                {options}
            </select>
        </label>
    }
    .into_any()
}

fn groups(rules: &Rules, names: &Names, f: Format) -> Vec<(Words, Vec<Offer>)> {
    let l = f.locale;
    let one = |chosen, words: Words| Offer {
        chosen,
        name: words(l).to_owned(),
    };
    let all = vec![
        one(Chosen::Customers, t::lists::whom_customers),
        one(Chosen::Everybody, t::lists::whom_everybody),
    ];
    let (tiers, tags) = (tiers(rules, f), tags(rules));
    let mut each = vec![
        one(Chosen::Each(Each::Stage), t::lists::each_stage),
        one(Chosen::Each(Each::Segment), t::lists::each_segment),
    ];
    if !tiers.is_empty() {
        each.push(one(Chosen::Each(Each::Tier), t::lists::each_tier));
    }
    if !tags.is_empty() {
        each.push(one(Chosen::Each(Each::Tag), t::lists::each_tag));
    }
    vec![
        (t::lists::whom_stages, stages(names)),
        (t::lists::whom_each, each),
        (t::lists::whom_segments, segments(rules, l)),
        (t::lists::whom_tiers, tiers),
        (t::lists::whom_tags, tags),
        (t::lists::whom_all, all),
    ]
}

/// In the menu's values.
fn key(chosen: Chosen) -> String {
    let numbered = |kind: &str, number: u32| [kind, &number.to_string()].concat();
    match chosen {
        Chosen::Customers => "customers".to_owned(),
        Chosen::Everybody => "everybody".to_owned(),
        Chosen::Stage(stage) => {
            let place = Stage::ALL.iter().position(|own| *own == stage);
            numbered("stage-", place.unwrap_or(0) as u32)
        }
        Chosen::Segment(rule) => numbered("segment-", rule),
        Chosen::Tier(tier) => numbered("tier-", u32::from(tier)),
        Chosen::Tag(tag) => numbered("tag-", tag),
        Chosen::Each(Each::Stage) => "each-stage".to_owned(),
        Chosen::Each(Each::Segment) => "each-segment".to_owned(),
        Chosen::Each(Each::Tier) => "each-tier".to_owned(),
        Chosen::Each(Each::Tag) => "each-tag".to_owned(),
    }
}
