//! A tag while it is being written: rows of conditions that may not be complete yet.

use std::sync::atomic::{AtomicU32, Ordering};

use ltv_engine::segments::tags::{Comparison, NumberField, Purchase, Rule, SetField, Tag};

use super::fields::Field;
use crate::app::calculator::number;
use crate::digits;
use crate::i18n::Currency;

/// A tag that is being written.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::app::data) struct Draft {
    /// Tells one that is begun from all others.
    pub serial: u32,
    /// Its place in the book; `None` for a new one.
    pub at: Option<usize>,
    /// As typed.
    pub name: String,
    /// Every row before those of its group; the first is the rule as a whole.
    rows: Vec<Row>,
    next: u32,
}

/// A condition, or a group of them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    /// Its number, which no other row ever has.
    pub id: u32,
    /// The group that it is in; its own for the first.
    parent: u32,
    /// Whether it must not hold.
    pub not: bool,
    /// What it says.
    pub is: Is,
}

/// What a row says.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Is {
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

/// How a number is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    AtLeast,
    AtMost,
    Above,
    Below,
    Equal,
    Between,
}

/// Counts drafts.
static NEXT: AtomicU32 = AtomicU32::new(1);

/// The row of the whole rule.
pub(super) const ROOT: u32 = 0;

/// A path of the engine, and the row there.
pub(super) type Places = Vec<(Vec<u32>, u32)>;

impl Draft {
    /// A new tag, with one condition to begin with.
    pub(super) fn new(currency: Currency) -> Self {
        let mut draft = Self::empty(None, String::new(), false);
        draft.add(ROOT, Field::Number(NumberField::Revenue), currency);
        draft
    }

    /// A tag of the book, or a new one like it.
    pub(super) fn of(tag: &Tag, at: Option<usize>) -> Self {
        let (rule, not) = match &tag.rule {
            Rule::Not { rule } if matches!(**rule, Rule::All { .. } | Rule::Any { .. }) => {
                (&**rule, true)
            }
            rule => (rule, false),
        };
        let mut draft = Self::empty(at, tag.name.clone(), not);
        match rule {
            Rule::All { rules } | Rule::Any { rules } => {
                draft.rows[0].is = Is::Group {
                    any: matches!(rule, Rule::Any { .. }),
                };
                for rule in rules {
                    draft.take(ROOT, rule, false);
                }
            }
            rule => draft.take(ROOT, rule, false),
        }
        draft
    }

    fn empty(at: Option<usize>, name: String, not: bool) -> Self {
        let root = Row {
            id: ROOT,
            parent: ROOT,
            not,
            is: Is::Group { any: false },
        };
        Self {
            serial: NEXT.fetch_add(1, Ordering::Relaxed),
            at,
            name,
            rows: vec![root],
            next: 1,
        }
    }

    fn take(&mut self, parent: u32, rule: &Rule, not: bool) {
        let (is, within): (Is, &[Rule]) = match rule {
            // Not of not is the rule itself, whatever is unknown.
            Rule::Not { rule } => return self.take(parent, rule, !not),
            Rule::All { rules } => (Is::Group { any: false }, rules),
            Rule::Any { rules } => (Is::Group { any: true }, rules),
            Rule::Number { field, is } => {
                let (how, limits) = How::of(*is);
                let is = Is::Number {
                    field: *field,
                    how,
                    limits: limits.map(|limit| typed(*field, limit)),
                };
                (is, &[])
            }
            Rule::OneOf { field, values } => {
                let is = Is::OneOf {
                    field: field.clone(),
                    values: values.clone(),
                };
                (is, &[])
            }
            Rule::Bought { product, how } => {
                let is = Is::Bought {
                    product: product.clone(),
                    how: *how,
                };
                (is, &[])
            }
            Rule::OptedIn { channel } => {
                let channel = channel.clone();
                (Is::OptedIn { channel }, &[])
            }
        };
        let id = self.push(parent, not, is);
        for rule in within {
            self.take(id, rule, false);
        }
    }

    fn push(&mut self, parent: u32, not: bool, is: Is) -> u32 {
        let id = self.next;
        self.next += 1;
        self.rows.push(Row {
            id,
            parent,
            not,
            is,
        });
        id
    }

    /// Adds a condition to a group.
    pub(super) fn add(&mut self, group: u32, field: Field, currency: Currency) -> u32 {
        self.push(group, false, Is::begun(field, currency))
    }

    /// Adds a group with one condition to a group.
    pub(super) fn add_group(&mut self, group: u32, currency: Currency) -> u32 {
        // The other way of joining: the same could stand in the group itself.
        let any = !matches!(
            self.row(group).map(|row| &row.is),
            Some(Is::Group { any: true })
        );
        let id = self.push(group, false, Is::Group { any });
        self.add(id, Field::Number(NumberField::Revenue), currency)
    }

    /// Takes a row away, with all that is in it.
    pub(super) fn remove(&mut self, id: u32) {
        let mut gone = vec![id];
        // Rows of a group stand behind it.
        for row in &self.rows {
            if row.id != ROOT && gone.contains(&row.parent) {
                gone.push(row.id);
            }
        }
        self.rows.retain(|row| !gone.contains(&row.id));
    }

    /// A row by number.
    pub(super) fn row(&self, id: u32) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == id)
    }

    /// Changes a row, if it is still there.
    pub(super) fn change(&mut self, id: u32, change: impl FnOnce(&mut Row)) {
        if let Some(row) = self.rows.iter_mut().find(|row| row.id == id) {
            change(row);
        }
    }

    /// The rows of a group, by number.
    pub(super) fn within(&self, group: u32) -> Vec<u32> {
        let rows = self.rows.iter();
        rows.filter(|row| row.parent == group && row.id != ROOT)
            .map(|row| row.id)
            .collect()
    }

    /// The number of a condition as read from top to bottom, from 1; that of the one
    /// before where it is no condition.
    pub(super) fn place(&self, id: u32) -> usize {
        fn walk(draft: &Draft, group: u32, id: u32, count: &mut usize) -> bool {
            draft.within(group).into_iter().any(|one| {
                let is_group = draft
                    .row(one)
                    .is_some_and(|row| matches!(row.is, Is::Group { .. }));
                *count += usize::from(!is_group);
                one == id || is_group && walk(draft, one, id, count)
            })
        }
        let mut count = 0;
        walk(self, ROOT, id, &mut count);
        count
    }

    /// How many groups a row is in.
    pub(super) fn depth(&self, id: u32) -> usize {
        match self.row(id) {
            Some(row) if row.id != ROOT => 1 + self.depth(row.parent),
            _ => 0,
        }
    }

    /// All conditions.
    pub(super) fn conditions(&self) -> impl Iterator<Item = &Is> {
        let rows = self.rows.iter().map(|row| &row.is);
        rows.filter(|is| !matches!(is, Is::Group { .. }))
    }

    /// As the engine takes it, and which path leads to which row. What is not complete
    /// is in it, for the engine's check to tell.
    pub(super) fn rule(&self) -> (Rule, Places) {
        let mut places = Vec::new();
        let rule = self.rule_of(ROOT, Vec::new(), &mut places);
        (rule, places)
    }

    fn rule_of(&self, id: u32, mut path: Vec<u32>, places: &mut Places) -> Rule {
        places.push((path.clone(), id));
        let Some(row) = self.row(id) else {
            return Rule::All { rules: Vec::new() };
        };
        if row.not {
            path.push(0);
            places.push((path.clone(), id));
        }
        let rule = match &row.is {
            Is::Group { any } => {
                let within = self.within(id).into_iter().zip(0..);
                let rules = within
                    .map(|(id, place)| {
                        let path = path.iter().copied().chain([place]).collect();
                        self.rule_of(id, path, places)
                    })
                    .collect();
                if *any {
                    Rule::Any { rules }
                } else {
                    Rule::All { rules }
                }
            }
            Is::Number { field, how, limits } => Rule::Number {
                field: *field,
                is: how.is(limits.each_ref().map(|text| limit(*field, text))),
            },
            Is::OneOf { field, values } => Rule::OneOf {
                field: field.clone(),
                values: values.clone(),
            },
            Is::Bought { product, how } => Rule::Bought {
                product: product.trim().to_owned(),
                how: *how,
            },
            Is::OptedIn { channel } => Rule::OptedIn {
                channel: channel.clone(),
            },
        };
        if row.not {
            Rule::Not {
                rule: Box::new(rule),
            }
        } else {
            rule
        }
    }

    /// As a tag of the book.
    pub(super) fn tag(&self) -> Tag {
        Tag {
            name: self.name.trim().to_owned(),
            rule: self.rule().0,
        }
    }
}

impl Is {
    /// A condition on a field, as one begins with it.
    pub(super) fn begun(field: Field, currency: Currency) -> Self {
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
    pub(super) fn field(&self) -> Option<Field> {
        match self {
            Self::Group { .. } => None,
            Self::Number { field, .. } => Some(Field::Number(*field)),
            Self::OneOf { field, .. } => Some(Field::Set(field.clone())),
            Self::Bought { .. } => Some(Field::Bought),
            Self::OptedIn { .. } => Some(Field::OptedIn),
        }
    }
}

impl How {
    pub(super) const ALL: [Self; 6] = [
        Self::AtLeast,
        Self::AtMost,
        Self::Above,
        Self::Below,
        Self::Equal,
        Self::Between,
    ];

    fn of(is: Comparison) -> (Self, [f64; 2]) {
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

    fn is(self, [value, to]: [f64; 2]) -> Comparison {
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
fn typed(field: NumberField, limit: f64) -> String {
    if !limit.is_finite() {
        return String::new();
    }
    match field {
        NumberField::PAlive => number::grouped(limit * 100.0),
        _ => number::grouped(limit),
    }
}

/// The limit in a text; not a number where it holds none.
fn limit(field: NumberField, text: &str) -> f64 {
    let limit = digits::parse(&number::plain(text)).unwrap_or(f64::NAN);
    match field {
        NumberField::PAlive => limit / 100.0,
        _ => limit,
    }
}
