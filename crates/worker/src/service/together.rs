//! Persons with several ids: found, and taken together as the user agreed.

use ltv_engine::contacts::{ContactKind, Contacts};
use ltv_engine::identity;
use ltv_engine::ingest::{Join, customers_of_members, join};
use ltv_engine::orders::Orders;
use ltv_engine::people::People;

use crate::protocol::SamePerson;

/// Persons shown of those with several ids.
const EXAMPLES: usize = 5;

/// The ledger with persons taken together.
pub(super) struct Together {
    pub(super) orders: Orders,
    pub(super) joined: Option<Join>,
    /// The customers' new numbers, where any were taken together.
    pub(super) into: Option<Vec<u32>>,
    /// The customer that each member is.
    pub(super) customer_of_member: Vec<u32>,
}

/// The ledger with persons taken together by the keys agreed to, and who is
/// which member then.
pub(super) fn merged(
    orders: Orders,
    contacts: &Contacts,
    links: &Contacts,
    people: Option<&People>,
    joined: Option<Join>,
    kinds: &[ContactKind],
) -> Together {
    let members = people.map_or(0, People::len);
    let whose = |before: Option<&Join>, into: Option<&[u32]>, since: Option<&Join>| {
        let both = before.zip(since);
        both.map_or_else(Vec::new, |(before, since)| {
            customers_of_members(members, before, into, since)
        })
    };
    if kinds.is_empty() {
        return Together {
            customer_of_member: whose(joined.as_ref(), None, joined.as_ref()),
            orders,
            joined,
            into: None,
        };
    }
    let merge = identity::merge(links, kinds, orders.customer_count());
    let orders = orders.merged(&merge.into);
    let contacts = contacts.merged(&merge.into);
    let since = people.map(|people| join(people, &orders, &contacts));
    Together {
        customer_of_member: whose(joined.as_ref(), Some(&merge.into), since.as_ref()),
        orders,
        joined: since,
        into: Some(merge.into),
    }
}

/// Customers who seem to be one person, by each kind of key alone.
pub(super) fn same_persons(links: &Contacts, orders: &Orders) -> Vec<SamePerson> {
    let kinds = ContactKind::ALL.into_iter();
    kinds
        .filter(|&kind| links.entries().iter().any(|contact| contact.kind == kind))
        .filter_map(|kind| {
            let merge = identity::merge(links, &[kind], orders.customer_count());
            (merge.groups > 0 || merge.suspect_count > 0).then(|| SamePerson {
                kind,
                persons: merge.groups,
                ids: merge.customers,
                examples: merge
                    .examples
                    .iter()
                    .take(EXAMPLES)
                    .map(|group| {
                        let ids = group.iter().map(|&at| orders.customer_id(at as usize));
                        ids.map(str::to_owned).collect()
                    })
                    .collect(),
                suspicious: merge.suspect_count,
            })
        })
        .collect()
}
