//! Everybody as rows of a list, members without orders among them.

use crate::support::{File, day, everybody, mapping};
use ltv_engine::customers::Customers;
use ltv_engine::history::History;
use ltv_engine::ingest::{Role, TableKind};
use ltv_engine::segments::{About, Expected, MemberOrder, member, sorted};

fn files() -> [File; 3] {
    let columns = [(Role::Customer, 0), (Role::Date, 1), (Role::Amount, 2)];
    let orders = (
        mapping(TableKind::Orders, &columns),
        "c,d,a\nA,2024-01-05,10\nB,2024-02-01,30\nB,2024-03-01,-50\nB,2024-03-02,70\n".to_owned(),
    );
    let columns = [
        (Role::Customer, 0),
        (Role::Phone, 1),
        (Role::Name, 2),
        (Role::Channel, 3),
    ];
    let members = (
        mapping(TableKind::Customers, &columns),
        "c,p,n,ch\nZ,0912345678,Zoe,LINE\nA,,安,\nY,,,\n".to_owned(),
    );
    let columns = [(Role::Customer, 0), (Role::Date, 1)];
    let seen = (
        mapping(TableKind::Interactions, &columns),
        "c,d\nZ,2024-05-01\n".to_owned(),
    );
    [orders, members, seen]
}

#[test]
fn members_without_orders_come_after_the_customers_with_what_is_known() {
    let [orders, members, seen] = files();
    let (roster, ledger) = everybody(&[orders], &[members], &[seen], &[], &[]);
    let history = History::of(&ledger, &Customers::new(&ledger)).unwrap();
    assert_eq!((history.len(), roster.len()), (2, 4));
    let of = |at: u32| member(&history, None, Some(&roster), at);

    let buyer = of(1).unwrap();
    assert_eq!((&*buyer.id, buyer.about), ("B", None));
    assert_eq!(buyer.first, Some(day(2024, 2, 1)));

    let known = of(2).unwrap();
    assert_eq!(
        (&*known.id, known.orders, known.first, known.last),
        ("Z", 0, None, None)
    );
    assert_eq!(
        known.about,
        Some(About {
            name: "Zoe".to_owned(),
            contact: "0912345678".to_owned(),
            channel: "LINE".to_owned(),
            seen: Some(day(2024, 5, 1)),
        })
    );
    assert_eq!(of(3).unwrap().about, Some(About::default()));
    assert!(of(4).is_none() && member(&history, None, None, 2).is_none());
}

#[test]
fn they_are_sorted_as_who_has_nothing() {
    let [orders, members, _] = files();
    let (roster, ledger) = everybody(&[orders], &[members], &[], &[], &[]);
    let history = History::of(&ledger, &Customers::new(&ledger)).unwrap();
    let expected = Expected {
        p_alive: vec![0.5, 0.5],
        orders: vec![1.0, 1.0],
        value: Some(vec![5.0, -1.0]),
        horizon: 365,
        margin: 1.0,
        doubt: None,
    };
    let all: Vec<u32> = (0..roster.len() as u32).collect();
    let by = |order, reversed| sorted(&history, Some(&expected), &all, order, reversed);
    assert_eq!(by(MemberOrder::Expected, false), [0, 2, 3, 1]);
    assert_eq!(by(MemberOrder::Revenue, false), [1, 0, 2, 3]);
    assert_eq!(by(MemberOrder::Orders, true), [2, 3, 0, 1]);
    assert_eq!(by(MemberOrder::Last, false), [1, 0, 2, 3]);
}
