//! "How is this computed": the formula, with the user's numbers in it.

use leptos::prelude::*;
use ltv_engine::economics::{Basis, Lifetime, Method, Payback};

use super::words;
use crate::app::state::{Answer, AppState};
use crate::i18n::{Format, say, t};

pub(super) fn explain(state: AppState) -> AnyView {
    view! {
        <details class="explain">
            <summary>{say(state.locale, t::calculator::how)}</summary>
            {move || {
                let format = state.format();
                state.answer.with(|answer| answer.as_ref().map(|answer| steps(answer, format)))
            }}
        </details>
    }
    .into_any()
}

fn steps(answer: &Answer, f: Format) -> AnyView {
    let l = f.locale;
    let mut rows: Vec<(&'static str, &'static str, String)> = Vec::new();
    let (inputs, result) = (&answer.inputs, &answer.result);
    let aov = f.money_exact(inputs.average_order_value);
    let per = words::per(result.payment_period, l);
    let frequency = f.up_to(result.frequency_per_period, 4);
    let lifetime = f.up_to(result.lifetime_periods, 2);
    match inputs.method {
        Method::Simple => rows.push((
            t::calculator::ltv_revenue(l),
            t::calculator::formula_simple(l),
            format!(
                "{aov} × {frequency} × {lifetime} = {}",
                f.money_exact(round(result.ltv))
            ),
        )),
        Method::MarginAdjusted => {
            rows.push((
                t::calculator::per_order_contribution(l),
                t::calculator::formula_order(l),
                format!(
                    "{aov} × {} − {} = {}",
                    f.percent(inputs.gross_margin, 2),
                    f.money_exact(inputs.cost_to_serve),
                    f.money_exact(round(result.value_per_order))
                ),
            ));
            rows.push((
                t::calculator::per_period_contribution(l),
                t::calculator::formula_period(l),
                format!(
                    "{} × {frequency} = {}",
                    f.money_exact(round(result.value_per_order)),
                    f.money_exact(round(result.value_per_period))
                ),
            ));
            if let Lifetime::Churn(churn) = inputs.lifetime {
                let used = f.percent(churn.in_period(result.payment_period), 3);
                rows.push((
                    t::calculator::lifetime(l),
                    t::calculator::formula_lifetime(l),
                    format!("1 ÷ {used} = {lifetime}"),
                ));
            }
            rows.push((
                t::calculator::ltv(l),
                t::calculator::formula_ltv(l),
                format!(
                    "{} × {lifetime} = {}",
                    f.money_exact(round(result.value_per_period)),
                    f.money_exact(round(result.ltv))
                ),
            ));
        }
    }
    if let (Some(cac), Some(net)) = (inputs.acquisition_cost, result.net_ltv) {
        let (cac_text, ltv) = (f.money_exact(cac), f.money_exact(round(result.ltv)));
        rows.push((
            t::calculator::net(l),
            t::calculator::formula_net(l),
            format!("{ltv} − {cac_text} = {}", f.money_exact(round(net))),
        ));
        if let Some(ratio) = result.ratio {
            rows.push((
                t::calculator::ratio(l),
                t::calculator::formula_ratio(l),
                format!("{ltv} ÷ {cac_text} = {}", f.up_to(ratio, 2)),
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
        if let Payback::After { months } = result.payback {
            rows.push((
                t::calculator::payback_churn(l),
                t::calculator::formula_payback_churn(l),
                f.months(months),
            ));
        }
    }
    let rhythm = t::calculator::Rhythm { per }.text(l);
    view! {
        <dl class="steps">
            {rows
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
        <p class="hint">
            {rhythm} " "
            {if result.basis == Basis::Contribution { t::calculator::band_rule(l) } else { t::calculator::needs_margin(l) }}
        </p>
    }
    .into_any()
}

/// Intermediates to a hundredth: what stands there multiplies out to the eye.
fn round(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
