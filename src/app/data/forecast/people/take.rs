//! The table as a file. A CSV is written by the models module, piece by piece,
//! however many customers there are; a sheet of Excel ends at a million rows.

use leptos::prelude::*;
use ltv_engine::forecast::Person;
use ltv_worker::protocol::models::PeopleAsk;
use web_sys::Element;

use crate::app::data::export::{Sheet, Value, book_request, pair, write};
use crate::app::data::state::DataState;
use crate::app::state::AppState;
use crate::i18n::{Format, t};

const NAME: &str = "customers-forecast";
/// Rows of a sheet below its head.
const EXCEL: u32 = 1_048_575;

pub(super) fn take(
    state: AppState,
    data: DataState,
    ask: RwSignal<PeopleAsk>,
    total: Memo<u32>,
    format: Memo<Format>,
) -> AnyView {
    let told = RwSignal::new(None);
    let tell = move |done: Result<String, ()>| {
        // The page may have gone on.
        let _ = told.try_set(Some(done));
    };
    let csv = move |place: Element| {
        let heads = heads(format.get_untracked());
        data.export_people(ask.get_untracked(), heads, move |file| {
            tell(write(file.ok(), NAME, "csv", &place));
        });
    };
    let excel = move |place: Element| {
        let f = format.get_untracked();
        let count = total.get_untracked().min(EXCEL);
        data.people(ask.get_untracked(), 0, count, move |answer| {
            let Ok((_, people)) = answer else {
                tell(Err(()));
                return;
            };
            let place = place.clone();
            data.write_book(&book_request(&sheet(people, f)), move |file| {
                tell(write(file, NAME, "xlsx", &place));
            });
        });
    };
    pair(state, told, Box::new(csv), Box::new(excel))
}

/// In the order of the models module's columns.
fn heads(f: Format) -> Vec<String> {
    let l = f.locale;
    let money = |words: &str| [words, " ", f.currency.code()].concat();
    vec![
        t::forecast::id(l).to_owned(),
        t::forecast::purchases(l).to_owned(),
        money(t::forecast::revenue_so_far(l)),
        t::forecast::first_order(l).to_owned(),
        t::forecast::last_order(l).to_owned(),
        t::forecast::chance(l).to_owned(),
        t::forecast::orders_head(l).to_owned(),
        t::forecast::soon(l).to_owned(),
        money(t::forecast::spend(l)),
        money(t::forecast::value(l)),
    ]
}

fn sheet(people: Vec<Person>, f: Format) -> Sheet {
    let row = |person: Person| {
        vec![
            Value::Text(person.id),
            Value::Number(f64::from(person.purchases)),
            Value::Money(person.revenue),
            Value::Day(person.first),
            Value::Day(person.last),
            Value::Percent(person.p_alive),
            Value::Number(person.orders),
            Value::Percent(person.soon),
            Value::or_empty(person.spend, Value::Money),
            Value::or_empty(person.value, Value::Money),
        ]
    };
    Sheet {
        name: NAME.to_owned(),
        heads: heads(f),
        rows: people.into_iter().map(row).collect(),
    }
}
