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
        /// By a value that is a count: the word for one, and for any other.
        Counted(usize, &'static str, &'static str),
    }

    pub(crate) fn fill(pieces: &[Piece], values: &[&str]) -> String {
        let value = |index: &usize| values.get(*index).copied().unwrap_or_default();
        pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text,
                Piece::Value(index) => value(index),
                Piece::Counted(index, one, other) => {
                    if value(index) == "1" {
                        one
                    } else {
                        other
                    }
                }
            })
            .collect()
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn a_word_follows_the_number_beside_it() {
            let said = |count: &str| {
                let counted = Piece::Counted(0, "customer is", "customers are");
                let pieces = [
                    Piece::Value(0),
                    Piece::Text(" "),
                    counted,
                    Piece::Text(" late"),
                ];
                fill(&pieces, &[count])
            };
            assert_eq!(said("1"), "1 customer is late");
            for count in ["0", "2", "11", "1.5", "1,001"] {
                assert_eq!(said(count), format!("{count} customers are late"));
            }
        }

        #[test]
        fn messages_of_the_screens_have_both() {
            let said = |n| rfm::Customers { n }.text(Locale::En);
            assert_eq!([said("1"), said("21")], ["1 customer", "21 customers"]);
            assert_eq!(rfm::Customers { n: "1" }.text(Locale::ZhHant), "1 位");
        }
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
