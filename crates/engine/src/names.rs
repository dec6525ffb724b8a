//! Names of channels, regions and the like, matched across files.

use crate::fold::{fold, is_placeholder};
use crate::hash::text_hash;
use rustc_hash::FxHashMap;

/// Most distinct names that are told apart; further ones are [`OTHER`].
pub const MAX_NAMES: usize = 65_535;

/// Stands for all names beyond [`MAX_NAMES`].
pub const OTHER: u32 = MAX_NAMES as u32;

/// Stands for no name: a blank cell, or a customer of whom nothing is known.
pub const NO_NAME: u32 = u32::MAX;

/// The name with case, full-width forms and all spaces folded, by which names
/// are matched: `FB 廣告` and `ｆｂ廣告` are one channel. Nothing else is folded:
/// `google` and `google_ads` stay apart.
pub fn folded(name: &str) -> String {
    let mut text = String::new();
    fold(name, &mut text);
    text.retain(|char| char != ' ');
    text
}

/// Distinct names in the order of first appearance, as first written.
#[derive(Debug, Clone, Default)]
pub struct Names {
    texts: Vec<String>,
    by_hash: FxHashMap<u64, u32>,
    scratch: String,
}

impl Names {
    /// The index of a name, new or known: [`NO_NAME`] for a blank one or what
    /// stands for nothing (`N/A`, `無`), [`OTHER`] beyond [`MAX_NAMES`].
    pub fn intern(&mut self, name: &str) -> u32 {
        fold(name, &mut self.scratch);
        if is_placeholder(&self.scratch) {
            return NO_NAME;
        }
        self.scratch.retain(|char| char != ' ');
        let hash = text_hash(0, self.scratch.as_bytes());
        if let Some(&index) = self.by_hash.get(&hash) {
            return index;
        }
        if self.texts.len() == MAX_NAMES {
            return OTHER;
        }
        let index = self.texts.len() as u32;
        self.texts.push(name.trim().to_owned());
        self.by_hash.insert(hash, index);
        index
    }

    /// The index of a name that is known.
    pub fn find(&self, name: &str) -> Option<u32> {
        let hash = text_hash(0, folded(name).as_bytes());
        self.by_hash.get(&hash).copied()
    }

    /// The names, by index.
    pub fn texts(&self) -> &[String] {
        &self.texts
    }
}
