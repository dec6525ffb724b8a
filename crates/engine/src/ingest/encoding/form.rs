//! What kind of file some bytes are, by their first ones.

use super::utf16;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[non_exhaustive]
pub enum FileForm {
    /// Text, in some encoding.
    Text,
    /// Compressed by gzip.
    Gzip,
    /// A ZIP container: an Excel workbook (.xlsx), or any other archive.
    Workbook,
    /// A compound file: an Excel workbook of the old kind (.xls).
    OldWorkbook,
    /// A PDF document.
    Pdf,
    /// A picture.
    Image,
    /// Something else that is not text.
    Binary,
}

/// First bytes of common files, which often get renamed to .csv.
const SIGNATURES: [(&[u8], FileForm); 8] = [
    (b"PK\x03\x04", FileForm::Workbook),
    (b"PK\x05\x06", FileForm::Workbook),
    (b"\xd0\xcf\x11\xe0", FileForm::OldWorkbook),
    (b"%PDF-", FileForm::Pdf),
    (b"\x89PNG", FileForm::Image),
    (b"\xff\xd8\xff", FileForm::Image),
    (b"GIF8", FileForm::Image),
    (b"\x1f\x8b", FileForm::Gzip),
];

/// What a file is, by its beginning.
pub fn form(head: &[u8]) -> FileForm {
    let signature = SIGNATURES.iter().find(|(start, _)| head.starts_with(start));
    match signature {
        Some(&(_, form)) => form,
        None if utf16(head).is_none() && is_binary(head) => FileForm::Binary,
        None => FileForm::Text,
    }
}

pub(in crate::ingest) fn is_utf32(head: &[u8]) -> bool {
    head.starts_with(b"\xff\xfe\0\0") || head.starts_with(b"\0\0\xfe\xff")
}

/// A zero byte, or more than one control character in two hundred bytes: stray
/// ones do occur in free text of real exports.
fn is_binary(head: &[u8]) -> bool {
    let control = head
        .iter()
        .filter(|&&byte| byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c))
        .count();
    head.contains(&0) || control * 200 > head.len()
}
