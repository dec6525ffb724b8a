//! Every form of an amount that is or is not accepted.

use ltv_engine::amount::Amount;
use ltv_engine::ingest::values::AmountProblem::{OutOfRange, Unparsable};
use ltv_engine::ingest::values::DecimalMark::{Comma, Point};
use ltv_engine::ingest::values::{AmountProblem, DecimalMark, parse_currency, parse_money};

fn scaled(cell: &str, mark: DecimalMark) -> Result<i64, AmountProblem> {
    parse_money(cell.as_bytes(), mark).map(|money| money.amount.scaled())
}

#[test]
fn amounts_that_are_accepted() {
    for (cell, scaled) in [
        ("0", 0),
        ("-0", 0),
        ("1", 10_000),
        ("12.5", 125_000),
        ("12.3456", 123_456),
        (".5", 5_000),
        ("5.", 50_000),
        ("007", 70_000),
        ("+3", 30_000),
        ("-3", -30_000),
        ("−3", -30_000),
        ("－３．５", -35_000),
        ("- 3", -30_000),
        ("(300)", -3_000_000),
        ("( 300.25 )", -3_002_500),
        ("$(300)", -3_000_000),
        ("（300）", -3_000_000),
        ("1,200", 12_000_000),
        ("1,234,567.89", 12_345_678_900),
        ("１，２００", 12_000_000),
        ("12,345", 123_450_000),
        ("NT$1,200", 12_000_000),
        ("NT$ 1,200", 12_000_000),
        ("nt$1200", 12_000_000),
        ("-NT$1,200", -12_000_000),
        ("NT$-1,200", -12_000_000),
        ("NT1200", 12_000_000),
        ("TWD 1200", 12_000_000),
        ("1200 TWD", 12_000_000),
        ("1200元", 12_000_000),
        ("NT$1,200元", 12_000_000),
        ("NT＄1,200", 12_000_000),
        ("US$5", 50_000),
        ("$5", 50_000),
        ("$5 USD", 50_000),
        ("USD5", 50_000),
        ("€5", 50_000),
        ("5€", 50_000),
        ("5 EUR", 50_000),
        ("¥500", 5_000_000),
        ("￥500", 5_000_000),
        ("JPY500", 5_000_000),
        ("CNY5", 50_000),
        ("RMB5", 50_000),
        ("HK$5", 50_000),
        ("HKD 5", 50_000),
        ("£5", 50_000),
        (" 12 ", 120_000),
        ("=\"1200\"", 12_000_000),
        ("12-", -120_000),
        ("12.50 -", -125_000),
        ("NT$12-", -120_000),
        ("(NT$300)", -3_000_000),
        ("NT$(300)", -3_000_000),
        ("-300元", -3_000_000),
        ("-5 EUR", -50_000),
        ("1 234", 12_340_000),
        ("1 234 567.5", 12_345_675_000),
        ("1\u{202f}234", 12_340_000),
        ("1'234.50", 12_345_000),
        ("1’234.50", 12_345_000),
        ("1,00,000", 1_000_000_000),
        ("₹12,34,567.50", 12_345_675_000),
        ("新台幣1,200", 12_000_000),
        ("新臺幣 1,200 元", 12_000_000),
        ("1200圓", 12_000_000),
        ("100美元", 1_000_000),
        ("S$5", 50_000),
        ("A$5", 50_000),
        ("R$ 5", 50_000),
        ("RM5", 50_000),
        ("5 kr", 50_000),
        ("5 zł", 50_000),
        ("CHF 1'234.50", 12_345_000),
        ("￡5", 50_000),
        ("﹩5", 50_000),
        ("\u{3000}12\u{a0}", 120_000),
        ("12.34565", 123_456),
        ("12.34575", 123_458),
        ("12.345650001", 123_457),
        ("0.00004", 0),
        ("0.00006", 1),
        ("1e3", 10_000_000),
        ("1.5E+2", 1_500_000),
        ("2e-3", 20),
        ("1e-400", 0),
        ("0e999", 0),
        ("1000000000000", 10_000_000_000_000_000),
        ("-1e12", -10_000_000_000_000_000),
        ("000000000000000000000000012", 120_000),
        ("0.1000000000000000000000000000000000000000000000001", 1_000),
    ] {
        assert_eq!(self::scaled(cell, Point), Ok(scaled), "{cell:?}");
    }
}

#[test]
fn amounts_that_are_refused() {
    for cell in [
        "",
        " ",
        "-",
        "+",
        ".",
        "()",
        "$",
        "NT$",
        "n/a",
        "NaN",
        "nan",
        "inf",
        "-Infinity",
        "abc",
        "1,50",
        "1,5",
        "12,34",
        "1,2345",
        "1,234,56",
        ",123",
        "1,,234",
        "1234,567",
        "1.200,50",
        "1.2.3",
        "12 34",
        "1 234 5",
        "-12-",
        "12--",
        "1,234.567,8",
        "US$5 EUR",
        "1'23",
        "1,234 567",
        "12％",
        "--3",
        "-(3)",
        "(-3)",
        "(3",
        "3)",
        "1e",
        "1e+",
        "e5",
        "1e5.5",
        "0x10",
        "1_000",
        "12%",
        "5 apples",
        "$$5",
        "1/2",
        "<b>30</b>",
        "=1+1",
        "１２，３",
    ] {
        assert_eq!(scaled(cell, Point), Err(Unparsable), "{cell:?}");
    }
    for cell in [
        "1e308",
        "1E+308",
        "-1e308",
        "1e999999999999",
        "1000000000000.0001",
        "1000000000001",
        "1,000,000,000,001",
        "99999999999999999999999999999999999999999999999999",
    ] {
        assert_eq!(scaled(cell, Point), Err(OutOfRange), "{cell:?}");
    }
    assert_eq!(parse_money(b"12\xff", Point), Err(Unparsable));
    assert_eq!(
        parse_money(&[b'1'; 500], Point),
        Err(Unparsable),
        "no cell of money is that long"
    );
}

#[test]
fn amounts_with_a_decimal_comma() {
    for (cell, expected) in [
        ("1200", 12_000_000),
        ("12,5", 125_000),
        ("12,50", 125_000),
        (",5", 5_000),
        ("1.200,50", 12_005_000),
        ("1.234.567,89", 12_345_678_900),
        ("1 234,56", 12_345_600),
        ("1'234,56", 12_345_600),
        ("1.234", 12_340_000),
        ("1,234", 12_340),
        ("-1.200,50 €", -12_005_000),
        ("€ 1.200,50-", -12_005_000),
        ("(1.200,50)", -12_005_000),
        ("１．２００，５０", 12_005_000),
        ("0,00006", 1),
        ("1000000000000,0000", 10_000_000_000_000_000),
    ] {
        assert_eq!(scaled(cell, Comma), Ok(expected), "{cell:?}");
    }
    for cell in [
        "12.5",
        "1.50",
        "1,234.56",
        "1,2,3",
        "1.2345",
        ",",
        "1,234,567",
    ] {
        assert_eq!(scaled(cell, Comma), Err(Unparsable), "{cell:?}");
    }
    assert_eq!(scaled("1.000.000.000.001", Comma), Err(OutOfRange));
}

#[test]
fn currencies_that_are_named_and_that_are_not() {
    for (cell, code) in [
        ("5", None),
        ("$5", None),
        ("5元", None),
        ("¥5", None),
        ("￥5", None),
        ("5 kr", None),
        ("NT$5", Some("TWD")),
        ("nt$ 5", Some("TWD")),
        ("NTD5", Some("TWD")),
        ("TWD 5", Some("TWD")),
        ("5 twd", Some("TWD")),
        ("NT$5元", Some("TWD")),
        ("新台幣5元", Some("TWD")),
        ("-NT$5", Some("TWD")),
        ("(NT$5)", Some("TWD")),
        ("$5 USD", Some("USD")),
        ("US$5 USD", Some("USD")),
        ("US$5", Some("USD")),
        ("HK$5", Some("HKD")),
        ("€5", Some("EUR")),
        ("5 €", Some("EUR")),
        ("£5", Some("GBP")),
        ("¥5 JPY", Some("JPY")),
        ("RMB 5", Some("CNY")),
        ("人民幣5元", Some("CNY")),
        ("RM5", Some("MYR")),
        ("5円", Some("JPY")),
        ("100美元", Some("USD")),
    ] {
        let money = parse_money(cell.as_bytes(), Point).unwrap();
        let got = money.currency.map(|code| code.as_str().to_owned());
        assert_eq!(got.as_deref(), code, "{cell:?}");
        assert_eq!(
            money.amount.scaled().abs() % Amount::from_scaled(50_000).unwrap().scaled(),
            0
        );
    }
    for (cell, code) in [
        ("TWD", Some("TWD")),
        (" usd ", Some("USD")),
        ("NT$", Some("TWD")),
        ("NTD", Some("TWD")),
        ("新台幣", Some("TWD")),
        ("ＴＷＤ", Some("TWD")),
        ("BTC", Some("BTC")),
        ("€", Some("EUR")),
        ("$", None),
        ("元", None),
        ("", None),
        ("N/A", None),
        ("dollars", None),
        ("12", None),
    ] {
        let got = parse_currency(cell.as_bytes()).map(|code| code.as_str().to_owned());
        assert_eq!(got.as_deref(), code, "{cell:?}");
    }
}
