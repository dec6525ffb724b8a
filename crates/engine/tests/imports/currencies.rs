//! Amounts of several currencies.

use crate::support::{dropped, file, import, import_all, options, orders};
use ltv_engine::ingest::RowMeaning::{Lines, Order};
use ltv_engine::ingest::values::CurrencyCode;
use ltv_engine::ingest::{DropReason, ImportError, ImportOptions};

fn code(code: &str) -> Option<CurrencyCode> {
    CurrencyCode::new(code.as_bytes())
}

#[test]
fn several_need_a_choice() {
    for (columns, rows) in [
        (
            "cda$",
            "A,@01,1,TWD B,@02,2,usd C,@03,3,TWD D,@04,4, E,soon,5,EUR",
        ),
        (
            "cda.",
            "A,@01,NT$1, B,@02,US$2, C,@03,NT$3, D,@04,4, E,soon,€5,",
        ),
    ] {
        let mixed = import_all(options(), &[(0, file(columns, Order, rows))]);
        let found = vec![(code("TWD"), 2), (code("USD"), 1), (None, 1)];
        assert_eq!(mixed.unwrap_err(), ImportError::MixedCurrencies { found });
        let options = ImportOptions {
            currency: code("TWD"),
            ..options()
        };
        let imported = import(options, file(columns, Order, rows));
        assert_eq!(orders(&imported), ["A 1 1", "C 3 3", "D 4 4"]);
        assert_eq!(imported.currency, code("TWD"));
        assert_eq!(imported.report.count(DropReason::OtherCurrency), 1);
    }
}

#[test]
fn one_currency_needs_no_choice() {
    let imported = import(
        options(),
        file("cda", Order, "A,@01,NT$1 B,@02,2 C,@03,TWD3"),
    );
    assert_eq!((imported.orders.len(), imported.currency), (3, code("TWD")));
    let imported = import(options(), file("cda", Order, "A,@01,$1 B,@02,2"));
    assert_eq!((imported.orders.len(), imported.currency), (2, None));
}

#[test]
fn files_and_lines_are_looked_at_together() {
    let one = file("cda", Order, "A,@01,NT$1");
    let two = file("cda", Order, "B,@02,US$2");
    let mixed = import_all(options(), &[(0, one), (1, two)]);
    assert!(matches!(mixed, Err(ImportError::MixedCurrencies { .. })));
    let options = ImportOptions {
        currency: code("TWD"),
        ..options()
    };
    let lines = file(
        "icda",
        Lines,
        "1,A,@01,NT$1 1,A,@01,US$2 1,A,@01,3 1,A,@01,US$-2",
    );
    let imported = import(options, lines);
    assert_eq!(orders(&imported), ["A 1 4"]);
    assert_eq!(
        dropped(&imported.report),
        [(DropReason::OtherCurrency, vec![3, 5])]
    );
}
