//! Every form of a date and of an amount that is or is not accepted.

use crate::support::day;
use ltv_engine::ingest::DateOrder::{Dmy, Mdy, Ymd};
use ltv_engine::ingest::values::AmountProblem::{OutOfRange, Unparsable};
use ltv_engine::ingest::values::{DateProblem, parse_amount, parse_date};

#[test]
fn dates_under_every_order() {
    let expected = Ok(day(2024, 3, 5));
    for cell in [
        "2024-03-05",
        "2024-3-5",
        "2024/03/05",
        "2024/3/5",
        "2024.3.5",
        "20240305",
        " 2024-03-05 ",
        "\u{3000}2024/3/5\u{a0}",
        "２０２４／０３／０５",
        "2024年3月5日",
        "2024-03-05T10:30:00Z",
        "2024-03-05t10:30:00z",
        "2024-03-05 10:30",
        "2024-03-05  9:05:59",
        "2024-03-05 23:59:59.123456",
        "2024-03-05T23:59:59.9+08:00",
        "2024-03-05 10:30:00 +0800",
        "2024-03-05 10:30:00-05",
        "2024-03-05 10:30 UTC",
        "2024-03-05 10:30:00 GMT",
        "2024/3/5 9:05 AM",
        "2024/3/5 12:05PM",
        "2024/3/5 下午 03:20:11",
        "2024/3/5 上午10:00",
        "20240305 10:30",
        "2024-03-05 24:00:00",
        "2024-03-05, 10:30",
        "2024年3月5日 下午3:20",
    ] {
        for order in [Ymd, Dmy, Mdy] {
            assert_eq!(
                parse_date(cell.as_bytes(), order),
                expected,
                "{cell:?} {order:?}"
            );
        }
    }
}

#[test]
fn dates_that_need_an_order() {
    for (cell, dmy, mdy) in [
        ("5/3/2024", day(2024, 3, 5), day(2024, 5, 3)),
        ("05-03-2024", day(2024, 3, 5), day(2024, 5, 3)),
        ("05.03.2024", day(2024, 3, 5), day(2024, 5, 3)),
        ("5/3/2024 18:40", day(2024, 3, 5), day(2024, 5, 3)),
        ("5/3/2024, 6:40:00 PM", day(2024, 3, 5), day(2024, 5, 3)),
    ] {
        assert_eq!(parse_date(cell.as_bytes(), Dmy), Ok(dmy), "{cell:?}");
        assert_eq!(parse_date(cell.as_bytes(), Mdy), Ok(mdy), "{cell:?}");
        assert_eq!(
            parse_date(cell.as_bytes(), Ymd),
            Err(DateProblem::Unparsable),
            "{cell:?}"
        );
    }
    assert_eq!(parse_date(b"25/12/2024", Dmy), Ok(day(2024, 12, 25)));
    assert_eq!(parse_date(b"25/12/2024", Mdy), Err(DateProblem::Impossible));
    assert_eq!(parse_date(b"12/25/2024", Dmy), Err(DateProblem::Impossible));
}

#[test]
fn cells_that_are_no_dates() {
    for cell in [
        "",
        " ",
        "soon",
        "2024",
        "2024-03",
        "2024-03-",
        "24-03-05",
        "5/3/24",
        "2024-03/05",
        "2024/3/5/1",
        "2024-03-05x",
        "2024-03-05 x",
        "2024-03-05T",
        "2024-03-05 10",
        "1709596800",
        "202403051030",
        "2024-03-05 10:7",
        "2024-03-05 10:60",
        "2024-03-05 25:00",
        "2024-03-05 13:00 PM",
        "2024-03-05 AM 10:00 AM",
        "2024-03-05 10:00 +8",
        "2024-03-05 10:00.5",
        "2024-03-05 10:00:00.",
        "-2024-03-05",
        "2024--03-05",
        "2024-003-05",
        "2024 03 05",
        "NaN",
        "2024-03-05 10:00 +15:00",
        "三月五日",
    ] {
        for order in [Ymd, Dmy, Mdy] {
            let got = parse_date(cell.as_bytes(), order);
            assert_eq!(got, Err(DateProblem::Unparsable), "{cell:?} {order:?}");
        }
    }
    assert_eq!(
        parse_date(b"2024-03-0\xff", Ymd),
        Err(DateProblem::Unparsable)
    );
}

#[test]
fn dates_that_do_not_exist_or_are_out_of_range() {
    for cell in [
        "2024-02-30",
        "2023-02-29",
        "2024-13-01",
        "2024-00-10",
        "2024-01-00",
        "20240431",
    ] {
        assert_eq!(
            parse_date(cell.as_bytes(), Ymd),
            Err(DateProblem::Impossible),
            "{cell:?}"
        );
    }
    for cell in [
        "0000-00-00",
        "0001-01-01",
        "1899-12-31",
        "2200-01-01",
        "9999-12-31",
        "9999-12-31 23:59:59",
        "00000000",
        "99991231",
    ] {
        assert_eq!(
            parse_date(cell.as_bytes(), Ymd),
            Err(DateProblem::OutOfRange),
            "{cell:?}"
        );
    }
    assert_eq!(parse_date(b"1900-01-01", Ymd), Ok(day(1900, 1, 1)));
    assert_eq!(parse_date(b"31/12/2199", Dmy), Ok(day(2199, 12, 31)));
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
        let got = parse_amount(cell.as_bytes()).map(ltv_engine::amount::Amount::scaled);
        assert_eq!(got, Ok(scaled), "{cell:?}");
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
        "1 234",
        "12-",
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
        assert_eq!(parse_amount(cell.as_bytes()), Err(Unparsable), "{cell:?}");
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
        assert_eq!(parse_amount(cell.as_bytes()), Err(OutOfRange), "{cell:?}");
    }
    assert_eq!(parse_amount(b"12\xff"), Err(Unparsable));
    assert_eq!(
        parse_amount(&[b'1'; 500]),
        Err(Unparsable),
        "no cell of money is that long"
    );
}
