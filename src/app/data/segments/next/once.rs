//! Products that were bought first, and then nothing ever again.

use leptos::prelude::*;
use ltv_engine::segments::next_product::FirstProduct;
use ltv_worker::protocol::segments::{NextAnswer, NextGroup};

use super::columns::{noted, p_value};
use super::words::{list_title, range};
use super::{Open, Shown};
use crate::app::data::export::{Sheet, Value, buttons};
use crate::app::data::forecast::about;
use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::i18n::{Format, say, t};

/// Heads of the cells after the product.
const HEADS: [Words; 5] = [
    t::next_product::once_customers,
    t::next_product::once_gone,
    t::next_product::once_share,
    t::next_product::usual,
    t::next_product::chance,
];

pub(super) fn once(state: AppState, shown: Shown, format: Memo<Format>, open: Open) -> AnyView {
    let none = Memo::new(move |_| {
        shown.with(|shown| shown.as_ref().is_none_or(|answer| answer.once.is_empty()))
    });
    let title = move || shown.with(|shown| Some(title(shown.as_deref()?, format.get())));
    let text = move || shown.with(|shown| Some(text(shown.as_deref()?, format.get())));
    let rows = move || {
        let f = format.get();
        shown.with(|shown| {
            let answer = shown.as_deref()?;
            let rows = answer.once.iter();
            Some(
                rows.map(|one| row(answer, one, f, &open))
                    .collect::<Vec<_>>(),
            )
        })
    };
    let take = move |give: Box<dyn FnOnce(Sheet)>| {
        if let Some(answer) = shown.get_untracked() {
            give(sheet(&answer, format.get_untracked()));
        }
    };
    let head = |words: Words| view! { <th scope="col">{say(state.locale, words)}</th> }.into_any();
    view! {
        <section class="evidence">
            <h3>{title}</h3>
            <p>{text}</p>
            <div
                class="scroll"
                tabindex="0"
                role="region"
                aria-label=move || t::next_product::once_name(state.locale.get())
                hidden=move || none.get()
            >
                <table class="plain next-pairs" id="next-once">
                    <thead>
                        <tr>
                            {head(t::next_product::once_product)}
                            {HEADS.map(head).into_iter().collect::<Vec<_>>()}
                            <th scope="col">
                                <span class="sr">{say(state.locale, t::segments::list)}</span>
                            </th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <div class="buttons" hidden=move || none.get()>
                {buttons(state, take)}
            </div>
        </section>
    }
    .into_any()
}

fn title(answer: &NextAnswer, f: Format) -> String {
    let l = f.locale;
    // The surest one; each is in the order of how many are lost.
    let worst = answer.once.iter().find(|one| one.is_sure());
    match (worst, answer.once.first()) {
        (Some(worst), _) => t::next_product::OnceTitle {
            product: &worst.name,
            share: &f.percent(worst.share, 0),
            usual: &f.percent(worst.usual, 0),
        }
        .text(l),
        (None, Some(any)) => t::next_product::OnceChance {
            usual: &f.percent(any.usual, 0),
        }
        .text(l),
        (None, None) => t::next_product::once_name(l).to_owned(),
    }
}

fn text(answer: &NextAnswer, f: Format) -> String {
    let l = f.locale;
    let days = &*f.count(f64::from(answer.ask.quiet_days));
    if answer.once.is_empty() {
        return t::next_product::OnceNone {
            days,
            least: &f.count(f64::from(answer.ask.least_once)),
        }
        .text(l);
    }
    let about_them = t::next_product::OnceText { days }.text(l);
    let worth = answer.later.map(|later| {
        t::next_product::OnceWorth {
            later: &about(later, f),
        }
        .text(l)
    });
    [
        &*about_them,
        t::cohorts::between(l),
        &worth.unwrap_or_default(),
    ]
    .concat()
}

fn row(answer: &NextAnswer, one: &FirstProduct, f: Format, open: &Open) -> AnyView {
    let l = f.locale;
    let group = NextGroup::NeverAgain {
        product: one.name.clone(),
        quiet_days: answer.ask.quiet_days,
    };
    let verdict = if one.is_sure() {
        t::next_product::sure(l)
    } else if one.beyond <= 0.0 {
        t::next_product::fewer(l)
    } else {
        t::next_product::unsure(l)
    };
    let label = [t::segments::list(l), " · ", &list_title(&group, f)].concat();
    let open = open.clone();
    let list = (one.never_again > 0).then(|| {
        view! {
            <button
                type="button"
                class="secondary"
                aria-label=label
                on:click=move |_| open(group.clone())
            >
                {t::segments::list(l)}
            </button>
        }
    });
    let count = |number: u32| noted(f.count(f64::from(number)), []);
    let interval = range(one.interval.low, one.interval.high, f);
    let cells = [
        count(one.customers),
        count(one.never_again),
        noted(f.percent_fixed(one.share, 1), [interval]),
        noted(f.percent_fixed(one.usual, 1), []),
        noted(verdict.to_owned(), [p_value(one.adjusted, f)]),
    ];
    let cells = HEADS.into_iter().zip(cells);
    let cells = cells.map(|(words, cell)| view! { <td data-head=words(l)>{cell}</td> }.into_any());
    view! {
        <tr>
            <th scope="row">{one.name.clone()}</th>
            {cells.collect::<Vec<_>>()}
            <td>{list}</td>
        </tr>
    }
    .into_any()
}

fn sheet(answer: &NextAnswer, f: Format) -> Sheet {
    let l = f.locale;
    let row = |one: &FirstProduct| {
        vec![
            Value::Text(one.name.clone()),
            Value::Number(f64::from(one.customers)),
            Value::Number(f64::from(one.never_again)),
            Value::Percent(one.share),
            Value::Percent(one.interval.low),
            Value::Percent(one.interval.high),
            Value::Percent(one.usual),
            Value::Number(one.adjusted),
        ]
    };
    let heads = [
        t::next_product::once_product,
        t::next_product::once_customers,
        t::next_product::once_gone,
        t::next_product::once_share,
        t::next_product::from_95,
        t::next_product::to_95,
        t::next_product::usual,
        t::next_product::chance_term,
    ];
    Sheet {
        name: "never-again".to_owned(),
        heads: heads.map(|words| words(l).to_owned()).into(),
        rows: answer.once.iter().map(row).collect(),
    }
}
