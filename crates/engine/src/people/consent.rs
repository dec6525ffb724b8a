//! Whether somebody agreed to be written to.

/// What a cell says of an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub enum Consent {
    /// Nothing is said, or nothing that is known.
    #[default]
    Unknown,
    /// Agreed.
    Yes,
    /// Did not agree, or took it back.
    No,
}

#[rustfmt::skip]
const YES: [&str; 19] = [
    "yes", "true", "y", "t", "1", "subscribed", "opted in", "opt in", "opted_in", "accepted",
    "confirmed", "是", "有", "同意", "已同意", "接受", "訂閱", "已訂閱", "願意",
];

#[rustfmt::skip]
const NO: [&str; 23] = [
    "no", "false", "n", "f", "0", "unsubscribed", "not subscribed", "not_subscribed", "opted out",
    "opt out", "opted_out", "declined", "cleaned", "否", "無", "不同意", "未同意", "拒絕",
    "不接受", "未訂閱", "取消訂閱", "已取消", "不願意",
];

impl Consent {
    /// Reads a cell: yes and no as exports write them, in English and Chinese. What
    /// is neither (`pending`, say) is not known, since nobody is to be written to
    /// on a guess.
    pub fn of(cell: &str) -> Self {
        let cell = cell.trim();
        let is = |words: &[&str]| words.iter().any(|word| cell.eq_ignore_ascii_case(word));
        if is(&YES) {
            Self::Yes
        } else if is(&NO) {
            Self::No
        } else {
            Self::Unknown
        }
    }
}
