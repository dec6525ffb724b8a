//! Tables of spend with a column for each channel.

use super::column::{Column, MOSTLY};
use super::{Guess, names};
use crate::ingest::totals::is_total_word;
use crate::ingest::{Evidence, Role, TableKind};

/// Names of channels, words of Latin script or any characters of Chinese.
#[rustfmt::skip]
const MEDIA: [&str; 59] = [
    "google", "adwords", "facebook", "fb", "meta", "ig", "instagram", "threads", "line", "yahoo", "bing",
    "microsoft", "tiktok", "youtube", "yt", "linkedin", "twitter", "pinterest", "reddit", "snapchat",
    "criteo", "dcard", "ptt", "amazon", "shopee", "momo", "pchome", "influencer", "influencers", "kol", "kols",
    "affiliate", "affiliates", "seo", "sem", "email", "edm", "newsletter", "sms", "offline", "tv", "radio",
    "podcast", "display", "search", "social", "referral", "電視", "廣播", "網紅", "部落客", "聯播網",
    "關鍵字", "搜尋", "社群", "簡訊", "口碑", "傳單", "戶外",
];

/// First and last column of a row of channels: columns of amounts side by side,
/// two or more of them named as channels, the others as nothing else that is
/// known. Totals at either end are no part of it.
pub(super) fn channels(columns: &[Column<'_>]) -> Option<(usize, usize)> {
    let holds_money =
        |column: &Column<'_>| column.amounts >= MOSTLY && column.civil < MOSTLY && column.len() > 0;
    let is_media = |column: &Column<'_>| {
        MEDIA
            .iter()
            .any(|word| names::contains(&column.words, word))
    };
    let named: Vec<usize> = (0..columns.len())
        .filter(|&at| holds_money(&columns[at]) && is_media(&columns[at]))
        .collect();
    let (&(mut first), &(mut last)) = (named.first()?, named.last()?);
    if first == last {
        return None;
    }
    let may_be = |at: usize| {
        let column = &columns[at];
        holds_money(column) && (is_media(column) || is_nothing_else(column))
    };
    if !(first..=last).all(|at| may_be(at) || is_total_word(&columns[at].words)) {
        return None;
    }
    while first > 0 && may_be(first - 1) {
        first -= 1;
    }
    while last + 1 < columns.len() && may_be(last + 1) {
        last += 1;
    }
    Some((columns[first].index, columns[last].index))
}

/// Whether a name says nothing that a table of spend or of orders would hold.
fn is_nothing_else(column: &Column<'_>) -> bool {
    let words = &column.words;
    let known = |kind, role| column.named(role, kind) > 0.0 || names::is_vetoed(words, role, kind);
    !words.is_empty()
        && !is_total_word(words)
        && !known(TableKind::Spend, Role::Amount)
        && column.named(Role::Date, TableKind::Spend) <= 0.0
        && column.named(Role::Amount, TableKind::Orders) <= 0.0
        && column.named(Role::Quantity, TableKind::Orders) <= 0.0
}

/// Puts the row of channels in the place of the one amount, where a table of
/// spend has it: unless a column says which channel a row is about.
pub(super) fn prefer_channels(guesses: &mut Vec<Guess>, columns: &[Column<'_>]) {
    let Some((first, last)) = channels(columns) else {
        return;
    };
    let inside = |guess: &Guess| (first..=last).contains(&guess.column);
    if guesses
        .iter()
        .any(|guess| guess.role == Role::Channel && !inside(guess))
    {
        return;
    }
    guesses.retain(|guess| guess.role != Role::Amount && !inside(guess));
    let ends = [(Role::FirstChannel, first), (Role::LastChannel, last)];
    guesses.extend(ends.map(|(role, column)| Guess {
        role,
        column,
        confidence: 0.8,
        evidence: Evidence::NameAndValues,
    }));
}
