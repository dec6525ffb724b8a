//! Which member each customer of the ledger is.

use crate::contacts::{Contact, ContactKind, Contacts};
use crate::identity::MAX_SHARERS;
use crate::orders::Orders;
use crate::people::{NO_MEMBER, People, exact};
use rustc_hash::FxHashMap;

/// Customers shown of each group.
const EXAMPLES: usize = 5;

/// Several members, none of them to be preferred.
const SEVERAL: u32 = NO_MEMBER - 1;

/// Who of the ledger is who of the members.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Join {
    /// Customers of the ledger who are a member.
    pub matched: u32,
    /// Customers whom no file of members knows.
    pub unmatched_customers: u32,
    /// Members without a customer of the ledger: without orders.
    pub unmatched_members: u32,
    /// Members who are several customers of the ledger: the same person under
    /// several ids. [`Join::links`] lets them be merged.
    pub shared_members: u32,
    /// By which kind of key customers were matched; kinds without any are left out.
    pub by: Vec<MatchedBy>,
    /// Customers, among the unmatched, whose keys fit several members.
    pub ambiguous: u32,
    /// Customers, among the matched, of whose weaker keys one fits another
    /// member: the id says one person, the phone number another. The more
    /// telling key counts.
    pub contradicted: u32,
    /// The first ambiguous customers, at most 5.
    pub ambiguous_examples: Vec<u32>,
    /// The first contradicted customers, at most 5.
    pub contradicted_examples: Vec<u32>,
    /// The first unmatched customers whose keys fit nobody, at most 5.
    pub unmatched_examples: Vec<u32>,
    /// The member of each customer, or [`NO_MEMBER`].
    #[cfg_attr(feature = "serde", serde(skip))]
    pub member_of: Vec<u32>,
}

/// Customers matched by one kind of key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct MatchedBy {
    /// The kind.
    pub kind: ContactKind,
    /// Customers.
    pub customers: u32,
}

/// Matches customers with members: by the id as written, by the id with case
/// and width folded, by e-mail address, by phone number, by LINE id; the first
/// of these that fits one member decides. An id of the ledger that is itself
/// an address, a phone number or a LINE user id counts as such, too.
///
/// Of several members with one key the only one with an id of its own is
/// taken, else none. Time and space are linear in members, customers and keys.
pub fn join(people: &People, orders: &Orders, contacts: &Contacts) -> Join {
    let id = |customer: usize| orders.customer_id(customer);
    let index = Index::of_members(people);
    let (matching, by) = Matching::of(&index, orders.customer_count(), &id, contacts);
    matching.summary(people.len(), by)
}

/// Whether an id of the ledger may be looked up as a key of this kind. Plain
/// numbers are ids: only what begins like a phone number is one.
fn can_be(kind: ContactKind, id: &str) -> bool {
    match kind {
        ContactKind::Id => true,
        ContactKind::Email => id.contains(['@', '＠']),
        ContactKind::Phone => id.trim_start().starts_with(['0', '+', '(', '０', '＋']),
        ContactKind::LineId => id.trim().len() == 33,
    }
}

/// Persons by key: members, or customers.
pub(crate) struct Index(FxHashMap<u64, u32>);

impl Index {
    /// The customers of a ledger: by their ids, what these are besides, and their
    /// keys. Several customers of one key are not to be told apart by it.
    pub(crate) fn of_customers(orders: &Orders, contacts: &Contacts) -> Self {
        let mut index = Self(FxHashMap::default());
        let mut entries = contacts.entries().to_vec();
        let mut scratch = String::new();
        for customer in 0..orders.customer_count() {
            let id = orders.customer_id(customer);
            index.0.insert(exact(id), customer as u32);
            for kind in ContactKind::ALL {
                let key = can_be(kind, id).then(|| kind.key(id, &mut scratch));
                entries.extend(key.flatten().map(|hash| Contact {
                    kind,
                    hash,
                    customer: customer as u32,
                }));
            }
        }
        for run in Contacts::new(entries).by_key() {
            if let [first, others @ ..] = run {
                let customer = if others.is_empty() {
                    first.customer
                } else {
                    SEVERAL
                };
                index.0.insert(Self::key(first.kind, first.hash), customer);
            }
        }
        index
    }

    /// Members: of several with one key the only one with an id of its own.
    pub(crate) fn of_members(people: &People) -> Self {
        let keys = people.keys().entries();
        let mut index = Self(FxHashMap::default());
        index.0.reserve(keys.len() + people.len());
        for (&hash, member) in people.exact_ids().iter().zip(0_u32..) {
            if hash != 0 {
                index.0.insert(hash, member);
            }
        }
        for run in people.keys().by_key() {
            let with_id = || {
                let members = run.iter().map(|one| one.customer);
                members.filter(|&member| people.has_id(member as usize))
            };
            let member = match (run, with_id().next(), with_id().nth(1)) {
                ([only], _, _) => only.customer,
                (_, Some(only), None) => only,
                _ => SEVERAL,
            };
            if let Some(first) = run.first() {
                index.0.insert(Self::key(first.kind, first.hash), member);
            }
        }
        index
    }

    /// One table for all kinds: the kind is a part of the key.
    fn key(kind: ContactKind, hash: u64) -> u64 {
        hash ^ (0x9e37_79b9_7f4a_7c15_u64.rotate_left(kind as u32 + 1))
    }

    fn by_exact_id(&self, id: &str) -> u32 {
        self.0.get(&exact(id)).copied().unwrap_or(NO_MEMBER)
    }

    fn by_key(&self, kind: ContactKind, hash: u64) -> u32 {
        let found = self.0.get(&Self::key(kind, hash));
        found.copied().unwrap_or(NO_MEMBER)
    }
}

const AMBIGUOUS: u8 = 1;
const CONTRADICTED: u8 = 2;

/// Persons looked up in an [`Index`], key by key.
pub(crate) struct Matching {
    /// Who each of them is there, or [`NO_MEMBER`].
    pub(crate) member_of: Vec<u32>,
    /// What the kind at hand says.
    found: Vec<u32>,
    flags: Vec<u8>,
}

impl Matching {
    /// Looks so many persons up by their ids and keys, and tells by which kind of
    /// key how many were found.
    pub(crate) fn of<'t>(
        index: &Index,
        persons: usize,
        id: &dyn Fn(usize) -> &'t str,
        keys: &Contacts,
    ) -> (Self, Vec<MatchedBy>) {
        let mut matching = Self {
            member_of: vec![NO_MEMBER; persons],
            found: vec![NO_MEMBER; persons],
            flags: vec![0; persons],
        };
        let mut by = Vec::new();
        let mut scratch = String::new();
        for person in 0..persons {
            matching.add(person, index.by_exact_id(id(person)));
        }
        let mut of_ids = matching.settle();
        for kind in ContactKind::ALL {
            for person in 0..persons {
                let id = id(person);
                if can_be(kind, id)
                    && let Some(key) = kind.key(id, &mut scratch)
                {
                    matching.add(person, index.by_key(kind, key));
                }
            }
            for contact in keys.entries().iter().filter(|one| one.kind == kind) {
                matching.add(contact.customer as usize, index.by_key(kind, contact.hash));
            }
            let customers = matching.settle() + core::mem::take(&mut of_ids);
            if customers > 0 {
                by.push(MatchedBy { kind, customers });
            }
        }
        (matching, by)
    }

    /// A key of a customer fits a member, several, or none.
    fn add(&mut self, customer: usize, member: u32) {
        let Some(found) = self.found.get_mut(customer) else {
            return;
        };
        if member == NO_MEMBER || *found == member {
            return;
        }
        *found = if *found == NO_MEMBER { member } else { SEVERAL };
    }

    /// Takes what a kind said; how many customers it decided.
    fn settle(&mut self) -> u32 {
        let mut decided = 0;
        for ((own, found), flags) in self
            .member_of
            .iter_mut()
            .zip(&mut self.found)
            .zip(&mut self.flags)
        {
            match core::mem::replace(found, NO_MEMBER) {
                NO_MEMBER => {}
                SEVERAL => *flags |= AMBIGUOUS,
                member if *own == NO_MEMBER => {
                    *own = member;
                    decided += 1;
                }
                member if *own != member => *flags |= CONTRADICTED,
                _ => {}
            }
        }
        decided
    }

    fn summary(self, members: usize, by: Vec<MatchedBy>) -> Join {
        let mut seen = vec![0_u32; members];
        let mut join = Join {
            matched: 0,
            unmatched_customers: 0,
            unmatched_members: 0,
            shared_members: 0,
            by,
            ambiguous: 0,
            contradicted: 0,
            ambiguous_examples: Vec::new(),
            contradicted_examples: Vec::new(),
            unmatched_examples: Vec::new(),
            member_of: Vec::new(),
        };
        for ((&member, &flags), customer) in self.member_of.iter().zip(&self.flags).zip(0_u32..) {
            let examples = if let Some(times) = seen.get_mut(member as usize) {
                *times += 1;
                join.matched += 1;
                if flags & CONTRADICTED == 0 {
                    continue;
                }
                join.contradicted += 1;
                &mut join.contradicted_examples
            } else {
                join.unmatched_customers += 1;
                if flags & AMBIGUOUS == 0 {
                    &mut join.unmatched_examples
                } else {
                    join.ambiguous += 1;
                    &mut join.ambiguous_examples
                }
            };
            if examples.len() < EXAMPLES {
                examples.push(customer);
            }
        }
        join.unmatched_members = seen.iter().filter(|&&times| times == 0).count() as u32;
        join.shared_members = seen.iter().filter(|&&times| times > 1).count() as u32;
        join.member_of = self.member_of;
        join
    }
}

impl Join {
    /// The customers' keys together with their members, for
    /// [`crate::identity::merge`]: customers of one member are linked by
    /// [`ContactKind::Id`].
    pub fn links(&self, contacts: &Contacts) -> Contacts {
        let members = self.member_of.iter().zip(0_u32..);
        let members = members.filter(|&(&member, _)| member != NO_MEMBER);
        let ids = members.map(|(&member, customer)| Contact {
            kind: ContactKind::Id,
            hash: u64::from(member) + 1,
            customer,
        });
        let others = contacts.entries().iter().copied();
        Contacts::new(
            others
                .filter(|one| one.kind != ContactKind::Id)
                .chain(ids)
                .collect(),
        )
    }

    /// [`Join::links`] and, for each customer who is a member, the keys that the
    /// file of members knows: one person may be a member twice. Keys of more
    /// than [`MAX_SHARERS`] members, buyers or not, tell nobody apart and are
    /// left out.
    pub fn links_by_members(&self, people: &People, contacts: &Contacts) -> Contacts {
        let mut customers: Vec<(u32, u32)> = self
            .member_of
            .iter()
            .zip(0_u32..)
            .filter(|&(&member, _)| member != NO_MEMBER)
            .map(|(&member, customer)| (member, customer))
            .collect();
        customers.sort_unstable();
        let of_member = |member: u32| {
            let from = customers.partition_point(|&(other, _)| other < member);
            let own = customers[from..].iter();
            own.take_while(move |&&(other, _)| other == member)
        };
        let mut entries = self.links(contacts).entries().to_vec();
        for run in people.keys().by_key() {
            let telling = run.first().is_some_and(|key| key.kind != ContactKind::Id);
            if !telling || run.len() > MAX_SHARERS {
                continue;
            }
            for key in run {
                entries.extend(
                    of_member(key.customer).map(|&(_, customer)| Contact { customer, ..*key }),
                );
            }
        }
        Contacts::new(entries)
    }

    /// The members without orders, ascending.
    pub fn members_without_orders(&self, members: usize) -> Vec<u32> {
        let mut has_orders = vec![false; members];
        for &member in &self.member_of {
            if let Some(place) = has_orders.get_mut(member as usize) {
                *place = true;
            }
        }
        let members = has_orders.iter().zip(0_u32..);
        members
            .filter(|&(&has, _)| !has)
            .map(|(_, member)| member)
            .collect()
    }
}

/// The customer of each member, or [`NO_MEMBER`] for members without orders:
/// by the join before customers were taken together and by the one since, so that
/// a member under a person's second id is that person, too. `into` are the
/// customers' new numbers.
pub fn customers_of_members(
    members: usize,
    before: &Join,
    into: Option<&[u32]>,
    since: &Join,
) -> Vec<u32> {
    let mut customers = vec![NO_MEMBER; members];
    let mut say = |member: u32, customer: u32| {
        if let Some(own) = customers.get_mut(member as usize)
            && *own == NO_MEMBER
        {
            *own = customer;
        }
    };
    for (&member, customer) in since.member_of.iter().zip(0_u32..) {
        say(member, customer);
    }
    for (&member, customer) in before.member_of.iter().zip(0_u32..) {
        let now = into.map_or(Some(customer), |into| into.get(customer as usize).copied());
        say(member, now.unwrap_or(NO_MEMBER));
    }
    customers
}
