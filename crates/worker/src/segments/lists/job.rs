//! Everything that lists are written from.

use std::rc::Rc;

use ltv_engine::history::History;
use ltv_engine::ingest::Role;
use ltv_engine::people::TEXTS;
use ltv_engine::segments::Expected;
use ltv_engine::segments::figures::Figures;
use ltv_engine::segments::lifecycle::{Lifecycle, Stage};
use ltv_engine::segments::lists::{ConsentColumn, ConsentColumns, Field, Format};
use ltv_engine::segments::rfm::{Named, Rfm};
use ltv_engine::segments::roster::{Receipts, Roster};
use ltv_engine::segments::tags::Tagged;
use ltv_engine::segments::tiers::Tiers;

use crate::protocol::segments::{Failure, Known, ListAsk, Wanted, Whom};
use crate::segments::held::Held;
use crate::segments::{members, rfm, stages, tags, tiers};

/// What was asked, and all that it takes. What cannot be told (stages without a
/// rhythm, tiers that are not set) is not there, and nobody has it.
pub(in crate::segments) struct Job {
    pub(super) ask: ListAsk,
    pub(super) history: Rc<History>,
    pub(super) figures: Rc<Figures>,
    pub(super) roster: Option<Rc<Roster>>,
    pub(super) receipts: Option<Rc<Receipts>>,
    pub(super) expected: Option<Rc<Expected>>,
    pub(super) stages: Option<Rc<Lifecycle>>,
    pub(super) rfm: Option<Rc<Rfm>>,
    /// By the segments of `rfm`: a rule of that name.
    pub(super) rule_of: Vec<usize>,
    pub(super) tiers: Option<Rc<Tiers>>,
    pub(super) tagged: Option<Rc<Tagged>>,
    /// The groups that were asked for, in the order of the lists.
    groups: Vec<(Whom, Vec<u32>)>,
}

impl Job {
    /// Gathers it.
    pub(in crate::segments) fn new(held: &mut Held, ask: ListAsk) -> Result<Self, Failure> {
        let rules = &ask.rules;
        let stages = stages::lifecycle(held, &rules.stages)?.ok();
        let rfm = rfm::scored(held, &rules.rfm)?.ok();
        let tiers = match &rules.tiers {
            Some(options) => tiers::tiers(held, options)?.ok(),
            None => None,
        };
        let tagged = if rules.tags.tags.is_empty() {
            None
        } else {
            tags::tagged(held, rules).ok()
        };
        let mut groups = Vec::new();
        for wanted in &ask.wanted {
            if let Whom::Group { group } = &wanted.whom {
                groups.push((wanted.whom.clone(), members(held, group)?));
            }
        }
        let rule_of = rfm.as_ref().map_or_else(Vec::new, |rfm| {
            let place = |name: &Named| rules.rfm.rules.iter().position(|rule| rule.name == *name);
            let names = rfm.names.iter();
            names
                .map(|name| place(name).unwrap_or(usize::MAX))
                .collect()
        });
        Ok(Self {
            history: held.history()?,
            figures: held.figures()?,
            roster: held.roster(),
            receipts: held.receipts(),
            expected: held.expected(),
            stages,
            rfm,
            rule_of,
            tiers,
            tagged,
            groups,
            ask,
        })
    }

    /// How many persons are known; customers come first.
    pub(super) fn everybody(&self) -> u32 {
        let roster = self.roster.as_ref().map(|roster| roster.len());
        roster.unwrap_or(self.history.len()) as u32
    }

    /// People by number, ascending.
    pub(super) fn persons(&self, whom: &Whom) -> Result<Vec<u32>, Failure> {
        let customers = 0..self.history.len() as u32;
        let of = |holds: &dyn Fn(usize) -> bool| -> Vec<u32> {
            customers
                .clone()
                .filter(|&customer| holds(customer as usize))
                .collect()
        };
        Ok(match whom {
            Whom::Customers => customers.collect(),
            Whom::Everybody => (0..self.everybody()).collect(),
            Whom::Group { .. } => {
                let known = self.groups.iter().find(|(own, _)| own == whom);
                known.ok_or(Failure::Misunderstood)?.1.clone()
            }
            Whom::Stage { stage: Stage::P } => (customers.end..self.everybody()).collect(),
            Whom::Stage { stage } => self
                .stages
                .as_ref()
                .map_or_else(Vec::new, |stages| stages.members(*stage)),
            Whom::Segment { rule } => {
                let rules = &self.ask.rules.rfm.rules;
                let name = rules.get(*rule as usize).map(|rule| &rule.name);
                of(&|customer| name.is_some() && self.segment_name(customer) == name)
            }
            Whom::Tier { tier } => of(&|customer| self.tier_of(customer) == Some(*tier)),
            Whom::Tag { tag } => of(&|customer| self.has_tag(customer, *tag as usize)),
        })
    }

    /// What the files tell of people.
    pub(super) fn known(&self) -> Known {
        let Some(roster) = &self.roster else {
            return Known::default();
        };
        let has = |role| roster.texts_of(role).is_some();
        let consent = |role| match roster.consents_of(role) {
            Some(_) => ConsentColumn::OptIn,
            None => ConsentColumn::Absent,
        };
        Known {
            roster: true,
            members: (roster.len() - roster.customers()) as u32,
            columns: TEXTS.into_iter().filter(|&role| has(role)).collect(),
            consents: ConsentColumns {
                general: consent(Role::OptIn),
                email: consent(Role::OptInEmail),
                sms: consent(Role::OptInSms),
                line: consent(Role::OptInLine),
            },
        }
    }

    /// Whether anybody could be in a list for the tool.
    pub(super) fn has_needed(&self, format: Format) -> bool {
        let needs = format.needs();
        let has = |role: &Role| {
            let roster = self.roster.as_ref();
            roster.is_some_and(|roster| roster.texts_of(*role).is_some())
        };
        needs.is_empty() || needs.iter().any(has)
    }

    /// Whether some file tells of consents.
    pub(super) fn asks_consent(&self) -> bool {
        self.known().consents != ConsentColumns::default()
    }

    /// The columns of which nothing is known of anybody.
    pub(super) fn without(&self, format: Format, of: &Wanted) -> Vec<Field> {
        let known = self.known();
        let consents = known.consents;
        let has = |one: ConsentColumn| {
            let general = consents.general != ConsentColumn::Absent;
            general || one != ConsentColumn::Absent
        };
        let values = self.expected.as_ref().map(|all| all.value.is_some());
        let is_empty = |field: Field| match field {
            Field::Email => !known.columns.contains(&Role::Email),
            Field::Phone => !known.columns.contains(&Role::Phone),
            Field::LineId => !known.columns.contains(&Role::LineId),
            Field::Name | Field::FirstName | Field::LastName => {
                !known.columns.contains(&Role::Name)
            }
            Field::Stage => self.stages.is_none(),
            Field::Segment => self.rfm.is_none(),
            Field::Tier => self.tiers.is_none(),
            Field::Tags => self.stages.is_none() && self.rfm.is_none() && self.tagged.is_none(),
            Field::Expected => values != Some(true),
            // A forecast tells intervals of all, not of each.
            Field::ExpectedLow | Field::ExpectedHigh => true,
            Field::PAlive => values.is_none(),
            Field::HeldOut => of.hold_out.is_none(),
            Field::EmailConsent => !has(consents.email),
            Field::SmsConsent => !has(consents.sms),
            Field::LineConsent => !has(consents.line),
            Field::Id | Field::Orders | Field::Revenue | Field::FirstOrder | Field::LastOrder => {
                false
            }
        };
        format.fields().filter(|&field| is_empty(field)).collect()
    }
}
