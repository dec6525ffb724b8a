//! The fields of one record.

/// The fields of the record that was split last.
#[derive(Clone, Copy)]
pub(in crate::ingest) struct Fields<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) spans: &'a [(u32, u32)],
}

impl<'a> Fields<'a> {
    pub(in crate::ingest) fn len(self) -> usize {
        self.spans.len()
    }

    /// A field, unescaped; empty beyond the last.
    #[inline]
    pub(in crate::ingest) fn get(self, index: usize) -> &'a [u8] {
        self.spans.get(index).map_or(&[], |&(start, end)| {
            &self.bytes[start as usize..end as usize]
        })
    }

    pub(in crate::ingest) fn iter(self) -> impl Iterator<Item = &'a [u8]> {
        (0..self.len()).map(move |index| self.get(index))
    }

    /// Whether the record has as many fields as the first one, or more that are all blank.
    pub(in crate::ingest) fn fit(self, expected: usize) -> bool {
        self.len() == expected
            || (self.len() > expected && self.iter().skip(expected).all(is_blank))
    }
}

/// Whether a field holds nothing but ASCII white space.
pub(in crate::ingest) fn is_blank(field: &[u8]) -> bool {
    field.iter().all(u8::is_ascii_whitespace)
}
