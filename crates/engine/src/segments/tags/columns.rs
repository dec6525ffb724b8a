//! What rules are evaluated over. Other analyses plug in here.

use super::rule::{NumberField, SetField};
use crate::amount::{SCALE, Total};
use crate::calendar::Day;
use crate::names::folded;
use crate::segments::figures::Figures;
use crate::segments::next_product::Items;
use core::cmp::Ordering;

/// All columns there are, one entry a customer in each, by number. What is not given is
/// not in the data, and conditions on it are unknown; so is an entry that a column is
/// too short for.
#[derive(Debug, Clone, Default)]
pub struct TagColumns<'a> {
    /// Number of customers.
    pub customers: usize,
    /// Numbers.
    pub numbers: Vec<(NumberField, Numbers<'a>)>,
    /// Labels.
    pub sets: Vec<Set<'a>>,
    /// Who takes messages.
    pub consents: Vec<Consent<'a>>,
    /// What was bought. Customers without any line in it are unknown.
    pub items: Option<&'a Items>,
}

/// A column of numbers.
#[derive(Debug, Clone, Copy)]
pub enum Numbers<'a> {
    /// Money, exact.
    Money(&'a [Total]),
    /// Counts.
    Counts(&'a [u32]),
    /// Scores; 0 is unknown.
    Scores(&'a [u8]),
    /// Anything else; not a number is unknown.
    Floats(&'a [f64]),
    /// Days from each of these to the second.
    DaysTo(&'a [Day], Day),
    /// Money ÷ count, exact; unknown for a count of 0.
    Ratio(&'a [Total], &'a [u32]),
}

/// A column of labels.
#[derive(Debug, Clone, Copy)]
pub struct Set<'a> {
    /// Which.
    pub field: &'a SetField,
    /// Each customer's label as an index into `names`; unknown beyond the last.
    pub of_customer: Codes<'a>,
    /// The names that rules use.
    pub names: &'a [String],
}

/// Indices of either width.
#[derive(Debug, Clone, Copy)]
pub enum Codes<'a> {
    /// Small ones.
    Bytes(&'a [u8]),
    /// Large ones.
    Words(&'a [u32]),
}

/// Who takes messages through a channel.
#[derive(Debug, Clone, Copy)]
pub struct Consent<'a> {
    /// The channel's name.
    pub channel: &'a str,
    /// 1 yes, 0 no, anything else unknown.
    pub of_customer: &'a [u8],
}

impl<'a> TagColumns<'a> {
    /// The numbers that follow from the orders alone.
    pub fn of(figures: &'a Figures) -> Self {
        let days_to = |days| Numbers::DaysTo(days, figures.as_of);
        Self {
            customers: figures.len(),
            numbers: vec![
                (NumberField::Orders, Numbers::Counts(&figures.orders)),
                (NumberField::Revenue, Numbers::Money(&figures.revenue)),
                (
                    NumberField::YearOrders,
                    Numbers::Counts(&figures.year_orders),
                ),
                (
                    NumberField::YearRevenue,
                    Numbers::Money(&figures.year_revenue),
                ),
                (NumberField::DaysSinceLast, days_to(&figures.last_day)),
                (NumberField::DaysSinceFirst, days_to(&figures.first_day)),
                (
                    NumberField::OrderValue,
                    Numbers::Ratio(&figures.revenue, &figures.orders),
                ),
            ],
            ..Self::default()
        }
    }

    pub(super) fn number(&self, field: NumberField) -> Option<Numbers<'a>> {
        let found = self.numbers.iter().find(|one| one.0 == field)?;
        Some(found.1)
    }

    pub(super) fn set(&self, field: &SetField) -> Option<Set<'a>> {
        let same = |one: &&Set<'_>| match (one.field, field) {
            (SetField::Label { name }, SetField::Label { name: wanted }) => {
                folded(name) == folded(wanted)
            }
            (one, field) => one == field,
        };
        self.sets.iter().find(same).copied()
    }

    pub(super) fn consent(&self, channel: &str) -> Option<Consent<'a>> {
        let wanted = folded(channel);
        let found = self.consents.iter();
        found.copied().find(|one| folded(one.channel) == wanted)
    }
}

/// A limit in the two forms that numbers are compared in.
#[derive(Clone, Copy)]
pub(super) struct Limit {
    units: f64,
    /// In 1/10 000.
    scaled: i128,
}

impl Limit {
    pub(super) fn of(units: f64) -> Self {
        Self {
            units,
            scaled: libm::round(units * SCALE as f64) as i128,
        }
    }

    /// How a whole number compares with it.
    fn against(self, number: i128) -> Ordering {
        (number * i128::from(SCALE)).cmp(&self.scaled)
    }
}

impl Numbers<'_> {
    /// How the customer's number compares with a limit; `None` if it is unknown.
    pub(super) fn compare(self, customer: usize, limit: Limit) -> Option<Ordering> {
        Some(match self {
            Self::Money(money) => money.get(customer)?.scaled().cmp(&limit.scaled),
            Self::Counts(counts) => limit.against(i128::from(*counts.get(customer)?)),
            Self::Scores(scores) => match scores.get(customer)? {
                0 => return None,
                &score => limit.against(i128::from(score)),
            },
            Self::Floats(floats) => return floats.get(customer)?.partial_cmp(&limit.units),
            Self::DaysTo(days, end) => {
                limit.against(i128::from(end.0) - i128::from(days.get(customer)?.0))
            }
            Self::Ratio(money, counts) => match counts.get(customer)? {
                0 => return None,
                &count => {
                    let limit = limit.scaled * i128::from(count);
                    money.get(customer)?.scaled().cmp(&limit)
                }
            },
        })
    }
}

impl Codes<'_> {
    pub(super) fn get(self, customer: usize) -> Option<usize> {
        match self {
            Self::Bytes(codes) => codes.get(customer).map(|&code| usize::from(code)),
            Self::Words(codes) => codes.get(customer).map(|&code| code as usize),
        }
    }
}
