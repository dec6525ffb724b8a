//! What to do now, for whom, and what it is worth.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::concentration::{Average, GroupWorth};
use ltv_worker::protocol::segments::{Alike, TopAnswer, TopGroup, TopLabel};

use super::parts::{list_button, table};
use super::{Open, Shown, words};
use crate::app::data::forecast::about;
use crate::app::data::table::{Cell, Inside, Part, Press, Row, frame};
use crate::app::state::AppState;
use crate::i18n::{Format, say, t};

pub(super) fn plays(state: AppState, shown: Shown, format: Memo<Format>, open: Open) -> AnyView {
    let table = table(
        "plain top-cards top-plays",
        t::top::do_title,
        shown,
        format,
        Arc::new(move |answer: &TopAnswer, f: Format| inside(answer, f, &open)),
    );
    let notes = move || {
        let f = format.get();
        shown.with(|shown| shown.as_deref().map(|answer| notes(answer, f)))
    };
    view! {
        <section class="evidence">
            <h3>{say(state.locale, t::top::do_title)}</h3>
            {frame(table)}
            {notes}
        </section>
    }
    .into_any()
}

fn inside(answer: &TopAnswer, f: Format, open: &Open) -> Inside {
    let l = f.locale;
    let mut plays: Vec<Play> = late(answer, f, open.clone()).into_iter().collect();
    plays.push(keep(answer, f, open.clone()));
    let alike = answer.alike.iter();
    plays.extend(alike.filter_map(|one| more(answer, one, f, open.clone())));
    let heads = [t::top::what_to_do, t::data::customers, t::top::worth];
    Inside::of(
        &heads.map(|words| words(l)),
        Some(t::segments::list(l)),
        plays.into_iter().map(|play| line(play, f)).collect(),
    )
}

/// One thing to do: what, why, for whom, what it is worth, and the list.
struct Play {
    title: String,
    text: String,
    customers: u32,
    worth: String,
    note: Option<String>,
    list: Press,
}

fn line(play: Play, f: Format) -> Row {
    let l = f.locale;
    let customers = f.count(f64::from(play.customers));
    Row::of(
        vec![Part::Text(play.title), Part::Note(play.text)],
        vec![
            Cell::text(t::data::customers(l), customers),
            Cell::text(t::top::worth(l), play.worth).note(play.note),
            Cell::press(Some(play.list)),
        ],
    )
}

fn late(answer: &TopAnswer, f: Format, open: Open) -> Option<Play> {
    let l = f.locale;
    let late = answer.late.as_ref().filter(|late| late.customers > 0)?;
    let options = answer.ask.options;
    let percent = &*words::percent(options.percent, f);
    let group = TopGroup::Late {
        options,
        rules: answer.ask.rules,
    };
    let title = t::top::ListLate { percent }.text(l);
    let name = format!("best-{}-late", options.percent);
    let (worth, note) = match (late.at_stake, late.expected) {
        (Some(at_stake), Some(expected)) => (
            t::top::AtStake {
                value: &about(at_stake, f),
            }
            .text(l),
            Some(
                t::top::ExpectedNote {
                    expected: &about(expected, f),
                }
                .text(l),
            ),
        ),
        _ => (words::worth_said(answer, late, f), None),
    };
    Some(Play {
        title: t::top::do_late(l).to_owned(),
        text: t::top::DoLateText { percent }.text(l),
        customers: late.customers,
        worth,
        note,
        list: list_button(group, title, name, open, f),
    })
}

fn keep(answer: &TopAnswer, f: Format, open: Open) -> Play {
    let l = f.locale;
    let options = answer.ask.options;
    let percent = &*words::percent(options.percent, f);
    let title = t::top::ListBest { percent }.text(l);
    let name = format!("best-{}", options.percent);
    Play {
        title: t::top::do_keep(l).to_owned(),
        text: t::top::do_keep_text(l).to_owned(),
        customers: answer.best.customers,
        worth: words::worth_said(answer, &answer.best, f),
        note: None,
        list: list_button(TopGroup::Best { options }, title, name, open, f),
    }
}

/// More of those who have what goes with the best.
fn more(answer: &TopAnswer, alike: &Alike, f: Format, open: Open) -> Option<Play> {
    let l = f.locale;
    let column = alike.column as usize;
    let labels = answer.contrast.labels.get(column)?;
    let (row_of, what) = (
        labels.rows.get(alike.row as usize)?,
        *answer.columns.get(column)?,
    );
    let name = &*row_of.name;
    let (mean, range) = (&*about(row_of.average.mean, f), &*range(row_of.average, f));
    let all = &*about(labels.average.mean, f);
    let (title, text) = match what {
        TopLabel::Channel => (
            t::top::DoChannel { name }.text(l),
            t::top::DoChannelText { all, mean, range }.text(l),
        ),
        TopLabel::FirstProduct => (
            t::top::DoProduct { name }.text(l),
            t::top::DoProductText { all, mean, range }.text(l),
        ),
    };
    let group = TopGroup::Labelled {
        options: answer.ask.options,
        best: false,
        what,
        name: name.to_owned(),
    };
    let list_title = t::top::ListAlike {
        what: words::column(what)(l),
        name,
    }
    .text(l);
    let file = format!("more-{}", words::column_file(what));
    let rest: &GroupWorth = &alike.rest;
    Some(Play {
        title,
        text,
        customers: rest.customers,
        worth: words::worth_said(answer, rest, f),
        note: None,
        list: list_button(group, list_title, file, open, f),
    })
}

fn range(average: Average, f: Format) -> String {
    let l = f.locale;
    match average.interval {
        Some(interval) => t::top::Range95 {
            from: &about(interval.low, f),
            to: &about(interval.high, f),
        }
        .text(l),
        None => t::top::range_few(l).to_owned(),
    }
}

/// What there is nothing to do about, and from what values are told.
fn notes(answer: &TopAnswer, f: Format) -> Vec<AnyView> {
    let l = f.locale;
    let late = match &answer.late {
        None => Some(t::top::late_unknown(l)),
        Some(late) if late.customers == 0 => Some(t::top::late_none(l)),
        Some(_) => None,
    };
    let compared = answer.contrast.rest > 0 && !answer.columns.is_empty();
    let alike = (compared && answer.alike.is_empty()).then(|| t::top::do_nothing_tells(l));
    let stake = answer.late.as_ref().and_then(|late| late.at_stake);
    let stake = stake.map(|_| t::top::stake_text(l));
    let notes = [late, alike, stake]
        .into_iter()
        .flatten()
        .map(str::to_owned);
    notes
        .chain([words::basis(answer, f)])
        .map(|text| view! { <p class="hint">{text}</p> }.into_any())
        .collect()
}
