//! The menu that gives a role to a column.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::ingest::Role;

use super::Shown;
use crate::app::data::parts::{Note, Said, pick, said};
use crate::app::data::state::OpenFile;
use crate::app::data::words;
use crate::i18n::{Format, t};

/// Characters of a sample in a menu.
const SAMPLE_CHARS: usize = 24;

pub(super) fn role(shown: &Shown, role: Role) -> AnyView {
    let Shown {
        state,
        data,
        id,
        file,
        ref look,
    } = *shown;
    let kind = file.with_untracked(|file| file.as_ref().map(OpenFile::kind));
    let required =
        kind.is_some_and(|kind| ltv_engine::ingest::Role::required(kind).contains(&role));
    let chosen = move || file.with(|file| file.as_ref()?.choice.columns.get(role));
    let none = if required {
        t::data::choose_column
    } else {
        t::files::no_column
    };
    let columns = look.preview.columns.iter().map(|column| {
        let (name, index) = (column.name.clone(), column.index);
        let sample = column.samples.first().map(|sample| cut(sample));
        let words: Said = Arc::new(move |l| {
            let name = words::column(name.as_deref(), index, l);
            match &sample {
                Some(sample) => format!("{name} ({sample})"),
                None => name,
            }
        });
        (index.to_string(), words)
    });
    let options = std::iter::once((String::new(), said(none))).chain(columns);
    let guess = look
        .preview
        .guesses
        .iter()
        .find(|guess| guess.role == role)
        .copied();
    let samples: Vec<String> = look
        .preview
        .columns
        .iter()
        .map(|column| {
            let samples: Vec<String> = column
                .samples
                .iter()
                .take(3)
                .map(|sample| cut(sample))
                .collect();
            samples.join(" · ")
        })
        .collect();
    let note = move || {
        let f: Format = state.format();
        let l = f.locale;
        let (remembered, identity, by_channel) = file.with(|file| {
            let Some(file) = file.as_ref() else {
                return (false, false, false);
            };
            let columns = &file.choice.columns;
            let identity = Role::IDENTITIES
                .iter()
                .any(|&other| columns.get(other).is_some());
            let by_channel = columns.get(Role::FirstChannel).is_some()
                && columns.get(Role::LastChannel).is_some();
            (file.choice.remembered, identity, by_channel)
        });
        match chosen() {
            None if !required => (String::new(), false),
            // Another column tells who the customer is.
            None if role == Role::Customer && identity => {
                (t::files::customer_by_contact(l).to_owned(), false)
            }
            None if role == Role::Amount && by_channel => {
                (t::files::spend_by_channel(l).to_owned(), false)
            }
            None => (t::data::not_recognised(l).to_owned(), true),
            Some(column) => {
                let why = match guess {
                    _ if remembered => t::files::as_before(l).to_owned(),
                    Some(guess) if guess.column == column => words::evidence(guess, l),
                    _ => t::data::chosen_by_you(l).to_owned(),
                };
                let values = samples.get(column).cloned().unwrap_or_default();
                (words::joined(&why, &values, l), false)
            }
        }
    };
    let label: Said = Arc::new(move |l| {
        let kind = file.with_untracked(|file| file.as_ref().map(OpenFile::kind));
        words::role(role, kind.unwrap_or_default(), l).to_owned()
    });
    let note: Note = Arc::new(note);
    pick(
        state,
        label,
        options.collect(),
        move || chosen().map_or_else(String::new, |column| column.to_string()),
        move |value| data.choose_column(id, role, value.parse().ok()),
        Some(note),
    )
}

fn cut(sample: &str) -> String {
    let mut short: String = sample.trim().chars().take(SAMPLE_CHARS).collect();
    if sample.trim().chars().count() > SAMPLE_CHARS {
        short.push('…');
    }
    short
}
