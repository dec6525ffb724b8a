//! What serde writes on the page the engine reads by hand: every request comes
//! back as it was.
#![allow(clippy::unwrap_used)]

use ltv_engine::calendar::Day;
use ltv_engine::cohorts::{CohortBy, CohortOptions, Contribution, Projected, Retention};
use ltv_engine::contacts::ContactKind;
use ltv_engine::ingest::encoding::Encoding;
use ltv_engine::ingest::values::{CurrencyCode, DateStyle, DecimalMark};
use ltv_engine::ingest::{
    Cancelled, Columns, Delimiter, ImportOptions, Layout, Mapping, Refunds, Role, RowMeaning,
    TableKind,
};
use ltv_engine::units::Period;
use ltv_worker::protocol::{
    Ask, CellPlace, CohortAsk, FileToLoad, InspectAsk, LabelSource, RejectedWords, Request,
    RosterLabel,
};
use ltv_worker::wire::{Value, request};
use serde_json::json;

fn value(json: &serde_json::Value) -> Value {
    use serde_json::Value as Json;
    match json {
        Json::Null => Value::Nothing,
        Json::Bool(truth) => Value::Truth(*truth),
        Json::Number(number) => Value::Number(number.as_f64().unwrap()),
        Json::String(text) => Value::Text(text.clone()),
        Json::Array(list) => Value::List(list.iter().map(value).collect()),
        Json::Object(fields) => {
            let fields = fields.iter();
            Value::Record(
                fields
                    .map(|(name, one)| (name.clone(), value(one)))
                    .collect(),
            )
        }
    }
}

#[track_caller]
fn crosses(wanted: Request) {
    let written = serde_json::to_value(&wanted).unwrap();
    assert_eq!(request(&value(&written)), Some(wanted), "{written}");
}

fn mapping() -> Mapping {
    let mut columns = Columns::default();
    for (role, column) in Role::ALL.into_iter().zip(0..) {
        columns.set(role, Some(column));
    }
    Mapping {
        kind: TableKind::Spend,
        layout: Layout {
            delimiter: Delimiter::Pipe,
            skip: 3,
            has_header: true,
        },
        columns,
        dates: DateStyle::Roc,
        numbers: DecimalMark::Comma,
        rows: RowMeaning::OrderTotal,
        recurring_ids: true,
    }
}

fn load(mapping: Mapping, encoding: Encoding, options: ImportOptions) -> Request {
    Request::Load {
        files: vec![FileToLoad {
            mapping,
            encoding,
            namespace: 7,
        }],
        options,
        merge: ContactKind::ALL.to_vec(),
    }
}

#[test]
fn looks_cross() {
    for kind in TableKind::ALL {
        for encoding in Encoding::ALL {
            for delimiter in Delimiter::ALL {
                crosses(Request::Inspect {
                    ask: InspectAsk {
                        kind: Some(kind),
                        encoding: Some(encoding),
                        delimiter: Some(delimiter),
                        skip: Some(u32::MAX),
                    },
                });
            }
        }
    }
    crosses(Request::Inspect {
        ask: InspectAsk::default(),
    });
}

#[test]
fn loads_cross() {
    use DateStyle::{Dmy, Excel1900, Excel1904, Mdy, Roc, UnixMillis, UnixSeconds, Ymd};
    let mut options = ImportOptions::new(Day(20_000));
    for dates in [
        Ymd,
        Roc,
        Dmy,
        Mdy,
        Excel1900,
        Excel1904,
        UnixSeconds,
        UnixMillis,
    ] {
        let mapping = Mapping { dates, ..mapping() };
        crosses(load(mapping, Encoding::Utf8, options));
    }
    for rows in [RowMeaning::Order, RowMeaning::Lines, RowMeaning::OrderTotal] {
        let numbers = DecimalMark::Point;
        let mapping = Mapping {
            rows,
            numbers,
            ..mapping()
        };
        crosses(load(mapping, Encoding::Big5, options));
    }
    options.currency = CurrencyCode::new(b"TWD");
    options.refunds = Refunds::Drop;
    options.cancelled = Cancelled::Keep;
    options.as_of = Some(Day(-1));
    crosses(load(mapping(), Encoding::Utf16Be, options));
}

#[test]
fn questions_cross() {
    let ask = |options, labels, project| CohortAsk {
        options,
        labels,
        panels: true,
        project,
    };
    let columns = vec![Some(2), None];
    let sources = [
        None,
        Some(LabelSource::OrderColumn {
            columns: columns.clone(),
        }),
        Some(LabelSource::MemberColumn { columns }),
    ];
    let retentions = [
        Retention::Active,
        Retention::Rolling,
        Retention::Survival { gap_days: 90 },
    ];
    let contributions = [
        Contribution::Unknown,
        Contribution::Margin {
            margin: 0.5,
            cost_per_order: 1.25,
        },
        Contribution::Costs {
            cost_per_order: 3.0,
        },
    ];
    let projections = [
        Projected::Orders,
        Projected::Revenue,
        Projected::Contribution,
        Projected::Retained,
    ];
    for period in Period::ALL {
        for (at, &retention) in retentions.iter().enumerate() {
            let options = CohortOptions {
                period,
                by: [CohortBy::FirstOrder, CohortBy::Label][at % 2],
                retention,
                contribution: contributions[at],
                as_of: Some(Day(1)),
                labels: 5,
            };
            let projected = projections[(at + period as usize) % projections.len()];
            let ask = ask(options, sources[at].clone(), Some(projected));
            for panel in [None, Some(1)] {
                crosses(Request::Analyse {
                    ask: Ask::Members {
                        ask: ask.clone(),
                        cell: CellPlace {
                            panel,
                            row: 2,
                            age: 3,
                        },
                        from: 4,
                        count: 5,
                    },
                });
            }
            crosses(Request::Analyse {
                ask: Ask::Cohorts { ask },
            });
            crosses(Request::Analyse {
                ask: Ask::Trend {
                    period,
                    contribution: contributions[at],
                },
            });
        }
    }
}

#[test]
fn the_rest_crosses() {
    crosses(Request::History);
    crosses(Request::Cancel { target: 9 });
    crosses(Request::Rejected {
        file: 1,
        words: RejectedWords {
            row: "列".to_owned(),
            reason: "原因".to_owned(),
            columns: vec!["A".to_owned()],
            reasons: vec![("duplicate".to_owned(), "重複".to_owned())],
        },
    });
}

#[test]
fn what_is_usual_may_be_left_out() {
    let ask = json!({ "kind": "cohorts", "ask": {} });
    let short = json!({ "kind": "analyse", "ask": ask });
    let ask = CohortAsk::default();
    let whole = Request::Analyse {
        ask: Ask::Cohorts { ask },
    };
    assert_eq!(request(&value(&short)), Some(whole));
    let short = json!({ "kind": "inspect", "ask": {} });
    let ask = InspectAsk::default();
    assert_eq!(request(&value(&short)), Some(Request::Inspect { ask }));
}

#[test]
fn what_is_not_understood_is_refused() {
    for message in [
        json!(null),
        json!("load"),
        json!({ "kind": "sing" }),
        json!({ "kind": "cancel" }),
        json!({ "kind": "cancel", "target": -1 }),
        json!({ "kind": "cancel", "target": 1.5 }),
        json!({ "kind": "cancel", "target": "1" }),
        json!({ "kind": "inspect", "ask": { "kind": "songs" } }),
        json!({ "kind": "analyse", "ask": { "kind": "cohorts", "ask": { "panels": 1 } } }),
    ] {
        assert_eq!(request(&value(&message)), None, "{message}");
    }
}

#[test]
fn asks_for_everybody_cross() {
    let label = |heading: &str, source| RosterLabel {
        heading: heading.to_owned(),
        source,
    };
    crosses(Request::Roster { labels: Vec::new() });
    crosses(Request::Roster {
        labels: vec![
            label(
                "縣市",
                LabelSource::MemberColumn {
                    columns: vec![None, Some(7)],
                },
            ),
            label(
                "store",
                LabelSource::OrderColumn {
                    columns: vec![Some(0)],
                },
            ),
        ],
    });
    crosses(Request::Items { columns: None });
    crosses(Request::Items {
        columns: Some(vec![Some(3), None]),
    });
    crosses(Request::Receipts);
}
