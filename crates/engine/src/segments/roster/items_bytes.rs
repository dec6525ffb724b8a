//! Items as bytes, and back with every claim checked.
//!
//! Little-endian words of 32 bits: the letters `LTVI`, the version, customers,
//! items, products; the end of each customer's items; the days; the products; then
//! the names: the bytes of all of them, the end of each, and themselves.

use super::packing::{Reader, RosterError, Writer};
use super::{Items, TextColumn};
use crate::calendar::{Day, FIRST_VALID_DAY, LAST_VALID_DAY};
use crate::names::MAX_NAMES;

const MAGIC: u32 = u32::from_le_bytes(*b"LTVI");
const VERSION: u32 = 1;

impl Items {
    /// The items as bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Writer::default();
        let ends = self.starts.get(1..).unwrap_or_default();
        let sizes = [ends.len(), self.days.len(), self.names.len()];
        out.word(MAGIC);
        out.word(VERSION);
        out.words(sizes.into_iter().map(|size| size as u32));
        out.words(ends.iter().copied());
        out.words(self.days.iter().map(|day| day.0.cast_unsigned()));
        out.words(self.products.iter().copied());
        out.texts(&TextColumn::of(self.names.iter().map(String::as_str)));
        out.0
    }

    /// The items in bytes of [`Self::encode`].
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
        let (customers, items, products) = (from.word()?, from.word()?, from.word()?);
        if products as usize > MAX_NAMES {
            return Err(RosterError::Values);
        }
        let ends = from.words(customers as usize)?;
        let days = from.words(items as usize)?;
        let found = Self {
            starts: core::iter::once(0).chain(ends).collect(),
            days: (days.into_iter())
                .map(|day| Day(day.cast_signed()))
                .collect(),
            products: from.words(items as usize)?,
            names: {
                let names = from.texts(products as usize)?;
                (0..names.len())
                    .map(|at| names.get(at).to_owned())
                    .collect()
            },
        };
        from.end()?;
        found.check()?;
        Ok(found)
    }

    fn check(&self) -> Result<(), RosterError> {
        if !self.starts.is_sorted() || self.starts.last() != Some(&(self.days.len() as u32)) {
            return Err(RosterError::Customers);
        }
        if self
            .products
            .iter()
            .any(|&product| product as usize >= self.names.len())
        {
            return Err(RosterError::Values);
        }
        let ascends = |own: &[u32]| {
            let own = own[0] as usize..own[1] as usize;
            let bought = self.days[own.clone()].iter().zip(&self.products[own]);
            bought.is_sorted_by(|one, next| one < next)
        };
        let valid = FIRST_VALID_DAY..=LAST_VALID_DAY;
        let days_are_well = self.days.iter().all(|day| valid.contains(day));
        if !days_are_well || !self.starts.windows(2).all(ascends) {
            return Err(RosterError::Days);
        }
        Ok(())
    }
}
