//! What bytes are, and their text in other encodings.

use ltv_engine::ingest::encoding::{Encoding, FileForm, detect, form};
use ltv_engine::ingest::{PreviewOptions, preview};

pub(crate) fn encodings(data: &[u8]) {
    let form = form(data);
    for complete in [true, false] {
        let found = detect(data, complete);
        assert_eq!(found.sure, found.other.is_none(), "{found:?}");
        assert_ne!(Some(found.best), found.other);
        let decoder = encoding_rs::Encoding::for_label(found.best.label().as_bytes());
        let (text, _, _) = decoder.expect("a known label").decode(data);
        let _ = preview(text.as_bytes(), complete, &PreviewOptions::default());
    }
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    if form == FileForm::Text && !data.contains(&0) {
        assert_eq!(detect(data, true).best, Encoding::Utf8, "{text:?}");
    }
    // Cut in the middle of a character, it is still the same encoding.
    for end in data.len().saturating_sub(3)..data.len() {
        if !data.contains(&0) && !data.starts_with(b"\xfe\xff") && !data.starts_with(b"\xff\xfe") {
            assert_eq!(detect(&data[..end], false).best, Encoding::Utf8, "{text:?}");
        }
    }
    if text.is_empty() || text.starts_with(['\0', '\u{feff}']) {
        return; // a zero after the mark makes it one of UTF-32
    }
    let marked = || std::iter::once(0xfeff).chain(text.encode_utf16());
    let little: Vec<u8> = marked().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = marked().flat_map(u16::to_be_bytes).collect();
    assert_eq!(detect(&little, true).best, Encoding::Utf16Le, "{text:?}");
    assert_eq!(detect(&big, true).best, Encoding::Utf16Be, "{text:?}");
}
