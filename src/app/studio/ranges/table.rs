//! The figures over all draws.

use leptos::prelude::*;
use ltv_engine::scenario::{Distribution, Figure, Simulation};

use super::Tool;
use crate::app::menu::Words;
use crate::app::studio::parts::{figure_name, figure_text};
use crate::i18n::{Format, say, spoken, t};

pub(super) fn table(tool: Tool) -> AnyView {
    let locale = tool.state.locale;
    let heads: [Words; 5] = [
        t::tools::figure_head,
        t::tools::dist_low,
        t::tools::dist_median,
        t::tools::dist_high,
        t::tools::dist_mean,
    ];
    let head = |words: Words| view! { <th scope="col">{say(locale, words)}</th> }.into_any();
    let rows = move || {
        let f = tool.state.format();
        tool.outcome
            .with(|found| found.as_ref().map(|found| rows(found, f)))
    };
    view! {
        <div
            class="scroll"
            tabindex="0"
            role="region"
            aria-label=spoken(locale, t::tools::distribution)
            hidden=move || tool.outcome.with(Option::is_none)
        >
            <table class="plain">
                <thead>
                    <tr>
                        {Vec::from(heads.map(head))}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn rows(found: &Simulation, f: Format) -> Vec<AnyView> {
    let all = [
        (Figure::Ltv, Some(&found.ltv)),
        (Figure::NetLtv, found.net_ltv.as_ref()),
        (Figure::Ratio, found.ratio.as_ref()),
    ];
    all.into_iter()
        .filter_map(|(figure, values)| Some(row(figure, values?, f)))
        .collect()
}

fn row(figure: Figure, values: &Distribution, f: Format) -> AnyView {
    let cell = |value: f64| view! { <td>{figure_text(figure, Some(value), f)}</td> }.into_any();
    let cells = [values.low, values.median, values.high, values.mean].map(cell);
    view! {
        <tr>
            <th scope="row">{figure_name(figure)(f.locale)}</th>
            {Vec::from(cells)}
        </tr>
    }
    .into_any()
}
