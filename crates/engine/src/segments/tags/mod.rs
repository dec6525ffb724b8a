//! Tags: rules that a user builds out of conditions, as data.
//!
//! A rule holds, does not hold, or is *unknown* of a customer: unknown where the data
//! lack the column, or the customer's cell in it. Unknowns combine as in the strong
//! logic of S. C. Kleene (1952), *Introduction to Metamathematics*, §64: *all* fails if
//! one rule fails whatever the others are, *any* holds if one holds, *not* of unknown is
//! unknown. Only customers of whom a rule holds have the tag; the unknown ones are
//! counted apart, and *not* never turns them into members.

mod book;
mod check;
mod columns;
mod evaluate;
mod members;
mod products;
mod rule;
mod tagged;

pub use book::{MOST_TAGS, Tag, TagBook, VERSION};
pub use check::{
    MOST_CONDITIONS, MOST_DEPTH, MOST_NAME, MOST_NUMBER, MOST_VALUE, MOST_VALUES, TagError,
    TagProblem,
};
pub use columns::{Codes, Consent, Numbers, Set, TagColumns};
pub use evaluate::evaluate;
pub use members::{Bits, Truth};
pub use rule::{Comparison, NumberField, Purchase, Rule, SetField};
pub use tagged::{Note, NoteKind, TagCount, Tagged};
