//! Every form of a date that is or is not accepted.

use ltv_engine::calendar::Day;
use ltv_engine::ingest::values::DateProblem::{Impossible, OutOfRange, Unparsable};
use ltv_engine::ingest::values::DateStyle::{self, *};
use ltv_engine::ingest::values::parse_date;

const CIVIL: [DateStyle; 4] = [Ymd, Roc, Dmy, Mdy];
const NUMERIC: [DateStyle; 4] = [Excel1900, Excel1904, UnixSeconds, UnixMillis];

fn day(year: i32, month: u8, day: u8) -> Day {
    Day::from_civil(year, month, day).unwrap()
}

#[test]
fn dates_under_every_style() {
    let expected = Ok(day(2024, 3, 5));
    for cell in [
        "2024-03-05",
        "2024-3-5",
        "2024/03/05",
        "2024/3/5",
        "2024.3.5",
        " 2024-03-05 ",
        "\u{3000}2024/3/5\u{a0}",
        "２０２４／０３／０５",
        "2024年3月5日",
        "2024年03月05日",
        "2024 年 3 月 5 日",
        "2024年3月5",
        "=\"2024/03/05\"",
        // Times and zones.
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
        "2024-03-05 10:30:00 PST",
        "2024/3/5 9:05 AM",
        "2024/3/5 12:05PM",
        "2024/3/5 9:05 a.m.",
        "2024/3/5 下午 03:20:11",
        "2024/3/5 上午10:00",
        "2024-03-05 24:00:00",
        "2024-03-05, 10:30",
        "2024年3月5日 下午3:20",
        "2024年3月5日下午3:20",
        "2024/3/5 晚上 8:15",
        "2024-03-05T103000Z",
        // Weekdays.
        "2024/03/05(二)",
        "2024/03/05 (二) 10:30",
        "2024/3/5（週二）10:30",
        "2024年3月5日 星期二",
        "2024年3月5日星期二 10:30",
        "2024/3/5 (日)",
        // Months by name.
        "5 Mar 2024",
        "05-Mar-2024",
        "5-MAR-24",
        "5 march 2024",
        "Mar 5, 2024",
        "March 5th, 2024",
        "Mar. 5, 2024",
        "5th March 2024",
        "March 5 2024 10:30 PM",
        "05MAR2024",
        "2024-Mar-05",
        "2024 Mar 5",
        "Tue, 5 Mar 2024 10:30:00 +0800",
        "Tuesday, March 5, 2024",
        "Mar 5, 2024 10:30:00 AM PDT",
        "Tue Mar 05 2024 10:30:00 GMT+0800 (Taipei Standard Time)",
        "Mar-05-2024",
        "5/Mar/2024",
        "5 Mar '24",
        "3月5日2024",
        "3月5日2024年",
        "5-3月-2024",
        "5-3月-24",
        "3月5號, 2024",
        // ROC years that cannot be mistaken.
        "民國113年3月5日",
        "中華民國113年3月5日",
        "民國 113 年 3 月 5 日",
        "民国113年3月5日",
        "民國113/03/05",
        "113年3月5日",
        "113/03/05",
        "113-3-5",
        "113.3.5",
        "113/03/05 10:30",
        "１１３／０３／０５",
        "113年3月5日 下午 03:20",
    ] {
        for style in CIVIL.into_iter().chain(NUMERIC) {
            assert_eq!(
                parse_date(cell.as_bytes(), style),
                expected,
                "{cell:?} {style:?}"
            );
        }
    }
}

#[test]
fn digits_alone_are_civil_dates_under_civil_styles_only() {
    for cell in [
        "20240305",
        "20240305 10:30",
        "20240305T103000Z",
        "20240305103000",
    ] {
        for style in CIVIL {
            assert_eq!(
                parse_date(cell.as_bytes(), style),
                Ok(day(2024, 3, 5)),
                "{cell:?}"
            );
        }
        assert!(parse_date(cell.as_bytes(), Excel1900).is_err(), "{cell:?}");
    }
    assert_eq!(parse_date(b"20240305", UnixSeconds), Ok(day(1970, 8, 23)));
}

#[test]
fn dates_that_need_an_order() {
    for cell in [
        "5/3/2024",
        "05-03-2024",
        "05.03.2024",
        "5/3/2024 18:40",
        "5/3/2024, 6:40:00 PM",
        "5/3/24",
        "05.03.24",
        "5/3/24 18:40",
        "５／３／２０２４",
    ] {
        assert_eq!(
            parse_date(cell.as_bytes(), Dmy),
            Ok(day(2024, 3, 5)),
            "{cell:?}"
        );
        assert_eq!(
            parse_date(cell.as_bytes(), Mdy),
            Ok(day(2024, 5, 3)),
            "{cell:?}"
        );
        assert_eq!(
            parse_date(cell.as_bytes(), Ymd),
            Err(Unparsable),
            "{cell:?}"
        );
    }
    assert_eq!(parse_date(b"25/12/2024", Dmy), Ok(day(2024, 12, 25)));
    assert_eq!(parse_date(b"25/12/2024", Mdy), Err(Impossible));
    assert_eq!(parse_date(b"12/25/2024", Dmy), Err(Impossible));
    for (cell, year) in [
        ("1/1/69", 2069),
        ("1/1/70", 1970),
        ("1/1/99", 1999),
        ("1/1/00", 2000),
    ] {
        assert_eq!(
            parse_date(cell.as_bytes(), Dmy),
            Ok(day(year, 1, 1)),
            "{cell:?}"
        );
    }
}

#[test]
fn roc_years_of_two_digits_need_their_style() {
    for cell in [
        "99/12/31",
        "99-12-31",
        "99.12.31 08:00",
        "991231",
        "0991231",
        "99年12月31日",
        "民國99年12月31日",
    ] {
        assert_eq!(
            parse_date(cell.as_bytes(), Roc),
            Ok(day(2010, 12, 31)),
            "{cell:?}"
        );
    }
    for cell in ["99/12/31", "991231", "0991231", "99年12月31日", "1130501"] {
        assert_eq!(
            parse_date(cell.as_bytes(), Ymd),
            Err(Unparsable),
            "{cell:?}"
        );
    }
    assert_eq!(parse_date(b"1130501", Roc), Ok(day(2024, 5, 1)));
    assert_eq!(parse_date(b"99/1/5", Roc), Ok(day(2010, 1, 5)));
    assert_eq!(parse_date(b"5/3/2024", Roc), Err(Unparsable));
    assert_eq!(parse_date(b"113/02/30", Roc), Err(Impossible));
    assert_eq!(parse_date(b"112/02/29", Roc), Err(Impossible), "2023");
    assert_eq!(parse_date(b"113/02/29", Roc), Ok(day(2024, 2, 29)));
    assert_eq!(parse_date(b"00/01/01", Roc), Err(OutOfRange));
    assert_eq!(parse_date(b"000/01/01", Ymd), Err(OutOfRange));
    assert_eq!(parse_date(b"289/01/01", Ymd), Err(OutOfRange));
}

#[test]
fn numbers_under_the_numeric_styles() {
    for (cell, style, expected) in [
        // Microsoft's documentation: 1 January 2008 is serial number 39448.
        ("39448", Excel1900, Ok(day(2008, 1, 1))),
        ("39448.999", Excel1900, Ok(day(2008, 1, 1))),
        ("39448,5", Excel1900, Ok(day(2008, 1, 1))),
        // 5 July 2011 is 40729 there, and 39267 with the epoch of 1904.
        ("40729", Excel1900, Ok(day(2011, 7, 5))),
        ("39267", Excel1904, Ok(day(2011, 7, 5))),
        ("0", Excel1904, Ok(day(1904, 1, 1))),
        ("0", Excel1900, Err(OutOfRange)),
        ("-1", Excel1900, Err(Unparsable)),
        ("999999", Excel1900, Err(OutOfRange)),
        ("1000000000", UnixSeconds, Ok(day(2001, 9, 9))),
        ("1709596800", UnixSeconds, Ok(day(2024, 3, 5))),
        ("1709596799", UnixSeconds, Ok(day(2024, 3, 4))),
        ("1709596799.999", UnixSeconds, Ok(day(2024, 3, 4))),
        ("1709596800000", UnixMillis, Ok(day(2024, 3, 5))),
        ("-1", UnixSeconds, Ok(day(1969, 12, 31))),
        ("-0.5", UnixSeconds, Ok(day(1969, 12, 31))),
        ("1709596800000", UnixSeconds, Err(OutOfRange)),
        ("999999999999999", UnixMillis, Err(OutOfRange)),
        ("99999999999999999999", UnixMillis, Err(Unparsable)),
        ("1.7e9", UnixSeconds, Err(Unparsable)),
        ("5/3/2024", Excel1900, Err(Unparsable)),
        ("1709596800", Ymd, Err(Unparsable)),
    ] {
        assert_eq!(
            parse_date(cell.as_bytes(), style),
            expected,
            "{cell:?} {style:?}"
        );
    }
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
        "2024-03/05",
        "2024/3/5/1",
        "2024-03-05x",
        "2024-03-05 x",
        "2024-03-05T",
        "2024-03-05 10",
        "1709596800",
        "202403051030",
        "20240305256060",
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
        "3月5日",
        "2024年",
        "2024年3月",
        "民國",
        "民國2024年3月5日",
        "5/3/113",
        "May",
        "May 2024",
        "May 5",
        "Ma 5 2024",
        "Mayor 5 2024",
        "5 Mar 024",
        "5 Mar 20245",
        "Mar 5 2024x",
        "2024年三月5日",
        "2024/3/5(",
        "2024/3/5()",
        "2024/3/5(二",
        "2024/3/5五/1",
        "1五/5/2024",
        "2024/3/5 五月",
        "1130501x",
        "2024-03-05 10:00 (",
    ] {
        for style in [Ymd, Mdy] {
            if cell == "24-03-05" && style == Mdy {
                continue; // the third of a month that does not exist
            }
            let got = parse_date(cell.as_bytes(), style);
            assert_eq!(got, Err(Unparsable), "{cell:?} {style:?}");
        }
    }
    assert_eq!(parse_date(b"2024-03-0\xff", Ymd), Err(Unparsable));
    assert_eq!(parse_date(&[b'1'; 500], Ymd), Err(Unparsable));
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
        "30 Feb 2024",
        "2024年13月1日",
        "31-Apr-24",
    ] {
        assert_eq!(
            parse_date(cell.as_bytes(), Ymd),
            Err(Impossible),
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
        "1 Jan 0001",
    ] {
        assert_eq!(
            parse_date(cell.as_bytes(), Ymd),
            Err(OutOfRange),
            "{cell:?}"
        );
    }
    assert_eq!(parse_date(b"1900-01-01", Ymd), Ok(day(1900, 1, 1)));
    assert_eq!(parse_date(b"31/12/2199", Dmy), Ok(day(2199, 12, 31)));
}
