//! "How is this computed": the formula, with the user's numbers in it.

use leptos::prelude::*;
use ltv_engine::economics::{BaseResult, Basis, Business, Lifetime, Method, Payback, Timing};

use crate::app::calculator::words;
use crate::app::state::{Answer, AppState};
use crate::i18n::{Format, say, t};

/// See the head of this file.
pub fn explain(state: AppState) -> AnyView {
    view! {
        <details class="explain">
            <summary data-grow="explain">{say(state.locale, t::calculator::how)}</summary>
            {move || {
                let format = state.format();
                let business = state.form.with(|form| form.business);
                state.answer.with(|answer| answer.as_ref().map(|answer| steps(answer, business, format)))
            }}
        </details>
    }
    .into_any()
}

/// A step: its name, its formula, the formula with the numbers in it.
pub(crate) type Row = (&'static str, &'static str, String);

/// The steps from the inputs to the figures.
pub(crate) fn rows(answer: &Answer, business: Business, f: Format) -> Vec<Row> {
    let l = f.locale;
    let (inputs, result) = (&answer.inputs, &answer.result);
    let mut rows = Vec::new();
    if let Some(base) = &result.base {
        whole_base(&mut rows, answer, base, f);
    } else {
        lifetime_value(&mut rows, answer, business, f);
    }
    if let (Some(cac), Some(net)) = (
        result
            .acquisition_cost
            .filter(|_| result.basis == Basis::Contribution),
        result.net_ltv,
    ) {
        let (cac_text, ltv) = (f.money_exact(round(cac)), f.money_exact(round(result.ltv)));
        rows.push((
            t::calculator::net(l),
            t::calculator::formula_net(l),
            format!("{ltv} − {cac_text} = {}", f.money_exact(round(net))),
        ));
        if let Some(ratio) = result.ratio {
            rows.push((
                t::calculator::ratio(l),
                t::calculator::formula_ratio(l),
                format!("{ltv} ÷ {cac_text} = {}", f.ratio(ratio)),
            ));
        }
        if let Payback::After { months } = result.payback_simple {
            rows.push((
                t::calculator::payback_simple(l),
                t::calculator::formula_payback_simple(l),
                format!(
                    "{cac_text} ÷ {} = {}",
                    f.money_exact(round(result.value_per_period)),
                    f.months(months)
                ),
            ));
        }
        if let Payback::After { months } = result.payback_with_churn
            && inputs.method.discounts()
        {
            rows.push((
                t::calculator::payback_churn(l),
                t::calculator::formula_payback_churn(l),
                f.months(months),
            ));
        }
        if let Payback::After { months } = result.payback {
            rows.push((
                if inputs.method.discounts() {
                    t::calculator::payback_own(l)
                } else {
                    t::calculator::payback_churn(l)
                },
                if inputs.method.discounts() {
                    t::calculator::formula_payback_own(l)
                } else {
                    t::calculator::formula_payback_churn(l)
                },
                f.months(months),
            ));
        }
    }
    rows
}

/// What holds for all steps: the rhythm, and how the ratio is read.
pub(crate) fn notes(answer: &Answer, f: Format) -> [String; 2] {
    let l = f.locale;
    let per = words::per(answer.result.payment_period)(l);
    [
        t::calculator::Rhythm { per }.text(l),
        if answer.result.basis == Basis::Contribution {
            words::band_rule(answer, f)
        } else {
            t::calculator::needs_margin(l).to_owned()
        },
    ]
}

fn steps(answer: &Answer, business: Business, f: Format) -> AnyView {
    let [rhythm, reading] = notes(answer, f);
    view! {
        <dl class="steps">
            {rows(answer, business, f)
                .into_iter()
                .map(|(name, formula, numbers)| {
                    view! {
                        <div>
                            <dt>{name}</dt>
                            <dd class="formula">{formula}</dd>
                            <dd class="numbers">{numbers}</dd>
                        </div>
                    }
                })
                .collect_view()}
        </dl>
        <p class="hint">{rhythm} " " {reading}</p>
    }
    .into_any()
}

fn lifetime_value(rows: &mut Vec<Row>, answer: &Answer, business: Business, f: Format) {
    let l = f.locale;
    let (inputs, result) = (&answer.inputs, &answer.result);
    let money = |amount: f64| f.money_exact(round(amount));
    let aov = f.money_exact(inputs.average_order_value);
    let frequency = f.up_to(result.frequency_per_period, 4);
    let lifetime = f.up_to(result.lifetime_periods, 2);
    let ltv = money(result.ltv);
    if result.method == Method::Simple {
        rows.push((
            t::calculator::ltv_revenue(l),
            t::calculator::formula_simple(l),
            format!("{aov} × {frequency} × {lifetime} = {ltv}"),
        ));
        return;
    }
    let (each, k) = (
        money(result.value_per_order),
        money(result.value_per_period),
    );
    let one = format!(
        "{aov} × {} − {} = {each}",
        f.percent(inputs.gross_margin, 2),
        f.money_exact(inputs.cost_to_serve),
    );
    if business == Business::Subscription {
        // A subscriber pays once a period: the fee's contribution is the period's.
        rows.push((
            t::calculator::per_period_contribution(l),
            t::calculator::formula_payment(l),
            one,
        ));
    } else {
        rows.push((
            t::calculator::per_order_contribution(l),
            t::calculator::formula_order(l),
            one,
        ));
        rows.push((
            t::calculator::per_period_contribution(l),
            t::calculator::formula_period(l),
            format!("{each} × {frequency} = {k}"),
        ));
    }
    let churn = match inputs.lifetime {
        Lifetime::Churn(churn) => Some(churn.in_period(result.payment_period)),
        Lifetime::Span(_) => None,
    };
    if inputs.method.discounts() {
        rows.push((
            t::calculator::discount(l),
            t::calculator::formula_discount(l),
            format!(
                "{} {}",
                f.percent(result.discount_per_period, 4),
                words::per(result.payment_period)(l)
            ),
        ));
    }
    let d = f.up_to(result.discount_per_period, 6);
    let r = f.up_to(1.0 - churn.unwrap_or(1.0 / result.lifetime_periods), 6);
    let last = match (result.method, inputs.timing) {
        (Method::RetentionDiscounted, Timing::AtOnce) => (
            t::calculator::ltv(l),
            t::calculator::formula_discounted_start(l),
            format!("{k} × (1 + {d}) ÷ (1 + {d} − {r}) = {ltv}"),
        ),
        (Method::RetentionDiscounted, Timing::EndOfPeriod) => (
            t::calculator::ltv(l),
            t::calculator::formula_discounted_end(l),
            format!("{k} × {r} ÷ (1 + {d} − {r}) = {ltv}"),
        ),
        (Method::FiniteHorizon, _) => (
            t::calculator::ltv(l),
            t::calculator::formula_horizon(l),
            format!(
                "{} = {ltv}",
                t::calculator::HorizonSum {
                    n: &f.up_to(inputs.horizon.in_period(result.payment_period), 2),
                    k: &k,
                }
                .text(l)
            ),
        ),
        _ => {
            if let Some(churn) = churn {
                let used = f.percent(churn, 3);
                rows.push((
                    t::calculator::lifetime(l),
                    t::calculator::formula_lifetime(l),
                    format!("1 ÷ {used} = {lifetime}"),
                ));
            }
            (
                t::calculator::ltv(l),
                t::calculator::formula_ltv(l),
                format!("{k} × {lifetime} = {ltv}"),
            )
        }
    };
    rows.push(last);
}

fn whole_base(rows: &mut Vec<Row>, answer: &Answer, base: &BaseResult, f: Format) {
    let l = f.locale;
    let given = &answer.inputs.base;
    let money = |amount: f64| f.money_exact(round(amount));
    let periods = f.up_to(answer.result.lifetime_periods, 2);
    let payers = f.up_to(base.payers, 2);
    let arppu = money(base.arppu);
    rows.push((
        t::calculator::arppu(l),
        t::calculator::formula_arppu(l),
        format!("{} ÷ {payers} = {arppu}", money(base.arppu * base.payers)),
    ));
    let (formula, margin) = match given.gross_margin {
        Some(margin) => (
            t::calculator::formula_gross_margin(l),
            format!(" × {}", f.percent(margin, 2)),
        ),
        None => (t::calculator::formula_gross(l), String::new()),
    };
    rows.push((
        t::calculator::gross(l),
        formula,
        format!(
            "{arppu} × {payers} × {periods}{margin} = {}",
            money(base.gross)
        ),
    ));
    rows.push((
        t::calculator::base_value(l),
        t::calculator::formula_base_net(l),
        format!(
            "{} − {} = {}",
            money(base.gross),
            money(given.acquisition_spend),
            money(base.net)
        ),
    ));
}

/// Intermediates to a hundredth: what stands there multiplies out to the eye.
fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
