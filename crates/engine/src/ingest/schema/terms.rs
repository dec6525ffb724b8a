//! A quick no: whether any name of any role can occur in some words. Most
//! cells of a file hold none, and each role's list is long.

use super::vocabulary::vocabulary;
use crate::hash::text_hash;
use crate::ingest::{Role, TableKind};
use rustc_hash::FxHashSet;
use std::sync::OnceLock;

/// All terms of all roles, so that they can be looked up.
#[derive(Default)]
struct Terms {
    /// Terms without their spaces.
    whole: FxHashSet<u64>,
    /// Latin terms, as the words that they are.
    latin: FxHashSet<u64>,
    /// Words in the longest Latin term.
    longest: usize,
    /// The first two characters of terms of other scripts, or the only one.
    beginnings: FxHashSet<(char, Option<char>)>,
}

/// Whether a term may occur in words as [`super::words`] makes them: never a
/// wrong no.
pub(in crate::ingest) fn may_occur(words: &str) -> bool {
    static TERMS: OnceLock<Terms> = OnceLock::new();
    TERMS.get_or_init(Terms::new).may_occur(words)
}

fn hash(text: &str) -> u64 {
    text_hash(0, text.as_bytes())
}

impl Terms {
    fn new() -> Self {
        let mut terms = Self::default();
        for kind in TableKind::ALL {
            for &role in Role::for_kind(kind) {
                for (term, _) in vocabulary(role, kind).terms() {
                    terms.add(term);
                }
            }
        }
        terms
    }

    fn add(&mut self, term: &str) {
        self.whole.insert(hash(&term.replace(' ', "")));
        if term.is_ascii() {
            self.latin.insert(hash(term));
            self.longest = self.longest.max(term.split(' ').count());
        } else {
            let mut chars = term.chars();
            if let Some(first) = chars.next() {
                self.beginnings.insert((first, chars.next()));
            }
        }
    }

    fn may_occur(&self, words: &str) -> bool {
        if self.whole.contains(&hash(&words.replace(' ', ""))) {
            return true;
        }
        let starts = || words.match_indices(' ').map(|(at, _)| at + 1);
        for start in core::iter::once(0).chain(starts()) {
            let rest = &words[start..];
            let ends = rest.match_indices(' ').map(|(at, _)| at);
            let ends = ends.chain(core::iter::once(rest.len()));
            for end in ends.take(self.longest) {
                if self.latin.contains(&hash(&rest[..end])) {
                    return true;
                }
            }
        }
        if words.is_ascii() {
            return false;
        }
        let mut chars = words.chars().peekable();
        while let Some(char) = chars.next() {
            let next = chars.peek().copied();
            if self.beginnings.contains(&(char, next)) || self.beginnings.contains(&(char, None)) {
                return true;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_is_found_alone_and_among_others() {
        for kind in TableKind::ALL {
            for &role in Role::for_kind(kind) {
                for (term, _) in vocabulary(role, kind).terms() {
                    assert!(may_occur(term), "{term}");
                    assert!(may_occur(&term.replace(' ', "")), "{term}");
                    assert!(may_occur(&format!("the {term} x")), "{term}");
                    assert!(
                        term.is_ascii() || may_occur(&format!("某{term}等")),
                        "{term}"
                    );
                }
            }
        }
        for words in ["field 12", "v123", "台北 101", "subtotals", ""] {
            assert!(!may_occur(words), "{words}");
        }
    }
}
