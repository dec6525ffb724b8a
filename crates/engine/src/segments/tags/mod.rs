//! Tags: rules that a user builds out of conditions, as data.
//!
//! A rule holds, does not hold, or is *unknown* of a customer: unknown where the data
//! lack the column, or the customer's cell in it. Unknowns combine as in the strong
//! logic of S. C. Kleene (1952), *Introduction to Metamathematics*, §64: *all* fails if
//! one rule fails whatever the others are, *any* holds if one holds, *not* of unknown is
//! unknown. Only customers of whom a rule holds have the tag; the unknown ones are
//! counted apart, and *not* never turns them into members.
//!
//! Rules are a user's settings, not data: they hold limits, and the names of goods,
//! channels and groups. A name that is one person's address or number does not pass the
//! check ([`TagProblem::Personal`]), since books are kept in browsers and sent in links.

mod book;
mod check;
mod columns;
mod evaluate;
mod members;
mod personal;
mod products;
mod rule;
mod tagged;
mod worth;

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
pub use worth::{TagWorth, worth};
