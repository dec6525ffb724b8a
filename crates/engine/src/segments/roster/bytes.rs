//! A roster as bytes, and back with every claim checked.
//!
//! Little-endian: a header of eight words of 32 bits (the letters `LTVR`, the
//! version, persons, customers, which texts there are and which consents, a bit
//! each, labels, whether there are interactions), then: the ids; each text; each
//! consent, a byte a person; each label: its kind, its heading, the number of its
//! names and these, the label of each person (32 bits); the day of each person's
//! last interaction (32 bits, the least number for none). Texts are the bytes of all
//! of them (32 bits), the end of each (32 bits), and themselves.

use super::packing::{Reader, RosterError, Writer};
use super::{Label, LabelKind, Roster, TextColumn};
use crate::calendar::{Day, FIRST_VALID_DAY, LAST_VALID_DAY};
use crate::names::{MAX_NAMES, NO_NAME, OTHER};
use crate::people::Consent;

const MAGIC: u32 = u32::from_le_bytes(*b"LTVR");
const VERSION: u32 = 1;
const NO_DAY: i32 = i32::MIN;

fn bits<T>(columns: &[Option<T>]) -> u32 {
    let there = columns.iter().zip(0..);
    there
        .filter(|(column, _)| column.is_some())
        .map(|(_, at)| 1 << at)
        .sum()
}

impl Roster {
    /// The roster as bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Writer::default();
        out.words(
            [
                MAGIC,
                VERSION,
                self.len() as u32,
                self.customers,
                bits(&self.texts),
                bits(&self.consents),
                self.labels.len() as u32,
                u32::from(self.last_interaction.is_some()),
            ]
            .into_iter(),
        );
        out.texts(&self.ids);
        for column in self.texts.iter().flatten() {
            out.texts(column);
        }
        for column in self.consents.iter().flatten() {
            out.0.extend(column.iter().map(|&consent| consent as u8));
        }
        for label in &self.labels {
            out.word(label.what as u32);
            out.texts(&TextColumn::of(core::iter::once(label.heading.as_str())));
            out.word(label.names.len() as u32);
            out.texts(&TextColumn::of(label.names.iter().map(String::as_str)));
            out.words(label.of_person.iter().copied());
        }
        let days = self.last_interaction.iter().flatten();
        out.words(days.map(|day| day.map_or(NO_DAY, |day| day.0).cast_unsigned()));
        out.0
    }

    /// The roster in bytes of [`Self::encode`].
    ///
    /// # Errors
    /// [`RosterError`] for any other bytes; nothing is taken on trust.
    pub fn decode(bytes: &[u8]) -> Result<Self, RosterError> {
        let mut from = Reader(bytes);
        if from.word().ok() != Some(MAGIC) {
            return Err(RosterError::Magic);
        }
        if from.word()? != VERSION {
            return Err(RosterError::Version);
        }
        let (persons, customers) = (from.word()? as usize, from.word()?);
        let (texts, consents) = (from.word()?, from.word()?);
        let (labels, interactions) = (from.word()?, from.word()?);
        if customers == 0 || customers as usize > persons {
            return Err(RosterError::Customers);
        }
        let mut roster = Self {
            customers,
            ids: from.texts(persons)?,
            texts: Default::default(),
            consents: Default::default(),
            labels: Vec::new(),
            last_interaction: None,
        };
        if texts >> roster.texts.len() != 0
            || consents >> roster.consents.len() != 0
            || interactions > 1
        {
            return Err(RosterError::Values);
        }
        for (at, column) in roster.texts.iter_mut().enumerate() {
            if texts >> at & 1 == 1 {
                *column = Some(from.texts(persons)?);
            }
        }
        for (at, column) in roster.consents.iter_mut().enumerate() {
            if consents >> at & 1 == 1 {
                let said = from.take(persons)?.iter().map(|&byte| consent(byte));
                *column = Some(said.collect::<Result<_, _>>()?);
            }
        }
        for _ in 0..labels {
            roster.labels.push(label(&mut from, persons)?);
        }
        if interactions == 1 {
            let days = from.words(persons)?.into_iter().map(day);
            roster.last_interaction = Some(days.collect::<Result<_, _>>()?);
        }
        from.end()?;
        Ok(roster)
    }
}

fn consent(byte: u8) -> Result<Consent, RosterError> {
    match byte {
        0 => Ok(Consent::Unknown),
        1 => Ok(Consent::Yes),
        2 => Ok(Consent::No),
        _ => Err(RosterError::Values),
    }
}

fn label(from: &mut Reader<'_>, persons: usize) -> Result<Label, RosterError> {
    let what = match from.word()? {
        0 => LabelKind::Channel,
        1 => LabelKind::FirstProduct,
        2 => LabelKind::Further,
        _ => return Err(RosterError::Values),
    };
    let heading = from.texts(1)?.get(0).to_owned();
    let count = from.word()?;
    if count as usize > MAX_NAMES {
        return Err(RosterError::Values);
    }
    let names = from.texts(count as usize)?;
    let of_person = from.words(persons)?;
    let known = |label: u32| {
        label < count || label == NO_NAME || (label == OTHER && count as usize == MAX_NAMES)
    };
    if !of_person.iter().all(|&label| known(label)) {
        return Err(RosterError::Values);
    }
    Ok(Label {
        what,
        heading,
        names: (0..names.len())
            .map(|at| names.get(at).to_owned())
            .collect(),
        of_person,
    })
}

fn day(word: u32) -> Result<Option<Day>, RosterError> {
    match Day(word.cast_signed()) {
        Day(NO_DAY) => Ok(None),
        day if (FIRST_VALID_DAY..=LAST_VALID_DAY).contains(&day) => Ok(Some(day)),
        _ => Err(RosterError::Days),
    }
}
