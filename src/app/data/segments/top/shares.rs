//! The top shares: how much they brought, what they are worth, and their lists.

use leptos::prelude::*;
use ltv_engine::segments::concentration::{GroupWorth, TopShare};
use ltv_worker::protocol::segments::{TopAnswer, TopGroup};

use super::parts::{cell, frame, line, list_button, press, row_head};
use super::{Open, Shown, words};
use crate::app::data::export::{Sheet, Value, buttons};
use crate::app::state::AppState;
use crate::i18n::{Format, Locale, say, t};

pub(super) fn shares(state: AppState, shown: Shown, format: Memo<Format>, open: Open) -> AnyView {
    let rows = move || {
        let f = format.get();
        shown.with(|shown| {
            let answer = shown.as_deref();
            let rows = answer.map(|answer| {
                let rows = answer.concentration.top.iter().zip(&answer.top);
                rows.map(|(share, worth)| row(answer, share, worth, f, open.clone()))
                    .collect()
            });
            rows.unwrap_or_default()
        })
    };
    let heads = move || {
        let l = state.locale.get();
        shown.with(|shown| {
            shown
                .as_deref()
                .map_or_else(Vec::new, |answer| heads(answer, l))
        })
    };
    let table = frame(
        "top-shares",
        move || t::top::shares_title(state.locale.get()).to_owned(),
        heads,
        Some(t::segments::list),
        state.locale,
        rows,
    );
    let basis =
        move || shown.with(|shown| shown.as_deref().map(|one| words::basis(one, format.get())));
    let take = move |give: Box<dyn FnOnce(Sheet)>| {
        if let Some(answer) = shown.get_untracked() {
            give(sheet(&answer, format.get_untracked()));
        }
    };
    view! {
        <section class="evidence">
            <h3>{say(state.locale, t::top::shares_title)}</h3>
            {table}
            <p class="hint">{basis}</p>
            <div class="buttons">{buttons(state, take)}</div>
        </section>
    }
    .into_any()
}

fn heads(answer: &TopAnswer, l: Locale) -> Vec<String> {
    [
        t::top::name,
        t::data::customers,
        t::top::brought,
        t::top::of_revenue,
        words::worth_head(answer),
    ]
    .map(|words| words(l).to_owned())
    .to_vec()
}

/// A share of revenue; a dash where there is none to be shared.
pub(super) fn share_of(share: Option<f64>, f: Format) -> String {
    share.map_or_else(|| "–".to_owned(), |share| f.percent_fixed(share, 1))
}

fn row(answer: &TopAnswer, share: &TopShare, worth: &GroupWorth, f: Format, open: Open) -> AnyView {
    let percent = &*words::percent(share.percent, f);
    let group = TopGroup::Share {
        percent: share.percent,
    };
    let title = t::top::ListBest { percent }.text(f.locale);
    let name = format!("best-{}", share.percent);
    let heads = heads(answer, f.locale);
    let texts = [
        f.count(f64::from(share.customers)),
        f.money(share.revenue.as_f64()),
        share_of(share.share, f),
        words::worth(worth, f),
    ];
    let mut cells = vec![row_head(words::best(share.percent, f), None)];
    let told = heads.iter().skip(1).zip(texts);
    cells.extend(told.map(|(head, text)| cell(head, text, None)));
    cells.push(press(Some(list_button(group, title, name, open, f))));
    line(false, cells)
}

fn sheet(answer: &TopAnswer, f: Format) -> Sheet {
    let l = f.locale;
    let money = |words: &str| [words, " ", f.currency.code()].concat();
    let row = |(share, worth): (&TopShare, &GroupWorth)| {
        vec![
            Value::Text(words::best(share.percent, f)),
            Value::Number(f64::from(share.customers)),
            Value::Money(share.revenue.as_f64()),
            Value::or_empty(share.share, Value::Percent),
            Value::Money(worth.year_revenue.as_f64()),
            Value::or_empty(worth.expected, Value::Money),
        ]
    };
    let rows = answer.concentration.top.iter().zip(&answer.top);
    Sheet {
        name: "best-shares".to_owned(),
        heads: vec![
            t::top::name(l).to_owned(),
            t::data::customers(l).to_owned(),
            money(t::top::brought(l)),
            t::top::of_revenue(l).to_owned(),
            money(t::top::last_year(l)),
            money(t::top::ahead(l)),
        ],
        rows: rows.map(row).collect(),
    }
}
