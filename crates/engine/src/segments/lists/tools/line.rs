//! User ids for an audience of a LINE official account.
//!
//! *LINE Developers, Messaging API reference, "Create audience for uploading user IDs (by
//! file)"*
//! (<https://developers.line.biz/en/reference/messaging-api/#create-upload-audience-group-by-file>):
//! a text file (text/plain) with a user id on each line, 1,500,000 at most; one invalid id
//! and the whole file is refused. So there is no head, no mark and nothing but ids.
//! *"Get user IDs"* (<https://developers.line.biz/en/docs/messaging-api/getting-user-ids/>):
//! an id is `U[0-9a-f]{32}`, and another one for each provider.
//!
//! LINE Official Account Manager takes the same ids (*用戶ID上傳*,
//! <https://help2.line.me/official_account_tw/>). Unverified: its limits, and whether it
//! takes other files than .txt.
//!
//! The file has no columns, so those held out get a file of their own.

use super::super::Field;
use super::super::HoldOut;
use super::super::rules::{Head, Naming, Needs, Rules, TEXTS, Tags};

pub(in super::super) const RULES: Rules = Rules {
    slug: "line",
    extension: "txt",
    needs: Needs::LineUserId,
    keys: &[Field::LineId],
    columns: &[(Field::LineId, Head::Caller)],
    head_line: false,
    mark: false,
    line_end: "\n",
    most_rows: Some(1_500_000),
    most_bytes: None,
    hold_out: HoldOut::Apart,
    naming: Naming::Free,
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
