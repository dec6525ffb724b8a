//! The plain list, for the sheets module to make a workbook of.

use std::fmt::Write;

use ltv_engine::segments::lists::{
    Account, Adjusted, ConsentSource, Format, ListFile, Setup, Value, plain_values, safe_part,
};

use super::made::Made;
use super::turn::Turn;
use super::{Job, PIECE, STRETCH, Stop};
use crate::protocol::segments::{MadeList, Wanted};

/// Rows at most: a workbook of more takes more memory than a browser's tab may have.
pub(super) const MOST_ROWS: u32 = 200_000;

pub(super) async fn write(
    job: &Job,
    of: &Wanted,
    setup: &Setup,
    persons: &[u32],
    made: &mut Made,
    turn: &Turn<'_>,
) -> Result<MadeList, Stop> {
    let mut text = String::new();
    let heads = setup.fields(Format::Plain).map(|field| {
        let given = setup.heads.iter().find(|(own, _)| *own == field);
        given.map_or(field.key(), |(_, head)| head.as_str())
    });
    line(&mut text, heads.map(|head| Value::Text(head.into())));
    made.begin();
    let (mut bytes, mut tags) = (0, Vec::new());
    let (written, mut held_out) = (first(persons), 0);
    for stretch in written.chunks(STRETCH) {
        for &person in stretch {
            job.tags(person, &mut tags);
            let row = job.row(person, &tags, of.hold_out);
            held_out += u32::from(row.held_out == Some(true));
            line(&mut text, plain_values(&row, setup).into_iter());
        }
        if text.len() > PIECE {
            bytes += text.len() as u64;
            made.add(0, text.as_bytes())?;
            text.clear();
        }
        turn.breathe(stretch.len()).await?;
    }
    bytes += text.len() as u64;
    made.add(0, text.as_bytes())?;
    made.end();
    let account = Account {
        given: persons.len() as u32,
        written: written.len() as u32,
        held_out,
        left_out: Vec::new(),
        adjusted: Adjusted::default(),
        consent: ConsentSource::NotAsked,
        phone_consent: ConsentSource::NotAsked,
    };
    let rows = account.written;
    Ok(MadeList {
        label: setup.label.clone(),
        account: Some(account),
        files: vec![ListFile {
            name: name(setup),
            rows,
            bytes,
            held_out: false,
        }],
    })
}

/// `ltv-customers-S2-2026-11-22.xlsx`.
fn name(setup: &Setup) -> String {
    let (year, month, day) = setup.date.civil();
    let label = safe_part(&setup.label);
    let between = if label.is_empty() { "" } else { "-" };
    format!("ltv-customers{between}{label}-{year:04}-{month:02}-{day:02}.xlsx")
}

/// Texts hold no control characters: what parts cells is in none of them.
fn line<'a>(text: &mut String, cells: impl Iterator<Item = Value<'a>>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            text.push('\u{1f}');
        }
        // Writing to a string cannot fail.
        let _ = match cell {
            Value::Empty => Ok(()),
            Value::Text(words) => {
                text.push_str(&words);
                Ok(())
            }
            Value::Number(value, _) => write!(text, "{value}"),
            Value::Day(day) => write!(text, "{}", day.0),
        };
    }
    text.push('\u{1e}');
}

/// Those who are in it.
pub(super) fn first(persons: &[u32]) -> &[u32] {
    &persons[..persons.len().min(MOST_ROWS as usize)]
}
