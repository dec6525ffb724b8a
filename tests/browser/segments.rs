//! The segments module's service, asked as the page asks it.

mod lists;
mod support;

use std::cell::RefCell;
use std::rc::Rc;

use ltv_engine::segments::MemberOrder;
use ltv_engine::segments::lifecycle::{LifecycleError, LifecycleNote, Stage, ValueBasis};
use ltv_worker::protocol::segments::{
    Ask, Data, Event, Failure, Group, Request, StageGroup, Stages,
};
use ltv_worker::segments::Service;
use serde::Serialize;
use support::{ask, bytes, club, data, expected, file, read, rules};
use wasm_bindgen_test::*;
use web_sys::Blob;

fn stages() -> Ask {
    Ask::Stages { rules: rules() }
}

fn members(stage: Stage, from: u32, count: u32) -> Ask {
    Ask::Members {
        group: Group::Stage {
            group: StageGroup::In {
                stage,
                rules: rules(),
            },
        },
        order: MemberOrder::Revenue,
        reversed: false,
        from,
        count,
    }
}

fn failed(failure: Failure) -> Event {
    Event::Failed { failure }
}

/// The stages of the data, with the customers of all of them.
async fn told(service: &Service, data: Data, sources: &[&Blob]) -> (Stages, u32) {
    match ask(service, data, stages(), sources).await.0 {
        Event::Stages { stages } => {
            let customers = stages.view.stages.iter().map(|one| one.customers).sum();
            (*stages, customers)
        }
        other => panic!("{other:?}"),
    }
}

#[wasm_bindgen_test]
async fn a_question_is_answered_of_the_files_beside_it() {
    let files = read(&club(40)).await;
    let service = Service::default();
    let (stages, customers) = told(&service, data(1, None, None), &[&files.history]).await;
    assert_eq!(customers, 40);
    assert_eq!(stages.view.as_of, support::END);
    assert!(matches!(
        stages.view.basis,
        Some(ValueBasis::Historical { .. })
    ));
    assert!(stages.proposal.is_some() && !stages.flow.months.is_empty());

    // What crosses between page and worker comes back as it was.
    let event = Event::Stages {
        stages: Box::new(stages.clone()),
    };
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    let crossed = event.serialize(&serializer).unwrap();
    assert_eq!(
        serde_wasm_bindgen::from_value::<Event>(crossed).unwrap(),
        event
    );
    let request = Request::Ask {
        data: data(1, Some(2), None),
        ask: members(Stage::S2, 5, 10),
    };
    let crossed = request.serialize(&serializer).unwrap();
    assert_eq!(
        serde_wasm_bindgen::from_value::<Request>(crossed).unwrap(),
        request
    );
}

#[wasm_bindgen_test]
async fn a_group_comes_page_by_page() {
    let files = read(&club(40)).await;
    let service = Service::default();
    let at = data(1, None, None);
    let (stages, _) = told(&service, at, &[&files.history]).await;
    let largest = (stages.view.stages.iter()).max_by_key(|one| one.customers);
    let largest = largest.unwrap();
    let page = async |from, count| {
        let asked = members(largest.stage, from, count);
        match ask(&service, at, asked, &[&files.history]).await.0 {
            Event::Members { total, members, .. } => (total, members),
            other => panic!("{other:?}"),
        }
    };
    let (total, all) = page(0, 100).await;
    assert_eq!(total, largest.customers);
    assert_eq!(all.len() as u32, total);
    assert!(all.is_sorted_by(|one, next| one.revenue >= next.revenue));
    let (same, some) = page(2, 3).await;
    assert_eq!((same, &some[..]), (total, &all[2..5]));
    assert_eq!(page(total, 10).await, (total, Vec::new()));
}

#[wasm_bindgen_test]
async fn other_data_replace_those_held_and_the_same_are_not_read_again() {
    let (first, second) = (read(&club(40)).await, read(&club(25)).await);
    let service = Service::default();
    let before = told(&service, data(1, None, None), &[&first.history]).await;
    let torn = file(b"torn");
    // The same number: what is held is not even looked at.
    let again = told(&service, data(1, None, None), &[&torn]).await;
    assert_eq!(again, before);
    let (stages, customers) = told(&service, data(2, None, None), &[&second.history]).await;
    assert_eq!(customers, 25);
    let few = LifecycleNote::FewCustomers { customers: 25 };
    assert!(stages.view.notes.contains(&few), "{:?}", stages.view.notes);
}

#[wasm_bindgen_test]
async fn what_comes_later_counts_from_then_on_and_what_goes_no_more() {
    let files = read(&club(40)).await;
    let service = Service::default();
    told(&service, data(1, None, None), &[&files.history]).await;
    let (more, less) = (expected(40), expected(25));
    let valued = data(1, Some(3), None);
    let (stages, _) = told(&service, valued, &[&files.history, &more]).await;
    assert_eq!(stages.view.basis, Some(ValueBasis::Forecast));
    let all = stages.view.stages.iter().filter_map(|one| one.expected);
    let all: f64 = all.sum();
    assert!((all - f64::from(39 * 40 / 2)).abs() < 1e-9, "{all}");
    // Everybody beside it, and the value stays.
    let known = data(1, Some(3), Some(4));
    let sources = [&files.history, &more, &files.roster];
    let (stages, people) = told(&service, known, &sources).await;
    assert_eq!(stages.view.basis, Some(ValueBasis::Forecast));
    assert_eq!(people, 45, "five members have not ordered");
    // No forecast any more.
    let without = data(1, None, Some(4));
    let (stages, _) = told(&service, without, &[&files.history, &files.roster]).await;
    assert_ne!(stages.view.basis, Some(ValueBasis::Forecast));
    // One of other customers is refused.
    let other = data(1, Some(5), None);
    let (event, _) = ask(&service, other, self::stages(), &[&files.history, &less]).await;
    assert_eq!(event, failed(Failure::Data));
}

#[wasm_bindgen_test]
async fn a_file_that_is_cut_off_says_so_and_the_next_question_is_answered() {
    let files = read(&club(40)).await;
    let service = Service::default();
    let whole = bytes(&files.history).await;
    for length in [0, 3, 40, whole.len() - 1] {
        let cut = file(&whole[..length]);
        let (event, _) = ask(&service, data(1, None, None), stages(), &[&cut]).await;
        assert_eq!(event, failed(Failure::Data), "{length} bytes");
    }
    told(&service, data(1, None, None), &[&files.history]).await;
    // The same of what comes beside it, by number.
    let torn = |blob: Vec<u8>| file(&blob[..blob.len() / 2]);
    let (roster, items) = (bytes(&files.roster).await, bytes(&files.items).await);
    let receipts = bytes(&files.receipts).await;
    let beside = [
        (data(1, Some(2), None), file(b"LTVE")),
        (data(1, None, Some(2)), torn(roster)),
        (
            Data {
                items: Some(2),
                ..data(1, None, None)
            },
            torn(items),
        ),
        (
            Data {
                receipts: Some(2),
                ..data(1, None, None)
            },
            torn(receipts),
        ),
    ];
    for (numbers, blob) in &beside {
        let (event, _) = ask(&service, *numbers, stages(), &[&files.history, blob]).await;
        assert_eq!(event, failed(Failure::Data), "{numbers:?}");
        let (_, customers) = told(&service, data(1, None, None), &[&files.history]).await;
        assert_eq!(customers, 40);
    }
}

#[wasm_bindgen_test]
async fn a_question_without_its_files_is_misunderstood() {
    let service = Service::default();
    let (event, _) = ask(&service, data(1, None, None), stages(), &[]).await;
    assert_eq!(event, failed(Failure::Misunderstood));
    let files = read(&club(40)).await;
    let (event, _) = ask(
        &service,
        data(1, Some(1), None),
        stages(),
        &[&files.history],
    )
    .await;
    assert_eq!(event, failed(Failure::Misunderstood));
    told(&service, data(1, None, None), &[&files.history]).await;
}

#[wasm_bindgen_test]
async fn a_question_that_is_given_up_is_not_answered() {
    let files = read(&club(40)).await;
    let service = Service::default();
    let heard = Rc::new(RefCell::new(Vec::new()));
    let canceller = service.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let cancel = Request::Cancel { target: 7 };
        canceller.answer(8, cancel, Vec::new(), |_, _| ()).await;
    });
    let into = heard.clone();
    let asked = Request::Ask {
        data: data(1, None, None),
        ask: stages(),
    };
    let say = move |event, _| into.borrow_mut().push(event);
    service
        .answer(7, asked, vec![files.history.clone()], say)
        .await;
    assert_eq!(heard.take(), [Event::Cancelled]);
    // The same id again, as if it were new.
    told(&service, data(1, None, None), &[&files.history]).await;
}

#[wasm_bindgen_test]
async fn without_a_second_order_there_is_no_rhythm_and_a_list_of_nobody() {
    let mut text = String::from("customer_id,date,amount\n");
    for customer in 0..12 {
        text += &format!("C{customer},2025-01-{:02},100\n", customer + 1);
    }
    let files = read(&[file(text.as_bytes())]).await;
    let service = Service::default();
    let at = data(1, None, None);
    let (event, _) = ask(&service, at, stages(), &[&files.history]).await;
    let error = LifecycleError::NoCycle { customers: 12 };
    assert_eq!(event, Event::NoStages { error });
    let (event, _) = ask(&service, at, members(Stage::N, 0, 10), &[&files.history]).await;
    assert_eq!(
        event,
        Event::Members {
            total: 0,
            members: Vec::new(),
            expected: None,
        }
    );
}
