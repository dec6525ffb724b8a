//! Between a draft and the rule that the engine takes.

use ltv_engine::segments::tags::{Rule, Tag};

use super::how::{limit, typed};
use super::{Draft, How, Is, ROOT};

/// A path of the engine, and the row there.
pub(in super::super) type Places = Vec<(Vec<u32>, u32)>;

impl Draft {
    /// A tag of the book, or a new one like it.
    pub(in super::super) fn of(tag: &Tag, at: Option<usize>) -> Self {
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

    /// As the engine takes it, and which path leads to which row. What is not complete
    /// is in it, for the engine's check to tell.
    pub(in super::super) fn rule(&self) -> (Rule, Places) {
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
    pub(in super::super) fn tag(&self) -> Tag {
        Tag {
            name: self.name.trim().to_owned(),
            rule: self.rule().0,
        }
    }
}
