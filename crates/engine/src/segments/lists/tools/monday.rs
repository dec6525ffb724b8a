//! monday: items of a board of contacts.
//!
//! *monday.com developer documentation, "Importing items in bulk"*
//! (<https://developer.monday.com/api-reference/docs/importing-items-in-bulk>): CSV of at
//! most 10,000 rows and 150 MB; columns of the kinds date, dropdown, email, long text,
//! number, phone, status, text; every item has a name. *"Column type validation"*, which
//! it refers to, could not be read.
//!
//! Unverified: the limits of the import in the interface (support.monday.com could not be
//! read), for which files here have 8,000 rows; that several labels of a dropdown stand
//! with commas between them. Telephone numbers name their country by E.164, as the
//! validation of phone columns asks for a country
//! (<https://developer.monday.com/api-reference/changelog>, November 2022).

use super::super::Field;
use super::super::HoldOut;
use super::super::rules::{CAUTIOUS, Head, Naming, Needs, Rules, TEXTS, Tags};

pub(in super::super) const RULES: Rules = Rules {
    slug: "monday",
    extension: "csv",
    needs: Needs::EmailOrPhone,
    keys: &[Field::Name],
    columns: &[
        (Field::Name, Head::Tool("Name")),
        (Field::Email, Head::Tool("Email")),
        (Field::Phone, Head::Tool("Phone")),
        (Field::Id, Head::Caller),
        (Field::Stage, Head::Caller),
        (Field::Segment, Head::Caller),
        (Field::Tier, Head::Caller),
        (Field::Tags, Head::Caller),
        (Field::Orders, Head::Caller),
        (Field::Revenue, Head::Caller),
        (Field::FirstOrder, Head::Caller),
        (Field::LastOrder, Head::Caller),
        (Field::Expected, Head::Caller),
        (Field::ExpectedLow, Head::Caller),
        (Field::ExpectedHigh, Head::Caller),
        (Field::PAlive, Head::Caller),
        (Field::HeldOut, Head::Caller),
    ],
    head_line: true,
    mark: false,
    line_end: "\r\n",
    most_rows: Some(8_000),
    most_bytes: Some(CAUTIOUS),
    hold_out: HoldOut::Marked,
    naming: Naming::Whole,
    e164: false,
    tags: Tags {
        between: ',',
        longest: None,
        most: None,
        emoji: true,
    },
    texts: TEXTS,
    truth: None,
};
