//! A text a person.

/// Texts one after the other, and where each ends.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TextColumn {
    pub(super) text: String,
    /// In bytes, ascending.
    pub(super) ends: Vec<u32>,
}

impl TextColumn {
    /// How many texts, empty ones among them.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// A text by number; empty beyond the last.
    pub fn get(&self, at: usize) -> &str {
        let end = |at: usize| self.ends.get(at).map_or(0, |&end| end as usize);
        let from = at.checked_sub(1).map_or(0, end);
        self.text.get(from..end(at)).unwrap_or_default()
    }

    /// From texts; one that would go beyond 4 GiB in all is left empty.
    pub(super) fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut column = Self::default();
        for text in texts {
            let end = u32::try_from(column.text.len() + text.len());
            if end.is_ok() {
                column.text.push_str(text);
            }
            column.ends.push(column.text.len() as u32);
        }
        column
    }

    /// Adds a text under its number, blank ones for those that were left out; nothing
    /// where there is one already.
    pub(super) fn push_at(&mut self, at: usize, text: &str) {
        if at < self.ends.len() {
            return;
        }
        self.ends.resize(at, self.text.len() as u32);
        if u32::try_from(self.text.len() + text.len()).is_ok() {
            self.text.push_str(text);
        }
        self.ends.push(self.text.len() as u32);
    }

    /// Whether the ends are what they should be.
    pub(super) fn is_well(&self) -> bool {
        self.ends.is_sorted()
            && self.ends.last().copied().unwrap_or(0) as usize == self.text.len()
            && (self.ends.iter()).all(|&end| self.text.is_char_boundary(end as usize))
    }
}
