//! Random amounts against exact arithmetic on their digits.

use ltv_engine::ingest::values::DecimalMark::{Comma, Point};
use ltv_engine::ingest::values::{DecimalMark, parse_money};
use proptest::prelude::*;

/// How an amount is decorated.
#[derive(Debug, Clone)]
struct Style {
    mark: DecimalMark,
    separator: &'static str,
    wrap: (&'static str, &'static str),
    full_width: bool,
}

fn style() -> impl Strategy<Value = Style> {
    let positive = [
        ("", ""),
        ("+", ""),
        ("NT$", ""),
        ("", " 元"),
        ("US$ ", ""),
        ("", " EUR"),
        ("TWD", ""),
    ];
    let negative = [
        ("-", ""),
        ("(", ")"),
        ("", "-"),
        ("-NT$", ""),
        ("$(", ")"),
        ("−", " €"),
        ("(€", ")"),
    ];
    let wraps: Vec<_> = positive.into_iter().chain(negative).collect();
    (
        prop_oneof![Just(Point), Just(Comma)],
        0..4_usize,
        proptest::sample::select(wraps),
        any::<bool>(),
    )
        .prop_map(|(mark, separator, wrap, full_width)| Style {
            mark,
            separator: match (mark, separator) {
                (_, 0) => "",
                (_, 1) => " ",
                (_, 2) => "'",
                (Point, _) => ",",
                (Comma, _) => ".",
            },
            wrap,
            full_width,
        })
}

/// The amount as text.
fn write(style: &Style, units: u64, decimals: &str) -> String {
    let digits = units.to_string();
    let mut text = String::from(style.wrap.0);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push_str(style.separator);
        }
        text.push(digit);
    }
    if !decimals.is_empty() {
        text.push(style.mark.byte() as char);
        text.push_str(decimals);
    }
    text.push_str(style.wrap.1);
    if style.full_width {
        text = text
            .chars()
            .map(|char| match char {
                '!'..='~' => char::from_u32(char as u32 - 0x21 + 0xff01).unwrap(),
                other => other,
            })
            .collect();
    }
    text
}

/// Units and decimals in 1/10 000, ties to even, by whole-number arithmetic on
/// a fraction of a known number of digits.
fn exact(units: u64, decimals: &str) -> i128 {
    let denominator = 10_i128.pow(decimals.len() as u32);
    let fraction: i128 = if decimals.is_empty() {
        0
    } else {
        decimals.parse().unwrap()
    };
    let numerator = (i128::from(units) * denominator + fraction) * 10_000;
    let (quotient, twice_rest) = (numerator / denominator, numerator % denominator * 2);
    let up = twice_rest > denominator || (twice_rest == denominator && quotient % 2 == 1);
    quotient + i128::from(up)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]

    #[test]
    fn amounts_are_read_exactly(style in style(), units in 0..1_000_000_000_000_u64, decimals in "[0-9]{0,9}") {
        let cell = write(&style, units, &decimals);
        let negative = ["-", "(", "−"].iter().any(|mark| cell.contains(mark)) || cell.contains('－') || cell.contains('（');
        let expected = exact(units, &decimals) * if negative { -1 } else { 1 };
        let got = parse_money(cell.as_bytes(), style.mark).map(|money| i128::from(money.amount.scaled()));
        prop_assert_eq!(got, Ok(expected), "{:?}", cell);
    }

    #[test]
    fn halves_go_to_the_even_neighbour(units in 0..1_000_000_u64, at in 0..10_000_u32, zeros in 0..6_usize) {
        let decimals = format!("{at:04}5{}", "0".repeat(zeros));
        let cell = format!("{units}.{decimals}");
        let got = parse_money(cell.as_bytes(), Point).map(|money| i128::from(money.amount.scaled()));
        prop_assert_eq!(got, Ok(exact(units, &decimals)), "{:?}", cell);
    }

    #[test]
    fn any_cell_is_read_or_refused(cell in proptest::collection::vec(any::<u8>(), 0..40), text in "[-+0-9.,' ()$€NT元Ee年月/:]{0,24}") {
        use ltv_engine::ingest::values::{DateStyle::{Dmy, Excel1904, Roc, UnixMillis, Ymd}, parse_date};
        for bytes in [cell.as_slice(), text.as_bytes()] {
            for mark in [Point, Comma] {
                if let Ok(money) = parse_money(bytes, mark) {
                    prop_assert!(money.amount.scaled().unsigned_abs() <= 10_000_000_000_000_000);
                    prop_assert!(bytes.iter().any(u8::is_ascii_digit) || !bytes.is_ascii());
                }
            }
            for style in [Ymd, Dmy, Roc, Excel1904, UnixMillis] {
                if let Ok(day) = parse_date(bytes, style) {
                    prop_assert!(day.is_valid());
                }
            }
        }
    }
}
