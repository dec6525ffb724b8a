//! What the first column of a table of spend says.

use crate::support::day;
use ltv_engine::calendar::Day;
use ltv_engine::ingest::values::{DateProblem, DateStyle};
use ltv_engine::spend::{Span, parse_period};

fn span(first: (i32, u8, u8), last: (i32, u8, u8)) -> Span {
    Span::Days {
        first: day(first.0, first.1, first.2),
        last: day(last.0, last.1, last.2),
    }
}

#[test]
fn months() {
    let may = span((2024, 5, 1), (2024, 5, 31));
    for cell in [
        "2024-05",
        "2024/5",
        "2024.05",
        "2024 05",
        " 2024-05 ",
        "202405",
        "05/2024",
        "5-2024",
        "２０２４／０５",
        "May 2024",
        "MAY-2024",
        "2024 May",
        "2024-May",
        "May-24",
        "May '24",
        "2024年5月",
        "2024 年 05 月",
        "2024年5月份",
        "2024年度5月",
        "5月 2024",
        "113/05",
        "113-5",
        "113.05",
        "11305",
        "113年5月",
        "民國113年5月",
        "中華民國113年05月",
        "民國113/05",
        "2024-05-01 ~ 2024-05-31",
        "2024/5/1～2024/5/31",
        "2024/05/01 - 2024/05/31",
        "2024-05-01 to 2024-05-31",
        "2024年5月1日至2024年5月31日",
        "113/05/01~113/05/31",
        "2024-05 ~ 2024-05",
    ] {
        let got = parse_period(cell.as_bytes(), DateStyle::Ymd);
        assert_eq!(got, Ok(may), "{cell}");
    }
    let december = span((2010, 12, 1), (2010, 12, 31));
    for cell in ["99/12", "99年12月", "民國99年12月", "2010-12"] {
        let got = parse_period(cell.as_bytes(), DateStyle::Roc);
        assert_eq!(got, Ok(december), "{cell}");
    }
    let leap = span((2024, 2, 1), (2024, 2, 29));
    assert_eq!(parse_period(b"Feb 2024", DateStyle::Mdy), Ok(leap));
    assert_eq!(
        parse_period(b"Sept 2024", DateStyle::Dmy),
        Ok(span((2024, 9, 1), (2024, 9, 30)))
    );
}

#[test]
fn quarters_weeks_years_and_spans() {
    let cases = [
        ("2024Q1", span((2024, 1, 1), (2024, 3, 31))),
        ("Q4 2023", span((2023, 10, 1), (2023, 12, 31))),
        ("2024-q2", span((2024, 4, 1), (2024, 6, 30))),
        ("2024年第3季", span((2024, 7, 1), (2024, 9, 30))),
        ("113年第一季", span((2024, 1, 1), (2024, 3, 31))),
        // ISO 8601: 2020 has a week 53, and 2021 begins with the week of 4 January.
        ("2020-W53", span((2020, 12, 28), (2021, 1, 3))),
        ("2021-W01", span((2021, 1, 4), (2021, 1, 10))),
        ("2024W05", span((2024, 1, 29), (2024, 2, 4))),
        ("2024年第5週", span((2024, 1, 29), (2024, 2, 4))),
        ("W01 2025", span((2024, 12, 30), (2025, 1, 5))),
        ("2024", span((2024, 1, 1), (2024, 12, 31))),
        ("2024年", span((2024, 1, 1), (2024, 12, 31))),
        ("民國113年", span((2024, 1, 1), (2024, 12, 31))),
        ("2024-01 ~ 2024-03", span((2024, 1, 1), (2024, 3, 31))),
        ("2024/5/6 ~ 2024/5/6", span((2024, 5, 6), (2024, 5, 6))),
    ];
    for (cell, expected) in cases {
        let got = parse_period(cell.as_bytes(), DateStyle::Ymd);
        assert_eq!(got, Ok(expected), "{cell}");
    }
}

#[test]
fn days_are_read_as_in_orders() {
    let fifth = Span::Day(day(2024, 1, 5));
    for (cell, style) in [
        ("2024-01-05", DateStyle::Ymd),
        ("20240105", DateStyle::Ymd),
        ("2024-01-05 00:00:00", DateStyle::Ymd),
        ("113/01/05", DateStyle::Ymd),
        ("1130105", DateStyle::Roc),
        ("5/1/2024", DateStyle::Dmy),
        ("1/5/2024", DateStyle::Mdy),
        ("Jan 5, 2024", DateStyle::Ymd),
        ("5 Jan 2024", DateStyle::Ymd),
        ("05-Jan-24", DateStyle::Ymd),
        ("45296", DateStyle::Excel1900),
    ] {
        assert_eq!(parse_period(cell.as_bytes(), style), Ok(fifth), "{cell}");
    }
}

#[test]
fn what_is_no_period() {
    use DateProblem::{Impossible, OutOfRange, Unparsable};
    for (cell, problem) in [
        ("", Unparsable),
        ("abc", Unparsable),
        ("合計", Unparsable),
        ("5月", Unparsable),
        ("May", Unparsable),
        ("24-May", Unparsable),
        ("12/24", Unparsable),
        ("1.234", Unparsable),
        ("99/12", Unparsable),
        ("2024-05 -", Unparsable),
        ("2024-05 ~ ", Unparsable),
        ("~", Unparsable),
        ("2024-13", Impossible),
        ("2024-00", Impossible),
        ("202413", Impossible),
        ("2024Q5", Impossible),
        ("2024Q0", Impossible),
        ("2024-W53", Impossible),
        ("2024-W00", Impossible),
        ("2024-02-30", Impossible),
        ("2024-05 ~ 2024-04", Impossible),
        ("0001-05", OutOfRange),
        ("9999-12", OutOfRange),
        ("9999-W01", OutOfRange),
    ] {
        let got = parse_period(cell.as_bytes(), DateStyle::Ymd);
        assert_eq!(got, Err(problem), "{cell}");
    }
    assert_eq!(parse_period(b"\xff", DateStyle::Ymd), Err(Unparsable));
}

#[test]
fn every_week_of_the_calendar_follows_the_one_before() {
    let mut next = day(1999, 1, 4);
    for year in 1999..2101 {
        for week in 1..=53 {
            let cell = format!("{year}-W{week:02}");
            match parse_period(cell.as_bytes(), DateStyle::Ymd) {
                Ok(Span::Days { first, last }) => {
                    assert_eq!((first, last.0 - first.0), (next, 6), "{cell}");
                    next = Day(last.0 + 1);
                }
                other => assert_eq!((week, other), (53, Err(DateProblem::Impossible)), "{cell}"),
            }
        }
    }
    assert_eq!(next, day(2101, 1, 3));
}

proptest::proptest! {
    #[test]
    fn any_text_is_a_period_or_none(text in "(\\PC|[0-9/.~ -]|年|月|Q|W|民國|May|至){0,16}") {
        for style in [DateStyle::Ymd, DateStyle::Roc, DateStyle::Dmy, DateStyle::Excel1900] {
            if let Ok(span) = parse_period(text.as_bytes(), style) {
                proptest::prop_assert!(span.first() <= span.last());
            }
        }
    }
}
