//! Who is in it, and what is told of them.

use crate::support::{File, day, everybody, mapping};
use ltv_engine::contacts::ContactKind;
use ltv_engine::ingest::{Role, RowMeaning, TableKind};
use ltv_engine::names::NO_NAME;
use ltv_engine::people::Consent::{self, No, Unknown, Yes};
use ltv_engine::segments::roster::{Label, LabelKind, Roster};

/// id, customer, e-mail, date, amount, channel, product, consent, store.
fn orders(rows: &str) -> File {
    let columns = [
        (Role::OrderId, 0),
        (Role::Customer, 1),
        (Role::Email, 2),
        (Role::Date, 3),
        (Role::Amount, 4),
        (Role::Channel, 5),
        (Role::Product, 6),
        (Role::OptIn, 7),
    ];
    let mut mapping = mapping(TableKind::Orders, &columns);
    mapping.rows = RowMeaning::Lines;
    (mapping, ["o,c,e,d,a,ch,p,ok,store\n", rows].concat())
}

/// id, e-mail, phone, name, channel, consent to e-mail, city.
fn members(rows: &str) -> File {
    let columns = [
        (Role::Customer, 0),
        (Role::Email, 1),
        (Role::Phone, 2),
        (Role::Name, 3),
        (Role::Channel, 4),
        (Role::OptInEmail, 5),
    ];
    let mapping = mapping(TableKind::Customers, &columns);
    (mapping, ["c,e,p,n,ch,ok,city\n", rows].concat())
}

fn interactions(rows: &str) -> File {
    let columns = [(Role::Customer, 0), (Role::Date, 1)];
    let mapping = mapping(TableKind::Interactions, &columns);
    (mapping, ["c,d\n", rows].concat())
}

const ORDERS: &str = "\
    1,A,ann@example.com,2024-02-01,10,web,beans,yes,north\n\
    1,A,ann@example.com,2024-02-01,10,web,cup,yes,north\n\
    2,B,bo@example.com,2024-01-05,10,Shop,cup,yes,south\n\
    3,A,anna@example.com,2024-03-01,10,shop,tea,no,south\n\
    4,A,,2024-01-01,10,ad,filter,,west\n\
    5,C,,2024-01-09,oops,web,beans,yes,north\n\
    6,B,bo@example.com,2023-12-05,10,,cup,no,\n\
    7,D,,2024-04-01,10,web,beans,,north\n\
    7,D,,2024-04-01,-10,web,beans,,north\n";

const MEMBERS: &str = "\
    Z,zoe@example.com,0912345678,Zoe,LINE,yes,Taipei\n\
    A,own@example.com,,安,SHOP,no,Tainan\n\
    Y,,0987654321,,,,\n";

fn ids(roster: &Roster) -> Vec<&str> {
    (0..roster.len()).map(|person| roster.id(person)).collect()
}

fn texts(roster: &Roster, role: Role) -> Vec<&str> {
    (0..roster.len())
        .map(|person| roster.text(role, person))
        .collect()
}

fn names(label: &Label) -> Vec<&str> {
    let of_person = label.of_person.iter();
    of_person
        .map(|&own| {
            if own == NO_NAME {
                ""
            } else {
                label.names[own as usize].as_str()
            }
        })
        .collect()
}

fn consents(roster: &Roster, role: Role) -> Option<Vec<Consent>> {
    roster.consents_of(role).map(<[Consent]>::to_vec)
}

#[test]
fn customers_by_their_numbers_then_members_without_orders() {
    let further = [("store", 8, false), ("city", 6, true)];
    let last = interactions("A,2024-05-01\nA,2024-04-01\nY,2024-05-02\nnobody,2024-05-03\n");
    let (roster, ledger) = everybody(
        &[orders(ORDERS)],
        &[members(MEMBERS)],
        &[last],
        &[],
        &further,
    );
    // The order of D was given back: it is nobody's customer.
    assert_eq!(ids(&roster), ["A", "B", "Z", "Y"]);
    assert_eq!((roster.customers(), ledger.customer_count()), (2, 2));

    let emails = ["own@example.com", "bo@example.com", "zoe@example.com", ""];
    assert_eq!(texts(&roster, Role::Email), emails);
    assert_eq!(
        texts(&roster, Role::Phone),
        ["", "", "0912345678", "0987654321"]
    );
    assert_eq!(texts(&roster, Role::Name), ["安", "", "Zoe", ""]);
    assert!(roster.texts_of(Role::LineId).is_none() && roster.text(Role::LineId, 0).is_empty());

    // Of orders that of the latest day counts: A said no in March, B yes in January.
    let said = |role| consents(&roster, role);
    assert_eq!(said(Role::OptIn), Some(vec![No, Yes, Unknown, Unknown]));
    assert_eq!(
        said(Role::OptInEmail),
        Some(vec![No, Unknown, Yes, Unknown])
    );
    assert_eq!((said(Role::OptInSms), said(Role::OptInLine)), (None, None));

    // The members' own before the first order's: that of B is of December, without one.
    let channel = roster.label(LabelKind::Channel).unwrap();
    assert_eq!(names(channel), ["SHOP", "", "LINE", ""]);
    let product = roster.label(LabelKind::FirstProduct).unwrap();
    assert_eq!(names(product), ["filter", "cup", "", ""]);
    let [_, _, store, city] = roster.labels() else {
        panic!("{:?}", roster.labels())
    };
    assert_eq!(
        (&*store.heading, names(store)),
        ("store", vec!["west", "", "", ""])
    );
    assert_eq!(
        (&*city.heading, names(city)),
        ("city", vec!["Tainan", "", "Taipei", ""])
    );

    let days = [Some(day(2024, 5, 1)), None, None, Some(day(2024, 5, 2))];
    assert_eq!(roster.last_interactions(), Some(&days[..]));
}

#[test]
fn who_was_taken_together_is_one_person_with_all_that_is_known() {
    let rows = "1,A,same@example.com,2024-02-01,10,web,beans,,\n\
                2,B,same@example.com,2024-01-05,10,shop,cup,,\n";
    let of_members = "B,,0912345678,Bea,LINE,no,\nA,a@example.com,,,,yes,\nP,,,,,,\n";
    let files = ([orders(rows)], [members(of_members)]);
    let apart = everybody(&files.0, &files.1, &[], &[], &[]).0;
    assert_eq!((ids(&apart), apart.customers()), (vec!["A", "B", "P"], 2));
    let (roster, _) = everybody(&files.0, &files.1, &[], &[ContactKind::Email], &[]);
    // B is no member without orders, though the ledger has but the id A.
    assert_eq!((ids(&roster), roster.customers()), (vec!["A", "P"], 1));
    assert_eq!(roster.text(Role::Name, 0), "Bea");
    assert_eq!(roster.text(Role::Phone, 0), "0912345678");
    assert_eq!(roster.text(Role::Email, 0), "a@example.com");
    assert_eq!(consents(&roster, Role::OptInEmail), Some(vec![No, Unknown]));
    assert_eq!(
        names(roster.label(LabelKind::Channel).unwrap()),
        ["LINE", ""]
    );
    assert_eq!(
        names(roster.label(LabelKind::FirstProduct).unwrap()),
        ["cup", ""]
    );
    assert!(roster.last_interactions().is_none());
}

#[test]
fn orders_alone() {
    let columns = [(Role::Customer, 0), (Role::Date, 1), (Role::Amount, 2)];
    let plain = mapping(TableKind::Orders, &columns);
    let file = (plain, "c,d,a\nA,2024-01-01,10\nB,2024-01-02,\n".to_owned());
    let (roster, _) = everybody(&[file], &[], &[], &[], &[]);
    assert_eq!((ids(&roster), roster.labels()), (vec!["A"], &[][..]));
    assert!(
        Role::CONSENTS
            .iter()
            .all(|&role| roster.consents_of(role).is_none())
    );
    assert_eq!(Roster::decode(&roster.encode()).as_ref(), Ok(&roster));
}

/// Each file has its own columns; an order twice in two files is one.
#[test]
fn several_files() {
    let first = orders("1,A,ann@example.com,2024-01-01,10,web,beans,,north\n");
    let columns = [
        (Role::Customer, 3),
        (Role::Date, 2),
        (Role::Amount, 1),
        (Role::OrderId, 0),
        (Role::Name, 4),
    ];
    let other = mapping(TableKind::Orders, &columns);
    let text = "o,a,d,c,n\n1,10,2024-01-01,A,Twice\n8,5,2023-01-01,B,Bo\n9,5,2024-02-02,A,Ann\n";
    let (roster, _) = everybody(&[first, (other, text.to_owned())], &[], &[], &[], &[]);
    assert_eq!(ids(&roster), ["A", "B"]);
    assert_eq!(texts(&roster, Role::Name), ["Ann", "Bo"]);
    assert_eq!(texts(&roster, Role::Email), ["ann@example.com", ""]);
    assert_eq!(
        names(roster.label(LabelKind::Channel).unwrap()),
        ["web", ""]
    );
}

/// What travels is what there is.
#[test]
fn bytes_and_back() {
    let further = [("縣市", 6, true)];
    let last = interactions("A,2024-05-01\n");
    let (roster, _) = everybody(
        &[orders(ORDERS)],
        &[members(MEMBERS)],
        &[last],
        &[],
        &further,
    );
    assert_eq!(Roster::decode(&roster.encode()), Ok(roster));
}
