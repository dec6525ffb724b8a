//! What is said of a person.

use ltv_engine::ingest::Role;
use ltv_engine::people::Consent;
use ltv_engine::segments::hold_out::is_held_out;
use ltv_engine::segments::lifecycle::Stage;
use ltv_engine::segments::lists::{Consents, ListRow};
use ltv_engine::segments::rfm::Named;

use super::Job;
use crate::protocol::segments::HeldBack;

impl Job {
    /// The row of a person with these tags, in a list from which some are held out.
    pub(super) fn row<'a>(
        &'a self,
        person: u32,
        tags: &'a [&'a str],
        hold_out: Option<HeldBack>,
    ) -> ListRow<'a> {
        let at = person as usize;
        let figures = (at < self.history.len()).then_some(&*self.figures);
        let expected = self.expected.as_ref().filter(|_| figures.is_some());
        let value = expected.and_then(|all| all.value.as_ref()?.get(at).copied());
        ListRow {
            id: self.id(person),
            tags,
            name: self.text(Role::Name, at),
            stage: self.stage(at),
            segment: self.segment(at),
            tier: self.tier(at),
            orders: figures.map(|all| all.orders[at]),
            revenue: figures.map(|all| all.revenue[at].as_f64()),
            first_order: figures.map(|all| all.first_day[at]),
            last_order: figures.map(|all| all.last_day[at]),
            expected: value,
            p_alive: expected.and_then(|all| all.p_alive.get(at).copied()),
            held_out: hold_out.map(|hold| is_held_out(self.id(person), hold.seed, hold.share)),
            ..self.refusals(person)
        }
    }

    /// Only by what the person is reached, and what they said to that.
    pub(super) fn refusals(&self, person: u32) -> ListRow<'_> {
        let at = person as usize;
        ListRow {
            id: self.id(person),
            email: self.text(Role::Email, at),
            phone: self.text(Role::Phone, at),
            line_id: self.text(Role::LineId, at),
            consents: Consents {
                general: self.consent(Role::OptIn, at),
                email: self.consent(Role::OptInEmail, at),
                sms: self.consent(Role::OptInSms, at),
                line: self.consent(Role::OptInLine, at),
            },
            ..ListRow::default()
        }
    }

    /// The person's own tags, then what the stage, tier and segment are called: in
    /// tools that know tags, these are what one writes to.
    pub(super) fn tags<'a>(&'a self, person: u32, tags: &mut Vec<&'a str>) {
        let at = person as usize;
        tags.clear();
        let own = self.ask.rules.tags.tags.iter().enumerate();
        let own = own.filter(|(tag, _)| self.has_tag(at, *tag));
        tags.extend(own.map(|(_, tag)| tag.name.as_str()));
        tags.extend(
            [self.stage(at), self.tier(at), self.segment(at)]
                .into_iter()
                .flatten(),
        );
    }

    pub(super) fn id(&self, person: u32) -> &str {
        match &self.roster {
            Some(roster) => roster.id(person as usize),
            None => self.history.id(person as usize),
        }
    }

    fn text(&self, role: Role, person: usize) -> Option<&str> {
        let text = self.roster.as_ref()?.text(role, person);
        (!text.is_empty()).then_some(text)
    }

    fn consent(&self, role: Role, person: usize) -> Option<&'static str> {
        let said = self.roster.as_ref()?.consents_of(role)?.get(person)?;
        Some(match said {
            Consent::Yes => "yes",
            Consent::No => "no",
            Consent::Unknown => "",
        })
    }

    fn stage(&self, person: usize) -> Option<&str> {
        let stages = self.stages.as_ref()?;
        let stage = stages.stage.get(person).copied();
        // Beyond the customers are the members without orders.
        let stage = stage.unwrap_or(Stage::P as u8);
        let words = &self.ask.words.stages;
        words.get(usize::from(stage)).map(String::as_str)
    }

    pub(super) fn segment_name(&self, customer: usize) -> Option<&Named> {
        let rfm = self.rfm.as_ref()?;
        rfm.names.get(usize::from(*rfm.segment.get(customer)?))
    }

    fn segment(&self, person: usize) -> Option<&str> {
        let segment = *self.rfm.as_ref()?.segment.get(person)?;
        let rule = *self.rule_of.get(usize::from(segment))?;
        self.ask.words.segments.get(rule).map(String::as_str)
    }

    pub(super) fn tier_of(&self, customer: usize) -> Option<u8> {
        self.tiers.as_ref()?.of_customer.get(customer).copied()
    }

    fn tier(&self, person: usize) -> Option<&str> {
        let tier = usize::from(self.tier_of(person)?);
        self.ask.words.tiers.get(tier).map(String::as_str)
    }

    pub(super) fn has_tag(&self, person: usize, tag: usize) -> bool {
        let tagged = self.tagged.as_ref();
        let members = tagged.and_then(|tagged| tagged.members.get(tag));
        members.is_some_and(|members| members.contains(person))
    }
}
