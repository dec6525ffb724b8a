//! The CDNOW sample as the literature uses it: calibration to 1997-09-30, in weeks.

use std::path::Path;

use ltv_engine::btyd::Sample;
use ltv_engine::calendar::Day;
use ltv_engine::customers::Customers;
use ltv_engine::ingest::values::{DateStyle, DecimalMark};
use ltv_engine::ingest::{
    Delimiter, ImportOptions, Importer, Layout, Mapping, Role, RowMeaning, TableKind,
};

/// All orders, by customer.
pub(crate) fn customers() -> Customers {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www/samples/cdnow.csv");
    let mapping = Mapping {
        kind: TableKind::Orders,
        layout: Layout {
            delimiter: Delimiter::Comma,
            skip: 0,
            has_header: true,
        },
        columns: [(Role::Customer, 0), (Role::Date, 1), (Role::Amount, 3)]
            .into_iter()
            .collect(),
        dates: DateStyle::Ymd,
        numbers: DecimalMark::Point,
        rows: RowMeaning::Order,
        recurring_ids: false,
    };
    let today = Day::from_civil(1998, 7, 1).unwrap();
    let mut importer = Importer::new(mapping, ImportOptions::new(today));
    importer.push(&std::fs::read(path).unwrap());
    Customers::new(&importer.finish().unwrap().orders)
}

/// The repeat purchases of 39 weeks, in units of `days` days.
pub(crate) fn sample(days: f64) -> Sample {
    let end = Day::from_civil(1997, 9, 30).unwrap();
    Sample::observed(&customers(), end, days)
}
