//! Bytes of a history, a forecast's values, a roster, items or receipts, broken anywhere: refused,
//! or read as something whose bytes these are.

use crate::receipts::receipts;
use crate::support::{day, everybody, mapping};
use ltv_engine::customers::Customers;
use ltv_engine::history::History;
use ltv_engine::ingest::{Role, TableKind};
use ltv_engine::segments::Expected;
use ltv_engine::segments::roster::{Items, Receipts, Roster};
use proptest::prelude::*;
use std::fmt::Write;
use std::sync::OnceLock;

/// Bytes, and what reads them: `None` where they are refused, else the bytes of what
/// was read.
type Kind = (Vec<u8>, fn(&[u8]) -> Option<Vec<u8>>);

fn kinds() -> &'static [Kind; 5] {
    static KINDS: OnceLock<[Kind; 5]> = OnceLock::new();
    KINDS.get_or_init(|| {
        let columns = [
            (Role::Customer, 0),
            (Role::Date, 1),
            (Role::Amount, 2),
            (Role::Name, 3),
            (Role::OptIn, 4),
            (Role::Channel, 5),
        ];
        let mut text = String::from("c,d,a,n,o,ch\n");
        for row in 0..40 {
            let said = ["yes", "no", ""][row % 3];
            writeln!(
                text,
                "客{},2024-0{}-1{},{}.5,安 {row},{said},ch{}",
                row % 11,
                row % 6 + 1,
                row % 9,
                row * 7,
                row % 3
            )
            .unwrap();
        }
        let file = (mapping(TableKind::Orders, &columns), text);
        let columns = [(Role::Customer, 0), (Role::Date, 1)];
        let last = mapping(TableKind::Interactions, &columns);
        let last = (last, "c,d\n客1,2024-05-01\n".to_owned());
        let (roster, orders) = everybody(&[file], &[], &[last], &[], &[]);
        let history = History::of(&orders, &Customers::new(&orders)).unwrap();
        let items = Items {
            starts: vec![0, 2, 2, 5],
            days: [1, 1, 2, 3, 3].map(|of| day(2024, 1, of)).to_vec(),
            products: vec![0, 1, 0, 0, 2],
            names: ["豆", "cup", ""].map(str::to_owned).to_vec(),
        };
        let expected = Expected {
            p_alive: vec![0.0, 0.25, 1.0],
            orders: vec![0.0, 1.5, 12.0],
            value: Some(vec![-1.0, 0.0, 1e12]),
            horizon: 365,
            margin: 0.4,
            doubt: None,
        };
        [
            (history.encode(), |bytes| {
                History::decode(bytes).ok().map(|read| read.encode())
            }),
            (expected.encode(), |bytes| {
                Expected::decode(bytes).ok().map(|read| read.encode())
            }),
            (roster.encode(), |bytes| {
                Roster::decode(bytes).ok().map(|read| read.encode())
            }),
            (items.encode(), |bytes| {
                Items::decode(bytes).ok().map(|read| read.encode())
            }),
            (receipts().encode(), |bytes| {
                Receipts::decode(bytes).ok().map(|read| read.encode())
            }),
        ]
    })
}

#[track_caller]
fn refused_or_the_same(which: usize, bytes: &[u8]) {
    if let Some(again) = kinds()[which].1(bytes) {
        assert!(again == bytes, "kind {which} reads what it does not write");
    }
}

#[test]
fn every_bit_alone() {
    for (which, (good, _)) in kinds().iter().enumerate() {
        refused_or_the_same(which, good);
        for bit in 0..good.len() * 8 {
            let mut bytes = good.clone();
            bytes[bit / 8] ^= 1 << (bit % 8);
            refused_or_the_same(which, &bytes);
        }
    }
}

#[test]
fn every_length() {
    for (which, (good, read)) in kinds().iter().enumerate() {
        for length in 0..good.len() {
            assert!(read(&good[..length]).is_none(), "kind {which}: {length}");
        }
        assert!(read(&[&good[..], &[0; 8]].concat()).is_none());
    }
}

proptest! {
    /// Words of the header and of the columns as large as they can be, small and in
    /// between: what they claim must not be believed.
    #[test]
    fn any_words(
        which in 0..5_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), prop_oneof![
            0..20_u32, any::<u32>(), (u32::MAX - 9)..=u32::MAX, Just(1 << 31)
        ]), 1..6),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut bytes = kinds()[which].0.clone();
        for (at, word) in changes {
            let at = at.index(bytes.len() / 4) * 4;
            bytes[at..at + 4].copy_from_slice(&word.to_le_bytes());
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        refused_or_the_same(which, &bytes);
    }

    #[test]
    fn any_bytes(which in 0..5_usize, keep in 0..16_usize, rest in prop::collection::vec(any::<u8>(), 0..300)) {
        let good = &kinds()[which].0;
        let bytes = [&good[..keep.min(good.len())], &rest].concat();
        refused_or_the_same(which, &bytes);
    }
}
