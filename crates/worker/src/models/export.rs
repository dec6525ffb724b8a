//! The table of customers as a CSV file, piece by piece.

use std::fmt::Write;

use js_sys::Array;
use ltv_engine::calendar::Day;
use ltv_engine::forecast::Person;
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag};

use super::{Answer, Forecast, Service, people};
use crate::protocol::models::{Event, Failure, PeopleAsk};
use crate::service::{csv, pause};

/// Rows written at a stretch.
const PIECE: u32 = 20_000;

impl Service {
    pub(super) async fn export(
        &self,
        id: u32,
        forecast: &Forecast,
        ask: &PeopleAsk,
        heads: &[String],
    ) -> Answer {
        // Each piece is handed to the browser, which may keep it on disk. The
        // mark at the beginning tells spreadsheets that it is UTF-8.
        let pieces = Array::new();
        let mut text = String::from('\u{feff}');
        cells(&mut text, heads.iter().map(String::as_str));
        let mut rows = 0;
        loop {
            let (total, people) = people(forecast, ask, rows, PIECE);
            for person in &people {
                line(&mut text, person);
            }
            rows += people.len() as u32;
            pieces.push(&JsValue::from_str(&text));
            text.clear();
            if people.is_empty() || rows >= total {
                break;
            }
            pause().await;
            self.heard(id)?;
        }
        let bag = BlobPropertyBag::new();
        bag.set_type("text/csv;charset=utf-8");
        let file =
            Blob::new_with_str_sequence_and_options(&pieces, &bag).map_err(|_| Failure::Crashed)?;
        let rows = f64::from(rows);
        Ok((Event::Written { rows }, Some(file)))
    }
}

fn cells<'t>(text: &mut String, cells: impl Iterator<Item = &'t str>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            text.push(',');
        }
        csv::cell(text, cell);
    }
    text.push_str("\r\n");
}

/// A row, in the order of [`crate::protocol::models::HEADS`].
fn line(text: &mut String, person: &Person) {
    let day = |day: Day| {
        let (year, month, day) = day.civil();
        format!("{year:04}-{month:02}-{day:02}")
    };
    csv::cell(text, &person.id);
    // Writing to a string cannot fail.
    let _ = write!(text, ",{}", person.purchases);
    number(text, Some(person.revenue), 4);
    let _ = write!(text, ",{},{}", day(person.first), day(person.last));
    number(text, Some(person.p_alive), 6);
    number(text, Some(person.orders), 6);
    number(text, Some(person.soon), 6);
    number(text, person.spend, 4);
    number(text, person.value, 4);
    text.push_str("\r\n");
}

/// A number without an exponent and without digits that mean nothing; an empty
/// cell where there is none.
fn number(text: &mut String, value: Option<f64>, decimals: u32) {
    text.push(',');
    let Some(value) = value.filter(|value| value.is_finite()) else {
        return;
    };
    let scale = 10_u64.pow(decimals) as f64;
    let scaled = (value.abs() * scale).round();
    if scaled >= 9e15 {
        let _ = write!(text, "{value}");
        return;
    }
    let (scaled, scale) = (scaled as u64, scale as u64);
    if value < 0.0 && scaled > 0 {
        text.push('-');
    }
    let _ = write!(text, "{}", scaled / scale);
    let rest = scaled % scale;
    if rest > 0 {
        let digits = format!("{rest:0width$}", width = decimals as usize);
        text.push('.');
        text.push_str(digits.trim_end_matches('0'));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_plain() {
        for (value, decimals, expected) in [
            (Some(1234.5), 4, ",1234.5"),
            (Some(0.000_000_4), 6, ",0"),
            (Some(-0.25), 4, ",-0.25"),
            (Some(-0.000_01), 4, ",0"),
            (Some(3.0), 4, ",3"),
            (Some(0.012_345_678), 6, ",0.012346"),
            (Some(f64::NAN), 4, ","),
            (None, 4, ","),
        ] {
            let mut text = String::new();
            number(&mut text, value, decimals);
            assert_eq!(text, expected);
        }
    }
}
