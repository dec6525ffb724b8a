//! How dates are written.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::ingest::Role;
use ltv_engine::ingest::values::{DateGuess, DateStyle, parse_date};

use super::{column_of, example};
use crate::app::data::columns::Shown;
use crate::app::data::parts::{Note, Said, pick, said};
use crate::app::data::words;
use crate::i18n::{Format, t};

pub(in crate::app::data::columns) fn dates(shown: &Shown) -> AnyView {
    let Shown {
        state,
        data,
        id,
        file,
        ..
    } = *shown;
    let at = column_of(shown, Role::Date);
    let look = shown.look.clone();
    let style = move || file.with(|file| file.as_ref()?.choice.dates);
    let menu = move || {
        let column = look.preview.columns.get(at.get()?)?;
        let DateGuess::Ambiguous { options } = column.dates.clone() else {
            return None;
        };
        let listed = options.clone();
        let option = |(place, &each): (usize, &DateStyle)| {
            let read = |cell: &str| parse_date(cell.as_bytes(), each).ok();
            let shown = example(column, read);
            let words: Said = Arc::new(move |l| {
                let name = words::date_style(each)(l);
                let Some((cell, day)) = &shown else {
                    return name.to_owned();
                };
                let (year, month, day) = day.civil();
                let f = Format {
                    locale: l,
                    ..state.format()
                };
                let read = f.day(year, u32::from(month), u32::from(day));
                t::files::StyleExample {
                    name,
                    cell,
                    read: &read,
                }
                .text(l)
            });
            (place.to_string(), words)
        };
        let none = (String::new(), said(t::data::choose_order));
        let all = std::iter::once(none).chain(options.iter().enumerate().map(option));
        let current = {
            let options = options.clone();
            move || {
                let at = style().and_then(|style| options.iter().position(|each| *each == style));
                at.map_or_else(String::new, |at| at.to_string())
            }
        };
        let choose = move |value: String| {
            let style = value
                .parse()
                .ok()
                .and_then(|at: usize| listed.get(at).copied());
            data.choose_dates(id, style);
        };
        let note: Note = Arc::new(move || {
            (
                t::files::dates_asked(state.locale.get()).to_owned(),
                style().is_none(),
            )
        });
        Some(pick(
            state,
            said(t::files::dates),
            all.collect(),
            current,
            choose,
            Some(note),
        ))
    };
    view! { {menu} }.into_any()
}
