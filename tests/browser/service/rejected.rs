//! The rows that did not stay as they are, written from the files read again.

use ltv_worker::protocol::{Event, RejectedWords, Request};
use ltv_worker::service::Service;
use wasm_bindgen_test::*;

use super::support::{ask, ask_for_file, blob, load, mapping, shop, shop_loaded};

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
