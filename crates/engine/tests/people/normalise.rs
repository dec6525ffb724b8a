//! What is taken for the same id, address or number, and what is not.

use ltv_engine::people::normalise::{email, id, line_id, phone};

fn check(read: fn(&str) -> Option<String>, cases: &[(&str, Option<&str>)]) {
    for &(cell, expected) in cases {
        assert_eq!(read(cell).as_deref(), expected, "{cell:?}");
    }
}

#[test]
fn ids() {
    check(
        id,
        &[
            ("M001", Some("m001")),
            ("  m001\u{3000}", Some("m001")),
            ("Ｍ００１", Some("m001")),
            ("\u{feff}M001\u{200b}", Some("m001")),
            ("'00123", Some("00123")),
            ("=\"00123\"", Some("00123")),
            ("00123", Some("00123")),
            ("123", Some("123")),
            ("123.0", Some("123")),
            ("1.5.0", Some("1.5.0")),
            ("王  小明", Some("王 小明")),
            ("王\u{3000}小明", Some("王 小明")),
            ("會員－７", Some("會員-7")),
            ("", None),
            ("   ", None),
            ("N/A", None),
            ("NULL", None),
            ("無", None),
            ("-", None),
        ],
    );
}

#[test]
fn emails() {
    check(
        email,
        &[
            ("Amy.Lin@Gmail.com", Some("amy.lin@gmail.com")),
            ("amylin@gmail.com", Some("amylin@gmail.com")), // dots are not removed
            ("amy+shop@gmail.com", Some("amy+shop@gmail.com")),
            (" amy＠example．com ", Some("amy@example.com")),
            ("mailto:amy@example.com", Some("amy@example.com")),
            ("林小美 <AMY@example.com>", Some("amy@example.com")),
            ("amy@example.com;", Some("amy@example.com")),
            ("amy@mail.例子.tw", Some("amy@mail.例子.tw")),
            ("amy@example", None),
            ("amy@.com", None),
            ("@example.com", None),
            ("amy@x@example.com", None),
            ("a@example.com, b@example.com", None),
            ("a***y@example.com", None),
            ("amy at example.com", None),
            ("無", None),
            ("", None),
        ],
    );
}

#[test]
fn phones() {
    check(
        phone,
        &[
            ("0912345678", Some("+886912345678")),
            ("0912-345-678", Some("+886912345678")),
            ("0912 345 678", Some("+886912345678")),
            ("０９１２－３４５－６７８", Some("+886912345678")),
            ("+886 912 345 678", Some("+886912345678")),
            ("+886-0912-345-678", Some("+886912345678")),
            ("+886 (0)912 345 678", Some("+886912345678")),
            ("(+886) 912345678", Some("+886912345678")),
            ("886912345678", Some("+886912345678")),
            ("8860912345678", Some("+886912345678")),
            ("00886912345678", Some("+886912345678")),
            ("002-886-912-345-678", Some("+886912345678")),
            ("912345678", Some("+886912345678")),
            ("912345678.0", Some("+886912345678")),
            ("'0912345678", Some("+886912345678")),
            ("=\"0912345678\"", Some("+886912345678")),
            ("tel:+886-912-345-678", Some("+886912345678")),
            ("\u{202a}0912 345 678\u{202c}", Some("+886912345678")),
            // Landlines: area codes of one to three digits.
            ("(02)2345-6789", Some("+886223456789")),
            ("02-2345-6789 #12", Some("+886223456789#12")),
            ("02-2345-6789 分機12", Some("+886223456789#12")),
            ("02-2345-6789 ext. 12", Some("+886223456789#12")),
            ("037-123-456", Some("+88637123456")),
            // Other countries.
            ("+1 (415) 555-0100", Some("+14155550100")),
            ("+81 90-1234-5678", Some("+819012345678")),
            ("001 415 555 0100", Some("+14155550100")),
            ("+852 2345 6789", Some("+85223456789")),
            ("2345-6789", Some("23456789")),
            ("13812345678", Some("13812345678")),
            // No numbers, or none that tell people apart.
            ("0912***678", None),
            ("0912xxx678", None),
            ("9.12346E+08", None),
            ("0912345678 / 0987654321", None),
            ("0000000000", None),
            ("+0", None),
            ("12345", None),
            ("1234567890123456", None),
            ("02-2345-6789 #", None),
            ("沒有", None),
            ("", None),
        ],
    );
}

#[test]
fn line_ids() {
    check(
        line_id,
        &[
            ("Amy_Lin", Some("amy_lin")),
            (" ａｍｙ.lin ", Some("amy.lin")),
            ("LINE: amy.lin", Some("amy.lin")),
            ("LINE ID：amy.lin", Some("amy.lin")),
            ("https://line.me/ti/p/~amy.lin", Some("amy.lin")),
            ("line_lover", Some("line_lover")),
            ("@shop123x", Some("@shop123x")),
            (
                "U4AF4980629AAABBBCCCDDDEEEFFF0001",
                Some("u4af4980629aaabbbcccdddeeefff0001"),
            ),
            ("0912345678", Some("0912345678")),
            ("林小美", None),
            ("amy lin", None),
            ("am***in", None),
            ("ab", None),
            ("無", None),
            ("none", None),
        ],
    );
}

#[test]
fn what_is_normalised_stays_as_it_is() {
    for read in [id, email, phone, line_id] {
        for cell in [
            "Ｍ００１",
            "Amy <AMY@Example.com>",
            "02-2345-6789 ext 12",
            "+81 90-1234-5678",
            "LINE: Amy.Lin",
            "2345-6789",
            "001 415 555 0100",
        ] {
            if let Some(once) = read(cell) {
                assert_eq!(read(&once), Some(once.clone()), "{cell:?}");
            }
        }
    }
}

proptest::proptest! {
    #[test]
    fn any_text_has_one_form_or_none(text in "(\\PC|[0-9+#@.<>() -]|mailto:|line|ext|=\"){0,24}") {
        for read in [id, email, phone, line_id] {
            if let Some(once) = read(&text) {
                proptest::prop_assert!(!once.is_empty());
                proptest::prop_assert_eq!(read(&format!(" {text}\u{3000}")), Some(once));
            }
        }
    }
}
