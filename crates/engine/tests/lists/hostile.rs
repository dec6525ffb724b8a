//! Names and words that mean harm, or merely do it.

use ltv_engine::segments::lists::{Format, ListRow, Setup, Value, plain_values};
use proptest::prelude::*;

use crate::support::{Written, date};

const NAMES: [&str; 16] = [
    "=cmd|'/c calc'!A1",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r\n=1+1",
    " =1+1",
    "＝1+1",
    "\u{200b}=1+1",
    "a\"b",
    "a\",\"b",
    "line\nbreak",
    "a,b;c|d<e>",
    "👨‍👩‍👧 family",
    "\u{202e}evil\u{202c}",
    "'quoted'",
];

fn begins_a_formula(cell: &str) -> bool {
    let is_number = cell
        .strip_prefix('-')
        .unwrap_or(cell)
        .parse::<f64>()
        .is_ok();
    let is_phone = cell.strip_prefix('+').is_some_and(|digits| {
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    });
    cell.trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
        && !is_number
        && !is_phone
}

fn check(name: &str, tag: &str, email: &str) {
    let tags = [tag];
    let row = ListRow {
        id: name,
        name: Some(name),
        email: Some(email),
        stage: Some(tag),
        segment: Some(name),
        tier: Some(name),
        tags: &tags,
        revenue: Some(-3.5),
        ..ListRow::default()
    };
    for format in Format::ALL {
        let mut setup = Setup::new(name, date());
        setup.heads = format
            .fields()
            .map(|field| (field, format!("{name}{}", field.key())))
            .collect();
        let written = Written::new(format, setup, &[row]);
        let Some(bytes) = written.bytes.first() else {
            continue;
        };
        let file = &written.list.files[0].name;
        assert!(
            !file.contains(|c: char| c.is_control() || "\\/:*?\"<>|".contains(c)),
            "{file}"
        );
        let text = std::str::from_utf8(bytes).unwrap();
        assert_eq!(text.matches('\n').count(), 2, "two lines: {text}");
        let table = written.table();
        assert_eq!(table.rows.len(), 1, "{format:?}");
        for cell in table.rows[0].iter().chain(&table.heads) {
            assert!(!begins_a_formula(cell), "{format:?}: {cell:?}");
            assert!(
                !cell.contains(|c: char| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c))
            );
        }
    }
    for value in plain_values(&row, &Setup::new("", date())) {
        if let Value::Text(text) = value {
            assert!(!text.contains(char::is_control), "{text:?}");
        }
    }
}

#[test]
fn hostile_names() {
    for name in NAMES {
        for tag in NAMES {
            check(name, tag, "a@example.com");
        }
    }
}

#[test]
fn a_harmless_name_is_not_changed() {
    for name in [
        "王小明",
        "O'Brien",
        "Anne-Marie d'Été",
        "𠮷野家",
        "김민수",
        "👍 ok",
    ] {
        let row = ListRow {
            id: "1",
            name: Some(name),
            ..ListRow::default()
        };
        let written = Written::new(Format::Plain, Setup::new("", date()), &[row]);
        assert_eq!(written.table().column("name"), [name]);
    }
}

#[test]
fn a_workbook_gets_words_without_an_apostrophe() {
    let row = ListRow {
        id: "=1",
        ..ListRow::default()
    };
    let values = plain_values(&row, &Setup::new("", date()));
    assert_eq!(values.len(), Format::Plain.fields().count());
    assert_eq!(values[0], Value::Text("=1".into()));
}

#[test]
fn texts_are_cut_between_characters() {
    let long = "顧".repeat(100);
    let row = ListRow {
        id: "1",
        name: Some(&long),
        email: Some("a@example.com"),
        stage: Some(&long),
        tags: &[
            "標籤標籤標籤標籤標籤標籤標籤標籤標籤標籤標籤標籤標籤標籤",
            "b",
        ],
        ..ListRow::default()
    };
    let mailchimp = Written::new(Format::Mailchimp, Setup::new("", date()), &[row]);
    let table = mailchimp.table();
    assert_eq!(table.column("First Name")[0].len(), 255);
    assert_eq!(mailchimp.list.account.adjusted.texts_cut, 2);
    let ga4 = Written::new(Format::Ga4, Setup::new("", date()), &[row]);
    assert_eq!(ga4.table().column("ltv_stage")[0].chars().count(), 36);
    let zoho = Written::new(Format::Zoho, Setup::new("", date()), &[row]);
    let tag = "標籤".repeat(12) + "標";
    assert_eq!(zoho.table().column("Tag"), [tag + ",b"]);
}

proptest! {
    #[test]
    fn any_text_stays_one_cell(name in "\\PC{0,12}|[=+@\\-'\",\\r\\n\\t ]{0,8}", tag in ".{0,12}") {
        check(&name, &tag, "a@example.com");
    }

    #[test]
    fn any_address_is_none_or_safe(email in "[=+@\\-'\",a-z|!(). ]{1,10}@[a-z]{1,4}\\.tw") {
        check("x", "y", &email);
    }
}
