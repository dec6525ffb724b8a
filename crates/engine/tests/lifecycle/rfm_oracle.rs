//! Scores, segments and moves against `DuckDB` (`tests/data/oracle/rfm_*.sql`).

use ltv_engine::amount::Total;
use ltv_engine::segments::rfm::{
    Frequency, Group, Migration, Monetary, Rfm, RfmOptions, Scoring, Thresholds, moved_since,
};

use crate::support::{Row, expected, fixtures, iso, number};

/// As in `segments.py` and `rfm_scores.sql`.
const FIXED: Thresholds = Thresholds {
    recency_days: [10, 40, 90, 200],
    frequency: [2, 3, 5, 8],
    monetary: [20.0, 50.0, 120.0, 300.0],
};

fn variants() -> [(&'static str, &'static str, &'static str, RfmOptions); 3] {
    let options = |frequency, monetary, scoring| RfmOptions {
        frequency,
        monetary,
        scoring,
        ..RfmOptions::default()
    };
    let (days, total, fifths) = (Frequency::OrderDays, Monetary::Total, Scoring::Quintiles);
    [
        (
            "orderDays",
            "total",
            "quintiles",
            options(days, total, fifths),
        ),
        (
            "orders",
            "perOrder",
            "quintiles",
            options(Frequency::Orders, Monetary::PerOrder, fifths),
        ),
        (
            "orderDays",
            "total",
            "thresholds",
            options(days, total, Scoring::Thresholds(FIXED)),
        ),
    ]
}

#[test]
fn every_score_and_segment_is_the_rules() {
    for fixture in fixtures() {
        let history = &fixture.history;
        for (frequency, monetary, scoring, mut options) in variants() {
            for day in [history.as_of(), fixture.earlier] {
                options.as_of = Some(day);
                let rfm = Rfm::of(history, &options).unwrap();
                let day = iso(day);
                let wanted = [
                    ("frequency", frequency),
                    ("monetary", monetary),
                    ("scoring", scoring),
                    ("day", day.as_str()),
                ];
                let rows = expected(&format!("{}_rfm_cells", fixture.name), &wanted);
                cells(&rfm, &rows);
                let rows = expected(&format!("{}_rfm_segments", fixture.name), &wanted);
                segments(&rfm, &rows);
            }
        }
    }
}

fn cells(rfm: &Rfm, rows: &[Row]) {
    let mut counted = 0;
    for row in rows {
        let group = Group::Scores {
            r: Some(number(row, "r")),
            f: Some(number(row, "f")),
            m: Some(number(row, "m")),
            fm: None,
        };
        let members = rfm.members(group);
        assert_eq!(members.len(), number::<usize>(row, "customers"), "{row:?}");
        let days: u64 = (members.iter())
            .map(|&at| u64::from(rfm.recency_days[at as usize]))
            .sum();
        assert_eq!(days, number::<u64>(row, "recency_days"), "{row:?}");
        counted += members.len() as u32;
    }
    assert_eq!(counted, rfm.view(None).customers);
}

fn segments(rfm: &Rfm, rows: &[Row]) {
    let view = rfm.view(None);
    for totals in &view.segments {
        let name = format!("{:?}", totals.name);
        let row = rows.iter().find(|row| row["segment"] == name);
        let Some(row) = row else {
            assert_eq!(totals.customers, 0, "{name}");
            continue;
        };
        assert_eq!(totals.customers, number::<u32>(row, "customers"), "{name}");
        assert_eq!(totals.orders, number::<u64>(row, "orders"), "{name}");
        let revenue = Total::from_scaled(number(row, "revenue_scaled"));
        assert_eq!(totals.revenue, revenue, "{name}");
        let average = revenue.as_f64() / totals.orders as f64;
        assert_eq!(totals.average_order, Some(average));
        let median = number(row, "median_recency_days");
        assert_eq!(totals.median_recency_days, Some(median), "{name}");
    }
    let named: u32 = view.segments.iter().map(|one| one.customers).sum();
    assert_eq!(
        named,
        rows.iter().map(|row| number::<u32>(row, "customers")).sum()
    );
}

#[test]
fn every_customer_has_the_oracles_scores() {
    for fixture in fixtures() {
        let rfm = Rfm::of(&fixture.history, &RfmOptions::default()).unwrap();
        let rows = expected(&format!("{}_segments", fixture.name), &[]);
        assert_eq!(rows.len(), fixture.history.len());
        for at in 0..fixture.history.len() {
            let id = fixture.history.id(at);
            let found = rows.binary_search_by(|row| row["customer"].as_str().cmp(id));
            let row = &rows[found.unwrap()];
            let own = rfm.customer(at).unwrap();
            let scores = [own.r, own.f, own.m];
            assert_eq!(
                scores,
                ["r", "f", "m"].map(|name| number(row, name)),
                "{id}"
            );
            let name = &rfm.names[usize::from(own.segment)];
            assert_eq!(format!("{name:?}"), row["segment"], "{id}");
        }
    }
}

#[test]
fn moves_are_the_oracles() {
    for fixture in fixtures() {
        let options = RfmOptions::default();
        let now = Rfm::of(&fixture.history, &options).unwrap();
        let (then, moved) = moved_since(&fixture.history, &options, &now, fixture.earlier).unwrap();
        let rows = expected(&format!("{}_rfm_moves", fixture.name), &[]);
        let name = |at: usize| {
            now.names
                .get(at)
                .map_or(String::new(), |name| format!("{name:?}"))
        };
        for (from, counts) in moved.customers.iter().enumerate() {
            for (to, &count) in counts.iter().enumerate() {
                let row = (rows.iter())
                    .find(|row| row["earlier"] == name(from) && row["later"] == name(to));
                let wanted = row.map_or((0, 0), |row| {
                    (
                        number(row, "customers"),
                        number::<i128>(row, "revenue_scaled"),
                    )
                });
                let revenue = moved.revenue[from][to].scaled();
                assert_eq!((count, revenue), wanted, "{from} {to}");
                let from = (from < now.names.len()).then_some(from as u8);
                let members = Migration::members(&then, &now, from, to as u8);
                assert_eq!(members.len(), count as usize);
            }
        }
    }
}
