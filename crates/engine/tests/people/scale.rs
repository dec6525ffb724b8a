//! Many members. In the default run only the counts are checked; with
//! `--release -- --ignored --nocapture` it prints the time of each step.

use crate::support::{check_account, mapping, members_mapping, options};
use ltv_engine::contacts::ContactKind;
use ltv_engine::identity::merge;
use ltv_engine::ingest::{Importer, Role, TableKind, join};
use ltv_engine::people::PeopleImport;
use std::fmt::Write;
use std::time::Duration;

/// Time on the processor, so that other programs do not count; zero where the
/// system does not tell.
fn busy() -> Duration {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = stat.split(' ').next().and_then(|first| first.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or(0))
}

/// Every third customer orders under an e-mail address, every seventh under a
/// second id with the phone number of the first.
fn run(members: u32) {
    let mut text = String::from("會員編號,電子信箱,手機,LINE,來源\n");
    let mut orders = String::from("order,customer,email,phone,date,amount\n");
    for number in 0..members {
        let phone = 900_000_000 + number;
        let channel = ["FB 廣告", "ｆｂ廣告", "Google Ads", ""][number as usize % 4];
        let line =
            format!("M{number:06},user{number}@example.com,0{phone},U{number:032x},{channel}\n");
        text.push_str(&line);
        let id = if number % 3 == 0 {
            format!("user{number}@example.com")
        } else {
            format!("m{number:06}")
        };
        let order = format!("{number},{id},USER{number}@example.com,+886 {phone},2024-01-05,100\n");
        orders.push_str(&order);
        if number % 7 == 0 {
            writeln!(orders, "x{number},pos-{number},,0{phone},2024-02-05,50").unwrap();
        }
    }
    let start = busy();
    let mut import = PeopleImport::new();
    import.begin(members_mapping(), &[Some(4)]);
    for slice in text.as_bytes().chunks(1 << 20) {
        import.push(slice).unwrap();
    }
    check_account(import.end().unwrap());
    let people = import.finish().unwrap().people;
    let read = busy().saturating_sub(start);
    assert_eq!(people.len(), members as usize);

    let columns = [
        (Role::OrderId, 0),
        (Role::Customer, 1),
        (Role::Email, 2),
        (Role::Phone, 3),
        (Role::Date, 4),
        (Role::Amount, 5),
    ];
    let start = busy();
    let mut importer = Importer::new(mapping(TableKind::Orders, &columns), options());
    importer.push(orders.as_bytes());
    let imported = importer.finish().unwrap();
    let ordered = busy().saturating_sub(start);
    let start = busy();
    let got = join(&people, &imported.orders, &imported.contacts);
    let labels = people.labels(0, &got.member_of);
    let joined = busy().saturating_sub(start);
    let twice = members.div_ceil(7);
    assert_eq!((got.matched, got.unmatched_customers), (members + twice, 0));
    assert_eq!(
        (got.shared_members, got.contradicted, got.unmatched_members),
        (twice, 0, 0)
    );
    assert_eq!(labels.len(), imported.orders.customer_count());
    let start = busy();
    let kinds = [ContactKind::Email, ContactKind::Phone];
    let merged = merge(&imported.contacts, &kinds, imported.orders.customer_count());
    assert_eq!((merged.groups, merged.remaining), (twice, members));
    println!(
        "{members} members ({} MiB): read {read:?}, orders {ordered:?}, joined {joined:?}, merged {:?}, {} MiB held",
        text.len() >> 20,
        busy().saturating_sub(start),
        people.heap_bytes() >> 20,
    );
}

#[test]
fn counts_of_many_members() {
    run(5_000);
}

#[test]
#[ignore = "prints times; meant for a release build"]
fn times_of_many_members() {
    run(275_000);
}
