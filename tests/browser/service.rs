//! The engine's service, asked as the page asks it.

mod everybody;
mod groups;
mod reading;
mod rejected;
mod support;

use ltv_engine::contacts::ContactKind;
use ltv_worker::protocol::{Ask, CohortAsk, Event, Failure, Request};
use ltv_worker::service::Service;
use support::{ask, load, mapping, shop, shop_loaded};
use wasm_bindgen_test::*;

#[wasm_bindgen_test]
async fn orders_members_and_spend_are_loaded_together() {
    let service = Service::default();
    let loaded = shop_loaded(&service, &[]).await;
    assert_eq!((loaded.summary.orders, loaded.summary.customers), (4, 3));
    let joined = loaded.files[1].joined.unwrap();
    assert_eq!(
        (
            joined.with_orders,
            joined.without_orders,
            joined.not_members
        ),
        (1, 1, 2)
    );
    let by_email = loaded
        .same
        .iter()
        .find(|same| same.kind == ContactKind::Email)
        .unwrap();
    assert_eq!((by_email.persons, by_email.ids), (1, 2));
    assert_eq!(by_email.examples, [["A", "B"]]);

    let merged = shop_loaded(&service, &[ContactKind::Email]).await;
    assert_eq!((merged.summary.orders, merged.summary.customers), (4, 2));
    assert_eq!(merged.merged, [ContactKind::Email]);
}

#[wasm_bindgen_test]
async fn a_question_without_data_and_files_without_orders_are_refused() {
    let service = Service::default();
    let question = Request::Analyse {
        ask: Ask::Cohorts {
            ask: CohortAsk::default(),
        },
    };
    let failed = |failure| [Event::Failed { failure }];
    assert_eq!(
        ask(&service, question, &[]).await,
        failed(Failure::NothingLoaded)
    );
    let [_, _, spend] = shop();
    let request = load(vec![mapping(&spend).await], &[]);
    assert_eq!(
        ask(&service, request, &[spend]).await,
        failed(Failure::NoOrders)
    );
}
