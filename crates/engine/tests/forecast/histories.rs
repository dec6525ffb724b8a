//! A history is what its ledger says, as columns and as bytes.

use ltv_engine::calendar::Day;
use ltv_engine::history::{History, HistoryError};
use proptest::prelude::*;

use crate::support::history;

fn small() -> History {
    history([
        ("王", 12, 3.5),
        ("b", 10, 1.0),
        ("王", 11, -2.0),
        ("", 15, 0.0),
        ("王", 12, 4.0),
    ])
}

#[test]
fn orders_stand_by_customer_and_day() {
    let history = small();
    assert_eq!(history.len(), 3);
    assert_eq!(history.order_count(), 5);
    assert_eq!((history.first_day(), history.as_of()), (Day(10), Day(15)));
    assert_eq!([0, 1, 2, 3].map(|at| history.id(at)), ["王", "b", "", ""]);
    let first = history.get(0).unwrap();
    assert_eq!(first.days(), [Day(11), Day(12), Day(12)]);
    assert_eq!(
        first.purchases().collect::<Vec<_>>(),
        [(Day(11), -20_000), (Day(12), 75_000)]
    );
    assert!(history.get(3).is_none());
}

#[test]
fn bytes_take_sixteen_an_order_at_most() {
    let ids: Vec<_> = (0..1000).map(|at| format!("c{at}")).collect();
    let orders = (0..5000).map(|at| (ids[at % 1000].as_str(), at as i32 % 700, 1.0));
    let bytes = history(orders).encode();
    assert!(bytes.len() <= 16 * 5000, "{}", bytes.len());
}

#[test]
fn cut_or_longer_bytes_are_refused() {
    let bytes = small().encode();
    assert_eq!(History::decode(&bytes), Ok(small()));
    for end in 0..bytes.len() {
        assert!(History::decode(&bytes[..end]).is_err(), "{end}");
    }
    let mut longer = bytes;
    longer.push(0);
    assert_eq!(History::decode(&longer), Err(HistoryError::Length));
}

/// The little history with one word of 32 bits written over.
fn with_word(at: usize, word: u32) -> Result<History, HistoryError> {
    let mut bytes = small().encode();
    bytes[at * 4..at * 4 + 4].copy_from_slice(&word.to_le_bytes());
    History::decode(&bytes)
}

#[test]
fn untrue_bytes_are_refused() {
    use HistoryError as Error;
    // Header: magic, version, first day, analysis date, three counts, 0.
    assert_eq!(with_word(0, 7), Err(Error::Magic));
    assert_eq!(with_word(1, 2), Err(Error::Version));
    assert_eq!(with_word(2, 9), Err(Error::Days));
    assert_eq!(with_word(2, 11), Err(Error::Days));
    assert_eq!(with_word(3, 14), Err(Error::Days));
    assert_eq!(with_word(3, 84_006), Err(Error::Days));
    for count in 4..7 {
        assert_eq!(with_word(count, u32::MAX), Err(Error::Length));
    }
    assert_eq!(with_word(7, 1), Err(Error::Length));
    // Ends of ids: 3, 4, 4.
    assert_eq!(with_word(8, 1), Err(Error::Ids));
    assert_eq!(with_word(8, 9), Err(Error::Ids));
    assert_eq!(with_word(10, 3), Err(Error::Ids));
    // Ends of orders: 3, 4, 5.
    assert_eq!(with_word(11, 0), Err(Error::Ends));
    assert_eq!(with_word(12, 3), Err(Error::Ends));
    assert_eq!(with_word(13, 6), Err(Error::Ends));
    // Days 11, 12, 12, 10, 15, then amounts.
    assert_eq!(with_word(14, 13), Err(Error::Days));
    assert_eq!(with_word(18, 16), Err(Error::Days));
    assert_eq!(with_word(20, u32::MAX >> 1), Err(Error::Amounts));
    // The ids: 王b.
    assert_eq!(with_word(29, u32::MAX), Err(Error::Ids));
}

proptest! {
    #[test]
    fn what_is_written_is_read(
        orders in proptest::collection::vec(("[a-c茶]{0,3}", -500..900_i32, -9e9..9e9_f64), 1..60)
    ) {
        let history = history(orders.iter().map(|(id, day, amount)| (id.as_str(), *day, *amount)));
        prop_assert_eq!(History::decode(&history.encode()), Ok(history));
    }

    #[test]
    fn hostile_bytes_are_no_panic(at in 0_usize..120, byte: u8, junk: Vec<u8>) {
        let mut bytes = small().encode();
        bytes[at] = byte;
        // Whatever still reads as a history is one, and writes the same bytes.
        if let Ok(history) = History::decode(&bytes) {
            prop_assert_eq!(history.encode(), bytes);
        }
        let _ = History::decode(&junk);
        let mut bytes = small().encode();
        bytes.truncate(32);
        bytes.extend(junk);
        let _ = History::decode(&bytes);
    }
}
