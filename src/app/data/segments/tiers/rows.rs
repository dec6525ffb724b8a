//! The tiers one by one: name, where it begins, what its members get.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::tiers::Reward;

use super::number::{Number, Text, bare, number, percent, percent_sign};
use super::screen::Screen;
use super::spread_chart::shade;
use super::steps::Measure;
use crate::i18n::{Format, say, spoken, t};

/// Points of spend that a tier gives in the example, a tier.
const EXAMPLE: f64 = 0.01;

pub(super) fn rows(screen: Screen) -> AnyView {
    let (state, choices) = (screen.state, screen.choices);
    // Rows stay while numbers in them change.
    let tiers = Memo::new(move |_| screen.tiers());
    let by = Memo::new(move |_| choices.with(|c| (c.rule.by_spend(), c.rule.by_orders())));
    let lines = move || {
        let (spend, orders) = by.get();
        let rows = (0..tiers.get()).map(|tier| row(screen, tier, spend, orders));
        rows.collect::<Vec<_>>()
    };
    let heads = move || {
        let l = state.locale.get();
        let (spend, orders) = by.get();
        let mut heads = vec![t::tiers::tier(l)];
        heads.extend(spend.then(|| t::tiers::from_spend(l)));
        heads.extend(orders.then(|| t::tiers::from_orders(l)));
        heads.extend([t::tiers::reward_share(l), t::tiers::reward_member(l)]);
        let heads = heads.into_iter();
        heads
            .map(|head| view! { <th scope="col">{head}</th> }.into_any())
            .collect::<Vec<_>>()
    };
    let unset = move || choices.with(|choices| choices.rewards.is_none());
    let example = move |_| {
        choices.update(|choices| {
            for tier in 0..=choices.thresholds.len() {
                let reward = Reward {
                    share_of_spend: EXAMPLE * tier as f64,
                    per_member: 0.0,
                };
                choices.set_reward(tier, reward);
            }
        });
    };
    view! {
        <div class="stack">
            <div
                class="scroll"
                tabindex="0"
                role="region"
                aria-label=move || t::tiers::rows_title(state.locale.get())
            >
                <table class="plain tier-rows tier-cards">
                    <thead>
                        <tr>{heads}</tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
            <div class="callout" hidden=move || !unset()>
                {say(state.locale, t::tiers::rewards_unset)}
                <button type="button" class="secondary" on:click=example>
                    {say(state.locale, t::tiers::rewards_example)}
                </button>
            </div>
            <p class="hint" hidden=unset>{say(state.locale, t::tiers::rewards_note)}</p>
        </div>
    }
    .into_any()
}

fn row(screen: Screen, tier: usize, spend: bool, orders: bool) -> AnyView {
    let (state, choices) = (screen.state, screen.choices);
    let rename = move |event: web_sys::Event| {
        let field = event_target::<web_sys::HtmlInputElement>(&event);
        choices.update(|choices| choices.rename(tier, &field.value()));
        // Emptied, it has the usual name again.
        field.set_value(&untrack(|| screen.name(tier)));
    };
    let head = move |words| spoken(state.locale, words);
    let label = move || {
        let n = &(tier + 1).to_string();
        t::tiers::NameOf { n }.text(state.locale.get())
    };
    let begins = move |measure: Measure| match tier.checked_sub(1) {
        Some(at) => begins(screen, at, measure),
        None => view! { <span class="note">{say(state.locale, t::tiers::everybody_else)}</span> }
            .into_any(),
    };
    view! {
        <tr>
            <th scope="row">
                <span class="tier-named">
                    <span
                        class=move || format!("tier-swatch tier-{}", shade(tier, screen.tiers()))
                        aria-hidden="true"
                    ></span>
                    <span class="box">
                        <input
                            type="text"
                            autocomplete="off"
                            maxlength="40"
                            aria-label=label
                            prop:value=move || screen.name(tier)
                            on:change=rename
                        />
                    </span>
                </span>
            </th>
            {spend.then(|| view! { <td data-head=head(t::tiers::from_spend)>{begins(Measure::Spend)}</td> })}
            {orders.then(|| view! { <td data-head=head(t::tiers::from_orders)>{begins(Measure::Orders)}</td> })}
            <td data-head=head(t::tiers::reward_share)>{reward(screen, tier, false)}</td>
            <td data-head=head(t::tiers::reward_member)>{reward(screen, tier, true)}</td>
        </tr>
    }
    .into_any()
}

/// Where a tier begins.
fn begins(screen: Screen, at: usize, measure: Measure) -> AnyView {
    let label: fn(&str, Format) -> String = match measure {
        Measure::Spend => |tier, f| t::tiers::SpendOf { tier }.text(f.locale),
        Measure::Orders => |tier, f| t::tiers::OrdersOf { tier }.text(f.locale),
    };
    number(
        screen.state,
        Number {
            label: screen.named(at + 1, label),
            labelled: false,
            marks: match measure {
                Measure::Spend => [screen.symbol(), bare()],
                Measure::Orders => [bare(), bare()],
            },
            get: Arc::new(move || {
                let choices = screen.choices.read();
                choices.thresholds.get(at).map(|one| measure.of(one))
            }),
            set: Arc::new(move |typed| {
                let l = screen.state.locale.get_untracked();
                let wrong = match measure {
                    Measure::Spend => t::tiers::wrong_spend(l),
                    Measure::Orders => t::tiers::wrong_orders(l),
                };
                let usable = |value: &f64| match measure {
                    Measure::Spend => *value > 0.0 && *value <= 1e12,
                    Measure::Orders => *value >= 1.0 && *value <= 1e6 && value.fract() == 0.0,
                };
                let value = typed.filter(usable).ok_or_else(|| wrong.to_owned())?;
                screen.put(at, measure, value)
            }),
        },
    )
}

/// What a member gets: a share of spend, or so much a year.
fn reward(screen: Screen, tier: usize, per_member: bool) -> AnyView {
    let label: fn(&str, Format) -> String = if per_member {
        |tier, f| t::tiers::MemberRewardOf { tier }.text(f.locale)
    } else {
        |tier, f| t::tiers::ShareRewardOf { tier }.text(f.locale)
    };
    let marks: [Text; 2] = if per_member {
        [screen.symbol(), bare()]
    } else {
        [bare(), percent_sign()]
    };
    number(
        screen.state,
        Number {
            label: screen.named(tier, label),
            labelled: false,
            marks,
            get: Arc::new(move || {
                let choices = screen.choices.read();
                choices.rewards.as_ref()?;
                let reward = choices.reward(tier);
                Some(if per_member {
                    reward.per_member
                } else {
                    percent(reward.share_of_spend)
                })
            }),
            set: Arc::new(move |typed| {
                let value = typed.unwrap_or(0.0);
                screen.change(|choices| {
                    let mut reward = choices.reward(tier);
                    if per_member {
                        reward.per_member = value;
                    } else {
                        reward.share_of_spend = value / 100.0;
                    }
                    choices.set_reward(tier, reward);
                })
            }),
        },
    )
}
