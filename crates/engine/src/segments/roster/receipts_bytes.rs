//! Receipts as bytes, and back with every claim checked.
//!
//! Little-endian words of 32 bits: the letters `LTVO`, the version, orders, what there
//! is (1: ids, 2: channels, 4: products), refunds; then what there is: the ids; the
//! number of channels, their names, the channel of each order; the number of products,
//! their names, the end of each order's products, these; then the orders with refunds,
//! and what was given back of each, in two words of 1/10 000 units, the lower one first.
//! Texts are the bytes of all of them, the end of each, and themselves.

use super::packing::{Reader, RosterError, Writer};
use super::receipts::{Baskets, Channels};
use super::{Receipts, TextColumn};
use crate::amount::Amount;
use crate::names::{MAX_NAMES, NO_NAME, OTHER};

const MAGIC: u32 = u32::from_le_bytes(*b"LTVO");
const VERSION: u32 = 1;

impl Receipts {
    /// The receipts as bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Writer::default();
        let there = u32::from(self.has_ids())
            | u32::from(self.has_channels()) << 1
            | u32::from(self.has_products()) << 2;
        let head = [
            MAGIC,
            VERSION,
            self.orders,
            there,
            self.refunds.len() as u32,
        ];
        out.words(head.into_iter());
        if let Some(ids) = &self.ids {
            out.texts(ids);
        }
        if let Some(channels) = &self.channels {
            names(&mut out, &channels.names);
            out.words(channels.of_order.iter().copied());
        }
        if let Some(all) = &self.products {
            names(&mut out, &all.names);
            out.words(all.ends.iter().copied());
            out.words(all.products.iter().copied());
        }
        out.words(self.refunds.iter().map(|&(order, _)| order));
        for (_, amount) in &self.refunds {
            let amount = amount.scaled().cast_unsigned();
            out.word(amount as u32);
            out.word((amount >> 32) as u32);
        }
        out.0
    }

    /// The receipts in bytes of [`Self::encode`].
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
        let (orders, there, refunds) = (from.word()?, from.word()?, from.word()?);
        if there > 7 {
            return Err(RosterError::Values);
        }
        let count = orders as usize;
        let has = |bit: u32| there & bit != 0;
        let receipts = Self {
            orders,
            ids: has(1).then(|| from.texts(count)).transpose()?,
            channels: has(2).then(|| channels(&mut from, count)).transpose()?,
            products: has(4).then(|| baskets(&mut from, count)).transpose()?,
            refunds: given_back(&mut from, refunds as usize)?,
        };
        from.end()?;
        let whose = |refund: &(u32, Amount)| refund.0;
        let ascends = receipts.refunds.is_sorted_by(|one, next| one.0 < next.0);
        let last = receipts.refunds.last().map(whose);
        if !ascends || last.is_some_and(|order| order >= orders) {
            return Err(RosterError::Values);
        }
        Ok(receipts)
    }
}

fn names(out: &mut Writer, names: &[String]) {
    out.word(names.len() as u32);
    out.texts(&TextColumn::of(names.iter().map(String::as_str)));
}

fn read_names(from: &mut Reader<'_>) -> Result<Vec<String>, RosterError> {
    let count = from.word()? as usize;
    if count > MAX_NAMES {
        return Err(RosterError::Values);
    }
    let names = from.texts(count)?;
    Ok((0..count).map(|at| names.get(at).to_owned()).collect())
}

fn channels(from: &mut Reader<'_>, orders: usize) -> Result<Channels, RosterError> {
    let names = read_names(from)?;
    let of_order = from.words(orders)?;
    let known = |name: u32| {
        (name as usize) < names.len()
            || name == NO_NAME
            || (name == OTHER && names.len() == MAX_NAMES)
    };
    if !of_order.iter().all(|&name| known(name)) {
        return Err(RosterError::Values);
    }
    Ok(Channels { names, of_order })
}

fn baskets(from: &mut Reader<'_>, orders: usize) -> Result<Baskets, RosterError> {
    let names = read_names(from)?;
    let ends = from.words(orders)?;
    if !ends.is_sorted() {
        return Err(RosterError::Values);
    }
    let products = from.words(ends.last().copied().unwrap_or(0) as usize)?;
    let known = |product: &u32| (*product as usize) < names.len();
    if !products.iter().all(known) {
        return Err(RosterError::Values);
    }
    Ok(Baskets {
        names,
        ends,
        products,
    })
}

fn given_back(from: &mut Reader<'_>, count: usize) -> Result<Vec<(u32, Amount)>, RosterError> {
    let orders = from.words(count)?;
    let halves = from.words(count.checked_mul(2).ok_or(RosterError::Length)?)?;
    let amounts = halves.chunks_exact(2).map(|two| {
        let amount = u64::from(two[1]) << 32 | u64::from(two[0]);
        let amount = Amount::from_scaled(amount.cast_signed());
        let amount = amount.filter(|&amount| amount > Amount::ZERO);
        amount.ok_or(RosterError::Values)
    });
    orders
        .into_iter()
        .zip(amounts)
        .map(|(order, amount)| Ok((order, amount?)))
        .collect()
}
