//! Membership tiers: where they begin, what they cost, who is close to the next.

mod axis;
mod choices;
mod handles;
mod kept;
mod latest;
mod lead;
mod margin;
mod nudges;
mod number;
mod picture;
mod proposal;
mod rows;
mod screen;
mod spread_chart;
mod stagger;
mod steps;
mod table;
mod words;

use std::sync::Arc;

use leptos::prelude::*;
use ltv_worker::protocol::segments::{Ask, Event, TierAnswer, TierAsk};

use super::list::{Opened, list};
use super::question::{Question, follow};
use super::trouble;
use crate::app::data::desk::Desk;
use crate::app::data::state::DataState;
use crate::app::state::AppState;
use crate::i18n::{Format, rich, say, t};
use latest::latest;
use screen::{Screen, Table};
use steps::Measure;

pub(in crate::app::data) use choices::TierChoices;
pub(super) use kept::bring;

pub(super) fn tiers(state: AppState, data: DataState, desk: Desk, format: Memo<Format>) -> AnyView {
    let choices = desk.tiers;
    let by = Memo::new(move |_| choices.with(TierChoices::by));
    let spread = follow(
        data,
        Memo::new(|_| {
            Some(Ask::Tiers {
                ask: TierAsk::Spread,
            })
        }),
    );
    let proposal = follow(
        data,
        Memo::new(move |_| {
            Some(Ask::Tiers {
                ask: TierAsk::Propose { by: by.get()? },
            })
        }),
    );
    let proposed = Memo::new(move |_| match answer(proposal)? {
        TierAnswer::Proposed { by, proposed } => Some((by, Arc::new(proposed))),
        _ => None,
    });
    // What is proposed is in force until something else is chosen.
    Effect::new(move |_| {
        let Some((of, proposed)) = proposed.get() else {
            return;
        };
        let next = choices.with(|choices| {
            let mut next = choices.clone();
            let asked = choices.by().as_ref() == Some(&of);
            asked.then(|| {
                next.take(&proposed);
                next
            })
        });
        if let Some(next) = next
            && choices.with_untracked(|choices| *choices != next)
        {
            choices.set(next);
        }
    });
    let margin = Memo::new(move |_| desk.margin_of(state));
    let tables = latest(
        data,
        Memo::new(move |_| {
            let options = choices.with(|choices| {
                let usable = choices.usable();
                usable.then(|| choices.with_margin(margin.get()))
            })?;
            Some(TierAsk::Tiers { options })
        }),
    );
    let set = Memo::new(move |_| choices.with(|choices| !choices.thresholds.is_empty()));
    let shown = Memo::new(move |_| {
        set.get().then_some(())?;
        tables.answer.with(|answer| match answer.as_deref() {
            Some(TierAnswer::Tiers { options, tiers }) => Some(Arc::new(Table {
                options: options.clone(),
                tiers: (**tiers).clone(),
            })),
            _ => None,
        })
    });
    let by_orders = RwSignal::new(false);
    let measure = Memo::new(move |_| {
        let rule = choices.with(|choices| choices.rule);
        let orders = rule.by_orders() && (!rule.by_spend() || by_orders.get());
        if orders {
            Measure::Orders
        } else {
            Measure::Spend
        }
    });
    let day = Memo::new(move |_| {
        let day = data.dataset.with(|dataset| {
            let dataset = dataset.as_ref()?;
            Some(dataset.loaded.summary.as_of.civil())
        });
        day.map_or_else(String::new, |(year, month, day)| {
            format.get().day(year, u32::from(month), u32::from(day))
        })
    });
    let opened = RwSignal::new(None::<Opened>);
    let screen = Screen {
        state,
        format,
        choices,
        shown,
        spread: Memo::new(move |_| match answer(spread)? {
            TierAnswer::Spread { spread } => Some(Arc::new(spread)),
            _ => None,
        }),
        proposed: Memo::new(move |_| proposed.get().map(|(_, proposed)| proposed)),
        measure,
        by_orders,
        day,
        opened,
    };
    let problem = move || {
        let f = format.get();
        let refused = tables.answer.with(|answer| match answer.as_deref() {
            Some(TierAnswer::Refused { error }) => {
                Some(choices.with(|choices| words::error(*error, choices, f)))
            }
            _ => None,
        });
        Some(view! { <p class="problem" role="alert">{refused?}</p> })
    };
    let failure = move || {
        let failures = [spread.failure, proposal.failure, tables.failure];
        failures.iter().find_map(|failure| failure.get())
    };
    let lead = move || {
        let f = format.get();
        let table = shown.get();
        // Nothing was found to begin with: nobody bought, or nobody paid.
        let nothing = screen.spread.with(|spread| {
            let nobody = spread
                .as_ref()
                .is_some_and(|spread| spread.spend.is_empty());
            nobody && choices.with(|choices| choices.thresholds.is_empty())
        });
        rich(&match table {
            Some(table) => lead::lead(screen, &table, f),
            None if nothing => t::tiers::LeadNobody { day: &day.get() }.text(f.locale),
            None => trouble::lead(failure().is_some(), t::tiers::lead_waiting, f.locale),
        })
    };
    let none = move || shown.with(Option::is_none);
    view! {
        <h2 class="lead">{lead}</h2>
        <p class="hint">{say(state.locale, t::tiers::sub)}</p>
        {trouble::failed(state, data, format, failure)} {problem}
        <div class="cohort-work" aria-busy=move || tables.waiting.get().to_string()>
            <div hidden=none>{picture::picture(screen)}</div>
            <section class="evidence">
                <h3>{say(state.locale, t::tiers::rows_title)}</h3>
                {proposal::proposal(screen)}
                {rows::rows(screen)}
                {margin::margin(screen, desk)}
            </section>
            <div hidden=none>{table::table(screen)}</div>
            <div hidden=none>{nudges::nudges(screen)}</div>
        </div>
        {list(state, data, format, opened)}
    }
    .into_any()
}

/// The last answer to a question about tiers.
fn answer(question: Question) -> Option<TierAnswer> {
    question.answer.with(|answer| match answer.as_deref() {
        Some(Event::Tiers { answer }) => Some((**answer).clone()),
        _ => None,
    })
}
