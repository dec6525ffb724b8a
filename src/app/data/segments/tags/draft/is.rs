//! What a row says.

use ltv_engine::segments::tags::{NumberField, Purchase, SetField};

use super::How;
use super::how::typed;
use crate::app::data::segments::tags::fields::Field;
use crate::i18n::Currency;

/// What a row says.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) enum Is {
    /// Its rows, all of which hold, or any.
    Group {
        /// Whether one is enough.
        any: bool,
    },
    /// A number.
    Number {
        /// Which.
        field: NumberField,
        /// How it is compared.
        how: How,
        /// The limits as typed; the second is that of [`How::Between`].
        limits: [String; 2],
    },
    /// One of some labels.
    OneOf {
        /// Which.
        field: SetField,
        /// Those chosen, as rules call them.
        values: Vec<String>,
    },
    /// What was done with a product.
    Bought {
        /// As typed.
        product: String,
        /// What.
        how: Purchase,
    },
    /// Agreed to messages.
    OptedIn {
        /// As rules call it.
        channel: String,
    },
}

impl Is {
    /// A condition on a field, as one begins with it.
    pub(in super::super) fn begun(field: Field, currency: Currency) -> Self {
        match field {
            Field::Number(field) => {
                let limit = match field {
                    NumberField::Orders | NumberField::YearOrders => 2.0,
                    NumberField::DaysSinceLast | NumberField::DaysSinceFirst => 60.0,
                    NumberField::PAlive => 0.5,
                    NumberField::RecencyScore
                    | NumberField::FrequencyScore
                    | NumberField::MonetaryScore => 4.0,
                    _ if currency.decimals() == 0 => 1000.0,
                    _ => 50.0,
                };
                Self::Number {
                    field,
                    how: How::AtLeast,
                    limits: [typed(field, limit), String::new()],
                }
            }
            Field::Set(field) => Self::OneOf {
                field,
                values: Vec::new(),
            },
            Field::Bought => Self::Bought {
                product: String::new(),
                how: Purchase::Ever,
            },
            Field::OptedIn => Self::OptedIn {
                channel: "any".to_owned(),
            },
        }
    }

    /// The field of a condition.
    pub(in super::super) fn field(&self) -> Option<Field> {
        match self {
            Self::Group { .. } => None,
            Self::Number { field, .. } => Some(Field::Number(*field)),
            Self::OneOf { field, .. } => Some(Field::Set(field.clone())),
            Self::Bought { .. } => Some(Field::Bought),
            Self::OptedIn { .. } => Some(Field::OptedIn),
        }
    }
}
