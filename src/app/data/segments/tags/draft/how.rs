//! How numbers are compared, and the limits as they are typed.

use ltv_engine::segments::tags::{Comparison, NumberField};

use crate::app::calculator::number;
use crate::digits;

/// How a number is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum How {
    AtLeast,
    AtMost,
    Above,
    Below,
    Equal,
    Between,
}

impl How {
    pub(in super::super) const ALL: [Self; 6] = [
        Self::AtLeast,
        Self::AtMost,
        Self::Above,
        Self::Below,
        Self::Equal,
        Self::Between,
    ];

    pub(super) fn of(is: Comparison) -> (Self, [f64; 2]) {
        let (how, value) = match is {
            Comparison::AtLeast { value } => (Self::AtLeast, value),
            Comparison::AtMost { value } => (Self::AtMost, value),
            Comparison::Above { value } => (Self::Above, value),
            Comparison::Below { value } => (Self::Below, value),
            Comparison::Equal { value } => (Self::Equal, value),
            Comparison::Between { from, to } => return (Self::Between, [from, to]),
        };
        (how, [value, f64::NAN])
    }

    pub(super) fn is(self, [value, to]: [f64; 2]) -> Comparison {
        match self {
            Self::AtLeast => Comparison::AtLeast { value },
            Self::AtMost => Comparison::AtMost { value },
            Self::Above => Comparison::Above { value },
            Self::Below => Comparison::Below { value },
            Self::Equal => Comparison::Equal { value },
            Self::Between => Comparison::Between { from: value, to },
        }
    }
}

/// A limit as it is typed: chances in percent.
pub(super) fn typed(field: NumberField, limit: f64) -> String {
    if !limit.is_finite() {
        return String::new();
    }
    match field {
        NumberField::PAlive => number::grouped(limit * 100.0),
        _ => number::grouped(limit),
    }
}

/// The limit in a text; not a number where it holds none.
pub(super) fn limit(field: NumberField, text: &str) -> f64 {
    let limit = digits::parse(&number::plain(text)).unwrap_or(f64::NAN);
    match field {
        NumberField::PAlive => limit / 100.0,
        _ => limit,
    }
}
