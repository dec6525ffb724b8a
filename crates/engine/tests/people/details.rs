//! Texts and consents of members, where they are asked for.

use crate::support::{mapping, members};
use ltv_engine::ingest::{Role, TableKind};
use ltv_engine::people::{Consent, PeopleImport};

#[test]
fn the_first_text_counts_and_a_no_once_said() {
    let columns = [
        (Role::Customer, 0),
        (Role::Email, 1),
        (Role::Name, 2),
        (Role::OptIn, 3),
        (Role::OptInLine, 4),
    ];
    let mut import = PeopleImport::new().detailed();
    let file = "id,e,n,o,l\n\
        A, ann@example.com ,,yes,\n\
        B,,Bo,no,是\n\
        A,other@example.com,安,否,pending\n\
        A,,Ann,yes,\n\
        B,bo@example.com,,true,TRUE\n";
    import.begin(mapping(TableKind::Customers, &columns), &[]);
    import.push(file.as_bytes()).unwrap();
    import.end().unwrap();
    let people = import.finish().unwrap().people;
    let details = people.details().unwrap();
    let text = |which, member| details.text(which, member).to_owned();
    assert_eq!([text(0, 0), text(3, 0)], ["ann@example.com", "安"]);
    assert_eq!([text(0, 1), text(3, 1)], ["bo@example.com", "Bo"]);
    assert_eq!([text(1, 0), text(0, 9)], ["", ""]);
    let consent = |which, member| details.consent(which, member);
    assert_eq!([consent(0, 0), consent(0, 1)], [Consent::No; 2]);
    assert_eq!(
        [consent(3, 0), consent(3, 1)],
        [Consent::Unknown, Consent::Yes]
    );
}

#[test]
fn they_are_not_held_unasked() {
    let people = members(&["id,e,p,l,x\nA,a@example.com,,,\n"])
        .unwrap()
        .people;
    assert!(people.details().is_none());
}

#[test]
fn consents_as_exports_write_them() {
    for yes in [
        "yes",
        " TRUE ",
        "1",
        "SUBSCRIBED",
        "是",
        "已訂閱",
        "opted_in",
    ] {
        assert_eq!(Consent::of(yes), Consent::Yes, "{yes}");
    }
    for no in [
        "no",
        "False",
        "0",
        "UNSUBSCRIBED",
        "not_subscribed",
        "否",
        "不同意",
    ] {
        assert_eq!(Consent::of(no), Consent::No, "{no}");
    }
    for unknown in ["", "pending", "2", "maybe", "—"] {
        assert_eq!(Consent::of(unknown), Consent::Unknown, "{unknown}");
    }
}
