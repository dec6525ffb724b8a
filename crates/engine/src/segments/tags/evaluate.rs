//! Rules over columns.

use super::book::{Tag, TagBook};
use super::check::TagError;
use super::columns::{Limit, TagColumns};
use super::members::{Bits, Truth};
use super::products::bought;
use super::rule::Rule;
use super::tagged::{Note, NoteKind, TagCount, Tagged};
use crate::names::folded;

/// Evaluates a book. In time conditions × customers, for products lines.
///
/// # Errors
/// What [`TagBook::check`] finds; then nothing is evaluated.
pub fn evaluate(book: &TagBook, columns: &TagColumns<'_>) -> Result<Tagged, Vec<TagError>> {
    book.check()?;
    let (counts, members) = book.tags.iter().map(|tag| one(tag, columns)).unzip();
    Ok(Tagged { counts, members })
}

fn one(tag: &Tag, columns: &TagColumns<'_>) -> (TagCount, Bits) {
    let mut evaluation = Evaluation {
        columns,
        path: Vec::new(),
        notes: Vec::new(),
    };
    let truth = evaluation.rule(&tag.rule);
    let members = truth.yes.count();
    let count = TagCount {
        members,
        unknown: columns.customers as u32 - members - truth.no.count(),
        notes: evaluation.notes,
    };
    (count, truth.yes)
}

struct Evaluation<'a> {
    columns: &'a TagColumns<'a>,
    path: Vec<u32>,
    notes: Vec<Note>,
}

impl Evaluation<'_> {
    fn rule(&mut self, rule: &Rule) -> Truth {
        let customers = self.columns.customers;
        match rule {
            Rule::All { rules } => self.group(rules, Truth::and),
            Rule::Any { rules } => self.group(rules, Truth::or),
            Rule::Not { rule } => self.below(rule, 0).not(),
            Rule::Number { field, is } => match self.columns.number(*field) {
                Some(numbers) => {
                    let limits = is.limits().map(Limit::of);
                    Truth::of(customers, |customer| {
                        is.holds(|which| numbers.compare(customer, limits[which]))
                    })
                }
                None => self.unknown(NoteKind::NoColumn),
            },
            Rule::OneOf { field, values } => match self.columns.set(field) {
                Some(set) => {
                    let wanted = self.wanted(values, set.names);
                    Truth::of(customers, |customer| {
                        wanted.get(set.of_customer.get(customer)?).copied()
                    })
                }
                None => self.unknown(NoteKind::NoColumn),
            },
            Rule::Bought { product, how } => match self.columns.items {
                Some(items) => bought(items, customers, product, *how)
                    .unwrap_or_else(|| self.unknown(NoteKind::NoSuchProduct)),
                None => self.unknown(NoteKind::NoColumn),
            },
            Rule::OptedIn { channel } => match self.columns.consent(channel) {
                Some(consent) => Truth::of(customers, |customer| {
                    match consent.of_customer.get(customer)? {
                        0 => Some(false),
                        1 => Some(true),
                        _ => None,
                    }
                }),
                None => self.unknown(NoteKind::NoColumn),
            },
        }
    }

    /// By name whether it is one of the values; values without a name are noted.
    fn wanted(&mut self, values: &[String], names: &[String]) -> Vec<bool> {
        let names: Vec<String> = names.iter().map(|name| folded(name)).collect();
        let mut wanted = vec![false; names.len()];
        for value in values {
            let value_folded = folded(value);
            let mut found = false;
            for (wanted, name) in wanted.iter_mut().zip(&names) {
                if *name == value_folded {
                    (*wanted, found) = (true, true);
                }
            }
            if !found {
                self.note(NoteKind::NoSuchLabel {
                    value: value.clone(),
                });
            }
        }
        wanted
    }

    fn group(&mut self, rules: &[Rule], join: impl Fn(&mut Truth, &Truth)) -> Truth {
        let mut joined: Option<Truth> = None;
        for (rule, place) in rules.iter().zip(0..) {
            let truth = self.below(rule, place);
            match &mut joined {
                Some(joined) => join(joined, &truth),
                None => joined = Some(truth),
            }
        }
        // An empty group does not pass the check.
        joined.unwrap_or_else(|| Truth::unknown(self.columns.customers))
    }

    fn below(&mut self, rule: &Rule, place: u32) -> Truth {
        self.path.push(place);
        let truth = self.rule(rule);
        self.path.pop();
        truth
    }

    fn unknown(&mut self, note: NoteKind) -> Truth {
        self.note(note);
        Truth::unknown(self.columns.customers)
    }

    fn note(&mut self, note: NoteKind) {
        self.notes.push(Note {
            path: self.path.clone(),
            note,
        });
    }
}
