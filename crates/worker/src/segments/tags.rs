//! Tags.

mod fields;
mod sources;

use std::rc::Rc;

use ltv_engine::segments::tags::{TagBook, Tagged, evaluate, worth};

use super::held::Held;
use crate::protocol::segments::{Event, Failure, Rules, TagAnswer, TagAsk, TagGroup, TagRow};
use sources::Sources;

/// The tags told last: those of the book, and those of a rule that is being written.
#[derive(Default)]
pub(super) struct Kept(Vec<(Rules, Rc<Tagged>)>);

/// How many are kept.
const KEPT: usize = 3;

/// Who has which tag, by the book's order; nobody has any by a book that does not
/// pass its check.
pub(super) fn tagged(held: &mut Held, rules: &Rules) -> Result<Rc<Tagged>, Failure> {
    let known = held.kept.tags.0.iter().find(|(known, _)| known == rules);
    if let Some((_, tagged)) = known {
        return Ok(tagged.clone());
    }
    let sources = if rules.tags.tags.is_empty() {
        None
    } else {
        Some(Sources::of(held, rules)?)
    };
    let found = match sources {
        Some(sources) => evaluate(&rules.tags, &sources.columns()).unwrap_or_else(|_| nobody()),
        None => nobody(),
    };
    let found = Rc::new(found);
    let kept = &mut held.kept.tags.0;
    kept.truncate(KEPT - 1);
    kept.insert(0, (rules.clone(), found.clone()));
    Ok(found)
}

fn nobody() -> Tagged {
    Tagged {
        counts: Vec::new(),
        members: Vec::new(),
    }
}

pub(super) fn answer(held: &mut Held, ask: &TagAsk) -> Result<Event, Failure> {
    let answer = match ask {
        TagAsk::Book { rules } => book(held, rules)?,
        TagAsk::Fields { rules } => {
            let rules = Rules {
                tags: TagBook::default(),
                ..rules.clone()
            };
            TagAnswer::Fields {
                fields: Box::new(fields::fields(&Sources::of_all(held, &rules)?)),
            }
        }
    };
    Ok(Event::Tags {
        answer: Box::new(answer),
    })
}

fn book(held: &mut Held, rules: &Rules) -> Result<TagAnswer, Failure> {
    if let Err(errors) = rules.tags.check() {
        return Ok(TagAnswer::Wrong { errors });
    }
    let tagged = tagged(held, rules)?;
    let (figures, expected) = (held.figures()?, held.expected());
    let expected = expected.as_deref();
    let rows = tagged.counts.iter().zip(&tagged.members);
    let tags = rows
        .zip(&rules.tags.tags)
        .map(|((count, members), tag)| TagRow {
            tag: tag.clone(),
            count: count.clone(),
            worth: worth(members, &figures, expected),
        });
    Ok(TagAnswer::Book {
        customers: figures.len() as u32,
        tags: tags.collect(),
        horizon: expected
            .filter(|all| all.value.is_some())
            .map(|all| all.horizon),
    })
}

/// The customers of a group, by number, ascending.
pub(super) fn members(held: &mut Held, group: &TagGroup) -> Result<Vec<u32>, Failure> {
    let tagged = tagged(held, &group.rules)?;
    let members = tagged.members.get(group.tag as usize);
    Ok(members.map_or_else(Vec::new, |members| members.iter().collect()))
}
