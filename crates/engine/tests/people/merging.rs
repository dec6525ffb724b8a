//! Who is merged with whom.

use ltv_engine::contacts::{Contact, ContactKind, Contacts, ContactsBuilder};
use ltv_engine::identity::{MAX_SHARERS, Merge, Suspect, merge};
use proptest::prelude::*;

const ALL: [ContactKind; 3] = [ContactKind::Email, ContactKind::Phone, ContactKind::LineId];

/// `(customer, kind, cell)` as a file would say it.
fn contacts(rows: &[(u32, ContactKind, &str)]) -> Contacts {
    let mut builder = ContactsBuilder::default();
    for &(customer, kind, cell) in rows {
        builder.add(customer, kind, cell);
    }
    builder.finish()
}

#[test]
fn people_are_found_by_any_key_and_through_each_other() {
    use ContactKind::{Email, LineId, Phone};
    // 0 and 3 by e-mail, 3 and 5 by phone: one person. 1 and 4 by LINE id.
    // 2 is alone; her phone number is his LINE id, which is no link.
    let contacts = contacts(&[
        (0, Email, "Amy@example.com"),
        (3, Email, " amy@EXAMPLE.com"),
        (3, Phone, "0912-345-678"),
        (5, Phone, "+886 912 345 678"),
        (1, LineId, "LINE: bob_lee"),
        (4, LineId, "Bob_Lee"),
        (2, Phone, "0922000111"),
        (4, LineId, "0922000111"),
        (4, Email, "無"),
    ]);
    let got = merge(&contacts, &ALL, 6);
    assert_eq!(got.into, [0, 1, 2, 0, 1, 0]);
    assert_eq!((got.groups, got.customers), (2, 5));
    assert_eq!((got.remaining, got.largest), (3, 3));
    assert_eq!(got.examples, [vec![0, 3, 5], vec![1, 4]]);
    let by: Vec<_> = got
        .by
        .iter()
        .map(|of| (of.kind, of.keys, of.customers))
        .collect();
    assert_eq!(by, [(Email, 1, 2), (Phone, 1, 2), (LineId, 1, 2)]);
    assert_eq!((got.suspects, got.suspect_count), (vec![], 0));

    let by_phone = merge(&contacts, &[Phone], 6);
    assert_eq!(by_phone.into, [0, 1, 2, 3, 4, 3]);
    let by_nothing = merge(&contacts, &[], 6);
    assert_eq!(by_nothing.into, [0, 1, 2, 3, 4, 5]);
    assert_eq!((by_nothing.groups, by_nothing.largest), (0, 0));
}

#[test]
fn a_number_that_many_share_links_nobody() {
    let shop = ContactKind::Phone
        .key("02-2345-6789", &mut String::new())
        .unwrap();
    let of = |customers: u32| {
        let shared = (0..customers).map(|customer| Contact {
            kind: ContactKind::Phone,
            hash: shop,
            customer,
        });
        merge(&Contacts::new(shared.collect()), &ALL, customers as usize)
    };
    let most = MAX_SHARERS as u32;
    assert_eq!((of(most).groups, of(most).customers), (1, most));
    assert_eq!(of(most).examples, [(0..10).collect::<Vec<u32>>()]);
    let shared = of(most + 1);
    assert_eq!((shared.groups, shared.remaining), (0, most + 1));
    let expected = Suspect::Key {
        of: ContactKind::Phone,
        customers: most + 1,
        examples: (0..10).collect(),
    };
    assert_eq!((shared.suspects, shared.suspect_count), (vec![expected], 1));
}

#[test]
fn a_guests_id_does_not_make_everybody_one_person() {
    // Customer 0 is the till's guest, under whom 30 addresses were noted, each
    // of which is some other customer's. 31 shares an address with 1.
    let mut builder = ContactsBuilder::default();
    for customer in 1..=30 {
        let address = format!("c{customer}@example.com");
        builder.add(0, ContactKind::Email, &address);
        builder.add(customer, ContactKind::Email, &address);
    }
    builder.add(31, ContactKind::Email, "c1@example.com");
    let got = merge(&builder.finish(), &ALL, 32);
    assert_eq!((got.groups, got.customers), (1, 2));
    assert_eq!(got.examples, [[1, 31]]);
    let expected = Suspect::Customer {
        of: ContactKind::Email,
        customer: 0,
        keys: 30,
    };
    assert_eq!(got.suspects, [expected]);
}

#[test]
fn suspects_and_examples_are_bounded_and_the_largest_come_first() {
    // Key k has k + 2 customers: 2 ..= 20 are groups, 21 ..= 61 suspicious.
    let mut entries = Vec::new();
    let mut next = 0;
    for key in 0..60_u64 {
        for _ in 0..key + 2 {
            entries.push(Contact {
                kind: ContactKind::Email,
                hash: key + 1,
                customer: next,
            });
            next += 1;
        }
    }
    let got = merge(&Contacts::new(entries), &ALL, next as usize);
    assert_eq!((got.groups, got.largest), (19, 20));
    assert_eq!((got.suspect_count, got.suspects.len()), (41, 20));
    assert!(matches!(
        got.suspects[0],
        Suspect::Key { customers: 61, .. }
    ));
    assert!(matches!(
        got.suspects[19],
        Suspect::Key { customers: 42, .. }
    ));
    assert_eq!(got.examples.len(), 19);
    assert!(got.examples.iter().all(|example| example.len() <= 10));
}

#[test]
fn repeated_keys_are_held_once() {
    let mut builder = ContactsBuilder::default();
    for round in 0..200_000_u64 {
        builder.push((round % 7) as u32, ContactKind::Phone, 1 + round % 5);
    }
    let contacts = builder.finish();
    assert_eq!(contacts.entries().len(), 35);
    assert!(contacts.entries().is_sorted());
    let renumbered = contacts.merged(&[0, 0, 0, 1, 1]);
    assert_eq!(renumbered.entries().len(), 10);
}

/// Links of up to 40 customers; few keys, so that groups grow.
fn entries() -> impl Strategy<Value = Vec<Contact>> {
    let one = (0..3_usize, 1..40_u64, 0..40_u32).prop_map(|(kind, hash, customer)| Contact {
        kind: ALL[kind],
        hash,
        customer,
    });
    proptest::collection::vec(one, 0..60)
}

/// The same by the definition: links are followed until nothing changes.
fn by_definition(entries: &[Contact], customers: u32) -> Vec<Vec<bool>> {
    let mut same: Vec<Vec<bool>> = (0..customers)
        .map(|a| (0..customers).map(|b| a == b).collect())
        .collect();
    for a in entries {
        for b in entries {
            if (a.kind, a.hash) == (b.kind, b.hash) {
                same[a.customer as usize][b.customer as usize] = true;
            }
        }
    }
    for through in 0..customers as usize {
        for a in 0..customers as usize {
            for b in 0..customers as usize {
                same[a][b] |= same[a][through] && same[through][b];
            }
        }
    }
    same
}

fn check_counts(got: &Merge, customers: u32) {
    assert_eq!(got.into.len(), customers as usize);
    assert_eq!(got.remaining, customers - got.customers + got.groups);
    let mut sizes = vec![0_u32; got.remaining as usize];
    for (customer, &into) in (0_u32..).zip(&got.into) {
        assert!(into <= customer);
        sizes[into as usize] += 1;
    }
    let groups: Vec<u32> = sizes.into_iter().filter(|&size| size > 1).collect();
    assert_eq!(groups.len() as u32, got.groups);
    assert_eq!(groups.iter().sum::<u32>(), got.customers);
    assert_eq!(groups.iter().max().copied().unwrap_or(0), got.largest);
    let mut next = 0; // numbers appear in their order
    for &into in &got.into {
        assert!(into <= next);
        next = next.max(into + 1);
    }
}

proptest! {
    #[test]
    fn merging_is_the_equivalence_that_the_links_span(entries in entries()) {
        let got = merge(&Contacts::new(entries.clone()), &ALL, 40);
        prop_assert_eq!(got.suspect_count, 0); // at most 60 links of three kinds: checked below
        check_counts(&got, 40);
        let same = by_definition(&entries, 40);
        for (a, row) in same.iter().enumerate() {
            for (b, &same) in row.iter().enumerate() {
                prop_assert_eq!(got.into[a] == got.into[b], same, "{} and {}", a, b);
            }
        }
    }

    #[test]
    fn the_order_of_rows_does_not_matter(entries in entries(), turn in 0..60_usize) {
        let mut builder = ContactsBuilder::default();
        let mut turned = entries.clone();
        turned.rotate_left(turn.min(entries.len()));
        turned.reverse();
        for one in turned {
            builder.push(one.customer, one.kind, one.hash);
        }
        let contacts = builder.finish();
        prop_assert_eq!(&contacts, &Contacts::new(entries));
    }

    #[test]
    fn the_order_of_files_does_not_matter(entries in entries(), shift in 0..40_u32) {
        // Another order of files numbers the same customers differently.
        let renumber = |customer: u32| (customer * 7 + shift) % 40;
        let renumbered = entries.iter().map(|&one| Contact {
            customer: renumber(one.customer),
            ..one
        });
        let one = merge(&Contacts::new(entries.clone()), &ALL, 40);
        let other = merge(&Contacts::new(renumbered.collect()), &ALL, 40);
        prop_assert_eq!((one.groups, one.customers, one.by), (other.groups, other.customers, other.by));
        for a in 0..40_u32 {
            for b in 0..40 {
                let together = one.into[a as usize] == one.into[b as usize];
                let there = other.into[renumber(a) as usize] == other.into[renumber(b) as usize];
                prop_assert_eq!(together, there);
            }
        }
    }

    #[test]
    fn merging_twice_changes_nothing(entries in entries()) {
        let contacts = Contacts::new(entries);
        let once = merge(&contacts, &ALL, 40);
        let again = merge(&contacts.merged(&once.into), &ALL, once.remaining as usize);
        // A person with more than 20 addresses after the first merge is suspicious, not merged on.
        if again.suspect_count == 0 {
            prop_assert_eq!(again.groups, 0);
        }
        prop_assert!(again.into.iter().zip(0_u32..).all(|(&into, customer)| into == customer)
            || again.suspect_count > 0);
    }
}
