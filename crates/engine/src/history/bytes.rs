//! A history as bytes, and back with every claim checked.
//!
//! Little-endian: a header of eight words of 32 bits (the letters `LTVH`, the
//! version, first day, analysis date, customers, orders, bytes of ids, 0), then the
//! columns without gaps: ends of ids, ends of customers' orders (32 bits each, per
//! customer), days (32 bits, per order), amounts (64 bits, per order), ids.

use super::History;
use crate::amount::Amount;
use crate::calendar::{Day, FIRST_VALID_DAY, LAST_VALID_DAY};

const MAGIC: u32 = u32::from_le_bytes(*b"LTVH");
const VERSION: u32 = 1;
const HEADER: usize = 32;

/// Why bytes are no history.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HistoryError {
    /// They do not begin as one.
    Magic,
    /// They are one of another version of this program.
    Version,
    /// Fewer or more bytes than the header tells.
    Length,
    /// No customers, a customer without orders, or ends that do not ascend.
    Ends,
    /// A day out of order, or outside of the history's own or of the valid days.
    Days,
    /// An amount that no order has.
    Amounts,
    /// Ids that are not text.
    Ids,
}

impl History {
    /// The history as bytes.
    pub fn encode(&self) -> Vec<u8> {
        let length = HEADER + self.len() * 8 + self.order_count() * 12 + self.ids.len();
        let mut bytes = Vec::with_capacity(length);
        for word in [
            MAGIC,
            VERSION,
            self.first_day.0.cast_unsigned(),
            self.as_of.0.cast_unsigned(),
            self.len() as u32,
            self.order_count() as u32,
            self.ids.len() as u32,
            0,
        ] {
            bytes.extend(word.to_le_bytes());
        }
        for end in self.id_ends.iter().chain(&self.starts[1..]) {
            bytes.extend(end.to_le_bytes());
        }
        for day in &self.days {
            bytes.extend(day.0.to_le_bytes());
        }
        for amount in &self.amounts {
            bytes.extend(amount.scaled().to_le_bytes());
        }
        bytes.extend(self.ids.as_bytes());
        bytes
    }

    /// The history in bytes of [`Self::encode`].
    ///
    /// # Errors
    /// [`HistoryError`] for any other bytes; nothing is taken on trust.
    pub fn decode(bytes: &[u8]) -> Result<Self, HistoryError> {
        let (header, rest) = bytes
            .split_first_chunk::<HEADER>()
            .ok_or(HistoryError::Magic)?;
        let mut words = words(header);
        let mut word = || words.next().unwrap_or_default();
        if word() != MAGIC {
            return Err(HistoryError::Magic);
        }
        if word() != VERSION {
            return Err(HistoryError::Version);
        }
        let first_day = Day(word().cast_signed());
        let as_of = Day(word().cast_signed());
        let (customers, orders, text) = (word(), word(), word());
        let sizes = [customers, customers, orders, orders, text];
        let widths = [4_u64, 4, 4, 8, 1];
        let wanted: u64 = (sizes.iter().zip(widths))
            .map(|(&size, width)| u64::from(size) * width)
            .sum();
        if word() != 0 || rest.len() as u64 != wanted {
            return Err(HistoryError::Length);
        }
        let (id_ends, rest) = rest.split_at(customers as usize * 4);
        let (ends, rest) = rest.split_at(customers as usize * 4);
        let (days, rest) = rest.split_at(orders as usize * 4);
        let (amounts, ids) = rest.split_at(orders as usize * 8);
        let history = Self {
            ids: core::str::from_utf8(ids)
                .map_err(|_| HistoryError::Ids)?
                .to_owned(),
            id_ends: self::words(id_ends).collect(),
            starts: core::iter::once(0).chain(self::words(ends)).collect(),
            days: self::words(days)
                .map(|day| Day(day.cast_signed()))
                .collect(),
            amounts: (amounts.chunks_exact(8))
                .map(|eight| {
                    let mut own = [0; 8];
                    own.copy_from_slice(eight);
                    Amount::from_scaled(i64::from_le_bytes(own)).ok_or(HistoryError::Amounts)
                })
                .collect::<Result<_, _>>()?,
            first_day,
            as_of,
        };
        history.check()?;
        Ok(history)
    }

    fn check(&self) -> Result<(), HistoryError> {
        let ends_well = !self.is_empty()
            && self.starts.windows(2).all(|pair| pair[0] < pair[1])
            && self.starts.last() == Some(&(self.days.len() as u32));
        if !ends_well {
            return Err(HistoryError::Ends);
        }
        let ids_end_well = self.id_ends.is_sorted()
            && self.id_ends.last() == Some(&(self.ids.len() as u32))
            && (self.id_ends.iter()).all(|&end| self.ids.is_char_boundary(end as usize));
        if !ids_end_well {
            return Err(HistoryError::Ids);
        }
        let days_are_well = self.iter().all(|one| one.days().is_sorted())
            && self.days.iter().min() == Some(&self.first_day)
            && self.days.iter().all(|&day| day <= self.as_of)
            && self.first_day >= FIRST_VALID_DAY
            && self.as_of <= LAST_VALID_DAY;
        if !days_are_well {
            return Err(HistoryError::Days);
        }
        Ok(())
    }
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.chunks_exact(4).map(|four| {
        let mut own = [0; 4];
        own.copy_from_slice(four);
        u32::from_le_bytes(own)
    })
}
