//! The segments one by one: their rule, what they brought, what they are worth, what
//! to do, and the list.

use leptos::prelude::*;
use ltv_engine::segments::rfm::SegmentTotals;

use super::open::Opener;
use super::{Shown, Told, words};
use crate::app::data::export::{Sheet, Value, buttons};
use crate::app::data::forecast::about;
use crate::app::state::AppState;
use crate::i18n::{Format, say, t};

pub(super) fn table(
    state: AppState,
    shown: Shown,
    format: Memo<Format>,
    opener: Opener,
) -> AnyView {
    let rows = move || {
        let f = format.get();
        shown.with(|told| {
            let told = told.as_deref()?;
            let rows = (0_u8..).zip(&told.view.segments);
            let rows = rows.map(|(at, one)| row(told, at, one, f, opener));
            Some(rows.collect::<Vec<_>>())
        })
    };
    let basis = move || {
        let f = format.get();
        shown.with(|told| Some(words::basis(told.as_ref()?.answer.worth, f)))
    };
    let worth = move || {
        let l = state.locale.get();
        shown.with(|told| Some(words::worth(told.as_ref()?.answer.worth)(l)))
    };
    let notes = move || {
        let f = format.get();
        shown.with(|told| Some(notes(told.as_deref()?, f)))
    };
    let take = move |give: Box<dyn FnOnce(Sheet)>| {
        if let Some(told) = shown.get_untracked() {
            give(sheet(&told, format.get_untracked()));
        }
    };
    let head = |words| {
        view! { <th scope="col" role="columnheader">{say(state.locale, words)}</th> }.into_any()
    };
    view! {
        <section class="evidence">
            <h3>{say(state.locale, t::rfm::table_title)}</h3>
            <p class="hint">{say(state.locale, t::rfm::scores_text)}</p>
            {notes}
            <div
                class="scroll"
                tabindex="0"
                role="region"
                aria-label=move || t::rfm::table_title(state.locale.get())
            >
                <table class="plain rfm-segments rfm-cards" role="table">
                    <thead role="rowgroup">
                        <tr role="row">
                            {head(t::rfm::segment)} {head(t::data::customers)}
                            {head(t::data::revenue)} <th scope="col" role="columnheader">{worth}</th>
                            {head(t::rfm::usual_order)} {head(t::rfm::silent)}
                            {head(t::segments::what_to_do)}
                            <th scope="col" role="columnheader">
                                <span class="sr">{say(state.locale, t::segments::list)}</span>
                            </th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
            </div>
            <p class="hint">{basis}</p>
            <div class="buttons">{buttons(state, take)}</div>
        </section>
    }
    .into_any()
}

fn notes(told: &Told, f: Format) -> Vec<AnyView> {
    let options = &told.answer.options;
    let notes = told.view.notes.iter();
    let notes = notes.filter_map(|note| words::note(*note, options, f));
    let unvalued = told
        .answer
        .unvalued
        .then(|| t::rfm::no_money(f.locale).to_owned());
    let notes = notes.chain(unvalued);
    notes
        .map(|text| view! { <p class="callout">{text}</p> }.into_any())
        .collect()
}

fn row(told: &Told, at: u8, one: &SegmentTotals, f: Format, opener: Opener) -> AnyView {
    let l = f.locale;
    let name = words::segment(&one.name, l);
    let share = |share: Option<f64>| {
        let text = share.map(|share| f.percent(share, 1));
        text.map(|text| view! { <span class="note">{text}</span> }.into_any())
    };
    // On a phone the head stands in each cell; where there is nobody, there is nothing.
    let cell = |head: &'static str, text: Option<String>, note: Option<AnyView>| {
        let head = text.is_some().then_some(head);
        view! { <td role="cell" data-head=head>{text} {note}</td> }.into_any()
    };
    let some = one.customers > 0;
    let list = some.then(|| {
        let label = t::segments::ListOf { group: &name }.text(l);
        view! {
            <button type="button" class="secondary" aria-label=label on:click=move |_| opener.segment(at)>
                {t::segments::list(l)}
            </button>
        }
    });
    let expected = one.expected.filter(|_| some).map(|value| about(value, f));
    let revenue = some.then(|| about(one.revenue.as_f64(), f));
    let order = one.average_order.map(|value| f.money(value));
    let silent = one.median_recency_days;
    let silent = silent.map(|days| {
        t::data::Days {
            n: &f.up_to(days, 1),
        }
        .text(l)
    });
    view! {
        <tr role="row" data-segment=at.to_string()>
            <th scope="row" role="rowheader">
                <b>{name}</b>
                <span class="note">{words::rules(&told.answer.options, &one.name, l)}</span>
            </th>
            <td role="cell" data-head=t::data::customers(l)>
                <b>{f.count(f64::from(one.customers))}</b>
                {share(Some(one.share).filter(|_| some))}
            </td>
            {cell(t::data::revenue(l), revenue, share(one.revenue_share.filter(|_| some)))}
            {cell(words::worth(told.answer.worth)(l), expected, share(one.expected_share.filter(|_| some)))}
            {cell(t::rfm::usual_order(l), order, None)}
            {cell(t::rfm::silent(l), silent, None)}
            <td role="cell" class="do">{words::play(&one.name)(l)}</td>
            <td role="cell">{list}</td>
        </tr>
    }
    .into_any()
}

fn sheet(told: &Told, f: Format) -> Sheet {
    let l = f.locale;
    let money = |words: &str| [words, " ", f.currency.code()].concat();
    let row = |one: &SegmentTotals| {
        vec![
            Value::Text(words::segment(&one.name, l)),
            Value::Text(words::rules(&told.answer.options, &one.name, l)),
            Value::Number(f64::from(one.customers)),
            Value::Percent(one.share),
            Value::Number(one.orders as f64),
            Value::Money(one.revenue.as_f64()),
            Value::or_empty(one.revenue_share, Value::Percent),
            Value::or_empty(one.expected, Value::Money),
            Value::or_empty(one.expected_share, Value::Percent),
            Value::or_empty(one.average_order, Value::Money),
            Value::or_empty(one.median_recency_days, Value::Number),
            Value::Text(words::play(&one.name)(l).to_owned()),
        ]
    };
    Sheet {
        name: "rfm".to_owned(),
        heads: vec![
            t::rfm::segment(l).to_owned(),
            t::segments::rule(l).to_owned(),
            t::data::customers(l).to_owned(),
            t::segments::share(l).to_owned(),
            t::cohorts::member_orders(l).to_owned(),
            money(t::data::revenue(l)),
            t::rfm::revenue_share(l).to_owned(),
            money(words::worth(told.answer.worth)(l)),
            t::rfm::worth_share(l).to_owned(),
            money(t::rfm::usual_order(l)),
            t::segments::silent_days(l).to_owned(),
            t::segments::what_to_do(l).to_owned(),
        ],
        rows: told.view.segments.iter().map(row).collect(),
    }
}
