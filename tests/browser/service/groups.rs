//! Cohorts by what a column says, and who is in a cell of theirs.

use ltv_worker::protocol::{Analysis, Ask, CellPlace, CohortAsk, Event, LabelSource, Request};
use ltv_worker::service::Service;
use wasm_bindgen_test::*;

use super::support::{ask, shop_loaded};

async fn analyse(service: &Service, question: Ask) -> Analysis {
    match ask(service, Request::Analyse { ask: question }, &[])
        .await
        .pop()
    {
        Some(Event::Analysed { analysis }) => analysis,
        other => panic!("{other:?}"),
    }
}

#[wasm_bindgen_test]
async fn columns_that_nobody_asked_for_are_read_when_somebody_does() {
    let service = Service::default();
    shop_loaded(&service, &[]).await;
    let mut question = CohortAsk {
        labels: Some(LabelSource::OrderColumn {
            columns: vec![Some(5)],
        }),
        ..CohortAsk::default()
    };
    question.options.by = ltv_engine::cohorts::CohortBy::Label;
    let Analysis::Cohorts { cohorts } = analyse(
        &service,
        Ask::Cohorts {
            ask: question.clone(),
        },
    )
    .await
    else {
        panic!("no cohorts")
    };
    let sizes: Vec<(String, u32)> = cohorts
        .table
        .rows
        .iter()
        .map(|row| (format!("{:?}", row.key), row.size))
        .collect();
    assert_eq!(sizes.len(), 3, "{sizes:?}");
    assert!(sizes.iter().all(|(_, size)| *size == 1), "{sizes:?}");
    assert!(sizes[2].0.contains("Unlabelled"), "{sizes:?}");

    question.options.by = ltv_engine::cohorts::CohortBy::FirstOrder;
    let cell = CellPlace {
        panel: None,
        row: 0,
        age: 0,
    };
    let members = Ask::Members {
        ask: question,
        cell,
        from: 0,
        count: 10,
    };
    let Analysis::Members { total, members } = analyse(&service, members).await else {
        panic!("no members")
    };
    let ids: Vec<(&str, f64)> = members
        .iter()
        .map(|one| (one.id.as_str(), one.revenue))
        .collect();
    assert_eq!((total, ids), (2, vec![("A", 150.0), ("B", 80.0)]));
}

#[wasm_bindgen_test]
async fn the_cell_of_a_group_lists_its_own_customers() {
    let service = Service::default();
    shop_loaded(&service, &[]).await;
    let question = CohortAsk {
        labels: Some(LabelSource::OrderColumn {
            columns: vec![Some(5)],
        }),
        panels: true,
        ..CohortAsk::default()
    };
    let asked = Ask::Cohorts {
        ask: question.clone(),
    };
    let Analysis::Cohorts { cohorts } = analyse(&service, asked).await else {
        panic!("no cohorts")
    };
    let mut listed = Vec::new();
    for (panel, of) in (0..).zip(&cohorts.panels) {
        for (row, cohort) in (0..).zip(&of.table.rows) {
            let cell = CellPlace {
                panel: Some(panel),
                row,
                age: 0,
            };
            let members = Ask::Members {
                ask: question.clone(),
                cell,
                from: 0,
                count: 10,
            };
            let Analysis::Members { total, members } = analyse(&service, members).await else {
                panic!("no members")
            };
            assert_eq!(total, cohort.size);
            listed.extend(members.into_iter().map(|one| one.id));
        }
    }
    listed.sort();
    assert_eq!(listed, ["A", "B", "C"]);
}
