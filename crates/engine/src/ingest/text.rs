//! Whether bytes are text that can be read: UTF-8, or what they are instead.

use super::encoding::{self, FileForm, UTF8_BOM};
use super::error::{BinaryKind, Encoding, ImportError};

/// The text without its byte order mark. With `complete` false the slice may
/// end in the middle of a character, which is then left out.
pub(super) fn utf8(head: &[u8], complete: bool) -> Result<&str, ImportError> {
    let not_text = |looks_like| Err(ImportError::NotText { looks_like });
    let encoded = |found| Err(ImportError::Encoding { found });
    match encoding::form(head) {
        FileForm::Text => {}
        FileForm::Gzip => return not_text(Some(BinaryKind::Gzip)),
        FileForm::Workbook => return not_text(Some(BinaryKind::Zip)),
        FileForm::OldWorkbook => return not_text(Some(BinaryKind::Ole)),
        FileForm::Pdf => return not_text(Some(BinaryKind::Pdf)),
        FileForm::Image => return not_text(Some(BinaryKind::Image)),
        FileForm::Binary if encoding::is_utf32(head) => return encoded(Encoding::Utf32),
        FileForm::Binary => return not_text(None),
    }
    match encoding::utf16(head) {
        Some(encoding::Encoding::Utf16Le) => return encoded(Encoding::Utf16Le),
        Some(_) => return encoded(Encoding::Utf16Be),
        None => {}
    }
    let body = head.strip_prefix(UTF8_BOM).unwrap_or(head);
    match core::str::from_utf8(body) {
        Ok(text) => Ok(text),
        Err(error) => {
            let valid = &body[..error.valid_up_to()];
            if !complete && error.error_len().is_none() {
                return Ok(core::str::from_utf8(valid).unwrap_or_default());
            }
            let lines = valid.split(|&byte| byte == b'\n').count() as u64;
            Err(ImportError::NotUtf8 { row: lines })
        }
    }
}

/// At most `chars` characters of possibly broken UTF-8.
pub(super) fn excerpt(bytes: &[u8], chars: usize) -> String {
    // Four bytes hold any character; a few more, so that the cut itself breaks none.
    let near = &bytes[..bytes.len().min(chars * 4 + 4)];
    String::from_utf8_lossy(near).chars().take(chars).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_is_not_utf8() {
        let table = "會員,date,amount\n甲,2025-01-05,12\n乙,2025-01-06,15\n";
        let le: Vec<u8> = table.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = table.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked = [b"\xff\xfe".as_slice(), &le].concat();
        let encoding = |found| Err(ImportError::Encoding { found });
        assert_eq!(utf8(&le, true), encoding(Encoding::Utf16Le));
        assert_eq!(utf8(&marked, true), encoding(Encoding::Utf16Le));
        assert_eq!(utf8(&be, true), encoding(Encoding::Utf16Be));
        assert_eq!(
            utf8(b"a,b\n1,\xa4\xa4\n", true),
            Err(ImportError::NotUtf8 { row: 2 })
        );
        assert_eq!(
            utf8(b"a,b\n1,\0\n", true),
            Err(ImportError::NotText { looks_like: None })
        );
        let zip = ImportError::NotText {
            looks_like: Some(BinaryKind::Zip),
        };
        assert_eq!(utf8(b"PK\x03\x04\x14\0", true), Err(zip));
    }

    #[test]
    fn a_character_cut_by_the_slice_is_no_error() {
        let table = "a,b\n1,中".as_bytes();
        for cut in 1..3 {
            let head = &table[..table.len() - cut];
            assert_eq!(utf8(head, false), Ok("a,b\n1,"));
            assert_eq!(utf8(head, true), Err(ImportError::NotUtf8 { row: 2 }));
        }
        assert_eq!(utf8("\u{feff}x".as_bytes(), true), Ok("x"));
    }
}
