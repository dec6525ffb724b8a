//! Every day from 1900 to 2199, in every form in which a date may be written.

use ltv_engine::calendar::Day;
use ltv_engine::ingest::values::DateStyle::{self, *};
use ltv_engine::ingest::values::parse_date;

const CIVIL: [DateStyle; 4] = [Ymd, Roc, Dmy, Mdy];
const ALL: [DateStyle; 8] = [
    Ymd,
    Roc,
    Dmy,
    Mdy,
    Excel1900,
    Excel1904,
    UnixSeconds,
    UnixMillis,
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Year, month, day and days since 1970, counted one by one and not computed.
fn every_day() -> impl Iterator<Item = (i32, u8, u8, i32)> {
    let mut number = -25_568;
    (1900..2200)
        .flat_map(|year| (1..=12).map(move |month| (year, month)))
        .flat_map(move |(year, month)| {
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let days = match month {
                4 | 6 | 9 | 11 => 30,
                2 if leap => 29,
                2 => 28,
                _ => 31,
            };
            let before = number;
            number += i32::from(days);
            (1..=days).map(move |day| (year, month, day, before + i32::from(day)))
        })
}

fn check(styles: &[DateStyle], write: impl Fn(i32, u8, u8, i32) -> Option<String>) {
    let mut seen = 0;
    for (year, month, day, number) in every_day() {
        let Some(cell) = write(year, month, day, number) else {
            continue;
        };
        seen += 1;
        // One style a day: every form meets every style thousands of times.
        let style = styles[number.rem_euclid(styles.len() as i32) as usize];
        assert_eq!(
            parse_date(cell.as_bytes(), style),
            Ok(Day(number)),
            "{cell:?} {style:?}"
        );
    }
    assert!(seen > 25_000, "only {seen} days");
}

#[test]
fn there_are_as_many_days_as_the_calendar_has() {
    let days: Vec<_> = every_day().collect();
    assert_eq!(days.len(), 300 * 365 + 73);
    assert_eq!(days.first(), Some(&(1900, 1, 1, -25_567)));
    assert!(days.contains(&(1970, 1, 1, 0)) && days.contains(&(2000, 3, 1, 11_017)));
    assert_eq!(days.last(), Some(&(2199, 12, 31, 84_005)));
}

#[test]
fn year_first() {
    check(&ALL, |y, m, d, _| Some(format!("{y}-{m:02}-{d:02}")));
    check(&ALL, |y, m, d, _| Some(format!("{y}/{m}/{d}")));
    check(&ALL, |y, m, d, _| Some(format!(" {y}.{m}.{d} ")));
    check(&CIVIL, |y, m, d, _| Some(format!("{y}{m:02}{d:02}")));
    check(&CIVIL, |y, m, d, _| Some(format!("{y}{m:02}{d:02}235959")));
    check(&ALL, |y, m, d, _| {
        Some(format!("{y}-{m:02}-{d:02}T23:59:59.999-08:00"))
    });
}

#[test]
fn day_or_month_first() {
    check(&[Dmy], |y, m, d, _| Some(format!("{d}/{m}/{y}")));
    check(&[Dmy], |y, m, d, _| {
        Some(format!("{d:02}.{m:02}.{y} 00:00"))
    });
    check(&[Mdy], |y, m, d, _| Some(format!("{m}/{d}/{y}")));
    check(&[Mdy], |y, m, d, _| Some(format!("{m:02}-{d:02}-{y}")));
    let two_digits = |y: i32| (1970..2070).contains(&y).then_some(y % 100);
    check(&[Dmy], |y, m, d, _| {
        Some(format!("{d}/{m}/{:02}", two_digits(y)?))
    });
    check(&[Mdy], |y, m, d, _| {
        Some(format!("{m}/{d}/{:02}", two_digits(y)?))
    });
    check(&CIVIL, |y, m, d, _| {
        let month = &MONTHS[usize::from(m) - 1][..3];
        Some(format!("{d}-{month}-{:02}", two_digits(y)?))
    });
}

#[test]
fn months_by_name() {
    let name = |m: u8| MONTHS[usize::from(m) - 1];
    check(&ALL, |y, m, d, _| Some(format!("{d} {} {y}", name(m))));
    check(&ALL, |y, m, d, _| {
        Some(format!("{} {d}, {y}", &name(m)[..3]))
    });
    check(&ALL, |y, m, d, _| {
        Some(format!("{d:02}-{}-{y}", name(m)[..3].to_uppercase()))
    });
    check(&ALL, |y, m, d, _| {
        Some(format!("{y}-{}-{d:02}", &name(m)[..3]))
    });
    check(&ALL, |y, m, d, _| Some(format!("{y}年{m}月{d}日")));
    check(&ALL, |y, m, d, _| Some(format!("{m}月{d}日{y}")));
    check(&ALL, |y, m, d, _| Some(format!("{d}-{m}月-{y}")));
}

#[test]
fn years_of_the_republic() {
    let roc = |y: i32| (y > 1911).then_some(y - 1911);
    check(&ALL, |y, m, d, _| {
        Some(format!("民國{}年{m}月{d}日", roc(y)?))
    });
    check(&ALL, |y, m, d, _| {
        Some(format!("民國 {}/{m:02}/{d:02}", roc(y)?))
    });
    check(&ALL, |y, m, d, _| {
        Some(format!("{:03}/{m:02}/{d:02}", roc(y)?))
    });
    check(&ALL, |y, m, d, _| {
        Some(format!("{:03}年{m}月{d}日", roc(y)?))
    });
    check(&[Roc], |y, m, d, _| Some(format!("{:02}-{m}-{d}", roc(y)?)));
    check(&[Roc], |y, m, d, _| {
        Some(format!("{:03}{m:02}{d:02}", roc(y)?))
    });
    check(&[Roc], |y, m, d, _| {
        let year = roc(y).filter(|year| *year < 100)?;
        Some(format!("{year:02}{m:02}{d:02}"))
    });
}

#[test]
fn spreadsheet_days_and_unix_times() {
    check(&[Excel1900], |_, _, _, n| Some(format!("{}", n + 25_569)));
    check(&[Excel1900], |_, _, _, n| {
        Some(format!("{}.99998", n + 25_569))
    });
    check(&[Excel1904], |_, _, _, n| {
        (n >= -24_107).then(|| format!("{}", n + 24_107))
    });
    for second in [0, 1, 43_200, 86_399] {
        let at = |n: i32| i64::from(n) * 86_400 + second;
        check(&[UnixSeconds], |_, _, _, n| Some(format!("{}", at(n))));
        check(&[UnixMillis], |_, _, _, n| {
            Some(format!("{}", at(n) * 1_000))
        });
        check(&[UnixMillis], |_, _, _, n| {
            Some(format!("{}", at(n) * 1_000 + 999))
        });
    }
    check(&[UnixSeconds], |_, _, _, n| {
        (n >= 0).then(|| format!("{}.75", i64::from(n) * 86_400 + 86_399))
    });
}
