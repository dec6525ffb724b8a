//! The words in which people and programs agree and refuse.

use super::{Answer, Channel};

/// Folded: lower case, half-width.
#[rustfmt::skip]
const YES: [&str; 36] = [
    "yes", "y", "true", "t", "1", "on", "ok", "agree", "agreed", "accept", "accepted", "granted",
    "subscribed", "subscribe", "subscriber", "opt-in", "opt in", "opted in", "opted-in", "optin",
    "是", "有", "同意", "已同意", "願意", "愿意", "接受", "訂閱", "订阅", "已訂閱", "已订阅", "可", "要", "v", "✓", "○",
];

#[rustfmt::skip]
const NO: [&str; 58] = [
    "no", "n", "false", "f", "0", "off", "disagree", "declined", "decline", "denied", "refused",
    "revoked", "unsubscribed", "unsubscribe", "not subscribed", "non-subscribed", "nonsubscribed",
    "never subscribed", "not_subscribed", "opt-out", "opt out", "opted out", "opted-out", "optout",
    "cleaned", "bounced", "blocked", "spam", "do not contact", "do not email",
    "否", "不", "無", "无", "沒有", "没有", "不同意", "未同意", "不願意", "不愿意", "不接受", "拒絕", "拒绝", "拒收",
    "未訂閱", "未订阅", "取消訂閱", "取消订阅", "已取消訂閱", "已取消", "退訂", "已退訂", "封鎖", "已封鎖", "不可", "不要",
    "x", "✗",
];

#[rustfmt::skip]
const EMAIL: [&str; 13] = [
    "email", "e-mail", "mail", "edm", "newsletter", "電子郵件", "電郵", "電子報", "信箱", "郵件", "电子邮件", "邮件",
    "mailing",
];

#[rustfmt::skip]
const SMS: [&str; 11] = [
    "sms", "text", "phone", "call", "mobile", "簡訊", "電話", "手機", "短信", "电话", "手机",
];

const LINE: [&str; 4] = ["line", "line oa", "line官方帳號", "line@"];

/// Other channels, known only so that a list which names none but them is one.
const OTHER: [&str; 7] = [
    "app",
    "push",
    "post",
    "mailing list",
    "推播",
    "whatsapp",
    "紙本",
];

/// What stands between the channels of a list.
const BETWEEN: [char; 8] = [',', ';', '/', '|', '、', '+', '&', '，'];

/// What a folded cell says of a channel: a word of consent, or a list of the
/// channels agreed to, which refuses all others.
pub(super) fn read(folded: &str, channel: Channel) -> Answer {
    let cell = folded.trim_end_matches(['.', '!', '。']);
    if YES.contains(&cell) {
        return Answer::Yes;
    }
    if NO.contains(&cell) {
        return Answer::No;
    }
    let (mut any, mut wanted) = (false, false);
    for part in cell.split(BETWEEN).map(str::trim) {
        if part.is_empty() {
            continue;
        }
        let is_channel = [EMAIL.as_slice(), &SMS, &LINE, &OTHER]
            .iter()
            .any(|words| words.contains(&part));
        if !is_channel {
            // A list with a word that is no channel is not understood.
            return Answer::Unknown;
        }
        any = true;
        wanted |= match channel {
            Channel::Email => EMAIL.contains(&part),
            Channel::Sms => SMS.contains(&part),
            Channel::Line => LINE.contains(&part),
            Channel::General => true,
        };
    }
    match (any, wanted) {
        (false, _) => Answer::Unknown,
        (true, true) => Answer::Yes,
        (true, false) => Answer::No,
    }
}
