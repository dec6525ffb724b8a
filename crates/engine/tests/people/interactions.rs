//! What people did besides ordering: read, accounted for, and found again.

use crate::support::{check_account, day, mapping, members, options};
use ltv_engine::calendar::Day;
use ltv_engine::contacts::ContactKind;
use ltv_engine::identity::merge;
use ltv_engine::ingest::{
    DropReason, Import, ImportError, ImportOptions, Imported, Mapping, Role, TableKind,
    customers_of_members, join,
};
use ltv_engine::interactions::{InteractionsImport, InteractionsImported, LastDays};
use ltv_engine::people::People;

/// id, e-mail, phone, LINE id, date, kind.
fn columns() -> Mapping {
    let columns = [
        (Role::Customer, 0),
        (Role::Email, 1),
        (Role::Phone, 2),
        (Role::LineId, 3),
        (Role::Date, 4),
        (Role::Kind, 5),
    ];
    mapping(TableKind::Interactions, &columns)
}

fn read(options: ImportOptions, files: &[&str]) -> Result<InteractionsImported, ImportError> {
    let mut import = InteractionsImport::new(options);
    for file in files {
        import.begin(columns());
        import.push(["id,e,p,l,date,kind\n", file].concat().as_bytes())?;
        check_account(import.end()?);
    }
    import.finish()
}

/// customer, e-mail, date, amount.
fn orders(rows: &str) -> Imported {
    let columns = [
        (Role::Customer, 0),
        (Role::Email, 1),
        (Role::Date, 2),
        (Role::Amount, 3),
    ];
    let mut import = Import::new(options());
    import.begin(mapping(TableKind::Orders, &columns), 0);
    import
        .push(["c,e,d,a\n", rows].concat().as_bytes())
        .unwrap();
    import.end().unwrap();
    import.finish().unwrap()
}

#[test]
fn every_row_is_kept_or_dropped_for_a_reason() {
    let found = read(
        ImportOptions {
            as_of: Some(day(2024, 6, 20)),
            ..options()
        },
        &[
            "A,,,,2024-05-01,Mail opened\n\
             A,,,,2024-06-20,mail  opened\n\
             ,,,,2024-05-02,visit\n\
             B,,,,soon,visit\n\
             B,,,,2024-02-30,visit\n\
             B,,,,2024-06-21,visit\n\
             B,,,,2024-07-01,visit\n\
             合計,,,,,6\n\
             ,b@example.com,,,2024-04-30,\n",
            "B,,,,2024-01-01,visit\nB,,,,2024-01-03,VISIT\n",
        ],
    )
    .unwrap();
    let [first, second] = found.reports.as_slice() else {
        panic!("{:?}", found.reports)
    };
    assert_eq!((first.rows_read, first.rows_kept), (9, 3));
    for reason in [
        DropReason::MissingCustomer,
        DropReason::UnparsableDate,
        DropReason::ImpossibleDate,
        DropReason::AfterAsOf,
        DropReason::FutureDate,
        DropReason::TotalsLine,
    ] {
        assert_eq!(first.count(reason), 1, "{reason:?}");
    }
    let days = (Some(day(2024, 4, 30)), Some(day(2024, 6, 20)));
    assert_eq!((first.first_day, first.last_day), days);
    assert_eq!(
        (second.rows_kept, second.last_day),
        (2, Some(day(2024, 1, 3)))
    );
    let found = &found.interactions;
    assert_eq!((found.persons(), found.unnamed()), (3, 1));
    let kinds: Vec<_> = found
        .kinds()
        .iter()
        .map(|kind| (&*kind.name, kind.count))
        .collect();
    assert_eq!(kinds, [("Mail opened", 2), ("visit", 2)]);
}

#[test]
fn rejected_rows_are_told_once_more() {
    let mut import = InteractionsImport::new(options()).rejecting();
    import.begin(columns());
    import
        .push(b"id,e,p,l,date,kind\nA,,,,2024-05-01,x\n,,,,2024-05-01,y\n")
        .unwrap();
    import.end().unwrap();
    let rejected = import.take_rejected();
    assert_eq!(rejected.len(), 1);
    assert_eq!(
        (rejected[0].row, &*rejected[0].text),
        (3, ",,,,2024-05-01,y")
    );
}

#[test]
fn nothing_usable_is_an_error() {
    let all_bad = read(options(), &["A,,,,never,x\n"]);
    assert!(
        matches!(all_bad, Err(ImportError::NoValidRow { .. })),
        "{all_bad:?}"
    );
    assert!(matches!(read(options(), &[]), Err(ImportError::Empty)));
    let mut import = InteractionsImport::new(options());
    import.begin(mapping(TableKind::Interactions, &[(Role::Customer, 0)]));
    let error = ImportError::NoColumn { role: Role::Date };
    assert_eq!(import.push(b"id,date\nA,2024-01-01\n"), Err(error));
}

/// The last days of customers and members, without anybody taken together.
fn last_days(imported: &Imported, people: Option<&People>, rows: &str) -> (LastDays, u32) {
    let found = read(options(), &[rows]).unwrap().interactions;
    let (orders, contacts) = (&imported.orders, &imported.contacts);
    let who = found.find(orders, contacts, people);
    let customer_of = people.map_or_else(Vec::new, |people| {
        let joined = join(people, orders, contacts);
        customers_of_members(people.len(), &joined, None, &joined)
    });
    let days = found.last_days(&who, None, orders.customer_count(), &customer_of);
    (days, who.strangers)
}

fn days(expected: &[Option<(u8, u8)>]) -> Vec<Option<Day>> {
    let days = expected.iter();
    days.map(|own| own.map(|(month, of)| day(2024, month, of)))
        .collect()
}

#[test]
fn customers_are_found_by_any_of_their_keys() {
    let imported = orders(
        "A,ann@example.com,2024-01-01,10\n\
         B,,2024-01-02,10\n\
         cyd@example.com,,2024-01-03,10\n\
         D,dee@example.com,2024-01-04,10\n\
         E,dee@example.com,2024-01-05,10\n",
    );
    let (found, strangers) = last_days(
        &imported,
        None,
        "a,,,,2024-02-01,x\n\
         ,Ann@Example.com,,,2024-02-03,x\n\
         B,,,,2024-02-02,x\nB,,,,2024-02-01,x\n\
         ,CYD@example.com,,,2024-03-01,x\n\
         ,dee@example.com,,,2024-04-01,x\n\
         D,dee@example.com,,,2024-03-31,x\n\
         Z,,,,2024-05-01,x\n",
    );
    // By the address alone D and E are not to be told apart.
    let expected = [
        Some((2, 3)),
        Some((2, 2)),
        Some((3, 1)),
        Some((3, 31)),
        None,
    ];
    assert_eq!(found.of_customer, days(&expected));
    assert_eq!((found.of_member, strangers), (Vec::new(), 2));
}

#[test]
fn what_a_member_did_the_customer_did_and_the_other_way_round() {
    let imported = orders("A,,2024-01-01,10\nB,bo@example.com,2024-01-02,10\n");
    let people = members(&["id,e,p,l,x\nM1,bo@example.com,,,\nA,,0912345678,,\nM3,,,,\n"]);
    let people = people.unwrap().people;
    let (found, strangers) = last_days(
        &imported,
        Some(&people),
        "M1,,,,2024-02-01,x\n\
         B,,,,2024-02-02,x\n\
         ,,+886912345678,,2024-03-03,x\n\
         M3,,,,2024-03-04,x\n",
    );
    assert_eq!(found.of_customer, days(&[Some((3, 3)), Some((2, 2))]));
    let expected = [Some((2, 2)), Some((3, 3)), Some((3, 4))];
    assert_eq!((found.of_member, strangers), (days(&expected), 0));
}

/// The second id of a person is in the ledger no more, and yet the person's.
#[test]
fn people_who_were_taken_together() {
    let imported = orders("A,ann@example.com,2024-01-01,10\nB,ann@example.com,2024-01-02,10\n");
    let people = members(&["id,e,p,l,x\nA,,,,\nB,,,,\nP,,,,\n"])
        .unwrap()
        .people;
    let (orders, contacts) = (&imported.orders, &imported.contacts);
    let found = read(options(), &["B,,,,2024-03-01,x\n"])
        .unwrap()
        .interactions;
    let who = found.find(orders, contacts, Some(&people));
    let before = join(&people, orders, contacts);
    let into = merge(contacts, &[ContactKind::Email], orders.customer_count()).into;
    let orders = orders.merged(&into);
    let since = join(&people, &orders, &contacts.merged(&into));
    let customer_of = customers_of_members(people.len(), &before, Some(&into), &since);
    assert_eq!(customer_of, [0, 0, u32::MAX]);
    let last = found.last_days(&who, Some(&into), orders.customer_count(), &customer_of);
    let day = Some(day(2024, 3, 1));
    assert_eq!(last.of_customer, [day]);
    assert_eq!(last.of_member, [day, day, None]);
}
