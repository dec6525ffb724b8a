//! All programmes side by side, the one with the largest net gain first.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::economics::Payback;
use ltv_engine::scenario::programmes::Estimate;

use super::outcome::{Evaluated, amount, interval, share};
use super::words::name;
use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::i18n::{Format, say, spoken, t};

/// Heads of the columns.
pub(in crate::app::studio) const HEADS: [Words; 8] = [
    t::programmes::column_name,
    t::programmes::column_net,
    t::programmes::column_chance,
    t::programmes::column_brings,
    t::programmes::column_cost,
    t::programmes::column_payback,
    t::programmes::column_even,
    t::programmes::column_ltv,
];

/// A value and, below it, its interval.
pub(in crate::app::studio) type Cell = (String, Option<String>);

/// The rows: each programme's name and its cells.
pub(in crate::app::studio) fn rows(
    all: &[Arc<Evaluated>],
    f: Format,
) -> Vec<(&'static str, Vec<Cell>)> {
    let net = |one: &Evaluated| one.found().map(|result| result.net.likely);
    let mut sorted: Vec<&Arc<Evaluated>> = all.iter().collect();
    sorted.sort_by(|a, b| {
        net(b)
            .unwrap_or(f64::MIN)
            .total_cmp(&net(a).unwrap_or(f64::MIN))
    });
    sorted
        .into_iter()
        .map(|one| (name(one.programme.kind)(f.locale), cells(one, f)))
        .collect()
}

fn cells(one: &Evaluated, f: Format) -> Vec<Cell> {
    let l = f.locale;
    let plain = |text: String| (text, None);
    let estimate = |estimate: &Estimate| (amount(estimate.likely, f), interval(estimate, f));
    let Some(result) = one.found() else {
        let mut cells = vec![plain("—".to_owned()); HEADS.len() - 1];
        cells[0] = plain(t::programmes::not_yet(l).to_owned());
        if let Some(result) = &one.result {
            cells[3] = plain(amount(result.cost, f));
        }
        return cells;
    };
    vec![
        estimate(&result.net),
        plain(if one.uncertain() {
            chance(result.chance_of_gain, f)
        } else {
            t::programmes::no_range(l).to_owned()
        }),
        estimate(&result.contribution),
        plain(amount(result.cost, f)),
        plain(match result.payback {
            _ if result.cost <= 0.0 => "—".to_owned(),
            Payback::After { .. } if result.net.likely < 0.0 => {
                t::programmes::behind_again(l).to_owned()
            }
            Payback::After { months } if months < 1.0 => t::programmes::within_first(l).to_owned(),
            Payback::After { months } => f.months(months),
            Payback::Never | Payback::Unknown => t::programmes::NotWithin {
                months: &f.months(one.programme.horizon_months),
            }
            .text(l),
        }),
        plain(match result.break_even_uplift {
            _ if result.cost <= 0.0 => "—".to_owned(),
            Some(factor) => share(factor, f),
            None => format!(">{}", f.percent(10.0, 0)),
        }),
        estimate(&result.ltv),
    ]
}

/// A simulated share: never said to be certain.
fn chance(share: f64, f: Format) -> String {
    if share > 0.99 {
        format!(">{}", f.percent(0.99, 0))
    } else if share < 0.01 {
        format!("<{}", f.percent(0.01, 0))
    } else {
        f.percent(share, 0)
    }
}

/// The table, once there are two to compare.
pub(super) fn table(state: AppState, all: Memo<Vec<Arc<Evaluated>>>) -> AnyView {
    let several = Memo::new(move |_| all.with(Vec::len) > 1);
    let head =
        move |words: Words| view! { <th scope="col">{say(state.locale, words)}</th> }.into_any();
    let cell = |(value, interval): Cell| {
        view! { <td>{value} {interval.map(|text| view! { <small>{text}</small> })}</td> }.into_any()
    };
    let body = move || {
        let rows = all.with(|all| rows(all, state.format())).into_iter();
        rows.map(|(name, cells)| {
            let cells: Vec<AnyView> = cells.into_iter().map(cell).collect();
            view! { <tr><th scope="row">{name}</th>{cells}</tr> }.into_any()
        })
        .collect::<Vec<_>>()
    };
    let shown = move || {
        several.get().then(|| {
            view! {
                <p class="hint sideways">{say(state.locale, t::programmes::sideways)}</p>
                <div class="scroll" tabindex="0" role="region" aria-label=spoken(state.locale, t::programmes::side_by_side)>
                    <table class="plain programme-table">
                        <thead><tr>{Vec::from(HEADS.map(head))}</tr></thead>
                        <tbody>{body}</tbody>
                    </table>
                </div>
                <p class="hint">{say(state.locale, t::programmes::table_hint)}</p>
            }
        })
    };
    shown.into_any()
}
