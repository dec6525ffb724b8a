//! Single texts and files.

use encoding_rs::BIG5;
use ltv_engine::ingest::encoding::{Encoding, FileForm, detect, form};

#[test]
fn labels_are_those_of_the_encoding_standard() {
    for encoding in Encoding::ALL {
        let known = encoding_rs::Encoding::for_label(encoding.label().as_bytes()).unwrap();
        assert_eq!(known.name().to_ascii_lowercase(), encoding.label());
    }
}

#[test]
fn marks_and_plain_text() {
    for (bytes, best) in [
        (&b""[..], Encoding::Utf8),
        (b"a,b\n1,2\n", Encoding::Utf8),
        (b"\xef\xbb\xbfa", Encoding::Utf8),
        (b"\xef\xbb\xbf\xa4\xa4", Encoding::Utf8),
        (b"\xff\xfea\0", Encoding::Utf16Le),
        (b"\xfe\xff\0a", Encoding::Utf16Be),
        (b"a\0,\0b\0\n\0", Encoding::Utf16Le),
        (b"\0a\0,\0b\0\n", Encoding::Utf16Be),
        ("naïve café, Ærø, Đà Nẵng".as_bytes(), Encoding::Utf8),
    ] {
        let got = detect(bytes, true);
        assert_eq!(
            (got.best, got.sure, got.other),
            (best, true, None),
            "{bytes:?}"
        );
    }
}

#[test]
fn a_header_line_is_enough_to_be_sure() {
    for header in [
        "訂單編號,訂單日期,付款總金額\n1,113/05/01,420\n",
        "顧客,日期,金額\n",
        "會員編號,下單日期,實付金額\nA1,1130501,500\n",
    ] {
        let (bytes, ..) = BIG5.encode(header);
        let got = detect(&bytes, true);
        assert_eq!((got.best, got.sure), (Encoding::Big5, true), "{header:?}");
    }
}

#[test]
fn few_characters_are_read_but_asked_about() {
    for text in ["a,b\n1,中\n", "a,b\n1,王\n2,李\n"] {
        let (bytes, ..) = BIG5.encode(text);
        let got = detect(&bytes, true);
        assert_eq!(
            (got.best, got.sure, got.other),
            (Encoding::Big5, false, Some(Encoding::Utf8))
        );
    }
    // C3 A9 is é in UTF-8 and a character of daily use in Big5.
    let got = detect("a,b\n1,café\n".as_bytes(), true);
    assert_eq!(
        (got.best, got.sure, got.other),
        (Encoding::Utf8, false, Some(Encoding::Big5))
    );
}

#[test]
fn a_broken_cell_does_not_change_the_encoding_of_a_file() {
    let mut bytes = "會員,商品\n甲,咖啡豆\n乙,濾杯\n".repeat(20).into_bytes();
    bytes.extend_from_slice(b"\xa4\xa4,\xff\n");
    assert_eq!(detect(&bytes, true).best, Encoding::Utf8);
}

#[test]
fn forms_of_files() {
    for (bytes, expected) in [
        (&b""[..], FileForm::Text),
        (b"a,b\n", FileForm::Text),
        (b"a\0,\0b\0\n\0", FileForm::Text),
        (b"\xb7|\xad\xfb,\xa4\xe9\xb4\xc1", FileForm::Text),
        (b"\x1f\x8b\x08\0", FileForm::Gzip),
        (b"PK\x03\x04\x14\0", FileForm::Workbook),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileForm::OldWorkbook),
        (b"%PDF-1.7", FileForm::Pdf),
        (b"\x89PNG\r\n\x1a\n\0", FileForm::Image),
        (b"\xff\xd8\xff\xe0\0", FileForm::Image),
        (b"a,b\n1,\0\n", FileForm::Binary),
        (b"\xff\xfe\0\0a\0\0\0", FileForm::Binary),
        (b"\x01\x02\x03\x04", FileForm::Binary),
    ] {
        assert_eq!(form(bytes), expected, "{bytes:?}");
    }
}
