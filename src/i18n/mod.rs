//! Everything a user reads: messages from `locales/`, and numbers, money and
//! dates through the browser's `Intl`.

mod currency;
mod format;
mod locale;
mod rich;

pub use currency::Currency;
pub use format::Format;
pub use locale::Locale;
pub use rich::rich;

/// The messages of every surface, generated from `locales/` by the build.
#[allow(clippy::match_same_arms)] // some words are the same in every language
pub mod t {
    use super::Locale;
    include!(concat!(env!("OUT_DIR"), "/messages.rs"));

    /// A part of a message with values.
    pub(crate) enum Piece {
        Text(&'static str),
        Value(usize),
    }

    pub(crate) fn fill(pieces: &[Piece], values: &[&str]) -> String {
        pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text,
                Piece::Value(index) => values.get(*index).copied().unwrap_or_default(),
            })
            .collect()
    }
}

use leptos::prelude::*;

/// A message without values as a view that follows the language. Every such text
/// goes through this one function: one piece of code instead of one per text.
pub fn say(locale: RwSignal<Locale>, words: fn(Locale) -> &'static str) -> AnyView {
    spoken(locale, words).into_any()
}

/// The same for an attribute.
pub fn spoken(
    locale: RwSignal<Locale>,
    words: fn(Locale) -> &'static str,
) -> impl Fn() -> &'static str + Copy + Send + Sync {
    move || words(locale.get())
}
