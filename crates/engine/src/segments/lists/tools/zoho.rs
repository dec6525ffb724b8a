//! Zoho CRM contacts.
//!
//! *Zoho CRM Help, "Importing Data", section "Import Checklist"*
//! (<https://www.zoho.com/crm/help/data-administration/import-data.html>): mandatory
//! fields must have a value; no `"` (but around a cell), no `|`, no `<` and `>` within
//! the data; check boxes as `True` or `False`; the form of days is chosen on import
//! (ISO here). That the mandatory field of contacts is *Last Name*:
//! <https://www.zoho.com/contactmanager/help/import-contacts.html> (records without it
//! are ignored), and the example in
//! <https://www.zoho.com/crm/developer/docs/api/bulk-write/limitations.html>, which also
//! has 25 MB and 25,000 records as the limits of a file written through the interface
//! for programs.
//!
//! *"FAQs: Import"*
//! (<https://help.zoho.com/portal/en/kb/crm/faqs/data-administration/import/articles/faqs-import>):
//! at once 1,000 records in the Free edition, 10,000 in Standard, 20,000 in Professional,
//! 30,000 in Enterprise; above 5,000 only as CSV. Files here have 10,000;
//! [`Setup::most_rows`](super::super::Setup::most_rows) has another edition's number.
//!
//! Unverified: that the column *Tag* takes several tags with commas between them, at most
//! 10 of at most 25 characters: the article on tags could not be read.

use super::super::Field;
use super::super::HoldOut;
use super::super::rules::{CAUTIOUS, Head, Naming, Needs, Rules, TEXTS, Tags, Texts};

pub(in super::super) const RULES: Rules = Rules {
    slug: "zoho",
    extension: "csv",
    needs: Needs::EmailOrPhone,
    keys: &[Field::LastName],
    columns: &[
        (Field::LastName, Head::Tool("Last Name")),
        (Field::FirstName, Head::Tool("First Name")),
        (Field::Email, Head::Tool("Email")),
        (Field::Phone, Head::Tool("Mobile")),
        (Field::Tags, Head::Tool("Tag")),
        (Field::Id, Head::Caller),
        (Field::Stage, Head::Caller),
        (Field::Segment, Head::Caller),
        (Field::Tier, Head::Caller),
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
    most_rows: Some(10_000),
    most_bytes: Some(CAUTIOUS),
    hold_out: HoldOut::Marked,
    naming: Naming::LastName,
    e164: false,
    tags: Tags {
        between: ',',
        longest: Some(25),
        most: Some(10),
        emoji: true,
    },
    texts: Texts {
        instead: &[('"', '\''), ('|', '/'), ('<', '('), ('>', ')')],
        ..TEXTS
    },
    truth: Some(("true", "false")),
};
