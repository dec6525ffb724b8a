//! The columns that tables of pairs share.

use leptos::prelude::*;
use ltv_engine::segments::next_product::Together;
use ltv_worker::protocol::segments::{NextAnswer, NextGroup, NextPair};

use super::Open;
use super::words::{name, range};
use crate::app::data::export::{Sheet, Value};
use crate::app::data::forecast::about;
use crate::app::menu::Words;
use crate::i18n::{Format, t};

fn is_basket(answer: &NextAnswer) -> bool {
    answer.ask.options.together == Together::SameDay
}

/// Heads after the products, each with what the field calls it.
fn columns(answer: &NextAnswer) -> Vec<(Words, Option<Words>)> {
    let baskets = is_basket(answer);
    let of_all = if baskets {
        t::next_product::of_baskets
    } else {
        t::next_product::of_all
    };
    let mut columns: Vec<(Words, Option<Words>)> = vec![
        (t::next_product::share, Some(t::next_product::share_term)),
        (t::next_product::usual, None),
        (t::next_product::times, Some(t::next_product::times_term)),
        (of_all, Some(t::next_product::of_all_term)),
    ];
    if !baskets {
        columns.push((t::next_product::when, Some(t::next_product::when_term)));
    }
    columns.push((t::next_product::chance, Some(t::next_product::chance_term)));
    columns.push((t::next_product::offer_to, None));
    if !baskets {
        columns.push((t::next_product::may_bring, None));
    }
    columns
}

/// The heads as cells.
pub(super) fn heads(answer: &NextAnswer, f: Format) -> Vec<AnyView> {
    let l = f.locale;
    let head = |(words, term): (Words, Option<Words>)| {
        let term = term.map(|term| view! { <span class="note">{term(l)}</span> });
        view! { <th scope="col">{words(l)} {term}</th> }.into_any()
    };
    columns(answer).into_iter().map(head).collect()
}

/// A row: its head, and the cells after the products. Pairs that are no more frequent
/// than usual stand back.
pub(super) fn row(
    answer: &NextAnswer,
    one: &NextPair,
    head: AnyView,
    f: Format,
    open: &Open,
) -> AnyView {
    let back = one.pair.beyond() <= 0.0;
    let cells = columns(answer).into_iter().zip(cells(answer, one, f, open));
    let cells = cells
        .map(|((words, _), cell)| view! { <td data-head=words(f.locale)>{cell}</td> }.into_any());
    view! {
        <tr class:less=back>
            <th scope="row">{head}</th>
            {cells.collect::<Vec<_>>()}
        </tr>
    }
    .into_any()
}

/// What stands in a cell: a text, and notes below it.
pub(super) fn noted<const N: usize>(text: String, notes: [String; N]) -> AnyView {
    let notes = notes.map(|note| view! { <span class="note">{note}</span> }.into_any());
    view! {
        <span>{text}</span>
        {notes.into_iter().collect::<Vec<_>>()}
    }
    .into_any()
}

fn cells(answer: &NextAnswer, one: &NextPair, f: Format, open: &Open) -> Vec<AnyView> {
    let l = f.locale;
    let pair = &one.pair;
    let baskets = is_basket(answer);
    let (count, all) = (
        &*f.count(f64::from(pair.count)),
        &*f.count(f64::from(pair.exposed)),
    );
    let of = if baskets {
        t::next_product::OfBasketsCount { all, count }.text(l)
    } else {
        t::next_product::Of { all, count }.text(l)
    };
    let interval = range(pair.interval.low, pair.interval.high, f);
    let times = pair.lift.map_or_else(String::new, |lift| {
        t::next_product::TimesUsual {
            n: &f.fixed(lift, 2),
        }
        .text(l)
    });
    let plain = |text: String| noted(text, []);
    let mut cells = vec![
        noted(f.percent_fixed(pair.confidence, 1), [of, interval]),
        plain(f.percent_fixed(pair.base, 1)),
        plain(times),
        plain(f.percent_fixed(pair.support, 1)),
    ];
    if !baskets {
        let median = f.up_to(pair.median_days, 1);
        let middle = t::next_product::Ranged {
            low: &f.count(f64::from(pair.early_days)),
            high: &f.count(f64::from(pair.late_days)),
        };
        let median = t::data::Days { n: &median }.text(l);
        cells.push(noted(median, [middle.text(l)]));
    }
    let verdict = if pair.is_sure() {
        t::next_product::sure(l)
    } else if pair.beyond() <= 0.0 {
        t::next_product::fewer(l)
    } else {
        t::next_product::unsure(l)
    };
    cells.push(noted(verdict.to_owned(), [p_value(pair.adjusted, f)]));
    cells.push(buttons(answer, one, f, open));
    if !baskets {
        cells.push(bring(one, f));
    }
    cells
}

/// `p < 0.001`, or as it is.
pub(super) fn p_value(p: f64, f: Format) -> String {
    if p < 0.001 {
        ["p < ", &f.fixed(0.001, 3)].concat()
    } else {
        ["p = ", &f.fixed(p, 3)].concat()
    }
}

fn buttons(answer: &NextAnswer, one: &NextPair, f: Format, open: &Open) -> AnyView {
    let l = f.locale;
    let pair = &one.pair;
    let button = |text: String, customers: u32, within: Option<u32>| {
        let group = NextGroup::Offer {
            first: name(answer, pair.first).to_owned(),
            second: name(answer, pair.second).to_owned(),
            within,
        };
        let title = super::words::list_title(&group, f);
        let open = open.clone();
        (customers > 0).then(|| {
            view! {
                <button
                    type="button"
                    class="secondary"
                    aria-label=[&*text, " · ", &title].concat()
                    on:click=move |_| open(group.clone())
                >
                    {text.clone()}
                </button>
            }
        })
    };
    let (offers, due) = (one.reach.offers, one.reach.due);
    let all = t::next_product::ListAll {
        customers: &f.count(f64::from(offers)),
    };
    let all = button(all.text(l), offers, None);
    let now = t::next_product::ListDue {
        customers: &f.count(f64::from(due)),
    };
    let now = (pair.late_days > 0).then(|| button(now.text(l), due, Some(pair.late_days)));
    view! { <div class="offer-buttons">{all} {now}</div> }.into_any()
}

fn bring(one: &NextPair, f: Format) -> AnyView {
    let l = f.locale;
    let Some(worth) = &one.worth else {
        return noted(t::next_product::not_told(l).to_owned(), []);
    };
    let ends = worth.buyers_interval;
    let buyers = t::next_product::Buyers {
        low: &f.count(ends.low.floor()),
        high: &f.count(ends.high.ceil()),
    };
    let value = one.value.map_or_else(String::new, |[_, low, high]| {
        t::next_product::Ranged {
            low: &about(low, f),
            high: &about(high, f),
        }
        .text(l)
    });
    noted(buyers.text(l), [value])
}

/// Pairs as a file.
pub(super) fn sheet(name_of: &str, answer: &NextAnswer, pairs: &[NextPair], f: Format) -> Sheet {
    let l = f.locale;
    let money = |words: &str| [words, " ", f.currency.code()].concat();
    let number = |count: u32| Value::Number(f64::from(count));
    let row = |one: &NextPair| {
        let (pair, worth) = (&one.pair, one.worth.as_ref());
        let value = |at: usize| Value::or_empty(one.value.map(|value| value[at]), Value::Money);
        vec![
            Value::Text(name(answer, pair.first).to_owned()),
            Value::Text(name(answer, pair.second).to_owned()),
            number(pair.count),
            number(pair.exposed),
            Value::Percent(pair.confidence),
            Value::Percent(pair.interval.low),
            Value::Percent(pair.interval.high),
            Value::Percent(pair.base),
            Value::or_empty(pair.lift, Value::Number),
            Value::Percent(pair.support),
            number(pair.early_days),
            Value::Number(pair.median_days),
            number(pair.late_days),
            Value::Number(pair.adjusted),
            number(one.reach.offers),
            number(one.reach.due),
            Value::or_empty(worth.map(|worth| worth.buyers_interval.low), Value::Number),
            Value::or_empty(worth.map(|worth| worth.buyers_interval.high), Value::Number),
            value(1),
            value(2),
        ]
    };
    let counts: [Words; 2] = if is_basket(answer) {
        [
            t::next_product::pair_baskets,
            t::next_product::exposed_baskets,
        ]
    } else {
        [t::next_product::pair_count, t::next_product::exposed]
    };
    let heads: [Words; 18] = [
        t::next_product::first,
        t::next_product::then,
        counts[0],
        counts[1],
        t::next_product::share_term,
        t::next_product::from_95,
        t::next_product::to_95,
        t::next_product::usual,
        t::next_product::times_term,
        t::next_product::of_all_term,
        t::next_product::early,
        t::next_product::median,
        t::next_product::late,
        t::next_product::chance_term,
        t::next_product::offer_to,
        t::next_product::due,
        t::next_product::buyers_from,
        t::next_product::buyers_to,
    ];
    let mut heads: Vec<String> = heads.map(|words| words(l).to_owned()).into();
    heads.push(money(t::next_product::value_from(l)));
    heads.push(money(t::next_product::value_to(l)));
    Sheet {
        name: name_of.to_owned(),
        heads,
        rows: pairs.iter().map(row).collect(),
    }
}
