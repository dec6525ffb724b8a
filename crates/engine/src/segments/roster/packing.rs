//! Words and texts as bytes, written and read.

use super::TextColumn;

/// Why bytes are no roster, no items, or no receipts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RosterError {
    /// They do not begin as one.
    Magic,
    /// They are one of another version of this program.
    Version,
    /// Fewer or more bytes than they tell.
    Length,
    /// Texts that are none, or ends that do not ascend.
    Texts,
    /// No customers, or more than persons.
    Customers,
    /// A column or a value that does not exist.
    Values,
    /// A day out of order, or outside of the valid ones.
    Days,
}

/// Bytes to be written.
#[derive(Default)]
pub(super) struct Writer(pub(super) Vec<u8>);

impl Writer {
    pub(super) fn word(&mut self, word: u32) {
        self.0.extend(word.to_le_bytes());
    }

    pub(super) fn words(&mut self, words: impl Iterator<Item = u32>) {
        words.for_each(|word| self.word(word));
    }

    pub(super) fn texts(&mut self, column: &TextColumn) {
        self.word(column.text.len() as u32);
        self.words(column.ends.iter().copied());
        self.0.extend(column.text.as_bytes());
    }
}

/// Bytes that are read.
pub(super) struct Reader<'a>(pub(super) &'a [u8]);

impl<'a> Reader<'a> {
    pub(super) fn take(&mut self, count: usize) -> Result<&'a [u8], RosterError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(RosterError::Length)?;
        self.0 = rest;
        Ok(taken)
    }

    pub(super) fn word(&mut self) -> Result<u32, RosterError> {
        let four = self.take(4)?;
        Ok(u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
    }

    pub(super) fn words(&mut self, count: usize) -> Result<Vec<u32>, RosterError> {
        let bytes = self.take(count.checked_mul(4).ok_or(RosterError::Length)?)?;
        let words = bytes.chunks_exact(4);
        Ok(words
            .map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
            .collect())
    }

    pub(super) fn texts(&mut self, count: usize) -> Result<TextColumn, RosterError> {
        let length = self.word()? as usize;
        let ends = self.words(count)?;
        let text = core::str::from_utf8(self.take(length)?).map_err(|_| RosterError::Texts)?;
        let column = TextColumn {
            text: text.to_owned(),
            ends,
        };
        column.is_well().then_some(column).ok_or(RosterError::Texts)
    }

    pub(super) fn end(self) -> Result<(), RosterError> {
        self.0.is_empty().then_some(()).ok_or(RosterError::Length)
    }
}
