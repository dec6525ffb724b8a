//! Files in parts, within what the tools take.

use ltv_engine::segments::lists::{Format, ListRow, Setup};

use crate::support::{Table, Written, date};

fn setup(most_rows: Option<u32>) -> Setup {
    Setup {
        most_rows,
        ..Setup::new("S1", date())
    }
}

/// So many people, each with all that any tool needs.
fn with_people(count: u32, check: impl Fn(&[ListRow<'_>])) {
    let texts: Vec<_> = (0..count)
        .map(|n| {
            (
                format!("M{n}"),
                format!("m{n}@example.com"),
                format!("U{n:032x}"),
            )
        })
        .collect();
    let rows: Vec<_> = texts
        .iter()
        .map(|(id, email, line)| ListRow {
            id,
            name: Some("王小明"),
            email: Some(email),
            line_id: Some(line),
            ..ListRow::default()
        })
        .collect();
    check(&rows);
}

#[test]
fn each_part_has_the_heads_and_its_number() {
    with_people(7, |rows| {
        let written = Written::new(Format::Zoho, setup(Some(3)), rows);
        let names: Vec<_> = written
            .list
            .files
            .iter()
            .map(|file| file.name.as_str())
            .collect();
        assert_eq!(
            names,
            [
                "ltv-zoho-S1-2026-11-22-1of3.csv",
                "ltv-zoho-S1-2026-11-22-2of3.csv",
                "ltv-zoho-S1-2026-11-22-3of3.csv"
            ]
        );
        let mut ids = Vec::new();
        for bytes in &written.bytes {
            let table = Table::read(bytes);
            assert_eq!(table.heads[0], "Last Name");
            ids.extend(table.column("customer_id").iter().map(ToString::to_string));
        }
        assert_eq!(ids, ["M0", "M1", "M2", "M3", "M4", "M5", "M6"]);
    });
}

#[test]
fn tools_own_limits() {
    with_people(10_001, |rows| {
        for (format, parts) in [
            (Format::Zoho, vec![10_000, 1]),
            (Format::Monday, vec![8_000, 2_001]),
            (Format::Line, vec![10_001]),
            (Format::Mailchimp, vec![10_001]),
        ] {
            let written = Written::new(format, setup(None), rows);
            let rows: Vec<_> = written.list.files.iter().map(|file| file.rows).collect();
            assert_eq!(rows, parts, "{format:?}");
        }
    });
    assert_eq!(Format::Line.most_rows(), Some(1_500_000));
    assert_eq!(Format::HubSpot.most_bytes(), Some(20_000_000));
}

#[test]
fn a_file_within_its_bytes() {
    // 200 characters of three bytes in three columns: 20 MB after some 11,000 rows.
    let long = "顧".repeat(200);
    with_people(12_000, |rows| {
        let rows: Vec<_> = rows
            .iter()
            .map(|row| ListRow {
                stage: Some(&long),
                segment: Some(&long),
                tier: Some(&long),
                ..*row
            })
            .collect();
        let written = Written::new(Format::HubSpot, setup(None), &rows);
        assert_eq!(written.list.files.len(), 2);
        for file in &written.list.files {
            assert!(file.bytes <= 20_000_000, "{}", file.bytes);
        }
        assert!(written.list.files[0].bytes > 19_990_000);
    });
}

#[test]
fn a_list_of_nobody_is_no_file() {
    for format in Format::ALL {
        let written = Written::new(format, setup(None), &[]);
        assert!(written.list.files.is_empty() && written.bytes.is_empty());
        assert_eq!(written.list.account.given, 0);
    }
}

#[test]
fn heads_are_the_callers_but_where_the_tool_has_its_own() {
    with_people(1, |rows| {
        for format in Format::ALL {
            if format == Format::Line {
                continue;
            }
            let heads = format
                .fields()
                .map(|field| (field, format!("欄位 {}", field.key())));
            let setup = Setup {
                heads: heads.collect(),
                ..setup(None)
            };
            let table = Written::new(format, setup, rows).table();
            for (field, head) in format.fields().zip(&table.heads) {
                let expected = format
                    .own_head(field)
                    .map_or_else(|| format!("欄位 {}", field.key()), ToOwned::to_owned);
                assert_eq!(*head, expected);
            }
        }
    });
}
