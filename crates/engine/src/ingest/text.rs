//! Whether bytes are text that can be read: UTF-8, or what they are instead.

use super::error::{BinaryKind, Encoding, ImportError};

/// The byte order mark of UTF-8.
pub(super) const UTF8_BOM: &[u8] = b"\xef\xbb\xbf";

/// First bytes of common files that get renamed to .csv.
const SIGNATURES: [(&[u8], BinaryKind); 7] = [
    (b"PK\x03\x04", BinaryKind::Zip),
    (b"\xd0\xcf\x11\xe0", BinaryKind::Ole),
    (b"%PDF-", BinaryKind::Pdf),
    (b"\x89PNG", BinaryKind::Image),
    (b"\xff\xd8\xff", BinaryKind::Image),
    (b"GIF8", BinaryKind::Image),
    (b"\x1f\x8b", BinaryKind::Gzip),
];

/// The text without its byte order mark. With `complete` false the slice may
/// end in the middle of a character, which is then left out.
pub(super) fn utf8(head: &[u8], complete: bool) -> Result<&str, ImportError> {
    if let Some((_, kind)) = SIGNATURES.iter().find(|(start, _)| head.starts_with(start)) {
        return Err(ImportError::NotText {
            looks_like: Some(*kind),
        });
    }
    if let Some(found) = utf16_or_32(head) {
        return Err(ImportError::Encoding { found });
    }
    if is_binary(head) {
        return Err(ImportError::NotText { looks_like: None });
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

/// By the byte order mark, else by zero bytes at every other place, which the
/// digits, delimiters and line breaks of any table in UTF-16 produce.
fn utf16_or_32(head: &[u8]) -> Option<Encoding> {
    if head.starts_with(b"\xff\xfe\0\0") || head.starts_with(b"\0\0\xfe\xff") {
        return Some(Encoding::Utf32);
    }
    if head.starts_with(b"\xff\xfe") {
        return Some(Encoding::Utf16Le);
    }
    if head.starts_with(b"\xfe\xff") {
        return Some(Encoding::Utf16Be);
    }
    let zeros = |from: usize| {
        head.iter()
            .skip(from)
            .step_by(2)
            .filter(|&&byte| byte == 0)
            .count()
    };
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    // A third: Chinese text has few zeros of its own, but its dates, amounts
    // and separators are most of a table of orders.
    if odd * 3 > pairs && even * 20 < pairs {
        Some(Encoding::Utf16Le)
    } else if even * 3 > pairs && odd * 20 < pairs {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
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
