//! Files of members: who is one, what is known of them, in what order.

use crate::support::{check_account, day, mapping, members, members_mapping, options};
use ltv_engine::contacts::{ContactKind, Contacts};
use ltv_engine::ingest::{
    ChangeReason, DropReason, ImportError, Importer, NoteKind, Reason, Role, TableKind, join,
};
use ltv_engine::names::{NO_NAME, Names, OTHER, folded};
use ltv_engine::orders::{Orders, OrdersBuilder};
use ltv_engine::people::{NO_MEMBER, PeopleImport};
use proptest::prelude::*;

const HEADER: &str = "會員編號,電子信箱,手機,LINE,來源\n";

fn file(rows: &str) -> String {
    format!("{HEADER}{rows}")
}

fn orders_of(ids: &[&str]) -> Orders {
    let mut builder = OrdersBuilder::default();
    for id in ids {
        builder.push(id, day(2024, 1, 5), ltv_engine::amount::Amount::ZERO);
    }
    builder.finish().unwrap().unwrap()
}

fn member_of(files: &[&str], ids: &[&str]) -> Vec<u32> {
    let people = members(files).unwrap().people;
    join(&people, &orders_of(ids), &Contacts::default()).member_of
}

#[test]
fn ids_that_differ_in_case_are_told_apart_where_it_matters() {
    let no = NO_MEMBER;
    let one = file("M001,,,,\n");
    assert_eq!(member_of(&[&one], &["m001", "Ｍ００１", "M01"]), [0, 0, no]);
    // Two members in all but case: only what is exactly equal is matched.
    let both = file("aB1,,,,\nAb1,,,,\n");
    assert_eq!(member_of(&[&both], &["Ab1", "aB1", "AB1"]), [1, 0, no]);
}

#[test]
fn an_id_may_be_an_address_or_a_number() {
    let one = file("M1,Amy@example.com,0912345678,,\nM2,,,U4AF4980629AAABBBCCCDDDEEEFFF0001,\n");
    let user = "u4af4980629aaabbbcccdddeeefff0001";
    let ids = [
        "amy@EXAMPLE.com",
        "+886912345678",
        "0912-345-678",
        user,
        "912345678",
    ];
    // The last could be a phone number without its zero, or any id.
    assert_eq!(member_of(&[&one], &ids), [0, 0, 0, 1, NO_MEMBER]);
}

#[test]
fn of_two_members_with_one_address_the_one_with_an_id_counts() {
    let newsletter = file(",amy@example.com,,,電子報\n");
    let members = file("M1,amy@example.com,,,FB\n");
    let ids = ["amy@example.com"];
    assert_eq!(member_of(&[&newsletter, &members], &ids), [1]);
    assert_eq!(member_of(&[&members, &newsletter], &ids), [0]);
    let two = file("M1,amy@example.com,,,\nM2,amy@example.com,,,\n");
    assert_eq!(member_of(&[&two], &ids), [NO_MEMBER]);
}

#[test]
fn what_one_file_leaves_blank_comes_from_another() {
    let one = file("M1,,,,\nM2,,,,FB\n");
    let two = file("M1,amy@example.com,,,Google\nM2,,,,LINE\nM2,,,,LINE\n");
    let got = members(&[&one, &two]).unwrap();
    assert_eq!(got.people.len(), 2);
    assert_eq!(got.people.label_names(0), ["FB", "Google"]);
    assert_eq!(got.people.labels_of_members(0), [1, 0]);
    assert_eq!(
        got.reports[1].count_changed(ChangeReason::MergedIntoMember),
        3
    );
    let email = got.people.keys().entries().iter();
    let email: Vec<_> = email.filter(|key| key.kind == ContactKind::Email).collect();
    assert_eq!((email.len(), email[0].customer), (1, 0));
}

#[test]
fn labels_keep_their_place_over_files_that_lack_them() {
    let mut import = PeopleImport::new();
    for (text, labels) in [
        ("id,e,p,l\nM1,,,\n", vec![]),
        ("id,e,p,l,region\nM2,,,,台北\n", vec![None, Some(4)]),
        ("id,e,p,l,channel\nM1,,,,FB\nM3,,,,fb\n", vec![Some(4)]),
    ] {
        import.begin(members_mapping(), &labels);
        import.push(text.as_bytes()).unwrap();
        check_account(import.end().unwrap());
    }
    let people = import.finish().unwrap().people;
    let no = NO_NAME;
    assert_eq!(
        (people.label_names(0), people.labels_of_members(0)),
        (&["FB".to_owned()][..], &[0, no, 0][..])
    );
    assert_eq!(people.labels_of_members(1), [no, 0, no]);
    assert_eq!(people.labels(1, &[1, NO_MEMBER, 0, 2]), [0, no, no, no]);
    assert!(people.labels_of_members(2).is_empty());
}

#[test]
fn rows_that_are_no_members() {
    let text = "報表,,,,\n,,,,\n會員編號,電子信箱,手機,LINE,來源\nM1,,,,\nM2,\"a\n\nM3,,,\n總計：,2,,,\nM4,,,,x,y\n";
    let mut mapping = members_mapping();
    mapping.layout.skip = 2;
    let mut import = PeopleImport::new();
    import.begin(mapping, &[]);
    let bytes = [text.as_bytes(), b"M\xff,,,,\n"].concat();
    for slice in bytes.chunks(3) {
        import.push(slice).unwrap();
    }
    let report = import.end().unwrap();
    check_account(report);
    assert_eq!((report.preamble_rows, report.blank_rows), (2, 1));
    assert_eq!((report.rows_read, report.rows_kept), (6, 2));
    assert_eq!(
        (report.notes[0].kind, report.notes[0].examples[0].row),
        (NoteKind::ShortRow, 7)
    );
    let dropped: Vec<_> = report
        .dropped
        .iter()
        .map(|of| (of.reason, of.count, of.examples[0].row))
        .collect();
    assert_eq!(
        dropped,
        [
            (DropReason::WrongFieldCount, 1, 9),
            (DropReason::UnclosedQuote, 1, 5),
            (DropReason::InvalidUtf8, 1, 10),
            (DropReason::TotalsLine, 1, 8),
        ]
    );
}

#[test]
fn files_that_have_no_members() {
    assert_eq!(members(&[""]).map(|_| ()), Err(ImportError::Empty));
    assert_eq!(members(&[HEADER]).map(|_| ()), Err(ImportError::HeaderOnly));
    let nobody = file(",無,-,林小美,FB\n");
    assert!(matches!(
        members(&[&nobody]),
        Err(ImportError::NoValidRow { .. })
    ));
    let endless = vec![b'a'; 3 << 20];
    let mut import = PeopleImport::new();
    import.begin(members_mapping(), &[]);
    let refused = endless
        .chunks(100_000)
        .filter(|slice| import.push(slice).is_err());
    assert!(refused.count() >= 11, "from 2 MiB on at the latest");
    assert_eq!(import.end().map(|_| ()), Err(ImportError::EndlessLine));
    // It leaves nothing behind: the next file can follow.
    import.begin(members_mapping(), &[]);
    import.push(file("M1,,,,\n").as_bytes()).unwrap();
    import.end().unwrap();
    assert_eq!(import.finish().unwrap().people.len(), 1);
    let wide = "x,".repeat(70_000);
    assert!(matches!(
        members(&[&wide]),
        Err(ImportError::TooManyColumns { .. })
    ));
}

#[test]
fn names_are_matched_with_case_width_and_spaces_folded() {
    for (one, other) in [
        ("FB 廣告", "ｆｂ廣告"),
        ("Google Ads", "google\u{3000}ADS"),
        (" LINE ", "line"),
    ] {
        assert_eq!(folded(one), folded(other));
    }
    assert_ne!(folded("google"), folded("google_ads"));
    let mut names = Names::default();
    let indices: Vec<u32> = ["", "A", "b", "a", "N/A", " B"]
        .iter()
        .map(|name| names.intern(name))
        .collect();
    assert_eq!(indices, [NO_NAME, 0, 1, 0, NO_NAME, 1]);
    assert_eq!((names.find(" ａ "), names.find("c")), (Some(0), None));
    for number in 0..70_000 {
        names.intern(&format!("name {number}"));
    }
    assert_eq!(
        (names.intern("one more"), names.intern("name 7")),
        (OTHER, 9)
    );
    assert_eq!(names.texts().len(), 65_535);
}

/// `(id, address, phone, label)`, each small enough to coincide, zero for blank.
type Member = (u32, u32, u32, u32);

fn to_csv(rows: &[Member]) -> String {
    let cell = |number: u32, text: String| if number == 0 { String::new() } else { text };
    let rows = rows.iter().map(|&(id, address, phone, label)| {
        let id = cell(id, format!("M{id}"));
        let address = cell(address, format!("a{address}@example.com"));
        let phone = cell(phone, format!("09{phone:02}345678"));
        format!(
            "{id},{address},{phone},,{}\n",
            cell(label, format!("L{label}"))
        )
    });
    file(&rows.collect::<String>())
}

fn rows() -> impl Strategy<Value = Vec<Member>> {
    let row = (0..8_u32, 0..6_u32, 0..6_u32, 0..4_u32);
    proptest::collection::vec(row, 1..30)
}

/// The join as names instead of numbers.
fn joined(files: &[&str], orders: &Orders) -> Option<(Vec<String>, [u32; 5])> {
    let people = members(files).ok()?.people;
    let got = join(&people, orders, &Contacts::default());
    let customers = orders.customer_count() as u32;
    assert_eq!(got.matched + got.unmatched_customers, customers);
    assert_eq!(
        got.by.iter().map(|by| by.customers).sum::<u32>(),
        got.matched
    );
    let without = got.members_without_orders(people.len());
    assert_eq!(without.len() as u32, got.unmatched_members);
    assert!(got.ambiguous <= got.unmatched_customers && got.contradicted <= got.matched);
    let names = got.member_of.iter().map(|&member| match member {
        NO_MEMBER => "nobody".to_owned(),
        member => people.id(member as usize).to_owned(),
    });
    let counts = [
        got.matched,
        got.unmatched_members,
        got.shared_members,
        got.ambiguous,
        got.contradicted,
    ];
    Some((names.collect(), counts))
}

proptest! {
    #[test]
    fn the_order_of_rows_and_files_does_not_matter(rows in rows(), cut in 0..30_usize) {
        let ids = ["M1", "m2", "M3", "a1@example.com", "a2@example.com", "0901345678", "0902345678", "X"];
        let orders = orders_of(&ids);
        let (one, other) = rows.split_at(cut.min(rows.len()));
        let mut turned: Vec<Member> = other.to_vec();
        turned.extend(one);
        let whole = joined(&[&to_csv(&rows)], &orders);
        prop_assert_eq!(&whole, &joined(&[&to_csv(&turned)], &orders));
        if !one.is_empty() && !other.is_empty() {
            prop_assert_eq!(&whole, &joined(&[&to_csv(other), &to_csv(one)], &orders));
        }
    }

    #[test]
    fn rows_add_up_to_members(rows in rows()) {
        let Ok(got) = members(&[&to_csv(&rows)]) else {
            prop_assert!(rows.iter().all(|row| (row.0, row.1, row.2) == (0, 0, 0)));
            return Ok(());
        };
        let report = &got.reports[0];
        prop_assert_eq!(report.rows_kept, got.people.len() as u64);
        let blank = rows.iter().filter(|row| **row == (0, 0, 0, 0)).count();
        prop_assert_eq!(report.rows_read as usize + blank, rows.len());
        prop_assert_eq!(report.blank_rows as usize, blank);
    }

    #[test]
    fn any_bytes_are_accounted_for(bytes in proptest::collection::vec(any::<u8>(), 0..200), cut in 1..50_usize) {
        let text = [HEADER.as_bytes(), &bytes].concat();
        let read = |cut: usize| {
            let mut import = PeopleImport::new();
            import.begin(members_mapping(), &[Some(4)]);
            for slice in text.chunks(cut) {
                import.push(slice).unwrap_or_default();
            }
            import.end().cloned()
        };
        let whole = read(usize::MAX);
        prop_assert_eq!(&whole, &read(cut));
        if let Ok(report) = whole {
            check_account(&report);
        }
    }
}

#[test]
fn the_order_file_gives_the_same_ids_as_the_members_file() {
    let columns = [(Role::Customer, 0), (Role::Date, 1), (Role::Amount, 2)];
    let mut importer = Importer::new(mapping(TableKind::Orders, &columns), options());
    importer.push("c,d,a\n \u{3000}M1 ,2024-01-05,1\n".as_bytes());
    let orders = importer.finish().unwrap().orders;
    let people = members(&[&file("M1\u{3000},,,,\n")]).unwrap().people;
    let got = join(&people, &orders, &Contacts::default());
    assert_eq!(got.member_of, [0]);
}

#[test]
fn rows_that_are_no_members_are_kept_for_who_wants_them() {
    let mut import = PeopleImport::new().rejecting();
    let files = [
        "id,email,phone,line,via\nM1,,,,LINE\n,,,,IG\n",
        "id,email,phone,line,via\r\nM1,a@example.com,,,\r\n\"M2\",,,,\"a \"\"b\"\"\"\r\nM3,,\r\n總計,2,,,\r\n",
    ];
    let mut found = Vec::new();
    for file in files {
        import.begin(members_mapping(), &[]);
        for slice in file.as_bytes().chunks(9) {
            import.push(slice).unwrap();
            found.extend(import.take_rejected());
        }
        check_account(import.end().unwrap());
        found.extend(import.take_rejected());
    }
    let dropped = |reason| Reason::Dropped { reason };
    let expected = [
        (3, dropped(DropReason::MissingCustomer), ",,,,IG"),
        (
            2,
            Reason::Changed {
                reason: ChangeReason::MergedIntoMember,
            },
            "M1,a@example.com,,,",
        ),
        (4, dropped(DropReason::WrongFieldCount), "M3,,"),
        (5, dropped(DropReason::TotalsLine), "總計,2,,,"),
    ];
    let found: Vec<_> = found
        .iter()
        .map(|row| (row.row, row.reason, row.text.as_str()))
        .collect();
    assert_eq!(found, expected);
    assert!(PeopleImport::new().take_rejected().is_empty());
}
