//! What tags are evaluated over: the other analyses, each told only where a rule
//! speaks of it.

use std::rc::Rc;

use ltv_engine::ingest::Role;
use ltv_engine::people;
use ltv_engine::segments::Expected;
use ltv_engine::segments::concentration::Concentration;
use ltv_engine::segments::figures::Figures;
use ltv_engine::segments::lifecycle::{Lifecycle, Stage};
use ltv_engine::segments::next_product::Items;
use ltv_engine::segments::rfm::Rfm;
use ltv_engine::segments::roster::{Label, LabelKind, Roster};
use ltv_engine::segments::tags::{
    Codes, Consent, NumberField, Numbers, Rule, Set, SetField, TagColumns,
};
use ltv_engine::segments::tiers::Tiers;

use super::super::held::Held;
use super::super::{next, rfm, stages, tiers, top};
use crate::protocol::segments::{CONSENTS, Failure, Rules, segment_key};

/// The analyses, and columns made of them.
pub(super) struct Sources {
    pub(super) figures: Rc<Figures>,
    pub(super) expected: Option<Rc<Expected>>,
    pub(super) roster: Option<Rc<Roster>>,
    pub(super) items: Option<Rc<Items>>,
    pub(super) stages: Option<Rc<Lifecycle>>,
    pub(super) scores: Option<Scores>,
    pub(super) tiers: Option<(Rc<Tiers>, Near)>,
    ranking: Option<Rc<Concentration>>,
    pub(super) consents: Vec<(&'static str, Vec<u8>)>,
    /// The fields of the sets, which columns refer to.
    fields: Vec<SetField>,
    names: Names,
}

/// Scores by customer, 0 for none.
pub(super) struct Scores {
    rfm: Rc<Rfm>,
    r: Vec<u8>,
    f: Vec<u8>,
    m: Vec<u8>,
}

/// The number of the tier that each customer is close to; 0 for none.
pub(super) struct Near(Vec<u8>);

/// Names that rules use, each by its code.
struct Names {
    stages: Vec<String>,
    segments: Vec<String>,
    numbers: Vec<String>,
    none_or_numbers: Vec<String>,
}

/// The name of no tier in [`SetField::NearTier`]: no number of a tier.
const NO_TIER: &str = "none";

/// An analysis that is told only where a rule speaks of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    Stages,
    Scores,
    Tiers,
    Ranking,
    Items,
}

impl Need {
    /// What a rule speaks of.
    fn of(rule: &Rule, needs: &mut Vec<Self>) {
        match rule {
            Rule::All { rules } | Rule::Any { rules } => {
                for rule in rules {
                    Self::of(rule, needs);
                }
            }
            Rule::Not { rule } => Self::of(rule, needs),
            condition => needs.extend(Self::of_condition(condition)),
        }
    }

    fn of_condition(condition: &Rule) -> Option<Self> {
        match condition {
            Rule::Number {
                field:
                    NumberField::RecencyScore | NumberField::FrequencyScore | NumberField::MonetaryScore,
                ..
            } => Some(Self::Scores),
            Rule::OneOf { field, .. } => match field {
                SetField::Stage => Some(Self::Stages),
                SetField::RfmSegment => Some(Self::Scores),
                SetField::Tier | SetField::NearTier => Some(Self::Tiers),
                SetField::Decile => Some(Self::Ranking),
                SetField::Channel | SetField::FirstProduct | SetField::Label { .. } => None,
            },
            Rule::Bought { .. } => Some(Self::Items),
            _ => None,
        }
    }
}

impl Sources {
    /// What the rules of the book speak of.
    pub(super) fn of(held: &mut Held, rules: &Rules) -> Result<Self, Failure> {
        let mut needs = Vec::new();
        for tag in &rules.tags.tags {
            Need::of(&tag.rule, &mut needs);
        }
        Self::with(held, rules, &needs)
    }

    /// All whose presence is not known beforehand.
    pub(super) fn of_all(held: &mut Held, rules: &Rules) -> Result<Self, Failure> {
        let needs = [Need::Stages, Need::Scores, Need::Tiers, Need::Items];
        Self::with(held, rules, &needs)
    }

    fn with(held: &mut Held, rules: &Rules, needs: &[Need]) -> Result<Self, Failure> {
        let figures = held.figures()?;
        let customers = figures.len();
        let wanted = |need| needs.contains(&need);
        let stages = if wanted(Need::Stages) {
            stages::lifecycle(held, &rules.stages)?.ok()
        } else {
            None
        };
        let scores = if wanted(Need::Scores) {
            rfm::scored(held, &rules.rfm)?.ok().map(Scores::of)
        } else {
            None
        };
        let set = rules.tiers.as_ref().filter(|_| wanted(Need::Tiers));
        let tiers = match set {
            Some(options) => tiers::tiers(held, options)?.ok(),
            None => None,
        };
        let tiers = tiers.map(|tiers| {
            let near = Near::of(&tiers, customers);
            (tiers, near)
        });
        let roster = held.roster();
        let consents = roster
            .as_ref()
            .map_or_else(Vec::new, |roster| consents(roster, customers));
        let labels = roster.iter().flat_map(|roster| roster.labels());
        let segments = scores
            .iter()
            .flat_map(|scores| scores.rfm.names.iter().map(segment_key));
        let numbers = (0..=10).map(|number: u8| number.to_string());
        let none = std::iter::once(NO_TIER.to_owned());
        Ok(Self {
            expected: held.expected(),
            // Without a single name there is no such column.
            items: if wanted(Need::Items) {
                next::items(held)?.filter(|items| !items.names().is_empty())
            } else {
                None
            },
            ranking: if wanted(Need::Ranking) {
                Some(top::ranking(held)?)
            } else {
                None
            },
            fields: fixed().into_iter().chain(labels.map(field)).collect(),
            names: Names {
                stages: Stage::ALL.iter().map(|one| format!("{one:?}")).collect(),
                segments: segments.map(str::to_owned).collect(),
                none_or_numbers: none.chain(numbers.clone().skip(1)).collect(),
                numbers: numbers.collect(),
            },
            figures,
            roster,
            stages,
            scores,
            tiers,
            consents,
        })
    }

    /// As the engine takes them.
    pub(super) fn columns(&self) -> TagColumns<'_> {
        let mut columns = TagColumns::of(&self.figures);
        if let Some(expected) = &self.expected {
            let alive = Numbers::Floats(&expected.p_alive);
            columns.numbers.push((NumberField::PAlive, alive));
            if let Some(value) = &expected.value {
                let value = Numbers::Floats(value);
                columns.numbers.push((NumberField::ExpectedValue, value));
            }
        }
        let fields = &self.fields;
        let bytes = |place: usize, codes, names| Set {
            field: &fields[place],
            of_customer: Codes::Bytes(codes),
            names,
        };
        if let Some(stages) = &self.stages {
            let set = bytes(0, &stages.stage, &self.names.stages);
            columns.sets.push(set);
        }
        if let Some(scores) = &self.scores {
            columns.numbers.extend([
                (NumberField::RecencyScore, Numbers::Scores(&scores.r)),
                (NumberField::FrequencyScore, Numbers::Scores(&scores.f)),
                (NumberField::MonetaryScore, Numbers::Scores(&scores.m)),
            ]);
            let set = bytes(1, &scores.rfm.segment, &self.names.segments);
            columns.sets.push(set);
        }
        if let Some((tiers, near)) = &self.tiers {
            // Names of tiers that there are not would be told as known to nobody.
            let count = tiers.tiers.len().min(self.names.numbers.len());
            let own = bytes(2, &tiers.of_customer, &self.names.numbers[..count]);
            let next = bytes(3, &near.0, &self.names.none_or_numbers[..count]);
            columns.sets.extend([own, next]);
        }
        if let Some(ranking) = &self.ranking {
            let set = bytes(4, &ranking.of_customer, &self.names.numbers);
            columns.sets.push(set);
        }
        let labels = self.roster.iter().flat_map(|roster| roster.labels());
        for (label, field) in labels.zip(&fields[fixed().len()..]) {
            columns.sets.push(Set {
                field,
                of_customer: Codes::Words(&label.of_person),
                names: &label.names,
            });
        }
        let consents = self.consents.iter();
        columns.consents = consents
            .map(|(channel, of_customer)| Consent {
                channel,
                of_customer,
            })
            .collect();
        columns.items = self.items.as_deref();
        columns
    }
}

/// The fields that are no labels of the roster, by place.
fn fixed() -> [SetField; 5] {
    [
        SetField::Stage,
        SetField::RfmSegment,
        SetField::Tier,
        SetField::NearTier,
        SetField::Decile,
    ]
}

fn field(label: &Label) -> SetField {
    match label.what {
        LabelKind::Channel => SetField::Channel,
        LabelKind::FirstProduct => SetField::FirstProduct,
        LabelKind::Further => SetField::Label {
            name: label.heading.clone(),
        },
    }
}

impl Scores {
    fn of(rfm: Rc<Rfm>) -> Self {
        let column = |which: fn([u8; 3]) -> u8| {
            let all = (0..rfm.cell.len()).map(|at| rfm.customer(at));
            all.map(|one| one.map_or(0, |one| which([one.r, one.f, one.m])))
                .collect()
        };
        Self {
            r: column(|scores| scores[0]),
            f: column(|scores| scores[1]),
            m: column(|scores| scores[2]),
            rfm,
        }
    }
}

impl Near {
    fn of(tiers: &Tiers, customers: usize) -> Self {
        let mut column = vec![0; customers];
        for near in &tiers.near {
            if let Some(own) = column.get_mut(near.customer as usize) {
                *own = near.tier + 1;
            }
        }
        Self(column)
    }
}

/// Who agreed to what: 1 yes, 0 no, 2 unknown. As in lists, the strictest word
/// counts: a *no* in general is a *no* to each.
fn consents(roster: &Roster, customers: usize) -> Vec<(&'static str, Vec<u8>)> {
    let general = roster.consents_of(Role::OptIn);
    let roles = Role::CONSENTS.iter().zip(CONSENTS);
    let column = |(&role, channel): (&Role, &'static str)| {
        let own = roster.consents_of(role);
        own.or(general)?;
        let said = |column: Option<&[people::Consent]>, at: usize| {
            column.and_then(|column| column.get(at).copied())
        };
        let of_customer = (0..customers).map(|at| {
            let both = [said(own, at), said(general, at)];
            if both.contains(&Some(people::Consent::No)) {
                0
            } else if both.contains(&Some(people::Consent::Yes)) {
                1
            } else {
                2
            }
        });
        Some((channel, of_customer.collect()))
    };
    roles.filter_map(column).collect()
}
