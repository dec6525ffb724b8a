//! How stages are told: the statistic of the cycle, whose it is, where stages end.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::lifecycle::{Mislabelled, Statistic};

use super::{Shown, words};
use crate::app::data::cohorts::parts::{Typed, always, chips, said, typed};
use crate::app::data::desk::Desk;
use crate::app::state::AppState;
use crate::i18n::{Format, say, t};

pub(super) fn rules(state: AppState, desk: Desk, shown: Shown, format: Memo<Format>) -> AnyView {
    let choices = desk.stages;
    let statistic = chips(
        state,
        t::segments::statistic,
        Statistic::ALL.map(words::statistic).to_vec(),
        Arc::new(move || {
            let now = choices.get().statistic;
            Statistic::ALL.iter().position(|own| *own == now)
        }),
        always(),
        Arc::new(move |at| choices.update(|choices| choices.statistic = Statistic::ALL[at])),
    );
    let whose = chips(
        state,
        t::segments::whose,
        vec![t::segments::own_cycle, t::segments::cycle_of_all],
        Arc::new(move || Some(usize::from(!choices.get().own))),
        always(),
        Arc::new(move |at| choices.update(|choices| choices.own = at == 0)),
    );
    let fixed = typed(
        state,
        Typed {
            label: t::segments::fixed_cycle,
            marks: [said(t::cohorts::nothing), said(t::segments::days_unit)],
            range: (1.0, 3650.0),
            get: Arc::new(move || choices.get().fixed),
            set: Arc::new(move |days| choices.update(|choices| choices.fixed = days)),
        },
    );
    let multiple = move |at: usize, label| {
        typed(
            state,
            Typed {
                label,
                marks: [said(t::cohorts::nothing), said(t::segments::cycles_unit)],
                range: (0.1, 1000.0),
                get: Arc::new(move || Some(choices.get().multiples[at])),
                set: Arc::new(move |times| {
                    let usual = super::StageChoices::default().multiples[at];
                    choices.update(|choices| choices.multiples[at] = times.unwrap_or(usual));
                }),
            },
        )
    };
    let compared = move || {
        let f = format.get();
        shown.with(|shown| {
            let proposal = shown.as_ref()?.proposal.as_ref()?;
            let rows: Vec<AnyView> = (proposal.statistics.iter())
                .map(|one| row(one, one.statistic == proposal.proposed, f))
                .collect();
            Some(rows)
        })
    };
    let head = |words| view! { <th scope="col">{say(state.locale, words)}</th> }.into_any();
    view! {
        <details class="more-ways">
            <summary>{say(state.locale, t::segments::rules_fold)}</summary>
            <p class="hint">{say(state.locale, t::segments::rules_text)}</p>
            <div class="look">{statistic} {whose}</div>
            <div class="look">
                {fixed} {multiple(0, t::segments::ends_s0)} {multiple(1, t::segments::ends_s1)}
                {multiple(2, t::segments::ends_s2)}
            </div>
            <div
                class="scroll"
                tabindex="0"
                role="region"
                aria-label=move || t::segments::compared_title(state.locale.get())
            >
                <table class="plain">
                    <caption>{say(state.locale, t::segments::compared_title)}</caption>
                    <thead>
                        <tr>
                            {head(t::segments::statistic)} {head(t::segments::cycle_days)}
                            {head(t::segments::mislabelled)} {head(t::segments::late_now)}
                        </tr>
                    </thead>
                    <tbody>{compared}</tbody>
                </table>
            </div>
            <p class="hint">{say(state.locale, t::segments::compared_text)}</p>
        </details>
    }
    .into_any()
}

fn row(one: &Mislabelled, proposed: bool, f: Format) -> AnyView {
    let l = f.locale;
    let mark = proposed.then(|| view! { <span class="tag good">{t::segments::fewest(l)}</span> });
    view! {
        <tr>
            <th scope="row">{words::statistic(one.statistic)(l)} " " {mark}</th>
            <td>{f.up_to(one.cycle_of_all, 1)}</td>
            <td>{f.percent(one.share, 1)}</td>
            <td>{f.count(f64::from(one.late_now))}</td>
        </tr>
    }
    .into_any()
}
