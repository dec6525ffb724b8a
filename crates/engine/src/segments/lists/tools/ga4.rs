//! User data for Google Analytics 4, for audiences by what was bought.
//!
//! *Analytics Help, "[GA4] Import user data"*
//! (<https://support.google.com/analytics/answer/10071143>): CSV joined by the `user_id`
//! that the site sends; each other column fills a custom dimension of users, made
//! beforehand with a user property; no id twice. What is joined are events after the
//! import. *"[GA4] About Data Import"*
//! (<https://support.google.com/analytics/answer/10071301>): CSV files by hand or on a
//! schedule. Personal data must not be sent, so there are no names, addresses and numbers,
//! and ids that are one of these are left out.
//!
//! Unverified, as the sections could not be read: the limits of a file (parts of 100 MB),
//! and that names of user properties have at most 24 and their values at most 36
//! characters, user ids at most 256 (from *"Event collection limits"*,
//! <https://support.google.com/analytics/answer/9267744>).
//!
//! Heads are names of user properties; which column is which is asked on import.

use super::super::Field;
use super::super::HoldOut;
use super::super::rules::{Head, Naming, Needs, Rules, TEXTS, Tags, Texts};

pub(in super::super) const RULES: Rules = Rules {
    slug: "ga4-user-data",
    extension: "csv",
    needs: Needs::UserId { most: 256 },
    keys: &[Field::Id],
    columns: &[
        (Field::Id, Head::Tool("user_id")),
        (Field::Stage, Head::Tool("ltv_stage")),
        (Field::Segment, Head::Tool("ltv_rfm_segment")),
        (Field::Tier, Head::Tool("ltv_tier")),
        (Field::LastOrder, Head::Tool("ltv_last_order")),
        (Field::Expected, Head::Tool("ltv_expected_value")),
        (Field::HeldOut, Head::Tool("ltv_held_out")),
    ],
    head_line: true,
    mark: false,
    line_end: "\r\n",
    most_rows: None,
    most_bytes: Some(100_000_000),
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
        most_chars: Some(36),
        ..TEXTS
    },
    truth: Some(("true", "false")),
};
