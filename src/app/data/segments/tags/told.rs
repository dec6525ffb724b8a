//! What is wrong with a rule, and what the data cannot answer of it, in words.

use ltv_engine::segments::tags::{
    MOST_CONDITIONS, MOST_NAME, MOST_TAGS, MOST_VALUE, MOST_VALUES, Note, NoteKind, NumberField,
    Rule, TagProblem,
};

use super::fields::{self, Field};
use super::words;
use crate::app::data::state::{DataState, Extra};
use crate::i18n::{Format, t};
use leptos::prelude::*;

/// Whether a problem is only something not entered yet.
pub(super) fn is_blank(problem: TagProblem) -> bool {
    matches!(
        problem,
        TagProblem::NoValue | TagProblem::BlankValue | TagProblem::EmptyGroup | TagProblem::NoName
    )
}

/// What is wrong; `field` is that of the condition.
pub(super) fn problem(problem: TagProblem, field: Option<&Field>, f: Format) -> String {
    let l = f.locale;
    let count = |most: usize| f.count(most as f64);
    let fixed: crate::app::menu::Words = match problem {
        TagProblem::Version => t::tags::bad_version,
        TagProblem::TooManyTags => {
            return t::tags::TooMany {
                n: &count(MOST_TAGS),
            }
            .text(l);
        }
        TagProblem::NoName => t::tags::bad_no_name,
        TagProblem::LongName => {
            return t::tags::BadLongName {
                n: &count(MOST_NAME),
            }
            .text(l);
        }
        TagProblem::NameCharacter => t::tags::bad_name_character,
        TagProblem::NameTaken => t::tags::bad_name_taken,
        TagProblem::EmptyGroup => t::tags::bad_empty_group,
        TagProblem::TooDeep => t::tags::bad_too_deep,
        TagProblem::TooManyConditions => {
            return t::tags::BadTooManyConditions {
                n: &count(MOST_CONDITIONS),
            }
            .text(l);
        }
        TagProblem::Number => t::tags::bad_number,
        TagProblem::Range => t::tags::bad_range,
        TagProblem::Beyond => match field {
            Some(Field::Number(NumberField::PAlive)) => t::tags::bad_beyond_share,
            Some(Field::Number(
                NumberField::RecencyScore
                | NumberField::FrequencyScore
                | NumberField::MonetaryScore,
            )) => t::tags::bad_beyond_score,
            _ => t::tags::bad_beyond_count,
        },
        TagProblem::NoValue => t::tags::bad_no_value,
        TagProblem::TooManyValues => {
            return t::tags::BadTooManyValues {
                n: &count(MOST_VALUES),
            }
            .text(l);
        }
        TagProblem::BlankValue => t::tags::bad_blank_value,
        TagProblem::LongValue => {
            return t::tags::BadLongValue {
                n: &count(MOST_VALUE),
            }
            .text(l);
        }
        TagProblem::Personal => t::tags::bad_personal,
    };
    fixed(l).to_owned()
}

/// What the data cannot answer of a rule. To be followed: it depends on what is still
/// being read.
pub(super) fn note(note: &Note, rule: &Rule, data: DataState, f: Format) -> String {
    let l = f.locale;
    let condition = fields::at(rule, &note.path);
    match &note.note {
        NoteKind::NoSuchLabel { value } => t::tags::NoteNoLabel { value }.text(l),
        NoteKind::NoSuchProduct => {
            let value = match condition {
                Some(Rule::Bought { product, .. }) => product,
                _ => "",
            };
            t::tags::NoteNoProduct { value }.text(l)
        }
        NoteKind::NoColumn => {
            let Some(field) = condition.and_then(Field::of) else {
                return String::new();
            };
            missing(&field, data, f)
        }
    }
}

/// Why a field is not answered.
pub(super) fn missing(of: &Field, data: DataState, f: Format) -> String {
    use ltv_engine::segments::tags::SetField;
    let l = f.locale;
    let field = &*words::field(of, l);
    let extra = if of.of_people() {
        Some(data.segments.roster)
    } else if *of == Field::Bought {
        Some(data.segments.items)
    } else {
        None
    };
    let waiting = extra
        .is_some_and(|extra| extra.with(|extra| matches!(extra, Extra::Waiting | Extra::Unasked)));
    match of {
        _ if waiting => t::tags::NoteWaiting { field }.text(l),
        Field::Number(NumberField::PAlive | NumberField::ExpectedValue) => {
            t::tags::NoteNoForecast { field }.text(l)
        }
        Field::Set(SetField::Tier | SetField::NearTier) => t::tags::NoteNoTiers { field }.text(l),
        _ => t::tags::NoteNoColumn { field }.text(l),
    }
}
