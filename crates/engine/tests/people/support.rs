//! What the tests share.

use ltv_engine::calendar::Day;
use ltv_engine::ingest::values::{DateStyle, DecimalMark};
use ltv_engine::ingest::{
    Columns, Delimiter, ImportError, ImportOptions, Layout, Mapping, Report, Role, RowMeaning,
    TableKind,
};
use ltv_engine::people::{MembersImported, PeopleImport};
use ltv_engine::spend::{PeriodLength, SpendImport, SpendImported};

pub(crate) fn day(year: i32, month: u8, day: u8) -> Day {
    Day::from_civil(year, month, day).unwrap()
}

/// The day on which the tests' files are read.
pub(crate) fn options() -> ImportOptions {
    ImportOptions::new(day(2024, 6, 30))
}

pub(crate) fn mapping(kind: TableKind, columns: &[(Role, usize)]) -> Mapping {
    Mapping {
        kind,
        layout: Layout {
            delimiter: Delimiter::Comma,
            skip: 0,
            has_header: true,
        },
        columns: columns.iter().copied().collect::<Columns>(),
        dates: DateStyle::Ymd,
        numbers: DecimalMark::Point,
        rows: RowMeaning::Order,
        recurring_ids: false,
    }
}

/// id, e-mail, phone, LINE id as the first four columns.
pub(crate) fn members_mapping() -> Mapping {
    let columns = [
        (Role::Customer, 0),
        (Role::Email, 1),
        (Role::Phone, 2),
        (Role::LineId, 3),
    ];
    mapping(TableKind::Customers, &columns)
}

/// Files of one mapping, with the fifth column as the only label.
pub(crate) fn members(files: &[&str]) -> Result<MembersImported, ImportError> {
    let mut import = PeopleImport::new();
    for file in files {
        import.begin(members_mapping(), &[Some(4)]);
        import.push(file.as_bytes()).unwrap_or_default();
        check_account(import.end()?);
    }
    import.finish()
}

/// period, channel, amount as the first three columns.
pub(crate) fn spend_mapping() -> Mapping {
    let columns = [(Role::Date, 0), (Role::Channel, 1), (Role::Amount, 2)];
    mapping(TableKind::Spend, &columns)
}

pub(crate) fn spend_of(
    files: &[&str],
    mapping: &Mapping,
    length: Option<PeriodLength>,
) -> Result<SpendImported, ImportError> {
    let mut import = SpendImport::new(options());
    for file in files {
        import.begin(mapping.clone(), length);
        import.push(file.as_bytes()).unwrap_or_default();
        check_account(import.end()?.0);
    }
    import.finish()
}

/// Every row is in one class.
pub(crate) fn check_account(report: &Report) {
    let classes = report.rows_kept + report.rows_changed() + report.rows_dropped();
    assert_eq!(report.rows_read, classes);
    assert!(report.rows_read > 0);
}
