//! Who each person of a roster is, and what is known of each.

use super::build::Members;
use super::from_orders::FromOrders;
use super::{Label, LabelKind};
use crate::names::{NO_NAME, Names, OTHER};
use crate::orders::Orders;
use crate::people::{Consent, NO_MEMBER, People};

/// Where a further label comes from: its place among those of its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    Orders(usize),
    Members(usize),
}

/// The persons of a roster, by their numbers in it.
pub(super) struct Persons<'a> {
    orders: &'a Orders,
    of_orders: &'a FromOrders,
    people: Option<&'a People>,
    /// The members of each customer stand in `members` from here on.
    starts: Vec<u32>,
    members: Vec<u32>,
    /// Members without orders.
    prospects: Vec<u32>,
}

impl<'a> Persons<'a> {
    pub(super) fn new(
        orders: &'a Orders,
        of_orders: &'a FromOrders,
        members: Option<Members<'a>>,
    ) -> Self {
        let count = orders.customer_count();
        let customer_of = members.map_or(&[][..], |members| members.customer_of);
        let mut starts = vec![0_u32; count + 1];
        let mut prospects = Vec::new();
        for (&customer, member) in customer_of.iter().zip(0_u32..) {
            match starts.get_mut(customer as usize + 1) {
                Some(start) if customer != NO_MEMBER => *start += 1,
                _ => prospects.push(member),
            }
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut of_customers = vec![0; starts.last().copied().unwrap_or(0) as usize];
        for (&customer, member) in customer_of.iter().zip(0_u32..) {
            if (customer as usize) < count {
                let place = &mut next[customer as usize];
                of_customers[*place as usize] = member;
                *place += 1;
            }
        }
        Self {
            orders,
            of_orders,
            people: members.map(|members| members.people),
            starts,
            members: of_customers,
            prospects,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.orders.customer_count() + self.prospects.len()
    }

    /// The member, where the person has no orders.
    pub(super) fn prospect(&self, person: usize) -> Option<usize> {
        let at = person.checked_sub(self.orders.customer_count())?;
        self.prospects.get(at).map(|&member| member as usize)
    }

    /// The members that the person is.
    fn members(&self, person: usize) -> &[u32] {
        let count = self.orders.customer_count();
        if let Some(at) = person.checked_sub(count) {
            return self.prospects.get(at..=at).unwrap_or_default();
        }
        let own = self.starts[person] as usize..self.starts[person + 1] as usize;
        self.members.get(own).unwrap_or_default()
    }

    pub(super) fn id(&self, person: usize) -> &str {
        match (self.prospect(person), self.people) {
            (Some(member), Some(people)) => people.id(member),
            _ => self.orders.customer_id(person),
        }
    }

    pub(super) fn text(&self, which: usize, person: usize) -> &str {
        let details = self.people.and_then(People::details);
        let told = details.and_then(|details| {
            let members = self.members(person).iter();
            let mut texts = members.map(|&member| details.text(which, member as usize));
            texts.find(|text| !text.is_empty())
        });
        told.unwrap_or_else(|| match self.prospect(person) {
            None => self.of_orders.details.text(which, person),
            Some(_) => "",
        })
    }

    /// Who is several members agreed only if none of them said no.
    pub(super) fn consent(&self, which: usize, person: usize) -> Consent {
        let details = self.people.and_then(People::details);
        let told = details.and_then(|details| {
            let members = self.members(person).iter();
            members
                .map(|&member| details.consent(which, member as usize))
                .max()
        });
        match (told.unwrap_or_default(), self.prospect(person)) {
            (Consent::Unknown, None) => self.of_orders.details.consent(which, person),
            (told, _) => told,
        }
    }

    /// The first source that knows a person's label counts.
    pub(super) fn label(
        &self,
        what: LabelKind,
        heading: &str,
        sources: impl Iterator<Item = Source>,
    ) -> Label {
        let mut names = Names::default();
        let mut of_person = vec![NO_NAME; self.len()];
        for source in sources {
            let texts = match source {
                Source::Orders(at) => {
                    let label = self.of_orders.labels.get(at);
                    label.map_or(&[][..], |(names, _)| names.texts())
                }
                Source::Members(at) => self.people.map_or(&[][..], |people| people.label_names(at)),
            };
            // By number there, the number here.
            let known: Vec<u32> = texts.iter().map(|name| names.intern(name)).collect();
            for (person, place) in of_person.iter_mut().enumerate() {
                if *place != NO_NAME {
                    continue;
                }
                *place = match self.label_in(source, person) {
                    OTHER => OTHER,
                    own => known.get(own as usize).copied().unwrap_or(NO_NAME),
                };
            }
        }
        Label {
            what,
            heading: heading.to_owned(),
            names: names.texts().to_vec(),
            of_person,
        }
    }

    fn label_in(&self, source: Source, person: usize) -> u32 {
        match source {
            Source::Orders(at) => {
                let label = self.of_orders.labels.get(at);
                let own = label.and_then(|(_, of_customer)| of_customer.get(person));
                own.copied().unwrap_or(NO_NAME)
            }
            Source::Members(at) => {
                let labels = self.people.map(|people| people.labels_of_members(at));
                let labels = labels.unwrap_or_default();
                let members = self.members(person).iter();
                let mut own = members.filter_map(|&member| labels.get(member as usize));
                own.find(|&&label| label != NO_NAME)
                    .copied()
                    .unwrap_or(NO_NAME)
            }
        }
    }
}
