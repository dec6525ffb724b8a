//! A shop's orders, members and spend, with every figure reckoned by hand.

use crate::support::{check_account, day, mapping, options, spend_mapping, spend_of};
use ltv_engine::contacts::{ContactKind, Contacts};
use ltv_engine::customers::Customers;
use ltv_engine::identity::merge;
use ltv_engine::ingest::{
    ChangeReason, DropReason, Importer, MatchedBy, NoteKind, PreviewOptions, Role, TableKind, join,
    preview,
};
use ltv_engine::names::NO_NAME;
use ltv_engine::orders::Orders;
use ltv_engine::people::{NO_MEMBER, People, PeopleImport};
use ltv_engine::spend::{Coverage, SpendOn};

const ORDERS: &str = "\
訂單編號,會員編號,電子郵件,手機,訂單日期,付款總金額
1,M001,amy@example.com,0912345678,2024-01-05,300
2,guest-7,AMY@Example.com,,2024-01-20,200
3,M002,,0922-000-222,2024-01-08,500
4,X9,,,2024-02-01,150
5,bob@example.com,,,2024-02-03,400
6,m004,,,2024-02-14,250
7,P-88,,+886 933 000 333,2024-02-20,100
8,M007,,0922 000 222,2024-03-01,80
9,M001,,０９１２－３４５－６７８,2024-03-09,320
";

const MEMBERS: &str = "\
會員編號,姓名,電子信箱,手機號碼,LINE ID,來源
M001,林小美,amy@example.com,0912-345-678,amy_lin,FB 廣告
M002,王大明,,922000222,,Google Ads
M003,鮑伯,Bob@Example.com,,,ｇｏｏｇｌｅ ａｄｓ
M004,陳四,,,,LINE
M005,黃五,,0933-000-333,,LINE
M006,黃六,,+886933000333,,fb廣告
M007,李七,,0900-111-222,,無
M008,張八,zhang@example.com,,,口碑

M001,,amy2@example.com,,,電視
,訪客,N/A,-,,FB 廣告
,,news@example.com,,,電子報
會員編號,姓名,電子信箱,手機號碼,LINE ID,來源
M009,多,一,,,欄,位
合計,9,,,,
";

const SPEND: &str = "\
月份,通路,花費
2024-01,FB廣告,\"NT$3,100\"
2024年1月,google ads,620
113/02,ＦＢ 廣告,\"2,900\"
2024/2,Google Ads,-29
Feb 2024,電視,100
2025-13,FB廣告,5
abc,FB廣告,5
2024-03,FB廣告,x
2024-08,FB廣告,5
合計,,\"6,691\"
";

fn orders() -> (Orders, Contacts) {
    let columns = [
        (Role::OrderId, 0),
        (Role::Customer, 1),
        (Role::Email, 2),
        (Role::Phone, 3),
        (Role::Date, 4),
        (Role::Amount, 5),
    ];
    let mut importer = Importer::new(mapping(TableKind::Orders, &columns), options());
    importer.push(ORDERS.as_bytes());
    let imported = importer.finish().unwrap();
    check_account(&imported.report);
    (imported.orders, imported.contacts)
}

fn people() -> People {
    let columns = [
        (Role::Customer, 0),
        (Role::Email, 2),
        (Role::Phone, 3),
        (Role::LineId, 4),
        (Role::Channel, 5),
    ];
    let mut import = PeopleImport::new();
    import.begin(mapping(TableKind::Customers, &columns), &[Some(5)]);
    for slice in MEMBERS.as_bytes().chunks(5) {
        import.push(slice).unwrap();
    }
    let report = import.end().unwrap();
    check_account(report);
    assert_eq!((report.rows_read, report.rows_kept), (14, 9));
    assert_eq!(report.blank_rows, 1);
    assert_eq!(report.count_changed(ChangeReason::MergedIntoMember), 1);
    let again = &report.changed[0].examples[0];
    assert_eq!((again.row, again.column), (11, Some(0)));
    let dropped: Vec<_> = report
        .dropped
        .iter()
        .map(|of| (of.reason, of.count))
        .collect();
    assert_eq!(
        dropped,
        [
            (DropReason::MissingCustomer, 1),
            (DropReason::WrongFieldCount, 1),
            (DropReason::TotalsLine, 1),
            (DropReason::RepeatedHeader, 1),
        ]
    );
    assert_eq!(report.dropped[0].examples[0].row, 12);
    import.finish().unwrap().people
}

#[test]
fn members_are_found_among_the_customers() {
    let (orders, contacts) = orders();
    let people = people();
    assert_eq!(
        (people.len(), people.id(0), people.id(8)),
        (9, "M001", "news@example.com")
    );
    assert!(people.has_id(7) && !people.has_id(8) && !people.has_id(9));
    let got = join(&people, &orders, &contacts);
    // Customers: M001, guest-7, M002, X9, bob@, m004, P-88, M007.
    let none = NO_MEMBER;
    assert_eq!(got.member_of, [0, 0, 1, none, 2, 3, none, 6]);
    assert_eq!((got.matched, got.unmatched_customers), (6, 2));
    assert_eq!(got.unmatched_members, 4);
    assert_eq!(got.members_without_orders(people.len()), [4, 5, 7, 8]);
    assert_eq!(got.shared_members, 1);
    let by = |kind, customers| MatchedBy { kind, customers };
    assert_eq!(got.by, [by(ContactKind::Id, 4), by(ContactKind::Email, 2)]);
    assert_eq!((got.ambiguous, got.ambiguous_examples), (1, vec![6]));
    // M007 orders with the phone number of M002.
    assert_eq!((got.contradicted, got.contradicted_examples), (1, vec![7]));
    assert_eq!(got.unmatched_examples, [3]);
}

#[test]
fn customers_have_their_members_labels() {
    let (orders, contacts) = orders();
    let people = people();
    let names = ["FB 廣告", "Google Ads", "LINE", "口碑", "電子報"];
    assert_eq!(people.label_names(0), names);
    let got = join(&people, &orders, &contacts);
    let no = NO_NAME;
    assert_eq!(
        people.labels(0, &got.member_of),
        [0, 0, 1, no, 1, 2, no, no]
    );
    assert_eq!(people.labels_of_members(0), [0, 1, 1, 2, 2, 0, no, 3, 4]);
}

#[test]
fn one_member_under_two_ids_can_be_merged() {
    let (orders, contacts) = orders();
    let joined = join(&people(), &orders, &contacts);
    let links = joined.links(&contacts);
    let customers = orders.customer_count();
    let by_member = merge(&links, &[ContactKind::Id], customers);
    assert_eq!(by_member.examples, [[0, 1]]);
    assert_eq!(by_member.into, [0, 0, 1, 2, 3, 4, 5, 6]);
    let by_all = merge(&links, &ContactKind::ALL, customers);
    assert_eq!(by_all.examples, [[0, 1], [2, 7]]);
    assert_eq!((by_all.groups, by_all.remaining), (2, 6));
    // The ledger numbers its customers in the same way.
    let merged = orders.merged(&by_all.into);
    assert_eq!(merged.customer_count(), 6);
    let into = |customer: &u32| by_all.into[*customer as usize];
    assert!(
        orders
            .customers()
            .iter()
            .map(into)
            .eq(merged.customers().iter().copied())
    );
    assert_eq!(
        (merged.customer_id(0), merged.customer_id(1)),
        ("M001", "M002")
    );
    assert_eq!(merged.revenue(), orders.revenue());
    let again = join(&people(), &merged, &contacts.merged(&by_all.into));
    assert_eq!((again.matched, again.shared_members), (4, 0));
}

#[test]
fn spend_is_read_and_shared_out() {
    let imported = spend_of(&[SPEND], &spend_mapping(), None).unwrap();
    let report = &imported.reports[0];
    assert_eq!((report.rows_read, report.rows_kept), (10, 5));
    let dropped: Vec<_> = report
        .dropped
        .iter()
        .map(|of| (of.reason, of.count))
        .collect();
    assert_eq!(
        dropped,
        [
            (DropReason::UnparsableDate, 1),
            (DropReason::ImpossibleDate, 1),
            (DropReason::FutureDate, 1),
            (DropReason::UnparsableAmount, 1),
            (DropReason::TotalsLine, 1),
        ]
    );
    assert_eq!(report.notes[0].kind, NoteKind::NegativeSpend);
    assert_eq!(
        (report.notes[0].count, report.notes[0].examples[0].row),
        (1, 5)
    );
    assert_eq!(report.first_day, Some(day(2024, 1, 1)));
    assert_eq!(report.last_day, Some(day(2024, 2, 29)));

    let spend = imported.spend;
    assert_eq!(spend.channels(), ["FB廣告", "google ads", "電視"]);
    assert_eq!(
        (spend.channel("FB 廣告"), spend.channel("TikTok")),
        (Some(0), None)
    );
    let units = |from, to, on| spend.between(from, to, on).as_f64();
    let (january, leap) = (day(2024, 1, 1), day(2024, 2, 29));
    let facebook = SpendOn::Channel(0);
    assert!((units(january, leap, SpendOn::Everything) - 6_691.0).abs() < 1e-9);
    // 22 of 31 days of January and 10 of 29 of February: 2,200 + 1,000.
    let (from, to) = (day(2024, 1, 10), day(2024, 2, 10));
    assert!((units(from, to, facebook) - 3_200.0).abs() < 1e-9);
    let expected = Coverage {
        days: 32,
        covered: 32,
        prorated: true,
    };
    assert_eq!(spend.coverage(from, to, facebook), expected);
    assert!((units(january, leap, SpendOn::Channel(1)) - 591.0).abs() < 1e-9);
    assert!(units(january, leap, SpendOn::NoChannel).abs() < 1e-9);
    let television = spend.coverage(january, leap, SpendOn::Channel(2));
    assert_eq!(
        (television.days, television.covered, television.prorated),
        (60, 29, false)
    );
}

#[test]
fn acquisition_cost_by_channel() {
    // Of FB's two customers (M001, guest-7) both came in January: 3,100 ÷ 2.
    // Of Google's (M002 in January, bob@ in February) one each: 620, -29.
    let (orders, contacts) = orders();
    let people = people();
    let labels = people.labels(0, &join(&people, &orders, &contacts).member_of);
    let imported = spend_of(&[SPEND], &spend_mapping(), None).unwrap();
    let rows = imported.spend.for_names(people.label_names(0));
    assert_eq!(
        imported.spend.unmatched_channels(people.label_names(0)),
        [2]
    );
    let customers = Customers::new(&orders);
    let cac = |label: u32, month: u8| {
        let won = customers.iter().zip(&labels);
        let won = won.filter(|&(one, &own)| own == label && one.first_day().month().month == month);
        let spent = rows.iter().filter(|row| row.channel == Some(label));
        let spent = spent.filter(|row| row.first.month().month == month);
        spent.map(|row| row.amount.as_f64()).sum::<f64>() / won.count() as f64
    };
    for (label, month, expected) in [(0, 1, 1_550.0), (1, 1, 620.0), (1, 2, -29.0)] {
        assert!(
            (cac(label, month) - expected).abs() < 1e-9,
            "{label} in {month}"
        );
    }
}

#[test]
fn the_three_files_are_known_for_what_they_are() {
    for (file, kind, roles) in [
        (
            ORDERS,
            TableKind::Orders,
            &[
                (Role::OrderId, 0),
                (Role::Customer, 1),
                (Role::Email, 2),
                (Role::Phone, 3),
                (Role::Date, 4),
                (Role::Amount, 5),
            ][..],
        ),
        (
            MEMBERS,
            TableKind::Customers,
            &[
                (Role::Customer, 0),
                (Role::Email, 2),
                (Role::Phone, 3),
                (Role::LineId, 4),
                (Role::Channel, 5),
            ],
        ),
        (
            SPEND,
            TableKind::Spend,
            &[(Role::Date, 0), (Role::Channel, 1), (Role::Amount, 2)],
        ),
    ] {
        let ask = PreviewOptions::default();
        let mapping = preview(file.as_bytes(), true, &ask)
            .unwrap()
            .mapping()
            .unwrap();
        assert_eq!(mapping.kind, kind);
        for &(role, column) in roles {
            assert_eq!(
                mapping.columns.get(role),
                Some(column),
                "{role:?} of {kind:?}"
            );
        }
    }
}
