//! Each known tool's export: recognised, mapped as its table says, imported.

use crate::support::{named, read};
use ltv_engine::calendar::Day;
use ltv_engine::ingest::presets::{Preset, Source};
use ltv_engine::ingest::values::{DateStyle, DecimalMark};
use ltv_engine::ingest::{
    Evidence, ImportOptions, Importer, PreviewOptions, Role, RowMeaning, TableKind, preview,
};

/// A tab-separated table: rows of name → cell.
fn table(name: &str) -> Vec<Vec<(String, String)>> {
    let text = String::from_utf8(read(&format!("tests/data/presets/{name}.tsv"))).unwrap();
    let mut lines = text.lines().map(|line| line.split('\t').map(str::to_owned));
    let header: Vec<String> = lines.next().unwrap().collect();
    lines
        .map(|cells| {
            header
                .iter()
                .cloned()
                .zip(cells.chain(std::iter::repeat(String::new())))
                .collect()
        })
        .collect()
}

fn cell<'a>(row: &'a [(String, String)], name: &str) -> &'a str {
    let found = row.iter().find(|(column, _)| column == name);
    &found.unwrap_or_else(|| panic!("no column {name}")).1
}

const ROLES: [(Role, &str); 15] = [
    (Role::Customer, "customer"),
    (Role::OrderId, "order_id"),
    (Role::Date, "date"),
    (Role::Amount, "amount"),
    (Role::Status, "status"),
    (Role::Refunded, "refunded"),
    (Role::Currency, "currency"),
    (Role::Product, "product"),
    (Role::Channel, "channel"),
    (Role::Quantity, "quantity"),
    (Role::Cost, "cost"),
    (Role::Email, "email"),
    (Role::Phone, "phone"),
    (Role::Name, "name"),
    (Role::OptIn, "opt_in"),
];

#[test]
fn fixtures_are_recognised_and_mapped_as_their_table_says() {
    let rows = table("presets");
    assert_eq!(rows.len(), Preset::ALL.len());
    for (row, preset) in rows.iter().zip(Preset::ALL) {
        let name = cell(row, "preset");
        assert_eq!(preset.name(), name);
        let source = match cell(row, "source") {
            "official" => Source::Official,
            "public files" => Source::PublicFiles,
            _ => Source::Unconfirmed,
        };
        assert_eq!(preset.source(), source, "{name}");
        let file = read(&format!("tests/data/presets/{}", cell(row, "file")));
        let preview = preview(&file, true, &PreviewOptions::default()).unwrap();
        assert_eq!(
            (preview.preset, preview.kind),
            (Some(preset), TableKind::Orders),
            "{name}"
        );
        assert!(
            preview
                .guesses
                .iter()
                .all(|guess| guess.evidence == Evidence::Preset)
        );
        for (role, column) in ROLES {
            let alternatives: Vec<&str> = cell(row, column).split('|').collect();
            let got = named(&preview, &[role]).remove(0).unwrap_or_default();
            // The only column that tells the customer is not also the name.
            let customer = named(&preview, &[Role::Customer])
                .remove(0)
                .unwrap_or_default();
            let shared =
                role == Role::Name && got.is_empty() && alternatives.contains(&customer.as_str());
            assert!(
                shared || alternatives.contains(&got.as_str()),
                "{name} {role:?}: {got:?} of {alternatives:?}"
            );
        }
        let mapping = preview
            .mapping()
            .unwrap_or_else(|error| panic!("{name}: {error:?}"));
        let meaning = match cell(row, "rows") {
            "lines" => RowMeaning::Lines,
            "orderTotal" => RowMeaning::OrderTotal,
            _ => RowMeaning::Order,
        };
        assert_eq!(mapping.rows, meaning, "{name}");
        // The cells decide where they can: GA4's yyyymmdd is read as year first.
        let dates = if cell(row, "dates") == "mdy" {
            DateStyle::Mdy
        } else {
            DateStyle::Ymd
        };
        assert_eq!(
            (mapping.dates, mapping.numbers),
            (dates, DecimalMark::Point),
            "{name}"
        );
        for word in cell(row, "sales").split('|') {
            assert_eq!(preset.stands(word), Some(true), "{name} {word}");
        }
        let others = cell(row, "no_sale");
        for word in others.split('|').filter(|_| others != "*") {
            assert_eq!(preset.stands(word), Some(false), "{name} {word}");
        }
        let unknown = (others == "*").then_some(false);
        assert_eq!(preset.stands("something else"), unknown, "{name}");
    }
}

#[test]
fn fixtures_are_imported_row_by_row() {
    for row in table("expected") {
        let name = cell(&row, "preset");
        let file = read(&format!("tests/data/presets/{}", cell(&row, "file")));
        let preview = preview(&file, true, &PreviewOptions::default()).unwrap();
        let number = |column: &str| cell(&row, column).parse::<u64>().unwrap();
        assert_eq!(
            u64::from(preview.layout.skip),
            number("rows_above_header"),
            "{name}"
        );
        let today = Day::from_civil(2026, 1, 1).unwrap();
        let mut importer = Importer::new(preview.mapping().unwrap(), ImportOptions::new(today));
        importer.push(&file);
        let imported = importer.finish().unwrap();
        let report = &imported.reports[0];
        assert_eq!(
            report.rows_read,
            report.rows_kept + report.rows_changed() + report.rows_dropped(),
            "{name}"
        );
        // Every line below the header: rows, blank ones, group headings.
        assert_eq!(
            report.rows_read + report.blank_rows,
            number("rows_below_header"),
            "{name}"
        );
        let whole = ["WooCommerce Analytics", "SHOPLINE", "91APP", "CYBERBIZ"];
        if whole.contains(&name) {
            // The words of their status columns mean the same everywhere.
            let amount = |column: &str| cell(&row, column).parse::<f64>().unwrap();
            let sum: f64 = imported
                .orders
                .amounts()
                .iter()
                .map(|amount| ltv_engine::amount::Amount::as_f64(*amount))
                .sum();
            assert_eq!(imported.orders.len() as u64, number("sales"), "{name}");
            assert_eq!(
                imported.orders.customer_count() as u64,
                number("customers"),
                "{name}"
            );
            assert!(
                (sum - amount("gross") + amount("refunded")).abs() < 1e-9,
                "{name}: {sum}"
            );
        }
    }
}

#[test]
fn a_preset_needs_all_of_its_signature() {
    let shopify: Vec<String> = [
        "Name",
        "Financial Status",
        "Lineitem quantity",
        "Fulfillment Status",
    ]
    .map(str::to_owned)
    .to_vec();
    assert_eq!(Preset::of(&shopify), None);
    let with = |name: &str| [shopify.as_slice(), &[name.to_owned()]].concat();
    assert_eq!(Preset::of(&with("LINEITEM NAME")), Some(Preset::Shopify));
    assert_eq!(Preset::of(&[]), None);
}
