//! Tables of spend: what single dates stand for, sums, currencies.

use crate::support::{check_account, day, mapping, options, spend_mapping, spend_of};
use ltv_engine::calendar::Day;
use ltv_engine::ingest::values::CurrencyCode;
use ltv_engine::ingest::{DropReason, ImportError, NoteKind, Role, TableKind};
use ltv_engine::spend::{Coverage, PeriodLength, Spend, SpendImport, SpendOn};
use proptest::prelude::*;

fn periods(spend: &Spend) -> Vec<(Day, Day)> {
    spend
        .rows()
        .iter()
        .map(|row| (row.first, row.last))
        .collect()
}

#[test]
fn the_dates_of_a_column_say_how_long_its_periods_are() {
    let of = |dates: &[&str], length| {
        let rows: Vec<String> = dates
            .iter()
            .map(|date| format!("{date},FB,100\n"))
            .collect();
        let file = format!("date,channel,amount\n{}", rows.concat());
        let imported = spend_of(&[&file], &spend_mapping(), length).unwrap();
        (imported.lengths[0], periods(&imported.spend))
    };
    let month = |month| {
        (
            day(2024, month, 1),
            ltv_engine::calendar::Month { year: 2024, month }.last_day(),
        )
    };
    let monthly = of(&["2024-01-01", "2024-03-01", "2024-01-01"], None);
    assert_eq!(monthly, (PeriodLength::Month, vec![month(1), month(3)]));
    let weekly = of(&["2024-05-06", "2024-05-13", "2024-05-27"], None);
    assert_eq!(weekly.0, PeriodLength::Week);
    assert_eq!(weekly.1[0], (day(2024, 5, 6), day(2024, 5, 12)));
    let single = |dates: &[&str]| of(dates, None).0;
    assert_eq!(single(&["2024-05-01"]), PeriodLength::Day);
    assert_eq!(single(&["2024-05-06", "2024-05-13"]), PeriodLength::Day);
    assert_eq!(
        single(&["2024-05-01", "2024-06-01", "2024-06-02"]),
        PeriodLength::Day
    );
    assert_eq!(
        single(&["2024-05-06", "2024-05-13", "2024-05-14"]),
        PeriodLength::Day
    );
    // What the user says counts, and a running period ends today, 30 June.
    let said = of(&["2024-05-01", "2024-06-29"], Some(PeriodLength::Week));
    assert_eq!(said.1[1], (day(2024, 6, 29), day(2024, 6, 30)));
}

#[test]
fn a_running_month_ends_today() {
    let mut import = SpendImport::new(ltv_engine::ingest::ImportOptions::new(day(2024, 5, 10)));
    import.begin(spend_mapping(), None);
    import
        .push("月份,通路,花費\n2024-05,,1000\n2024-06,,5\n".as_bytes())
        .unwrap();
    let report = import.end().unwrap().0;
    check_account(report);
    assert_eq!(report.count(DropReason::FutureDate), 1);
    let spend = import.finish().unwrap().spend;
    assert_eq!(periods(&spend), [(day(2024, 5, 1), day(2024, 5, 10))]);
    let half = spend.between(day(2024, 5, 1), day(2024, 5, 5), SpendOn::NoChannel);
    assert!((half.as_f64() - 500.0).abs() < 1e-9);
}

#[test]
fn days_without_spend_are_unknown_not_zero() {
    let file = "d,c,a\n2024-01,FB,31\n2024-03,FB,31\n2024-01-15,Google,5\n";
    let spend = spend_of(&[file], &spend_mapping(), None).unwrap().spend;
    let all = SpendOn::Everything;
    let got = spend.coverage(day(2024, 1, 1), day(2024, 3, 31), all);
    let expected = Coverage {
        days: 91,
        covered: 62,
        prorated: false,
    };
    assert_eq!(got, expected);
    let february = (day(2024, 2, 1), day(2024, 2, 29));
    assert_eq!(spend.coverage(february.0, february.1, all).covered, 0);
    assert_eq!(spend.coverage(february.1, february.0, all).days, 0);
    assert_eq!(spend.between(february.1, february.0, all).scaled(), 0);
    assert_eq!(spend.span(), Some((day(2024, 1, 1), day(2024, 3, 31))));
}

#[test]
fn currencies_need_a_choice() {
    let columns = [(Role::Date, 0), (Role::Amount, 1), (Role::Currency, 2)];
    let mapping = mapping(TableKind::Spend, &columns);
    let file = "月份,花費,幣別\n2024-01,100,TWD\n2024-02,30,USD\n2024-03,US$7,\n2024-04,200,\n";
    let code = |code: &[u8]| CurrencyCode::new(code);
    match spend_of(&[file], &mapping, None) {
        Err(ImportError::MixedCurrencies { found }) => {
            assert_eq!(found, [(code(b"USD"), 2), (None, 1), (code(b"TWD"), 1)]);
        }
        other => panic!("{other:?}"),
    }
    let mut chosen = options();
    chosen.currency = code(b"TWD");
    let mut import = SpendImport::new(chosen);
    import.begin(mapping, None);
    import.push(file.as_bytes()).unwrap();
    let report = import.end().unwrap().0;
    check_account(report);
    assert_eq!(report.count(DropReason::OtherCurrency), 2);
    assert!((import.finish().unwrap().spend.total().as_f64() - 300.0).abs() < 1e-9);
}

#[test]
fn a_row_from_one_day_to_another_is_spread_over_its_days() {
    let columns = [
        (Role::Channel, 0),
        (Role::Date, 1),
        (Role::PeriodEnd, 2),
        (Role::Amount, 3),
    ];
    let mapping = mapping(TableKind::Spend, &columns);
    let file = "名稱,開始,結束,花費\n\
        Beans,2024-01-01,2024-01-31,3100\n\
        Brand,2024-01-15,2024-02-13,3000\n\
        Brand,2024-03-10,2024-03-01,5\n\
        Brand,2024-03-10,soon,5\n\
        Once,2024-02-01,,7\n\
        Late,2024-06-20,2024-07-31,110\n";
    let mut import = SpendImport::new(options()).rejecting();
    import.begin(mapping, None);
    import.push(file.as_bytes()).unwrap();
    let report = import.end().unwrap().0.clone();
    check_account(&report);
    assert_eq!(report.count(DropReason::ImpossibleDate), 1);
    assert_eq!(report.count(DropReason::UnparsableDate), 1);
    let rejected: Vec<(u64, String)> = import
        .take_rejected()
        .into_iter()
        .map(|row| (row.row, row.text))
        .collect();
    assert_eq!(
        rejected,
        [
            (4, "Brand,2024-03-10,2024-03-01,5".to_owned()),
            (5, "Brand,2024-03-10,soon,5".to_owned()),
        ]
    );
    let spend = import.finish().unwrap().spend;
    // 31 days at 100 each, 30 days at 100 each.
    let between = |first, last| spend.between(first, last, SpendOn::Everything).as_f64();
    let january = between(day(2024, 1, 1), day(2024, 1, 31));
    assert!((january - (3100.0 + 1700.0)).abs() < 1e-9, "{january}");
    let february = between(day(2024, 2, 1), day(2024, 2, 29));
    assert!((february - (1300.0 + 7.0)).abs() < 1e-9, "{february}");
    // What runs beyond today, 30 June, was spent until today.
    let june = between(day(2024, 6, 20), day(2024, 6, 30));
    assert!((june - 110.0).abs() < 1e-9, "{june}");
}

#[test]
fn a_column_for_each_channel() {
    let columns = [
        (Role::Date, 0),
        (Role::FirstChannel, 1),
        (Role::LastChannel, 4),
    ];
    let mapping = mapping(TableKind::Spend, &columns);
    let file = "月份,Google,小計,Facebook,LINE,合計\n\
        2024/01,\"12,000\",,8000,-,20000\n\
        2024/02,13000,,n/a,-500,12500\n\
        2024/03,,,-,,0\n\
        2024/04,x,,,,0\n\
        合計,25000,,8000,-500,32500\n";
    let mut import = SpendImport::new(options()).rejecting();
    import.begin(mapping, None);
    for slice in file.as_bytes().chunks(13) {
        import.push(slice).unwrap();
    }
    let report = import.end().unwrap().0.clone();
    check_account(&report);
    assert_eq!((report.rows_read, report.rows_kept), (5, 2));
    assert_eq!(report.count(DropReason::UnparsableAmount), 2);
    assert_eq!(report.count(DropReason::TotalsLine), 1);
    let noted: Vec<_> = report
        .notes
        .iter()
        .map(|note| (note.kind, note.examples[0].row, note.examples[0].column))
        .collect();
    assert_eq!(noted, [(NoteKind::UnreadSpend, 3, Some(3))]);
    let rows: Vec<u64> = import.take_rejected().iter().map(|row| row.row).collect();
    assert_eq!(rows, [4, 5, 6]);
    let spend = import.finish().unwrap().spend;
    assert_eq!(spend.channels(), ["Google", "Facebook", "LINE"]);
    let of = |name: &str| {
        let channel = SpendOn::Channel(spend.channel(name).unwrap());
        let spent = spend.between(day(2024, 1, 1), day(2024, 12, 31), channel);
        spent.scaled() / 10_000
    };
    assert_eq!(
        [of("google"), of("facebook"), of("line")],
        [25_000, 8_000, -500]
    );
}

#[test]
fn a_sum_without_a_name_is_not_spent_once_more() {
    let columns = [
        (Role::Channel, 0),
        (Role::Date, 1),
        (Role::PeriodEnd, 2),
        (Role::Amount, 3),
    ];
    let mapping = mapping(TableKind::Spend, &columns);
    let read = |rows: &str| {
        let mut import = SpendImport::new(options()).rejecting();
        import.begin(mapping.clone(), None);
        import
            .push(format!("name,starts,ends,spent\n{rows}").as_bytes())
            .unwrap();
        let report = import.end().unwrap().0.clone();
        check_account(&report);
        let rejected: Vec<u64> = import.take_rejected().iter().map(|row| row.row).collect();
        let total = import.finish().unwrap().spend.total().scaled() / 10_000;
        (report.count(DropReason::TotalsLine), rejected, total)
    };
    let january = "2024-01-01,2024-01-31";
    // Of a period, and of the whole report.
    let rows = format!(
        ",{january},300\nA,{january},200\nB,{january},100\nA,2024-02-01,2024-02-29,50\n,2024-01-01,2024-02-29,350\n"
    );
    assert_eq!(read(&rows), (2, vec![2, 6], 350));
    // Spend that names no channel, and one row beside another of the same amount.
    let rows = format!(",{january},299\nA,{january},200\nB,{january},100\n");
    assert_eq!(read(&rows), (0, vec![], 599));
    let rows = format!(",{january},200\nA,{january},200\n");
    assert_eq!(read(&rows), (0, vec![], 400));
    // The second of two equal ones is no sum.
    let rows = format!(",{january},300\nA,{january},200\nB,{january},100\n,{january},300\n");
    assert_eq!(read(&rows), (1, vec![2], 600));
}

#[test]
fn files_that_are_no_spend() {
    let of = |file: &str| spend_of(&[file], &spend_mapping(), None).map(|_| ());
    assert_eq!(of(""), Err(ImportError::Empty));
    assert_eq!(of("月份,通路,花費\n"), Err(ImportError::HeaderOnly));
    assert!(matches!(
        of("月份,通路,花費\nx,y,z\n"),
        Err(ImportError::NoValidRow { .. })
    ));
    assert!(matches!(
        of("月份,花費\n2024-01,5\n"),
        Err(ImportError::MappingOutOfRange { .. })
    ));
    let mut unmapped = spend_mapping();
    unmapped.columns.set(Role::Amount, None);
    let got = spend_of(&["a,b\n1,2\n"], &unmapped, None).map(|_| ());
    assert_eq!(got, Err(ImportError::NoColumn { role: Role::Amount }));
    assert!(matches!(
        SpendImport::new(options()).finish(),
        Err(ImportError::Empty)
    ));
}

/// `(first day, length, channel, cents)` of some rows.
fn rows() -> impl Strategy<Value = Vec<(i32, i32, usize, i64)>> {
    let row = (19_700..19_800_i32, 1..40_i32, 0..4_usize, -500..100_000_i64);
    proptest::collection::vec(row, 1..30)
}

fn to_csv(rows: &[(i32, i32, usize, i64)]) -> String {
    let names = ["FB 廣告", "ｆｂ廣告", "Google", ""];
    let text = rows.iter().map(|&(first, length, channel, cents)| {
        let written = |day: i32| {
            let (year, month, day) = Day(day).civil();
            format!("{year}-{month:02}-{day:02}")
        };
        let (from, to) = (written(first), written(first + length - 1));
        let sign = if cents < 0 { "-" } else { "" };
        let (units, cents) = (cents.abs() / 100, cents.abs() % 100);
        format!(
            "{from} ~ {to},{},{sign}{units}.{cents:02}\n",
            names[channel]
        )
    });
    format!("period,channel,amount\n{}", text.collect::<String>())
}

proptest! {
    #[test]
    fn adjoining_spans_add_up(rows in rows(), cuts in proptest::collection::vec(19_650..19_900_i32, 0..6)) {
        let spend = spend_of(&[&to_csv(&rows)], &spend_mapping(), None).unwrap().spend;
        let written: i64 = rows.iter().map(|row| row.3 * 100).sum();
        prop_assert_eq!(spend.total().scaled(), i128::from(written));
        let (first, last) = spend.span().unwrap();
        let mut cuts: Vec<i32> = cuts.into_iter().filter(|&cut| cut > first.0 && cut <= last.0).collect();
        cuts.extend([first.0, last.0 + 1]);
        cuts.sort_unstable();
        cuts.dedup();
        for on in [SpendOn::Everything, SpendOn::Channel(0), SpendOn::NoChannel] {
            let whole = spend.between(first, last, on).scaled();
            let parts = cuts.windows(2).map(|cut| spend.between(Day(cut[0]), Day(cut[1] - 1), on).scaled());
            prop_assert_eq!(parts.sum::<i128>(), whole);
        }
        // By channel and without one: everything.
        let channels = (0..spend.channels().len() as u32).map(SpendOn::Channel).chain([SpendOn::NoChannel]);
        let parts = channels.map(|on| spend.between(first, last, on).scaled()).sum::<i128>();
        prop_assert_eq!(parts, i128::from(written));
        prop_assert!(spend.rows().is_sorted());
    }

    #[test]
    fn a_share_is_the_share_of_days(rows in rows(), from in 19_650..19_850_i32, length in 0..60_i32) {
        let spend = spend_of(&[&to_csv(&rows)], &spend_mapping(), None).unwrap().spend;
        let to = from + length;
        let expected: f64 = rows
            .iter()
            .map(|&(first, days, _, cents)| {
                let overlap = (to.min(first + days - 1) - from.max(first) + 1).max(0);
                cents as f64 / 100.0 * f64::from(overlap) / f64::from(days)
            })
            .sum();
        let got = spend.between(Day(from), Day(to), SpendOn::Everything).as_f64();
        prop_assert!((got - expected).abs() < 2e-4 * rows.len() as f64, "{} {}", got, expected);
        let covered = (from..=to)
            .filter(|&day| rows.iter().any(|&(first, days, ..)| (first..first + days).contains(&day)));
        let coverage = spend.coverage(Day(from), Day(to), SpendOn::Everything);
        prop_assert_eq!(coverage.covered as usize, covered.count());
        prop_assert_eq!(coverage.days, length as u32 + 1);
    }

    #[test]
    fn rows_and_files_may_come_in_any_order(rows in rows(), cut in 0..30_usize) {
        let (one, other) = rows.split_at(cut.min(rows.len() - 1));
        let files = [to_csv(other), to_csv(one)];
        let files: Vec<&str> = files.iter().map(String::as_str).filter(|file| file.lines().count() > 1).collect();
        let split = spend_of(&files, &spend_mapping(), None).unwrap().spend;
        let whole = spend_of(&[&to_csv(&rows)], &spend_mapping(), None).unwrap().spend;
        let named = |spend: &Spend| {
            let mut rows: Vec<_> = spend
                .rows()
                .iter()
                .map(|row| {
                    let channel = row.channel.map(|channel| &spend.channels()[channel as usize]);
                    (row.first, row.last, channel.map(|name| ltv_engine::names::folded(name)), row.amount)
                })
                .collect();
            rows.sort();
            rows
        };
        prop_assert_eq!(named(&split), named(&whole));
    }
}
