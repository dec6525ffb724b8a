//! How amounts are written.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::ingest::values::{DecimalMark, NumberGuess, parse_money};

use super::{MARKS, example};
use crate::app::data::columns::Shown;
use crate::app::data::parts::{Note, Said, pick, said};
use crate::app::data::words;
use crate::app::menu::Words;
use crate::i18n::{Format, t};

pub(in crate::app::data::columns) fn numbers(shown: &Shown) -> AnyView {
    let Shown {
        state,
        data,
        id,
        file,
        ..
    } = *shown;
    let look = shown.look.clone();
    let preview = look.clone();
    // The column that says how amounts are written: one of the channels' maybe.
    let at = Memo::new(move |_| {
        file.with(|file| {
            let columns = &file.as_ref()?.choice.columns;
            let (column, _) = preview.preview.number_guess(columns)?;
            Some(column)
        })
    });
    let mark = move || file.with(|file| file.as_ref()?.choice.numbers);
    let menu = move || {
        let column = look.preview.columns.get(at.get()?)?;
        if column.numbers != NumberGuess::Ambiguous {
            return None;
        }
        let option = |(place, &each): (usize, &DecimalMark)| {
            let name: Words = words::mark(each);
            let read = |cell: &str| parse_money(cell.as_bytes(), each).ok();
            // The values that both marks read alike tell nothing.
            let told = |cell: &str| cell.contains(['.', ',']).then(|| read(cell)).flatten();
            let shown = example(column, told);
            let words: Said = Arc::new(move |l| {
                let Some((cell, money)) = &shown else {
                    return name(l).to_owned();
                };
                let f = Format {
                    locale: l,
                    ..state.format()
                };
                let read = f.up_to(money.amount.as_f64(), 4);
                t::files::StyleExample {
                    name: name(l),
                    cell,
                    read: &read,
                }
                .text(l)
            });
            (place.to_string(), words)
        };
        let none = (String::new(), said(t::data::choose_order));
        let all = std::iter::once(none).chain(MARKS.iter().enumerate().map(option));
        let current = move || {
            let at = mark().and_then(|mark| MARKS.iter().position(|each| *each == mark));
            at.map_or_else(String::new, |at| at.to_string())
        };
        let choose = move |value: String| {
            let mark = value
                .parse()
                .ok()
                .and_then(|at: usize| MARKS.get(at).copied());
            data.choose_numbers(id, mark);
        };
        let note: Note = Arc::new(move || {
            (
                t::files::numbers_asked(state.locale.get()).to_owned(),
                mark().is_none(),
            )
        });
        Some(pick(
            state,
            said(t::files::numbers),
            all.collect(),
            current,
            choose,
            Some(note),
        ))
    };
    view! { {menu} }.into_any()
}
