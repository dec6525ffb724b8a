//! Bytes that are no roster, no items, or no receipts.

use crate::receipts::receipts;
use crate::support::{day, everybody, mapping};
use ltv_engine::ingest::{Role, TableKind};
use ltv_engine::segments::roster::{Items, Receipts, Roster, RosterError};

fn roster() -> Roster {
    let columns = [
        (Role::Customer, 0),
        (Role::Date, 1),
        (Role::Amount, 2),
        (Role::Name, 3),
        (Role::OptIn, 4),
        (Role::Channel, 5),
    ];
    let text = "c,d,a,n,o,ch\nA,2024-01-01,10,安,yes,web\nB,2024-01-02,10,Bo,no,\n";
    let file = (mapping(TableKind::Orders, &columns), text.to_owned());
    let columns = [(Role::Customer, 0), (Role::Date, 1)];
    let file_of_last = mapping(TableKind::Interactions, &columns);
    let last = (file_of_last, "c,d\nA,2024-02-01\n".to_owned());
    everybody(&[file], &[], &[last], &[], &[]).0
}

fn items() -> Items {
    Items {
        starts: vec![0, 2, 2, 3],
        days: vec![day(2024, 1, 1), day(2024, 1, 1), day(2024, 1, 5)],
        products: vec![0, 1, 0],
        names: vec!["豆".to_owned(), "cup".to_owned()],
    }
}

/// Bytes with one word of 32 bits changed.
fn with(bytes: &[u8], at: usize, word: u32) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[at..at + 4].copy_from_slice(&word.to_le_bytes());
    bytes
}

#[test]
fn every_claim_of_a_roster_is_checked() {
    let good = roster().encode();
    assert_eq!(Roster::decode(&good), Ok(roster()));
    let wrong = |at, word| Roster::decode(&with(&good, at, word)).unwrap_err();
    assert_eq!(wrong(0, 7), RosterError::Magic);
    assert_eq!(wrong(4, 2), RosterError::Version);
    assert_eq!(wrong(8, 1_000_000), RosterError::Length);
    assert_eq!(wrong(12, 0), RosterError::Customers);
    assert_eq!(wrong(12, 3), RosterError::Customers);
    assert_eq!(wrong(16, 1 << 4), RosterError::Values);
    assert_eq!(wrong(20, 1 << 5), RosterError::Values);
    assert_eq!(wrong(28, 2), RosterError::Values);
    // The ids: two bytes, ends 1 and 2.
    assert_eq!(wrong(36, 3), RosterError::Texts);
    assert_eq!(wrong(40, 1), RosterError::Texts);
    // The names: five bytes, 安 the first three of them.
    assert_eq!(wrong(50, 1), RosterError::Texts);
    // Consents stand behind them: 1 and 2.
    let mut unknown = good.clone();
    unknown[63] = 3;
    assert_eq!(Roster::decode(&unknown), Err(RosterError::Values));
    // The days are the last two words.
    assert_eq!(wrong(good.len() - 8, 9_000_000), RosterError::Days);
    // Before them the labels of both persons: of one name, the first.
    assert_eq!(wrong(good.len() - 16, 1), RosterError::Values);
}

#[test]
fn every_claim_of_items_is_checked() {
    let good = items().encode();
    assert_eq!(Items::decode(&good), Ok(items()));
    let wrong = |at, word| Items::decode(&with(&good, at, word)).unwrap_err();
    assert_eq!(wrong(0, 7), RosterError::Magic);
    assert_eq!(wrong(4, 2), RosterError::Version);
    assert_eq!(wrong(8, u32::MAX), RosterError::Length);
    assert_eq!(wrong(12, u32::MAX), RosterError::Length);
    assert_eq!(wrong(16, 65_536), RosterError::Values);
    assert_eq!(wrong(20, 3), RosterError::Customers);
    assert_eq!(wrong(28, 2), RosterError::Customers);
    // Days from 32 on, products from 44 on.
    assert_eq!(
        wrong(32, day(2024, 1, 2).0.cast_unsigned()),
        RosterError::Days
    );
    assert_eq!(wrong(40, 9_000_000), RosterError::Days);
    assert_eq!(wrong(44, 2), RosterError::Values);
    assert_eq!(wrong(48, 0), RosterError::Days);
}

#[test]
fn every_claim_of_receipts_is_checked() {
    // Ids 7, 8 and 9; channels web and store; products tea, cup and 豆.
    let good = receipts().encode();
    assert_eq!(Receipts::decode(&good), Ok(receipts()));
    let wrong = |at, word| Receipts::decode(&with(&good, at, word)).unwrap_err();
    assert_eq!(wrong(0, 7), RosterError::Magic);
    assert_eq!(wrong(4, 2), RosterError::Version);
    assert_eq!(wrong(8, u32::MAX), RosterError::Length);
    assert_eq!(wrong(12, 8), RosterError::Values);
    assert_eq!(wrong(16, u32::MAX), RosterError::Length);
    // The ids: three bytes, ends 1, 2 and 3.
    assert_eq!(wrong(24, 3), RosterError::Texts);
    // Behind them the channels: two names of eight bytes, one of each order.
    assert_eq!(wrong(39, 65_536), RosterError::Values);
    assert_eq!(wrong(63, 2), RosterError::Values);
    // Three products of nine bytes, the ends of each order's, and these.
    assert_eq!(wrong(75, 65_536), RosterError::Values);
    assert_eq!(wrong(104, 9), RosterError::Values);
    assert_eq!(wrong(116, 3), RosterError::Values);
    // At the end the order that was given back, and how much.
    let end = good.len();
    assert_eq!(wrong(end - 12, 3), RosterError::Values);
    assert_eq!(wrong(end - 8, 0), RosterError::Values);
    assert_eq!(wrong(end - 4, 1 << 31), RosterError::Values);
    for length in 0..end {
        assert!(Receipts::decode(&good[..length]).is_err(), "{length}");
    }
    let longer = [&good[..], &[0]].concat();
    assert_eq!(Receipts::decode(&longer), Err(RosterError::Length));
}

/// Cut anywhere, or with a byte too many.
#[test]
fn other_lengths_are_refused() {
    let (roster, items) = (roster().encode(), items().encode());
    for length in 0..roster.len() {
        assert!(Roster::decode(&roster[..length]).is_err(), "{length}");
    }
    for length in 0..items.len() {
        assert!(Items::decode(&items[..length]).is_err(), "{length}");
    }
    let longer = |bytes: &[u8]| [bytes, &[0]].concat();
    assert_eq!(Roster::decode(&longer(&roster)), Err(RosterError::Length));
    assert_eq!(Items::decode(&longer(&items)), Err(RosterError::Length));
}
