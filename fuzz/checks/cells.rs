//! Single cells, and columns of them.

use super::knobs::{Knobs, MARKS};
use ltv_engine::ingest::values::{
    AmountProblem, DateEvidence, DateGuess, DateProblem, NumberEvidence, NumberGuess,
    parse_currency, parse_date, parse_money,
};
use ltv_engine::spend::parse_period;

/// A column of dates, one a line.
pub(crate) fn dates(data: &[u8]) {
    let (knobs, column) = Knobs::split(data);
    let style = knobs.style();
    let mut evidence = DateEvidence::new();
    for cell in column.split(|&byte| byte == b'\n') {
        evidence.add(cell);
        let date = parse_date(cell, style);
        if let Ok(day) = date {
            assert!(day.is_valid(), "{day:?} of {cell:?}");
        }
        let mut spaced = b" ".to_vec();
        spaced.extend_from_slice(cell);
        spaced.extend_from_slice("\u{3000}\t".as_bytes());
        assert_eq!(parse_date(&spaced, style), date, "{cell:?} and white space");
        if let Ok(span) = parse_period(cell, style) {
            assert!(span.first() <= span.last(), "{span:?} of {cell:?}");
            assert!(span.first().is_valid() && span.last().is_valid());
        }
        single(cell);
    }
    match evidence.guess() {
        DateGuess::Ambiguous { options } => assert!(!options.is_empty()),
        DateGuess::Decided { .. } | DateGuess::NoDates => {}
    }
    assert!((0.0..=1.0).contains(&evidence.civil_share()));
    assert!((0.0..=1.0).contains(&evidence.numeric_share()));
}

/// What one cell alone says of its column must not be refuted by it.
fn single(cell: &[u8]) {
    let mut evidence = DateEvidence::new();
    evidence.add(cell);
    if let DateGuess::Decided { style } = evidence.guess() {
        let refuted = parse_date(cell, style) == Err(DateProblem::Unparsable);
        assert!(!refuted, "{style:?} was decided by {cell:?}");
    }
}

/// A column of amounts, one a line.
pub(crate) fn amounts(data: &[u8]) {
    let (_, column) = Knobs::split(data);
    let mut evidence = NumberEvidence::new();
    for cell in column.split(|&byte| byte == b'\n') {
        evidence.add(cell);
        let _ = parse_currency(cell);
        for mark in MARKS {
            let money = parse_money(cell, mark);
            let mut spaced = b" ".to_vec();
            spaced.extend_from_slice(cell);
            spaced.extend_from_slice("\u{3000}\t".as_bytes());
            assert_eq!(
                parse_money(&spaced, mark),
                money,
                "{cell:?} and white space"
            );
            let plain = cell.first().is_some_and(u8::is_ascii_digit)
                && cell.last().is_some_and(u8::is_ascii_digit);
            if let (Ok(money), true) = (money, plain) {
                let mut negative = b"-".to_vec();
                negative.extend_from_slice(cell);
                let negative = parse_money(&negative, mark).map(|money| money.amount.scaled());
                assert_eq!(negative, Ok(-money.amount.scaled()), "minus {cell:?}");
                assert!(money.amount.scaled() >= 0, "{cell:?}");
            }
        }
        let mut alone = NumberEvidence::new();
        alone.add(cell);
        if let NumberGuess::Decided { mark } = alone.guess() {
            let refuted = parse_money(cell, mark) == Err(AmountProblem::Unparsable);
            assert!(!refuted, "{mark:?} was decided by {cell:?}");
        }
    }
    let _ = evidence.guess();
    assert!((0.0..=1.0).contains(&evidence.share()));
}
