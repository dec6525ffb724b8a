//! The answer: what it means, three figures, the curve, how it is computed.

use leptos::prelude::*;
use ltv_engine::economics::{Band, BaseResult, Basis, Method, Payback, Verdict};
use ltv_engine::units::Period;

use super::ask::ask;
use super::{break_even, falls, words};
use crate::app::state::{Answer, AppState};
use crate::embed::element::Extension;
use crate::embed::events;
use crate::i18n::{Format, rich, say, t};

pub(super) fn answer(state: AppState, extension: Extension) -> AnyView {
    let stale = move || state.answer.with(|a| a.as_ref().is_none_or(|a| a.stale));
    view! {
        <div class="result" class:stale=stale>
            <p class="says" aria-live="polite">
                {move || with(state, |answer, format| rich(&verdict(answer, format)))}
            </p>
            <div class="figs">{move || with(state, figures)}</div>
            {move || {
                with(state, |answer, _| answer.result.method == Method::Simple)
                    .unwrap_or_default()
                    .then(|| needs_margin(state))
            }}
            {break_even::break_even(state)}
            {falls::falls(state)}
            {extension.explain.unwrap_or(ask_how)(state)}
        </div>
        {move || state.cta.get().map(|cta| call_to_action(state, cta.label, cta.href))}
    }
    .into_any()
}

fn with<T>(state: AppState, make: impl FnOnce(&Answer, Format) -> T) -> Option<T> {
    let format = state.format();
    state
        .answer
        .with(|answer| answer.as_ref().map(|answer| make(answer, format)))
}

/// The sentence that says what the figures come to.
pub(crate) fn verdict(answer: &Answer, format: Format) -> String {
    let l = format.locale;
    let target = &format.up_to(answer.inputs.target_ratio, 2);
    let money = |amount| format.money(amount);
    match answer.result.verdict {
        Verdict::RevenueOnly if answer.result.base.is_some() => {
            let base = answer.result.base.as_ref();
            let of = |part: fn(&BaseResult) -> f64| money(base.map_or(0.0, part));
            t::calculator::VerdictBaseRevenue {
                gross: &of(|base| base.gross),
                net: &of(|base| base.net),
                each: &of(|base| base.net / base.payers),
            }
            .text(l)
        }
        Verdict::RevenueOnly => t::calculator::VerdictRevenue {
            ltv: &money(answer.result.ltv),
            months: &format.months(answer.result.lifetime_periods * months_per(answer)),
        }
        .text(l),
        Verdict::NoContribution { value_per_period } => t::calculator::VerdictNoContribution {
            order: &format.money(answer.result.value_per_order),
            period: words::per(answer.result.payment_period)(l),
            value: &money(value_per_period),
        }
        .text(l),
        Verdict::NoAcquisitionCost { allowed } if answer.result.acquisition_cost.is_some() => {
            t::calculator::VerdictFree {
                allowed: &format.money_at_most(allowed),
                target,
            }
            .text(l)
        }
        Verdict::NoAcquisitionCost { allowed } => t::calculator::VerdictNoCac {
            allowed: &format.money_at_most(allowed),
            target,
        }
        .text(l),
        Verdict::NeverPaysBack {
            allowed,
            cost,
            cost_below,
            churn_below,
            lifespan_above,
            horizon_above,
            ..
        } => {
            let first = t::calculator::VerdictNever {
                cost: &money(cost),
                ltv: &money(answer.result.ltv),
                allowed: &format.money_at_most(allowed),
                target,
            }
            .text(l);
            // One thing that would change it: what the user is most able to.
            let change = if let Some(churn) = churn_below {
                t::calculator::VerdictNeverChurn {
                    churn: &format.percent_below(churn.share),
                    per: words::per(churn.per)(l),
                }
                .text(l)
            } else if let Some(span) = lifespan_above {
                t::calculator::VerdictNeverLifespan {
                    span: &format.months(span.in_period(Period::Month)),
                }
                .text(l)
            } else if let Some(span) = horizon_above {
                t::calculator::VerdictNeverHorizon {
                    span: &format.months(span.in_period(Period::Month)),
                }
                .text(l)
            } else {
                t::calculator::VerdictNeverCost {
                    cost: &format.money_at_most(cost_below),
                }
                .text(l)
            };
            first + &change
        }
        Verdict::PaysBack {
            allowed,
            cost,
            months,
        } => {
            let (within, months) = (cost <= allowed, &format.up_to(months, 1));
            let (allowed, cost) = (&format.money_at_most(allowed), &money(cost));
            if within {
                t::calculator::VerdictWithin {
                    allowed,
                    cost,
                    months,
                    target,
                }
                .text(l)
            } else {
                t::calculator::VerdictAbove {
                    allowed,
                    cost,
                    months,
                    target,
                }
                .text(l)
            }
        }
    }
}

fn months_per(answer: &Answer) -> f64 {
    Period::Month.per(answer.result.payment_period)
}

fn figures(answer: &Answer, format: Format) -> AnyView {
    let l = format.locale;
    let result = &answer.result;
    let ltv_note = match (result.basis, result.net_ltv) {
        _ if result.base.is_some() => t::calculator::NoteBase {
            gross: &format.money_compact(result.base.map_or(0.0, |base| base.gross)),
            each: &format.money(result.net_ltv.unwrap_or_default()),
        }
        .text(l),
        (Basis::Revenue, _) => t::calculator::note_revenue(l).to_owned(),
        (_, Some(net)) => t::calculator::NoteNet {
            net: &format.money(net),
        }
        .text(l),
        (_, None) => t::calculator::note_contribution(l).to_owned(),
    };
    let dash = || view! { <span class="none">"—"</span> }.into_any();
    let ratio = match result.ratio {
        Some(ratio) => view! { {format.ratio(ratio)} <small>" : 1"</small> }.into_any(),
        None => dash(),
    };
    let ratio_note = match (result.band, result.basis) {
        (Some(band), _) => {
            let tone = match band {
                Band::Losing => "tag bad",
                Band::Thin => "tag warn",
                Band::Healthy | Band::UnderInvesting => "tag good",
            };
            view! { <span class=tone title=words::band_rule(answer, format)>{words::band(band, l)}</span> }.into_any()
        }
        (None, Basis::Revenue) => t::calculator::needs_margin_short(l).into_any(),
        (None, Basis::Contribution) if result.acquisition_cost.is_some() => {
            t::calculator::free_short(l).into_any()
        }
        (None, Basis::Contribution) => t::calculator::needs_cac_short(l).into_any(),
    };
    let (payback, payback_note) = match (result.payback, result.payback_simple) {
        (Payback::After { months }, simple) => (
            view! { {format.up_to(months, 1)} <small>" "{t::shell::months_unit(l)}</small> }
                .into_any(),
            match simple {
                // Without churn in the way the two are one.
                Payback::After { months: other } if other < months => t::calculator::NotePayback {
                    months: &format.months(other),
                }
                .text(l),
                _ => String::new(),
            },
        ),
        (Payback::Never, simple) => (
            view! { <span class="never">{t::calculator::never(l)}</span> }.into_any(),
            match simple {
                Payback::After { months } => t::calculator::NoteNever {
                    months: &format.months(months),
                }
                .text(l),
                _ => t::calculator::note_never_simple(l).to_owned(),
            },
        ),
        (Payback::Unknown, _) => (
            dash(),
            if result.basis == Basis::Revenue {
                t::calculator::needs_margin_short(l).to_owned()
            } else {
                t::calculator::needs_cac_short(l).to_owned()
            },
        ),
    };
    view! {
        <div class="fig">
            <h3>{words::figure(result)(l)}</h3>
            <p data-figure="ltv">
                {result.base.map_or_else(
                    || if result.ltv.abs() >= 1e8 { format.money_compact(result.ltv) } else { format.money(result.ltv) },
                    |base| format.money_compact(base.net),
                )}
            </p>
            <span class="sub">{ltv_note}</span>
        </div>
        <div class="fig">
            <h3>{t::calculator::ratio(l)}</h3>
            <p data-figure="ratio">{ratio}</p>
            <span class="sub">{ratio_note}</span>
        </div>
        <div class="fig">
            <h3>{t::calculator::payback(l)}</h3>
            <p data-figure="payback">{payback}</p>
            <span class="sub">{payback_note}</span>
        </div>
    }
    .into_any()
}

/// Where the explanation is not there yet: the question that brings it.
fn ask_how(state: AppState) -> AnyView {
    ask(state, "ask explain", "explain", t::calculator::how, None)
}

fn needs_margin(state: AppState) -> AnyView {
    view! {
        <p class="callout">
            {say(state.locale, t::calculator::needs_margin)} " "
            <button
                type="button"
                class="link"
                on:click=move |_| state.form.update(|form| form.method = Method::MarginAdjusted)
            >
                {say(state.locale, t::calculator::enter_margin)}
            </button>
        </p>
    }
    .into_any()
}

fn call_to_action(state: AppState, label: String, href: Option<String>) -> AnyView {
    let press = move |event: web_sys::MouseEvent| {
        // The page may handle the press itself and stop the link.
        if !events::cta(state) {
            event.prevent_default();
        }
    };
    let inner = match href {
        Some(href) => {
            view! { <a class="cta" part="cta" href=href on:click=press>{label}</a> }.into_any()
        }
        None => {
            view! { <button type="button" class="cta" part="cta" on:click=press>{label}</button> }
                .into_any()
        }
    };
    view! { <div class="foot">{inner}</div> }.into_any()
}
