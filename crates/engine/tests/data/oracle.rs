//! Summary and cohorts against `DuckDB`, to the customer and the cent.
//!
//! Queries: `tests/data/oracle/{orders,summary,months,cohorts,average}.sql`, run
//! by `run.py` beside them; results: `tests/data/expected/*.csv`.

use crate::support::{Expected, analyse, assert_close, day, import, read};
use ltv_engine::calendar::{Day, Month};
use ltv_engine::cohorts::Cohorts;
use ltv_engine::ingest::{Imported, NoteKind};
use ltv_engine::summary::Summary;

fn cdnow() -> Imported {
    import(&read("www/samples/cdnow.csv")).unwrap()
}

fn cohorts24() -> Imported {
    import(&read("tests/data/cohorts24.csv")).unwrap()
}

fn name(month: Month) -> String {
    format!("{}-{:02}", month.year, month.month)
}

fn date(day: Day) -> String {
    let (year, month, day) = day.civil();
    format!("{year}-{month:02}-{day:02}")
}

#[test]
fn cdnow_agrees_with_the_published_counts() {
    let imported = cdnow();
    let (summary, _) = analyse(&imported);
    assert_eq!((summary.customers, summary.orders), (2_357, 6_919));
    assert_eq!(
        (summary.first_day, summary.as_of),
        (day(1997, 1, 1), day(1998, 6, 30))
    );
    assert_eq!(
        format!("{:.2}", summary.repeat_rate_by_orders * 100.0),
        "48.88"
    );
    assert_eq!(
        format!("{:.2}", summary.repeat_rate_by_days * 100.0),
        "48.32"
    );
    assert_eq!(summary.median_gap_days, Some(34.0));
    assert_eq!(summary.median_gap_days_all_orders, Some(30.0));
    assert_eq!(imported.report.rows_kept, 6_919);
    assert_eq!(imported.report.dropped, []);
    let notes: Vec<_> = imported
        .report
        .notes
        .iter()
        .map(|note| (note.kind, note.count))
        .collect();
    assert_eq!(notes, [(NoteKind::ZeroAmount, 8)]);
}

#[test]
fn summaries_agree_with_summary_sql() {
    for (fixture, imported) in [("cdnow", cdnow()), ("cohorts24", cohorts24())] {
        let expected = Expected::read(&format!("{fixture}_summary"));
        let (summary, _) = analyse(&imported);
        let zeros = imported
            .report
            .notes
            .iter()
            .find(|note| note.kind == NoteKind::ZeroAmount);
        for (column, got) in [
            ("customers", i128::from(summary.customers)),
            ("orders", i128::from(summary.orders)),
            ("revenue_scaled", summary.revenue.scaled()),
            (
                "zero_amounts",
                zeros.map_or(0, |note| i128::from(note.count)),
            ),
        ] {
            assert_eq!(got, expected.int(0, column), "{fixture} {column}");
        }
        let revenue = expected.int(0, "revenue_scaled") as f64 / 10_000.0;
        let (customers, orders) = (expected.int(0, "customers"), expected.int(0, "orders"));
        let (customers, orders) = (customers as f64, orders as f64);
        let ltv = summary.historical_ltv;
        for (what, got, expected) in [
            ("aov", Some(summary.aov), Some(revenue / orders)),
            (
                "orders per customer",
                Some(summary.orders_per_customer),
                Some(orders / customers),
            ),
            (
                "arppu",
                Some(summary.revenue_per_customer),
                Some(revenue / customers),
            ),
            ("mean", Some(ltv.mean), Some(revenue / customers)),
            ("median", Some(ltv.median), expected.float(0, "ltv_median")),
            (
                "top",
                ltv.top_decile_share,
                expected.float(0, "top_decile_share"),
            ),
            (
                "gap",
                summary.median_gap_days,
                expected.float(0, "median_gap_days"),
            ),
            (
                "gap of all",
                summary.median_gap_days_all_orders,
                expected.float(0, "median_gap_days_all_orders"),
            ),
            (
                "repeat by orders",
                Some(summary.repeat_rate_by_orders),
                expected.float(0, "repeat_rate_by_orders"),
            ),
            (
                "repeat by days",
                Some(summary.repeat_rate_by_days),
                expected.float(0, "repeat_rate_by_days"),
            ),
        ] {
            assert_close(got, expected, &format!("{fixture} {what}"));
        }
        assert_eq!(date(summary.first_day), expected.text(0, "first_day"));
        assert_eq!(date(summary.as_of), expected.text(0, "as_of"));
        months_agree(fixture, &summary);
    }
}

/// `months.sql`.
fn months_agree(fixture: &str, summary: &Summary) {
    let expected = Expected::read(&format!("{fixture}_months"));
    assert_eq!(summary.months.len(), expected.rows.len(), "{fixture}");
    for (row, month) in summary.months.iter().enumerate() {
        let at = format!("{fixture} {}", name(month.month));
        assert_eq!(name(month.month), expected.text(row, "month"));
        assert_eq!(
            i128::from(month.orders),
            expected.int(row, "orders"),
            "{at}"
        );
        assert_eq!(
            i128::from(month.customers),
            expected.int(row, "customers"),
            "{at}"
        );
        assert_eq!(
            i128::from(month.new_customers),
            expected.int(row, "new_customers"),
            "{at}"
        );
        assert_eq!(
            month.revenue.scaled(),
            expected.int(row, "revenue_scaled"),
            "{at}"
        );
        assert_eq!(
            month.running.to_string(),
            expected.text(row, "running"),
            "{at}"
        );
    }
}

#[test]
fn cohorts_agree_with_cohorts_sql() {
    for (fixture, imported) in [("cdnow", cdnow()), ("cohorts24", cohorts24())] {
        let expected = Expected::read(&format!("{fixture}_cohorts"));
        let (_, table) = analyse(&imported);
        let mut row = 0;
        for cohort in &table.cohorts {
            for (age, cell) in cohort.cells.iter().enumerate() {
                let at = format!("{fixture} {} age {age}", name(cohort.month));
                assert_eq!(name(cohort.month), expected.text(row, "cohort"), "{at}");
                assert_eq!(age as i128, expected.int(row, "age"), "{at}");
                assert_eq!(i128::from(cohort.size), expected.int(row, "size"), "{at}");
                assert_eq!(i128::from(cell.active), expected.int(row, "active"), "{at}");
                assert_eq!(i128::from(cell.orders), expected.int(row, "orders"), "{at}");
                assert_eq!(
                    cell.revenue.scaled(),
                    expected.int(row, "revenue_scaled"),
                    "{at}"
                );
                assert_close(Some(cell.retention), expected.float(row, "retention"), &at);
                let cumulative = expected.float(row, "cumulative_revenue_per_customer");
                assert_close(Some(cell.cumulative_revenue_per_customer), cumulative, &at);
                assert_eq!(
                    cell.running.to_string(),
                    expected.text(row, "running"),
                    "{at}"
                );
                row += 1;
            }
        }
        assert_eq!(row, expected.rows.len(), "{fixture}");
        average_agrees(fixture, &table);
    }
}

/// `average.sql`.
fn average_agrees(fixture: &str, table: &Cohorts) {
    let expected = Expected::read(&format!("{fixture}_average"));
    assert_eq!(table.average.len(), expected.rows.len(), "{fixture}");
    for (row, cell) in table.average.iter().enumerate() {
        let at = format!("{fixture} average at age {row}");
        assert_eq!(i128::from(cell.age), expected.int(row, "age"), "{at}");
        assert_eq!(
            i128::from(cell.cohorts),
            expected.int(row, "cohorts"),
            "{at}"
        );
        assert_eq!(
            i128::from(cell.customers),
            expected.int(row, "customers"),
            "{at}"
        );
        assert_close(cell.retention, expected.float(row, "retention"), &at);
        let cumulative = expected.float(row, "cumulative_revenue_per_customer");
        assert_close(cell.cumulative_revenue_per_customer, cumulative, &at);
    }
}

#[test]
fn the_running_month_is_marked_and_left_out_of_the_average() {
    let (summary, table) = analyse(&cohorts24());
    assert_eq!(
        table.cohorts.len(),
        23,
        "July 2024 won nobody and has no row"
    );
    for cohort in &table.cohorts {
        let (last, before) = cohort.cells.split_last().unwrap();
        assert!(last.running && before.iter().all(|cell| !cell.running));
    }
    let oldest = table.average.last().unwrap();
    assert_eq!(
        (oldest.age, oldest.cohorts, oldest.retention),
        (23, 0, None)
    );
    assert_eq!(oldest.cumulative_revenue_per_customer, None);
    let running: Vec<_> = summary
        .months
        .iter()
        .filter(|month| month.running)
        .collect();
    assert_eq!(running.len(), 1);
    assert_eq!(
        running[0].month,
        Month {
            year: 2025,
            month: 12
        }
    );
}
