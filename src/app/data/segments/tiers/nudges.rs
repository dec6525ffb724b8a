//! What to do: those who are one step away from the next tier, what they lack, and what
//! the step is worth.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::amount::Total;
use ltv_engine::segments::tiers::Nudge;
use ltv_worker::protocol::segments::{Group, TierGroup};

use super::number::{Number, bare, number, percent, percent_sign};
use super::screen::{Screen, Table};
use super::steps::total;
use super::words;
use crate::app::data::segments::list::Opened;
use crate::i18n::{Format, say, spoken, t};

pub(super) fn nudges(screen: Screen) -> AnyView {
    let state = screen.state;
    // Rows stay while their numbers change, and with them what is being typed.
    let steps = Memo::new(move |_| screen.tiers() - 1);
    let rows = move || {
        let rows = (0..steps.get()).map(|tier| row(screen, tier));
        rows.collect::<Vec<_>>()
    };
    let near = Memo::new(move |_| {
        screen.shown.with(|table| {
            table
                .as_ref()
                .map(|table| table.tiers.total.nudge.customers)
        })
    });
    let none = move || near.get() == Some(0);
    let head = |words| view! { <th scope="col">{say(state.locale, words)}</th> }.into_any();
    let title = move || {
        let f = screen.format.get();
        match near.get() {
            Some(1..) => t::tiers::NearTitle {
                near: &f.count(f64::from(near.get().unwrap_or_default())),
            }
            .text(f.locale),
            _ => t::tiers::near_none(f.locale).to_owned(),
        }
    };
    let all = move |_| {
        let opened = screen.shown.with_untracked(|table| {
            let options = table.as_ref()?.options.clone();
            Some(Opened {
                group: Group::Tier {
                    group: TierGroup::Near {
                        tier: None,
                        options,
                    },
                },
                title: t::tiers::near_all(state.locale.get_untracked()).to_owned(),
                name: "tiers-near".to_owned(),
            })
        });
        screen.opened.set(opened);
    };
    view! {
        <section class="evidence">
            <h3>{title}</h3>
            <p hidden=none>{say(state.locale, t::tiers::near_text)}</p>
            <div
                class="scroll"
                tabindex="0"
                role="region"
                hidden=none
                aria-label=move || t::tiers::near_name(state.locale.get())
            >
                <table class="plain tier-near tier-cards">
                    <thead>
                        <tr>
                            {head(t::tiers::step)} {head(t::data::customers)}
                            {head(t::tiers::missing)} {head(t::tiers::worth)}
                            {head(t::segments::what_to_do)}
                            <th scope="col">
                                <span class="sr">{say(state.locale, t::segments::list)}</span>
                            </th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p hidden=move || near.get().is_none_or(|near| near == 0)>
                <button type="button" class="secondary" on:click=all>
                    {say(state.locale, t::tiers::near_all)}
                </button>
            </p>
            <div class="look">{limits(screen)}</div>
            <p class="hint">{say(state.locale, t::tiers::near_note)}</p>
        </section>
    }
    .into_any()
}

fn row(screen: Screen, tier: usize) -> AnyView {
    let (state, choices) = (screen.state, screen.choices);
    let own = Memo::new(move |_| {
        screen.shown.with(|table| {
            let table = table.as_ref()?;
            Some(table.tiers.tiers.get(tier)?.nudge)
        })
    });
    let step = move || {
        t::tiers::StepName {
            from: &screen.name(tier),
            to: &screen.name(tier + 1),
        }
        .text(state.locale.get())
    };
    let customers = move || {
        let f = screen.format.get();
        own.get().map(|nudge| f.count(f64::from(nudge.customers)))
    };
    let missing = move || {
        let f = screen.format.get();
        let nudge = own.get()?;
        screen.shown.with(|table| {
            let options = &table.as_ref()?.options;
            Some(words::missing(
                nudge.spend.as_f64(),
                nudge.orders as f64,
                options,
                f,
            ))
        })
    };
    let worth = move || {
        let f = screen.format.get();
        let nudge = own.get()?;
        let unset = choices.with(|choices| choices.rewards.is_none());
        Some(worth(&nudge, unset, f))
    };
    let play = move || {
        let typed = choices.with(|choices| choices.plays.get(tier).cloned().flatten());
        typed.unwrap_or_else(|| {
            let tier = &screen.name(tier + 1);
            t::tiers::Play { tier }.text(state.locale.get())
        })
    };
    let plan = move |event: web_sys::Event| {
        let field = event_target::<web_sys::HtmlTextAreaElement>(&event);
        choices.update(|choices| choices.plan(tier, &field.value()));
        // Emptied, it has the usual words again.
        field.set_value(&untrack(play));
    };
    let label = move || {
        let tier = &screen.name(tier + 1);
        t::tiers::NearOf { tier }.text(state.locale.get())
    };
    let open = move |_| {
        let opened = screen.shown.with_untracked(|table: &Option<Arc<Table>>| {
            Some(Opened {
                group: Group::Tier {
                    group: TierGroup::Near {
                        tier: Some(tier as u8),
                        options: table.as_ref()?.options.clone(),
                    },
                },
                title: untrack(label),
                name: format!("near-tier-{}", tier + 1),
            })
        });
        screen.opened.set(opened);
    };
    let head = move |words| spoken(state.locale, words);
    let nobody = move || own.get().is_none_or(|nudge| nudge.customers == 0);
    view! {
        <tr hidden=nobody>
            <th scope="row">{step}</th>
            <td data-head=head(t::data::customers)>{customers}</td>
            <td data-head=head(t::tiers::missing)>{missing}</td>
            <td class="tier-worth">{worth}</td>
            <td class="tier-play">
                <textarea
                    rows="3"
                    aria-label=move || [step(), ": ".to_owned(), t::segments::what_to_do(state.locale.get()).to_owned()].concat()
                    prop:value=play
                    on:change=plan
                ></textarea>
            </td>
            <td>
                <button type="button" class="secondary" aria-label=label on:click=open>
                    {say(state.locale, t::segments::list)}
                </button>
            </td>
        </tr>
    }
    .into_any()
}

/// What the step is worth, as a sum.
fn worth(nudge: &Nudge, unset: bool, f: Format) -> AnyView {
    let l = f.locale;
    let line = |name: &'static str, value: String| {
        view! { <div><dt>{name}</dt><dd>{value}</dd></div> }.into_any()
    };
    let mut lines = vec![line(
        t::tiers::more_revenue(l),
        f.money_compact(nudge.revenue),
    )];
    if let Some(margin) = nudge.margin {
        lines.push(line(t::tiers::more_margin(l), f.money_compact(margin)));
    }
    if unset {
        lines.push(line(
            t::tiers::more_reward(l),
            t::tiers::not_set(l).to_owned(),
        ));
    } else {
        lines.push(line(
            t::tiers::more_reward(l),
            f.money_compact(nudge.reward_cost),
        ));
        if let Some(net) = nudge.net {
            lines.push(line(t::tiers::more_net(l), f.money_compact(net)));
        }
    }
    view! { <dl>{lines}</dl> }.into_any()
}

/// Who counts as close.
fn limits(screen: Screen) -> Vec<AnyView> {
    let (state, choices) = (screen.state, screen.choices);
    let words = move |words: fn(crate::i18n::Locale) -> &'static str| -> super::number::Text {
        Arc::new(move || words(state.locale.get()).to_owned())
    };
    let wrong = move || t::tiers::wrong_near(state.locale.get_untracked()).to_owned();
    let by_spend = move || choices.with(|choices| choices.rule.by_spend());
    let by_orders = move || choices.with(|choices| choices.rule.by_orders());
    let share = number(
        state,
        Number {
            label: words(t::tiers::near_share),
            labelled: true,
            marks: [bare(), percent_sign()],
            get: Arc::new(move || choices.with(|choices| choices.near.share.map(percent))),
            set: Arc::new(move |typed| {
                screen.change(|choices| choices.near.share = typed.map(|value| value / 100.0))
            }),
        },
    );
    let amount = number(
        state,
        Number {
            label: words(t::tiers::near_amount),
            labelled: true,
            marks: [screen.symbol(), bare()],
            get: Arc::new(move || choices.with(|choices| choices.near.amount.map(Total::as_f64))),
            set: Arc::new(move |typed| {
                if typed.is_some_and(|value| !(0.0..=1e12).contains(&value)) {
                    return Err(wrong());
                }
                screen.change(|choices| choices.near.amount = typed.map(total))
            }),
        },
    );
    let orders = number(
        state,
        Number {
            label: words(t::tiers::near_orders),
            labelled: true,
            marks: [bare(), bare()],
            get: Arc::new(move || Some(choices.with(|choices| f64::from(choices.near.orders)))),
            set: Arc::new(move |typed| {
                let value = typed.unwrap_or(1.0);
                if !(0.0..=1e6).contains(&value) || value.fract() != 0.0 {
                    return Err(wrong());
                }
                screen.change(|choices| choices.near.orders = value as u32)
            }),
        },
    );
    vec![
        view! { <div hidden=move || !by_spend()>{share}</div> }.into_any(),
        view! { <div hidden=move || !by_spend()>{amount}</div> }.into_any(),
        view! { <div hidden=move || !by_orders()>{orders}</div> }.into_any(),
    ]
}
