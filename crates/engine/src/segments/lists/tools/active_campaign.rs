//! `ActiveCampaign` contacts.
//!
//! *`ActiveCampaign` Help Center, "How to prepare your CSV file for importing contacts in
//! `ActiveCampaign`"*
//! (<https://help.activecampaign.com/hc/en-us/articles/360006760900>): no rows without an
//! address, each address once; days as YYYY-MM-DD; tags with commas between them; no
//! columns that are not used; large files in several. The end of the page was read in the
//! words of others (<https://activepedia.com/index.php?title=CSV_file_import>): telephone
//! numbers in E.164, accented and special characters within quotes, UTF-8, no lines' ends
//! within the data, no emoji (they can stop the whole import), an hour between two files.
//!
//! Unverified: what a large file is. Lists are chosen on import and have no column.

use super::super::Field;
use super::super::HoldOut;
use super::super::rules::{CAUTIOUS, Head, Naming, Needs, Rules, TEXTS, Tags, Texts};

pub(in super::super) const RULES: Rules = Rules {
    slug: "activecampaign",
    extension: "csv",
    needs: Needs::Email { ascii: false },
    keys: &[Field::Email],
    columns: &[
        (Field::Email, Head::Tool("Email")),
        (Field::FirstName, Head::Tool("First Name")),
        (Field::LastName, Head::Tool("Last Name")),
        (Field::Phone, Head::Tool("Phone")),
        (Field::Tags, Head::Tool("Tags")),
        (Field::Stage, Head::Caller),
        (Field::Segment, Head::Caller),
        (Field::Tier, Head::Caller),
        (Field::Orders, Head::Caller),
        (Field::Revenue, Head::Caller),
        (Field::LastOrder, Head::Caller),
        (Field::Expected, Head::Caller),
        (Field::HeldOut, Head::Caller),
    ],
    head_line: true,
    mark: false,
    line_end: "\r\n",
    most_rows: None,
    most_bytes: Some(CAUTIOUS),
    hold_out: HoldOut::Apart,
    naming: Naming::Free,
    e164: true,
    tags: Tags {
        between: ',',
        longest: None,
        most: None,
        emoji: false,
    },
    texts: Texts {
        emoji: false,
        quote_more: true,
        ..TEXTS
    },
    truth: None,
};
