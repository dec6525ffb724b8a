//! Lists for tools: who is in them, and the bytes of their files.

use ltv_engine::segments::lifecycle::Stage;
use ltv_engine::segments::lists::tidy::BiTool;
use ltv_engine::segments::lists::{ConsentSource, Format, Reason, Unanswered, Words};
use ltv_engine::segments::rfm::RfmOptions;
use ltv_engine::segments::tags::TagBook;
use ltv_worker::protocol::segments::{
    Ask, Data, Event, ListAnswer, ListAsk, ListWords, Request, Rules, Tool, Wanted, Whom,
};
use ltv_worker::segments::Service;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_test::*;
use web_sys::Blob;

use super::support::{END, Files, ask, bytes, club, data, later, read, rules};

fn list(tool: Tool, wanted: &[(Whom, &str)]) -> Ask {
    let wanted = wanted.iter().map(|(whom, label)| Wanted {
        whom: whom.clone(),
        label: (*label).to_owned(),
        hold_out: None,
    });
    let ask = ListAsk {
        wanted: wanted.collect(),
        tool,
        rules: Rules {
            stages: rules(),
            rfm: RfmOptions::default(),
            tiers: None,
            tier_names: Vec::new(),
            tags: TagBook::default(),
        },
        unanswered: Unanswered::LeaveOut,
        date: END,
        most_rows: None,
        words: ListWords {
            heads: Vec::new(),
            cells: Words::default(),
            stages: Stage::ALL.map(|stage| format!("{stage:?}")).to_vec(),
            segments: Vec::new(),
            tiers: Vec::new(),
            units: Vec::new(),
            meanings: Vec::new(),
            absent: "absent:".to_owned(),
            unread: "unread:".to_owned(),
        },
    };
    Ask::List { ask: Box::new(ask) }
}

fn import(format: Format) -> Tool {
    Tool::Import { format }
}

/// The answer, and the text of each of its files.
async fn made(files: &Files, asked: Ask) -> (ListAnswer, Vec<String>) {
    let sources = [&files.history, &files.roster];
    made_with(data(1, None, Some(2)), &sources, asked).await
}

/// The same with other files.
async fn made_with(data: Data, sources: &[&Blob], asked: Ask) -> (ListAnswer, Vec<String>) {
    let service = Service::default();
    let (event, file) = ask(&service, data, asked, sources).await;
    let Event::List { answer } = event else {
        panic!("{event:?}")
    };
    let all = bytes(&file.unwrap()).await;
    let mut texts = Vec::new();
    let mut from = 0;
    for one in answer.lists.iter().flat_map(|list| &list.files) {
        let end = from + one.bytes as usize;
        texts.push(String::from_utf8(all[from..end].to_vec()).unwrap());
        from = end;
    }
    assert_eq!(from, all.len(), "the files are all there is");
    (*answer, texts)
}

#[wasm_bindgen_test]
async fn who_refused_or_said_nothing_is_not_in_a_list_for_mail() {
    let files = read(&club(40)).await;
    let asked = list(import(Format::Mailchimp), &[(Whom::Everybody, "all")]);
    let (answer, texts) = made(&files, asked).await;
    let known = answer.known;
    assert_eq!((known.roster, known.members), (true, 5));
    assert!(known.columns.contains(&ltv_engine::ingest::Role::Email));
    // Of 45 every fourth refused (the first did), two of four agreed, one said nothing.
    let account = answer.lists[0].account.as_ref().unwrap();
    assert_eq!((account.given, account.written), (45, 22));
    let left: Vec<_> = (account.left_out.iter())
        .map(|left| (left.reason, left.rows))
        .collect();
    assert!(left.contains(&(Reason::OptedOut, 12)), "{left:?}");
    assert!(left.contains(&(Reason::ConsentUnknown, 11)), "{left:?}");
    assert_eq!(account.consent, ConsentSource::Channel);

    let [text] = &texts[..] else {
        panic!("one file")
    };
    let name = &answer.lists[0].files[0].name;
    assert_eq!(name, "ltv-mailchimp-all-2025-03-31.csv");
    let mut lines = text.lines();
    assert!(lines.next().unwrap().starts_with("Email Address,"));
    let rows: Vec<&str> = lines.collect();
    assert_eq!(rows.len(), 22);
    assert!(rows.iter().any(|row| row.starts_with("m1@example.com,")));
    assert!(!text.contains("m0@example.com") && !text.contains("m3@example.com"));
}

#[wasm_bindgen_test]
async fn several_lists_are_one_after_the_other_in_one_file() {
    let files = read(&club(40)).await;
    let wanted = [
        (Whom::Customers, "customers"),
        (Whom::Stage { stage: Stage::P }, "members"),
    ];
    let (answer, texts) = made(&files, list(import(Format::Line), &wanted)).await;
    // No column is about LINE: nobody could refuse it, and the account says so.
    let accounts: Vec<_> = (answer.lists.iter())
        .map(|list| list.account.as_ref().unwrap())
        .map(|account| (account.written, account.consent))
        .collect();
    let unasked = ConsentSource::NoColumn;
    assert_eq!(accounts, [(40, unasked), (5, unasked)]);
    let lines = |at: usize| texts[at].lines().collect::<Vec<_>>();
    assert_eq!((lines(0).len(), lines(1).len()), (40, 5));
    assert_eq!(lines(1)[0], format!("U{:032x}", 40));
    let all = lines(0).into_iter().chain(lines(1));
    assert!(all.into_iter().all(|id| id.len() == 33));
}

#[wasm_bindgen_test]
async fn tables_for_analysis_know_nobody_by_name() {
    let files = read(&club(40)).await;
    let tool = Tool::Tables {
        tool: BiTool::PowerBi,
    };
    let (answer, texts) = made(&files, list(tool, &[(Whom::Customers, "all")])).await;
    assert!(answer.lists[0].account.is_none());
    let names: Vec<&str> = (answer.lists[0].files.iter())
        .map(|file| file.name.as_str())
        .collect();
    for table in ["customers", "orders", "cohorts", "calendar", "dictionary"] {
        let name = format!("ltv-powerbi-{table}-2025-03-31.csv");
        assert!(names.contains(&&*name), "{name} among {names:?}");
    }
    for text in &texts {
        assert!(text.starts_with('\u{feff}'));
        assert!(!text.contains("example.com") && !text.contains("Member "));
    }
    let rows = |table: &str| {
        let at = names.iter().position(|name| name.contains(table));
        texts[at.unwrap()].lines().count() - 1
    };
    assert_eq!((rows("-customers-"), rows("-orders-")), (45, 61));
    // The orders were not read once more: the rest is left out, and told.
    let heads = "\u{feff}customer_id,order_date,position,is_first,revenue\r\n";
    assert!(texts[1].starts_with(heads), "{}", texts[1]);
    assert!(texts[4].contains("orders,order_id,absent,,unread:"));
    assert!(!answer.orders.unwrap().read);
}

#[wasm_bindgen_test]
async fn the_table_of_orders_tells_what_stands_on_each() {
    let files = read(&club(40)).await;
    let tool = Tool::Tables {
        tool: BiTool::FineBi,
    };
    let asked = || list(tool, &[(Whom::Customers, "all")]);
    let with = Data {
        receipts: Some(3),
        ..data(1, None, None)
    };
    let (answer, texts) = made_with(with, &[&files.history, &files.receipts], asked()).await;
    let orders = answer.orders.unwrap();
    assert!(orders.read && orders.channel && orders.product && !orders.id);
    let lines: Vec<&str> = texts[1].lines().collect();
    assert_eq!(
        lines[..4],
        [
            "\u{feff}customer_id,order_date,position,is_first,revenue,refunded,channel,product,products",
            "C000,2025-01-01,1,true,100,0,web,beans,beans",
            "C000,2025-02-01,2,false,100,0,web,filter,filter",
            "C000,2025-03-31,3,false,50,0,web,beans,beans",
        ]
    );
    assert_eq!(lines[4], "C001,2025-01-02,1,true,101,0,shop,beans,beans");
    assert_eq!(lines.len(), 62);
    assert!(texts[4].contains("orders,order_id,absent,,absent:"));
    // Those of other orders are refused.
    let others = read(&club(25)).await;
    let service = Service::default();
    let sources = [&files.history, &others.receipts];
    let (event, _) = ask(&service, with, asked(), &sources).await;
    let failure = ltv_worker::protocol::segments::Failure::Data;
    assert_eq!(event, Event::Failed { failure });
}

#[wasm_bindgen_test]
async fn without_everybody_there_is_no_list_for_mail_but_a_plain_one() {
    let files = read(&club(40)).await;
    let service = Service::default();
    let asked = async |format| {
        let ask_for = list(import(format), &[(Whom::Customers, "all")]);
        let at = data(1, None, None);
        match ask(&service, at, ask_for, &[&files.history]).await.0 {
            Event::List { answer } => *answer,
            other => panic!("{other:?}"),
        }
    };
    let mail = asked(Format::Mailchimp).await;
    assert!(mail.lists.is_empty() && !mail.known.roster);
    let plain = asked(Format::Plain).await;
    assert_eq!(plain.lists[0].account.as_ref().unwrap().written, 40);
}

#[wasm_bindgen_test]
async fn a_long_list_is_given_up_in_the_middle() {
    let files = read(&club(20_000)).await;
    let service = Service::default();
    let canceller = service.clone();
    wasm_bindgen_futures::spawn_local(async move {
        later(5).await;
        let cancel = Request::Cancel { target: 7 };
        canceller.answer(8, cancel, Vec::new(), |_, _| ()).await;
    });
    let heard = Rc::new(RefCell::new(Vec::new()));
    let into = heard.clone();
    let asked = Request::Ask {
        data: data(1, None, Some(2)),
        ask: list(import(Format::Plain), &[(Whom::Everybody, "all")]),
    };
    let sources = vec![files.history.clone(), files.roster.clone()];
    let say = move |event, _| into.borrow_mut().push(event);
    service.answer(7, asked, sources, say).await;
    assert_eq!(heard.take(), [Event::Cancelled]);
}
