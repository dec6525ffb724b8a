//! A Mailchimp audience.
//!
//! *Mailchimp, "Format guidelines for your import file"*
//! (<https://mailchimp.com/help/format-guidelines-for-your-import-file/>): the only field
//! required of e-mail contacts is the address, one in a cell, without spaces around it;
//! characters like ñ only behind the @. Texts have at most 255 bytes, the rest is
//! clipped: it is cut here between two characters. Numbers without separators of
//! thousands. Columns in any order. *"Format List Fields"*
//! (<http://kb.mailchimp.com/lists/growth/format-list-fields>): UTF-8.
//!
//! From a guide that others wrote
//! (<https://climbtheladder.com/how-to-import-contacts-into-mailchimp-step-by-step/>), not
//! from the maker: days as YYYY-MM-DD, telephone numbers for messages in E.164, tags of at
//! most 100 characters without emoji and with commas between them.
//!
//! Unverified: any limit to a file's size.

use super::super::Field;
use super::super::HoldOut;
use super::super::rules::{CAUTIOUS, Head, Naming, Needs, Rules, TEXTS, Tags, Texts};

pub(in super::super) const RULES: Rules = Rules {
    slug: "mailchimp",
    extension: "csv",
    needs: Needs::Email { ascii: true },
    keys: &[Field::Email],
    columns: &[
        (Field::Email, Head::Tool("Email Address")),
        (Field::FirstName, Head::Tool("First Name")),
        (Field::LastName, Head::Tool("Last Name")),
        (Field::Phone, Head::Tool("Phone Number")),
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
        longest: Some(100),
        most: None,
        emoji: false,
    },
    texts: Texts {
        most_bytes: Some(255),
        ..TEXTS
    },
    truth: None,
};
