//! What the files tell of persons besides who they are: texts to write to them
//! by, and whether they agreed to that.

use super::Consent;
use crate::ingest::Role;

/// The columns whose texts are told.
pub const TEXTS: [Role; 4] = [Role::Email, Role::Phone, Role::LineId, Role::Name];

/// Texts and consents of persons numbered from 0, first come first kept.
///
/// Bytes held: the texts, and 36 a person.
#[derive(Debug, Clone, Default)]
pub struct Details {
    texts: [Texts; TEXTS.len()],
    consents: [Vec<Consent>; Role::CONSENTS.len()],
}

/// A text a person, as written but for white space around it.
#[derive(Debug, Clone, Default)]
struct Texts {
    text: String,
    /// Where each person's text stands, in bytes; nothing where both are equal.
    spans: Vec<(u32, u32)>,
}

impl Texts {
    fn get(&self, person: usize) -> &str {
        let span = self.spans.get(person);
        span.and_then(|&(from, to)| self.text.get(from as usize..to as usize))
            .unwrap_or_default()
    }

    /// Beyond 4 GiB nothing is taken any more.
    fn offer(&mut self, person: usize, text: &str) {
        let text = text.trim();
        if text.is_empty() || !self.get(person).is_empty() {
            return;
        }
        let (from, to) = (self.text.len(), self.text.len() + text.len());
        if let (Ok(from), Ok(to)) = (u32::try_from(from), u32::try_from(to)) {
            if self.spans.len() <= person {
                self.spans.resize(person + 1, (0, 0));
            }
            self.text.push_str(text);
            self.spans[person] = (from, to);
        }
    }
}

impl Details {
    /// A person's text of a column of [`TEXTS`], by its place there; empty where
    /// none is known.
    pub fn text(&self, which: usize, person: usize) -> &str {
        self.texts.get(which).map_or("", |texts| texts.get(person))
    }

    /// What is known of a column of [`Role::CONSENTS`], by its place there.
    pub fn consent(&self, which: usize, person: usize) -> Consent {
        let consents = self.consents.get(which);
        let own = consents.and_then(|consents| consents.get(person));
        own.copied().unwrap_or_default()
    }

    /// Takes a text where the person has none yet.
    pub fn offer_text(&mut self, which: usize, person: usize, text: &str) {
        if let Some(texts) = self.texts.get_mut(which) {
            texts.offer(person, text);
        }
    }

    /// Takes what a later statement says over what an earlier one said.
    pub fn say_consent(&mut self, which: usize, person: usize, consent: Consent) {
        let Some(consents) = self.consents.get_mut(which) else {
            return;
        };
        if consent == Consent::Unknown {
            return;
        }
        if consents.len() <= person {
            consents.resize(person + 1, Consent::Unknown);
        }
        consents[person] = consent;
    }
}
