//! Columns that are left away, and accounts of several lists together.

use ltv_engine::segments::lists::{Field, Format, ListRow, Setup, Value, Writer, plain_values};

use crate::support::{Written, date};

fn row(id: &str) -> ListRow<'_> {
    ListRow {
        id,
        name: Some("王 小明"),
        email: Some("ming@example.com"),
        phone: Some("0912345678"),
        line_id: Some("U8189cf6745fc0d808977bdb0b9f22995"),
        orders: Some(3),
        expected: Some(99.5),
        ..ListRow::default()
    }
}

fn without(fields: Vec<Field>) -> Setup {
    Setup {
        without: fields,
        ..Setup::new("S2", date())
    }
}

#[test]
fn nobodys_columns_are_left_away() {
    let gone = vec![Field::Expected, Field::Phone, Field::HeldOut, Field::Tier];
    for format in Format::ALL.into_iter().filter(|&one| one != Format::Line) {
        let whole = Written::new(format, without(Vec::new()), &[row("M1")]).table();
        let table = Written::new(format, without(gone.clone()), &[row("M1")]).table();
        let kept: Vec<_> = without(gone.clone()).fields(format).collect();
        assert!(gone.iter().all(|field| !kept.contains(field)), "{format:?}");
        assert_eq!(table.heads.len(), kept.len(), "{format:?}");
        for head in &table.heads {
            assert_eq!(table.column(head), whole.column(head), "{format:?} {head}");
        }
    }
}

#[test]
fn what_a_tool_has_no_row_without_stays() {
    for format in Format::ALL {
        let all: Vec<_> = format.fields().collect();
        let kept: Vec<_> = without(all).fields(format).collect();
        assert_eq!(kept.len(), 1, "{format:?}");
    }
    let everything: Vec<_> = Format::Zoho.fields().collect();
    let table = Written::new(Format::Zoho, without(everything), &[row("M1")]).table();
    assert_eq!(
        (table.heads, table.rows),
        (vec!["Last Name".to_owned()], vec![vec!["王".to_owned()]])
    );
}

#[test]
fn a_workbook_has_the_same_columns() {
    let setup = without(vec![Field::Stage, Field::Segment, Field::Expected]);
    let values = plain_values(&row("M1"), &setup);
    assert_eq!(values.len(), setup.fields(Format::Plain).count());
    assert!(!values.contains(&Value::Number(99.5, 2)));
}

#[test]
fn without_the_column_those_held_out_are_in_a_file_of_their_own() {
    let held = ListRow {
        held_out: Some(true),
        ..row("M1")
    };
    let written = Written::new(Format::HubSpot, without(vec![Field::HeldOut]), &[held]);
    assert!(written.list.files[0].held_out);
}

#[test]
fn accounts_add_up() {
    let of = |ids: &[&str]| {
        let mut writer = Writer::new(Format::Mailchimp, Setup::new("S2", date()));
        let written: Vec<_> = ids.iter().map(|id| writer.push(&row(id))).collect();
        (written, writer.finish().account)
    };
    let ((written, one), (_, other)) = (of(&["M1", "M2"]), of(&["M3"]));
    assert_eq!(written, [true, false], "the address is there already");
    let mut sum = one.empty();
    sum.add(&one);
    assert_eq!(sum, one);
    sum.add(&other);
    assert_eq!((sum.given, sum.written), (3, 2));
    assert_eq!(sum.left_out, one.left_out);
    assert_eq!(sum.consent, one.consent);
}
