//! A CSV file for people and for whatever else reads one.
//!
//! *RFC 4180* (<https://www.rfc-editor.org/rfc/rfc4180>): commas, CR LF, quotes around
//! cells that have one of these in them, quotes doubled. UTF-8 with a byte order mark, by
//! which spreadsheets know it. Everyone is in it, the consents in columns: it is the list
//! of no channel. A spreadsheet shows 1,048,575 rows below the heads.

use super::super::Field;
use super::super::HoldOut;
use super::super::rules::{Head, Naming, Needs, Rules, TEXTS, Tags, Texts};

pub(in super::super) const RULES: Rules = Rules {
    slug: "customers",
    extension: "csv",
    needs: Needs::Nothing,
    keys: &[Field::Id],
    columns: &[
        (Field::Id, Head::Caller),
        (Field::Name, Head::Caller),
        (Field::Email, Head::Caller),
        (Field::Phone, Head::Caller),
        (Field::LineId, Head::Caller),
        (Field::EmailConsent, Head::Caller),
        (Field::SmsConsent, Head::Caller),
        (Field::LineConsent, Head::Caller),
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
    mark: true,
    line_end: "\r\n",
    most_rows: Some(1_048_575),
    most_bytes: None,
    hold_out: HoldOut::Marked,
    naming: Naming::Free,
    e164: false,
    tags: Tags {
        between: ',',
        longest: None,
        most: None,
        emoji: true,
    },
    texts: Texts {
        bare_plus: false,
        ..TEXTS
    },
    truth: None,
};
