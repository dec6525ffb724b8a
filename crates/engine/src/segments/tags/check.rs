//! Whether rules can be evaluated.

use super::book::{MOST_TAGS, TagBook, VERSION};
use super::personal::is_personal;
use super::rule::{Comparison, NumberField, Rule, SetField};
use crate::names::folded;

/// Most levels: a condition by itself has one, *not* and groups add one each.
pub const MOST_DEPTH: usize = 8;

/// Most conditions of a tag.
pub const MOST_CONDITIONS: usize = 64;

/// Most characters of a tag's name.
pub const MOST_NAME: usize = 60;

/// Most characters of a label, a product or a channel.
pub const MOST_VALUE: usize = 200;

/// Most labels of a condition.
pub const MOST_VALUES: usize = 200;

/// Largest absolute limit of a number.
pub const MOST_NUMBER: f64 = 1e15;

/// What is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct TagError {
    /// Which tag of the book; `None`: the book itself.
    pub tag: Option<u32>,
    /// The way to the rule: the place in each group on it, 0 below a *not*. Empty for
    /// the tag's own rule.
    pub path: Vec<u32>,
    /// What.
    pub problem: TagProblem,
}

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum TagProblem {
    /// Another [`VERSION`].
    Version,
    /// More than [`MOST_TAGS`].
    TooManyTags,
    /// The tag has no name.
    NoName,
    /// Longer than [`MOST_NAME`].
    LongName,
    /// A control character, a line break or a comma in the name: tools split lists of
    /// tags at commas.
    NameCharacter,
    /// A tag before it has the name.
    NameTaken,
    /// A group without rules.
    EmptyGroup,
    /// Below [`MOST_DEPTH`].
    TooDeep,
    /// More than [`MOST_CONDITIONS`]; told once, at the tag.
    TooManyConditions,
    /// A limit that is no number or beyond ± [`MOST_NUMBER`].
    Number,
    /// A range that ends before it begins.
    Range,
    /// A limit that no number of the field can be: P(alive) outside 0 ..= 1, a score
    /// outside 1 ..= 5, orders or days below 0.
    Beyond,
    /// No label given.
    NoValue,
    /// More than [`MOST_VALUES`] labels.
    TooManyValues,
    /// A blank label, product, channel or column.
    BlankValue,
    /// Longer than [`MOST_VALUE`].
    LongValue,
    /// A name, a label or a product that is one person's e-mail address, mobile number
    /// or LINE user id: books are kept and shared, persons are not.
    Personal,
}

impl TagBook {
    /// # Errors
    /// All problems, by tag and place.
    pub fn check(&self) -> Result<(), Vec<TagError>> {
        let mut found = Found::default();
        if self.version != VERSION {
            found.add(TagProblem::Version);
        }
        if self.tags.len() > MOST_TAGS {
            found.add(TagProblem::TooManyTags);
        }
        let mut taken: Vec<String> = Vec::new();
        for (tag, number) in self.tags.iter().zip(0..).take(MOST_TAGS) {
            found.tag = Some(number);
            let name = folded(&tag.name);
            if let Some(problem) = name_problem(&tag.name) {
                found.add(problem);
            } else if taken.contains(&name) {
                found.add(TagProblem::NameTaken);
            }
            taken.push(name);
            found.rule(&tag.rule);
            if found.conditions > MOST_CONDITIONS {
                found.add(TagProblem::TooManyConditions);
            }
            found.conditions = 0;
        }
        if found.errors.is_empty() {
            Ok(())
        } else {
            Err(found.errors)
        }
    }
}

fn name_problem(name: &str) -> Option<TagProblem> {
    if name.trim().is_empty() {
        Some(TagProblem::NoName)
    } else if name.chars().count() > MOST_NAME {
        Some(TagProblem::LongName)
    } else if name.chars().any(|char| char.is_control() || char == ',') {
        Some(TagProblem::NameCharacter)
    } else if is_personal(name) {
        Some(TagProblem::Personal)
    } else {
        None
    }
}

/// Problems so far, and where we are.
#[derive(Default)]
struct Found {
    errors: Vec<TagError>,
    tag: Option<u32>,
    path: Vec<u32>,
    conditions: usize,
}

impl Found {
    fn add(&mut self, problem: TagProblem) {
        self.errors.push(TagError {
            tag: self.tag,
            path: self.path.clone(),
            problem,
        });
    }

    fn rule(&mut self, rule: &Rule) {
        if self.path.len() >= MOST_DEPTH {
            self.add(TagProblem::TooDeep);
            return;
        }
        match rule {
            Rule::All { rules } | Rule::Any { rules } => {
                if rules.is_empty() {
                    self.add(TagProblem::EmptyGroup);
                }
                for (rule, place) in rules.iter().zip(0..) {
                    self.below(rule, place);
                    if self.conditions > MOST_CONDITIONS {
                        return;
                    }
                }
            }
            Rule::Not { rule } => self.below(rule, 0),
            condition => {
                self.conditions += 1;
                self.condition(condition);
            }
        }
    }

    fn below(&mut self, rule: &Rule, place: u32) {
        self.path.push(place);
        self.rule(rule);
        self.path.pop();
    }

    fn condition(&mut self, rule: &Rule) {
        match rule {
            Rule::Number { field, is } => self.comparison(*field, *is),
            Rule::OneOf { field, values } => {
                if let SetField::Label { name } = field {
                    self.value(name);
                }
                if values.is_empty() {
                    self.add(TagProblem::NoValue);
                } else if values.len() > MOST_VALUES {
                    self.add(TagProblem::TooManyValues);
                } else {
                    for value in values {
                        self.value(value);
                    }
                }
            }
            Rule::Bought { product, .. } => self.value(product),
            Rule::OptedIn { channel } => self.value(channel),
            Rule::All { .. } | Rule::Any { .. } | Rule::Not { .. } => {}
        }
    }

    fn comparison(&mut self, field: NumberField, is: Comparison) {
        let [from, to] = is.limits();
        // Not a number is in no range.
        let fits = |limit: f64| (-MOST_NUMBER..=MOST_NUMBER).contains(&limit);
        if !fits(from) || !fits(to) {
            self.add(TagProblem::Number);
        } else if to < from {
            self.add(TagProblem::Range);
        } else if !(field.holds(from) && field.holds(to)) {
            self.add(TagProblem::Beyond);
        }
    }

    fn value(&mut self, value: &str) {
        if value.trim().is_empty() {
            self.add(TagProblem::BlankValue);
        } else if value.chars().count() > MOST_VALUE {
            self.add(TagProblem::LongValue);
        } else if is_personal(value) {
            self.add(TagProblem::Personal);
        }
    }
}
