//! What conditions can be about.

use ltv_engine::segments::tags::{NumberField, Rule, SetField};
use ltv_worker::protocol::segments::TagFields;

use crate::app::menu::Words;
use crate::i18n::t;

/// What a condition is about.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Field {
    /// A number of the customer.
    Number(NumberField),
    /// A label of the customer.
    Set(SetField),
    /// What was bought.
    Bought,
    /// Consent to messages.
    OptedIn,
}

/// All fields with the words over each kind, then the further columns of the files.
pub(super) fn all(there: &TagFields) -> Vec<(Words, Vec<Field>)> {
    use Field::{Bought, Number, OptedIn, Set};
    let columns = there.labels.iter();
    let columns = columns.map(|(name, _)| Set(SetField::Label { name: name.clone() }));
    let mut all = vec![
        (
            t::tags::of_value as Words,
            vec![
                Number(NumberField::Revenue),
                Number(NumberField::Orders),
                Number(NumberField::OrderValue),
                Number(NumberField::YearRevenue),
                Number(NumberField::YearOrders),
            ],
        ),
        (
            t::tags::of_time,
            vec![
                Number(NumberField::DaysSinceLast),
                Number(NumberField::DaysSinceFirst),
            ],
        ),
        (
            t::tags::of_groups,
            vec![
                Set(SetField::Stage),
                Set(SetField::RfmSegment),
                Number(NumberField::RecencyScore),
                Number(NumberField::FrequencyScore),
                Number(NumberField::MonetaryScore),
                Set(SetField::Tier),
                Set(SetField::NearTier),
                Set(SetField::Decile),
            ],
        ),
        (
            t::tags::of_products,
            vec![Bought, Set(SetField::FirstProduct)],
        ),
        (t::tags::of_contact, vec![Set(SetField::Channel), OptedIn]),
        (
            t::tags::of_forecast,
            vec![
                Number(NumberField::ExpectedValue),
                Number(NumberField::PAlive),
            ],
        ),
    ];
    let columns: Vec<Field> = columns.collect();
    if !columns.is_empty() {
        all.push((t::tags::of_columns, columns));
    }
    all
}

impl Field {
    /// Whether the data tell it.
    pub(super) fn is_there(&self, there: &TagFields) -> bool {
        match self {
            Self::Number(field) => match field {
                NumberField::ExpectedValue => there.valued,
                NumberField::PAlive => there.alive,
                NumberField::RecencyScore
                | NumberField::FrequencyScore
                | NumberField::MonetaryScore => there.scores,
                _ => true,
            },
            Self::Set(field) => match field {
                SetField::Stage => there.stages,
                SetField::RfmSegment => there.scores,
                SetField::Tier | SetField::NearTier => there.tiers > 0,
                SetField::Decile => true,
                SetField::Channel => there.channel.is_some(),
                SetField::FirstProduct => there.first_product.is_some(),
                SetField::Label { name } => there.labels.iter().any(|(own, _)| own == name),
            },
            Self::Bought => there.products.is_some(),
            Self::OptedIn => !there.consents.is_empty(),
        }
    }

    /// The field of a condition; `None` for what combines them.
    pub(super) fn of(rule: &Rule) -> Option<Self> {
        match rule {
            Rule::All { .. } | Rule::Any { .. } | Rule::Not { .. } => None,
            Rule::Number { field, .. } => Some(Self::Number(*field)),
            Rule::OneOf { field, .. } => Some(Self::Set(field.clone())),
            Rule::Bought { .. } => Some(Self::Bought),
            Rule::OptedIn { .. } => Some(Self::OptedIn),
        }
    }

    /// Whether it needs tiers.
    pub(super) fn of_tiers(&self) -> bool {
        matches!(self, Self::Set(SetField::Tier | SetField::NearTier))
    }

    /// Whether it needs everybody, read from the files once more.
    pub(super) fn of_people(&self) -> bool {
        matches!(
            self,
            Self::OptedIn
                | Self::Set(SetField::Channel | SetField::FirstProduct | SetField::Label { .. })
        )
    }
}

/// The fields of all conditions of a rule.
pub(super) fn of_rule(rule: &Rule) -> Vec<Field> {
    match rule {
        Rule::All { rules } | Rule::Any { rules } => rules.iter().flat_map(of_rule).collect(),
        Rule::Not { rule } => of_rule(rule),
        condition => Field::of(condition).into_iter().collect(),
    }
}

/// The condition at a path of the engine.
pub(super) fn at<'a>(rule: &'a Rule, path: &[u32]) -> Option<&'a Rule> {
    let Some((&place, rest)) = path.split_first() else {
        return Some(rule);
    };
    match rule {
        Rule::All { rules } | Rule::Any { rules } => at(rules.get(place as usize)?, rest),
        Rule::Not { rule } => at(rule, rest),
        _ => None,
    }
}
