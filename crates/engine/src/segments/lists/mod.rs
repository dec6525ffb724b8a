//! Files that other tools import: contacts for a CRM, audiences for mail and LINE,
//! user data for analytics, tidy tables for business intelligence.
//!
//! [`Writer`] takes one [`ListRow`] after the other and gives bytes in pieces, so a
//! list of any length needs little memory. What each tool asks for stands in a file
//! of its own under `tools`, with the documentation it rests on. Nothing leaves
//! without a line in the [`Account`]: rows given = rows written + rows left out, each
//! for one [`Reason`].
//!
//! **Consent.** A list is for a [`Channel`]; whoever refused it is left out. Without a
//! column of consents nobody can be, and the account says so ([`ConsentSource`]).
//!
//! **Formulas.** A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@`, a tab
//! or a line's end (OWASP, "CSV Injection",
//! <https://owasp.org/www-community/attacks/CSV_Injection>). Words that begin so get an
//! apostrophe before them. Three kinds of cell cannot take one, as they would name
//! something else with it:
//!
//! * A telephone number in E.164 (`+886912345678`) stays as it is in files for tools
//!   that ask for the plus: a sign with nothing but digits behind it is a number to a
//!   spreadsheet and can call nothing. In the plain CSV, which people open, it gets
//!   the apostrophe (a spreadsheet would take the plus away).
//! * An e-mail address that begins so is left out and counted.
//! * So is a user id for analytics, which must equal the one that was measured.
//!
//! Lines' ends within a cell become spaces, characters that turn the direction of
//! writing are taken out: names and tags are one line.

mod account;
mod cell;
mod consent;
mod field;
mod file_name;
mod format;
mod head;
mod judge;
mod keys;
mod parts;
mod person_name;
mod row;
mod rules;
mod setup;
mod text;
pub mod tidy;
mod tools;
mod values;
mod writer;

pub use account::{Account, Adjusted, LeftOut, ListFile, Reason};
pub use cell::Value;
pub use consent::{
    Answer, Channel, ConsentColumn, ConsentColumns, ConsentSource, Unanswered, answer,
};
pub use field::{Field, FieldKind};
pub use file_name::safe_part;
pub use format::Format;
pub use parts::Chunk;
pub use person_name::{PersonName, split_name};
pub use row::{Consents, ListRow};
pub use setup::{HoldOut, Setup, Words};
pub use values::plain_values;
pub use writer::{Finished, Writer};
