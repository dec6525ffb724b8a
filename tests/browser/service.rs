use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use ltv_engine::calendar::Day;
use ltv_engine::contacts::ContactKind;
use ltv_engine::ingest::encoding::Encoding;
use ltv_engine::ingest::values::DateStyle;
use ltv_engine::ingest::{ImportError, ImportOptions, Mapping, Role, TableKind};
use ltv_engine::people::Consent;
use ltv_engine::segments::roster::{Items, LabelKind, Roster};
use ltv_worker::protocol::{
    Analysis, Ask, CellPlace, CohortAsk, Event, Failure, FileToLoad, InspectAsk, LabelSource, Look,
    RejectedWords, Request, RosterLabel,
};
use ltv_worker::service::Service;
use ltv_worker::wire::{self, Value};
use serde::Serialize;
use wasm_bindgen_test::*;
use web_sys::Blob;

fn blob(text: &str) -> Blob {
    Blob::new_with_str_sequence(&Array::of1(&text.into())).unwrap()
}

async fn ask(service: &Service, request: Request, sources: &[Blob]) -> Vec<Event> {
    ask_for_file(service, request, sources).await.0
}

/// All events, and the file that came beside the last.
async fn ask_for_file(
    service: &Service,
    request: Request,
    sources: &[Blob],
) -> (Vec<Event>, Option<Blob>) {
    let heard = Rc::new(RefCell::new((Vec::new(), None)));
    let into = heard.clone();
    service
        .answer(7, request, sources.to_vec(), move |event, file| {
            let mut into = into.borrow_mut();
            into.0.push(event);
            into.1 = file;
        })
        .await;
    heard.take()
}

fn inspect() -> Request {
    Request::Inspect {
        ask: InspectAsk::default(),
    }
}

async fn look(source: &Blob) -> Box<Look> {
    match ask(&Service::default(), inspect(), &[source.clone()])
        .await
        .pop()
    {
        Some(Event::Inspected { look }) => look,
        other => panic!("{other:?}"),
    }
}

async fn mapping(source: &Blob) -> Mapping {
    look(source).await.preview.mapping().unwrap()
}

fn load(mappings: Vec<Mapping>, merge: &[ContactKind]) -> Request {
    let files = mappings.into_iter().map(|mapping| FileToLoad {
        mapping,
        encoding: Encoding::Utf8,
        namespace: 0,
    });
    Request::Load {
        files: files.collect(),
        options: ImportOptions::new(TODAY),
        merge: merge.to_vec(),
    }
}

/// Some 3 MiB: several slices.
fn many_rows() -> (String, u64) {
    let rows = 100_000_u64;
    let mut text = String::from("customer_id,date,amount\n");
    for row in 0..rows {
        text += &format!(
            "customer{:05},2025-{:02}-{:02},{}.25\n",
            row % 4_000,
            row % 12 + 1,
            row % 28 + 1,
            row % 90
        );
    }
    (text, rows)
}

const TODAY: Day = Day(20_500);

#[wasm_bindgen_test]
async fn a_file_is_read_in_slices_with_growing_progress() {
    let (text, rows) = many_rows();
    let source = blob(&text);
    let request = load(vec![mapping(&source).await], &[]);
    let events = ask(&Service::default(), request, &[source.clone()]).await;
    let progress: Vec<(f64, f64)> = events
        .iter()
        .filter_map(|event| match event {
            Event::Progress { rows, bytes, .. } => Some((*rows, *bytes)),
            _ => None,
        })
        .collect();
    // Slices are of 1 to 2 MiB, by how fast the browser hands them over.
    assert!(progress.len() >= 2, "{progress:?}");
    assert!(
        progress
            .windows(2)
            .all(|pair| pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1)
    );
    assert_eq!(progress.last().unwrap().1, source.size());
    let Some(Event::Loaded { loaded }) = events.last() else {
        panic!("{:?}", events.last())
    };
    let report = &loaded.files[0].report;
    assert_eq!((report.rows_read, report.rows_kept), (rows, rows));
    assert_eq!(
        (loaded.summary.orders, loaded.summary.customers),
        (rows, 4_000)
    );
}

#[wasm_bindgen_test]
async fn a_cancel_is_heard_between_slices() {
    let source = blob(&many_rows().0);
    let request = load(vec![mapping(&source).await], &[]);
    let service = Service::default();
    let heard = Rc::new(RefCell::new(Vec::new()));
    let (into, canceller) = (heard.clone(), service.clone());
    let say = move |event: Event, _: Option<Blob>| {
        if matches!(event, Event::Progress { .. }) {
            let canceller = canceller.clone();
            wasm_bindgen_futures::spawn_local(async move {
                canceller
                    .answer(8, Request::Cancel { target: 7 }, Vec::new(), |_, _| ())
                    .await;
            });
        }
        into.borrow_mut().push(event);
    };
    service.answer(7, request, vec![source], say).await;
    let heard = heard.take();
    assert_eq!(heard.len(), 2, "one slice, then the cancel: {heard:?}");
    assert_eq!(heard.last(), Some(&Event::Cancelled));
}

#[wasm_bindgen_test]
async fn a_failure_is_data() {
    let events = ask(&Service::default(), inspect(), &[blob("")]).await;
    assert_eq!(
        events,
        [Event::Failed {
            failure: Failure::Content {
                file: 0,
                error: ImportError::Empty
            }
        }]
    );
}

/// What crosses between page and worker comes back as it was.
#[wasm_bindgen_test]
async fn messages_survive_the_crossing() {
    let source =
        blob("顧客,日期,金額\nA,2025-01-03,12.50\nA,2025-02-01,0\nB,2025-02-30,5\n,2025-01-01,5\n");
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    let request = load(vec![mapping(&source).await], &[]);
    let crossed = request.serialize(&serializer).unwrap();
    assert_eq!(
        wire::request(&Value::from(&crossed)).as_ref(),
        Some(&request)
    );
    for event in ask(&Service::default(), request, &[source.clone()]).await {
        let crossed = event.serialize(&serializer).unwrap();
        assert_eq!(
            serde_wasm_bindgen::from_value::<Event>(crossed).unwrap(),
            event
        );
    }
}

fn shop() -> [Blob; 3] {
    [
        blob(
            "order_id,customer_id,email,date,amount,channel,product\n\
             1,A,ann@example.com,2025-01-03,100,web,beans\n\
             2,A,ann@example.com,2025-02-03,50,shop,cup\n\
             3,B,ann@example.com,2025-01-09,80,shop,beans\n\
             4,C,cyd@example.com,2025-02-09,30,,beans\n\
             4,C,cyd@example.com,2025-02-09,30,,beans\n\
             5,D,,2025-13-09,30,web,beans\n",
        ),
        blob("member_id,name,phone,joined_via\nA,Ann,0912345678,LINE\nZ,Zoe,0987654321,IG\n"),
        blob("month,spend,channel\n2025-01,300,web\n2025-02,100,shop\n"),
    ]
}

async fn shop_loaded(
    service: &Service,
    merge: &[ContactKind],
) -> Box<ltv_worker::protocol::Loaded> {
    let sources = shop();
    let mut mappings = Vec::new();
    for source in &sources {
        mappings.push(mapping(source).await);
    }
    assert_eq!(
        mappings.iter().map(|one| one.kind).collect::<Vec<_>>(),
        [TableKind::Orders, TableKind::Customers, TableKind::Spend]
    );
    match ask(service, load(mappings, merge), &sources).await.pop() {
        Some(Event::Loaded { loaded }) => loaded,
        other => panic!("{other:?}"),
    }
}

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
async fn rejected_rows_are_read_again_and_written() {
    let service = Service::default();
    shop_loaded(&service, &[]).await;
    let words = RejectedWords {
        row: "row".to_owned(),
        reason: "why".to_owned(),
        columns: [
            "order_id",
            "customer_id",
            "email",
            "date",
            "amount",
            "channel",
            "product",
        ]
        .map(str::to_owned)
        .to_vec(),
        reasons: vec![("duplicate".to_owned(), "twice".to_owned())],
    };
    let (events, file) = ask_for_file(&service, Request::Rejected { file: 0, words }, &[]).await;
    assert_eq!(events.last(), Some(&Event::Written { rows: 2.0 }));
    let text = wasm_bindgen_futures::JsFuture::from(file.unwrap().text())
        .await
        .unwrap()
        .as_string()
        .unwrap();
    // The mark of UTF-8 is taken off by the reader.
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(
        lines,
        [
            "row,why,order_id,customer_id,email,date,amount,channel,product",
            "6,twice,4,C,cyd@example.com,2025-02-09,30,,beans",
            "7,impossibleDate,5,D,,2025-13-09,30,web,beans",
        ]
    );
}

/// The rows of a file of the shop that did not stay as they are, without the head.
async fn rejected_of(service: &Service, file: u32) -> Vec<String> {
    let words = RejectedWords {
        row: "row".to_owned(),
        reason: "why".to_owned(),
        columns: Vec::new(),
        reasons: Vec::new(),
    };
    let (events, written) = ask_for_file(service, Request::Rejected { file, words }, &[]).await;
    let text = wasm_bindgen_futures::JsFuture::from(written.unwrap().text())
        .await
        .unwrap()
        .as_string()
        .unwrap();
    let lines: Vec<String> = text.lines().skip(1).map(str::to_owned).collect();
    let rows = lines.len() as f64;
    assert_eq!(events.last(), Some(&Event::Written { rows }));
    lines
}

#[wasm_bindgen_test]
async fn rejected_rows_of_members_and_spend_are_written_too() {
    let service = Service::default();
    let [orders, _, _] = shop();
    let members = blob(
        "member_id,name,phone,joined_via\nA,Ann,0912345678,LINE\n,Nobody,,IG\nA,Ann,,FB\nTotal,2,,",
    );
    let spend = blob("month,spend,channel\n2025-01,300,web\nsoon,5,web\n2025-02,much,shop");
    let sources = [orders, members, spend];
    let mut mappings = Vec::new();
    for source in &sources {
        mappings.push(mapping(source).await);
    }
    ask(&service, load(mappings, &[]), &sources).await;
    assert_eq!(
        rejected_of(&service, 1).await,
        [
            "3,missingCustomer,,Nobody,,IG",
            "4,mergedIntoMember,A,Ann,,FB",
            "5,totalsLine,Total,2,,",
        ]
    );
    assert_eq!(
        rejected_of(&service, 2).await,
        [
            "3,unparsableDate,soon,5,web",
            "4,unparsableAmount,2025-02,much,shop"
        ]
    );
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

#[wasm_bindgen_test]
async fn the_whole_file_is_asked_where_its_beginning_does_not_tell() {
    let mut text = String::from("customer,date,amount\n");
    for row in 0..20_000 {
        text += &format!("C{row},0{}/0{}/2024,5\n", row % 9 + 1, row % 7 + 1);
    }
    let open = look(&blob(&text)).await;
    assert!(open.preview.mapping().is_err(), "nothing tells");
    text += "C1,25/12/2024,5\n";
    let told = look(&blob(&text)).await;
    assert_eq!(told.preview.mapping().unwrap().dates, DateStyle::Dmy);
}

/// A shop whose members say who may be written to, and what people did besides.
fn club() -> [Blob; 3] {
    [
        blob(
            "order_id,customer_id,email,date,amount,channel,product\n\
             1,A,ann@example.com,2025-01-03,100,web,beans\n\
             2,A,ann@example.com,2025-02-03,50,shop,cup\n\
             3,B,ann@example.com,2025-01-02,80,shop,tea\n\
             4,C,cyd@example.com,2025-02-09,30,,beans\n",
        ),
        blob(
            "member_id,name,phone,joined_via,city,LINE opt in\n\
             A,Ann,0912345678,LINE,Taipei,no\n\
             Z,Zoe,0987654321,IG,Tainan,yes\n",
        ),
        blob(
            "member_id,interaction_date,interaction\n\
             Z,2025-03-01,mail opened\n\
             B,2025-02-20,visit\n\
             B,2025-02-21,visit\n\
             Q,2025-02-21,visit\n\
             B,2099-02-21,visit\n",
        ),
    ]
}

async fn club_loaded(
    service: &Service,
    merge: &[ContactKind],
) -> Box<ltv_worker::protocol::Loaded> {
    let sources = club();
    let mut mappings = Vec::new();
    for source in &sources {
        mappings.push(mapping(source).await);
    }
    assert_eq!(
        mappings.iter().map(|one| one.kind).collect::<Vec<_>>(),
        [
            TableKind::Orders,
            TableKind::Customers,
            TableKind::Interactions
        ]
    );
    match ask(service, load(mappings, merge), &sources).await.pop() {
        Some(Event::Loaded { loaded }) => loaded,
        other => panic!("{other:?}"),
    }
}

async fn bytes(file: Option<Blob>) -> Vec<u8> {
    let buffer = wasm_bindgen_futures::JsFuture::from(file.unwrap().array_buffer());
    js_sys::Uint8Array::new(&buffer.await.unwrap()).to_vec()
}

#[wasm_bindgen_test]
async fn interactions_are_loaded_beside_orders_and_members() {
    let service = Service::default();
    let loaded = club_loaded(&service, &[]).await;
    let found = loaded.interactions.unwrap();
    assert_eq!((found.persons, found.strangers), (3, 1));
    assert_eq!(
        (found.kinds[0].name.as_str(), found.kinds[0].count),
        ("visit", 3)
    );
    let report = &loaded.files[2].report;
    assert_eq!((report.rows_read, report.rows_kept), (5, 4));
    let rejected = Request::Rejected {
        file: 2,
        words: RejectedWords::default(),
    };
    let (events, _) = ask_for_file(&service, rejected, &[]).await;
    assert_eq!(events.last(), Some(&Event::Written { rows: 1.0 }));
}

#[wasm_bindgen_test]
async fn everybody_is_told_as_bytes() {
    let service = Service::default();
    club_loaded(&service, &[ContactKind::Email]).await;
    let labels = vec![RosterLabel {
        heading: "city".to_owned(),
        source: LabelSource::MemberColumn {
            columns: vec![Some(4)],
        },
    }];
    let (events, file) = ask_for_file(&service, Request::Roster { labels }, &[]).await;
    assert!(matches!(events[0], Event::Progress { .. }), "{events:?}");
    assert_eq!(events.last(), Some(&Event::Roster { persons: 3 }));
    let roster = Roster::decode(&bytes(file).await).unwrap();
    let ids: Vec<&str> = (0..3).map(|person| roster.id(person)).collect();
    assert_eq!((ids, roster.customers()), (vec!["A", "C", "Z"], 2));
    assert_eq!(roster.text(Role::Email, 0), "ann@example.com");
    assert_eq!(roster.text(Role::Name, 2), "Zoe");
    let line = [Consent::No, Consent::Unknown, Consent::Yes];
    assert_eq!(roster.consents_of(Role::OptInLine), Some(&line[..]));
    let named = |at: usize, person: usize| {
        let label = &roster.labels()[at];
        label.names[label.of_person[person] as usize].clone()
    };
    // The channel of the first order: the members' file has none that is named so.
    assert_eq!(roster.labels()[0].what, LabelKind::Channel);
    assert_eq!([named(1, 0), named(1, 1)], ["tea", "beans"]);
    assert_eq!([named(2, 0), named(2, 2)], ["Taipei", "Tainan"]);
    let days: Vec<Option<Day>> = roster.last_interactions().unwrap().to_vec();
    let day = |month, day| Day::from_civil(2025, month, day);
    assert_eq!(days, [day(2, 21), None, day(3, 1)]);
}

#[wasm_bindgen_test]
async fn what_was_bought_is_told_as_bytes() {
    let service = Service::default();
    club_loaded(&service, &[]).await;
    let (events, file) = ask_for_file(&service, Request::Items { columns: None }, &[]).await;
    let expected = Event::Items {
        items: 4,
        unnamed: 0.0,
    };
    assert_eq!(events.last(), Some(&expected));
    let items = Items::decode(&bytes(file).await).unwrap();
    assert_eq!(items.starts, [0, 2, 3, 4]);
    assert_eq!(items.names, ["beans", "cup", "tea"]);
    assert_eq!(items.products, [0, 1, 2, 0]);
    // Another column in its place.
    let channels = Request::Items {
        columns: Some(vec![Some(5)]),
    };
    let (events, _) = ask_for_file(&service, channels, &[]).await;
    let expected = Event::Items {
        items: 3,
        unnamed: 1.0,
    };
    assert_eq!(events.last(), Some(&expected));
}

/// A worker that was started anew holds nothing; one that is given up says so.
#[wasm_bindgen_test]
async fn everybody_can_be_missing_or_given_up() {
    let roster = || Request::Roster { labels: Vec::new() };
    let nothing = [Event::Failed {
        failure: Failure::NothingLoaded,
    }];
    assert_eq!(ask(&Service::default(), roster(), &[]).await, nothing);
    let items = Request::Items { columns: None };
    assert_eq!(ask(&Service::default(), items, &[]).await, nothing);

    let source = blob(&many_rows().0);
    let service = Service::default();
    let request = load(vec![mapping(&source).await], &[]);
    ask(&service, request, &[source]).await;
    let heard = Rc::new(RefCell::new(Vec::new()));
    let (into, canceller) = (heard.clone(), service.clone());
    let say = move |event: Event, _: Option<Blob>| {
        let canceller = canceller.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let cancel = Request::Cancel { target: 7 };
            canceller.answer(8, cancel, Vec::new(), |_, _| ()).await;
        });
        into.borrow_mut().push(event);
    };
    service.answer(7, roster(), Vec::new(), say).await;
    let heard = heard.take();
    assert_eq!(heard.len(), 2, "one slice, then the cancel: {heard:?}");
    assert_eq!(heard.last(), Some(&Event::Cancelled));
}
