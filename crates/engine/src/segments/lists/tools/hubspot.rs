//! `HubSpot` contacts.
//!
//! *`HubSpot` Knowledge Base, "Set up import files"*
//! (<https://knowledge.hubspot.com/import-and-export/set-up-your-import-file>, of
//! October 2025): one sheet as .csv with a header row, fewer than 1,000 columns, UTF-8
//! where there is more than ASCII. 20 MB with free tools, 512 MB and 1,048,576 rows with
//! a subscription: the smaller size is kept, so that no file is refused. *"Set up your
//! import files"* (the same page of May 2023): contacts are known again by their e-mail
//! address.
//!
//! *"Phone number property validation"*
//! (<https://knowledge.hubspot.com/properties/phone-number-property-validation>): E.164,
//! with the plus, where validation is on.
//!
//! *"Import data to checkbox properties"*
//! (<https://knowledge.hubspot.com/crm-setup/import-data-to-checkbox-properties>): options
//! of a property of several checkboxes stand with `;` between them, one more before the
//! first to add them to those that are there; without it they replace these, as is meant
//! here. A single checkbox takes `true` and `false`.
//!
//! Unverified: that a mark before the first head is taken: there is none. Days are ISO;
//! which form they have is asked on import.

use super::super::Field;
use super::super::HoldOut;
use super::super::rules::{CAUTIOUS, Head, Naming, Needs, Rules, TEXTS, Tags};

pub(in super::super) const RULES: Rules = Rules {
    slug: "hubspot",
    extension: "csv",
    needs: Needs::Email { ascii: false },
    keys: &[Field::Email],
    columns: &[
        (Field::Email, Head::Tool("Email")),
        (Field::FirstName, Head::Tool("First Name")),
        (Field::LastName, Head::Tool("Last Name")),
        (Field::Phone, Head::Tool("Phone Number")),
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
    most_rows: Some(1_000_000),
    most_bytes: Some(CAUTIOUS),
    hold_out: HoldOut::Marked,
    naming: Naming::Free,
    e164: false,
    tags: Tags {
        between: ';',
        longest: None,
        most: None,
        emoji: true,
    },
    texts: TEXTS,
    truth: Some(("true", "false")),
};
