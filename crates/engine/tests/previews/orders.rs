//! Tables of orders.

use crate::support::{of, read};
use ltv_engine::ingest::values::{DateGuess, DateStyle};
use ltv_engine::ingest::{
    Delimiter, Evidence, ImportError, Preview, PreviewOptions, Role, TableKind, preview,
};

/// Columns of customer, date and amount.
fn columns(preview: &Preview) -> [Option<usize>; 3] {
    assert_eq!(preview.kind, TableKind::Orders);
    [Role::Customer, Role::Date, Role::Amount].map(|role| preview.column(role))
}

#[test]
fn cdnow_is_recognised_and_cds_are_no_money() {
    let file = read("www/samples/cdnow.csv");
    let preview = preview(&file, true, &PreviewOptions::default()).unwrap();
    assert_eq!(columns(&preview), [Some(0), Some(1), Some(3)]);
    assert_eq!(
        preview.columns[1].dates,
        DateGuess::Decided {
            style: DateStyle::Ymd
        }
    );
    let names: Vec<_> = preview
        .columns
        .iter()
        .map(|column| column.name.as_deref())
        .collect();
    assert_eq!(
        names,
        [
            Some("customer_id"),
            Some("date"),
            Some("cds"),
            Some("amount")
        ]
    );
    assert_eq!(preview.rows.len(), 8);
    assert_eq!(preview.rows[0], ["0001", "1997-01-01", "2", "29.33"]);
    assert_eq!(preview.columns[3].samples.len(), 5);
    for role in [Role::Customer, Role::Date, Role::Amount, Role::Quantity] {
        let guess = preview
            .guesses
            .iter()
            .find(|guess| guess.role == role)
            .unwrap();
        assert!(
            guess.confidence > 0.6 && guess.confidence <= 1.0,
            "{guess:?}"
        );
        assert!(
            guess.confidence > 0.9 || role == Role::Quantity,
            "{guess:?}"
        );
        assert_eq!(guess.evidence, Evidence::NameAndValues);
    }
    assert_eq!(preview.column(Role::Quantity), Some(2));
}

#[test]
fn a_cut_head_reads_like_the_whole_file() {
    let file = read("tests/data/cohorts24.csv");
    let whole = preview(&file, true, &PreviewOptions::default()).unwrap();
    assert_eq!(columns(&whole), [Some(0), Some(1), Some(2)]);
    for end in [2_000, 2_001, 2_002, 2_003, 60_000] {
        let head = preview(&file[..end], false, &PreviewOptions::default()).unwrap();
        assert_eq!(
            (head.mapping(), head.rows),
            (whole.mapping(), whole.rows.clone()),
            "{end}"
        );
    }
}

#[test]
fn columns_by_name_and_by_values() {
    for (text, expected) in [
        // Names in two languages, other columns around them.
        (
            "訂單編號,顧客,數量,下單日期,付款總金額,運費\nO1,王小明,1,2025/1/5,\"NT$1,200\",60\n\
             O2,李小華,2,2025/1/6,NT$800,60\nO3,王小明,1,2025/1/7,NT$90,60\n",
            [Some(1), Some(3), Some(4)],
        ),
        (
            "Name,Email,Financial Status,Paid at,Currency,Subtotal,Shipping,Taxes,Total,Discount Amount,\
             Created at,Lineitem quantity,Lineitem price\n\
             #1001,a@example.com,paid,2025-01-05 10:00:00 +0800,TWD,100,60,5,165,0,2025-01-05 09:59:00 +0800,1,100\n\
             #1002,b@example.com,paid,2025-01-06 10:00:00 +0800,TWD,200,60,5,265,0,2025-01-06 09:59:00 +0800,2,100\n",
            // The address is the customer: see `names`.
            [None, Some(10), Some(8)],
        ),
        (
            "order_id;order_date;client;sku;qty;revenue\n1;2025-01-05;K1;X;1;10.50\n\
             2;2025-01-06;K2;Y;3;20.00\n3;2025-01-07;K1;X;1;7.25\n",
            [Some(2), Some(1), Some(5)],
        ),
        // Names that say nothing: the values decide.
        (
            "f1,f2,f3,f4\n1,K1,2025-01-05,10.50\n2,K2,2025-01-06,20.00\n3,K1,2025-01-07,7.25\n4,K2,2025-01-08,3.10\n",
            [Some(1), Some(2), Some(3)],
        ),
        // No names at all.
        (
            "K1,2025-01-05,10.50\nK2,2025-01-06,20.00\nK1,2025-01-07,7.25\n",
            [Some(0), Some(1), Some(2)],
        ),
        // An amount's name over text is not believed, nor is a date's.
        (
            "customer,date,amount\nK1,soon,much\nK2,later,little\n",
            [Some(0), None, None],
        ),
        // Order number is no customer, even as the only id.
        (
            "order id,date,amount\n1,2025-01-05,5\n2,2025-01-06,6\n",
            [None, Some(1), Some(2)],
        ),
    ] {
        assert_eq!(columns(&of(text)), expected, "{text}");
    }
}

#[test]
fn files_without_names_have_columns_without_names() {
    let preview = of("K1,2025-01-05,10.50\nK2,2025-01-06,20.00\n");
    assert!(!preview.layout.has_header);
    assert!(preview.columns.iter().all(|column| column.name.is_none()));
    assert_eq!(preview.rows.len(), 2);
    assert!(
        preview
            .guesses
            .iter()
            .all(|guess| guess.evidence == Evidence::Values)
    );
}

#[test]
fn names_may_be_blank_or_occur_twice() {
    let preview =
        of("customer,date,,amount,amount\nK1,2025-01-05,x,10,11\nK2,2025-01-06,y,20,21\n");
    assert_eq!(preview.columns[2].name, None);
    assert_eq!(
        columns(&preview),
        [Some(0), Some(1), Some(3)],
        "the leftmost of equals"
    );
}

#[test]
fn the_order_of_day_and_month_is_decided_by_evidence_or_asked() {
    let decided = |style| DateGuess::Decided { style };
    let ambiguous = || DateGuess::Ambiguous {
        options: vec![DateStyle::Dmy, DateStyle::Mdy],
    };
    for (dates, expected) in [
        (["2025-01-05", "2025/1/6"], decided(DateStyle::Ymd)),
        (["05/06/2025", "25/06/2025"], decided(DateStyle::Dmy)),
        (["05/06/2025", "06/25/2025"], decided(DateStyle::Mdy)),
        (["2025-01-05", "25/06/2025"], decided(DateStyle::Dmy)),
        (["113/05/01", "113/05/02"], decided(DateStyle::Roc)),
        (["45296", "45297"], decided(DateStyle::Excel1900)),
        (["05/06/2025", "07/08/2025"], ambiguous()),
        (["05.06.2025", "05.06.2025"], ambiguous()),
        (["2025-01-05", "05/06/2025"], ambiguous()),
        (["25/06/2025", "06/25/2025"], ambiguous()),
        (["soon", "later"], DateGuess::NoDates),
    ] {
        let [first, second] = dates;
        let preview = of(&format!(
            "customer,date,amount\nA,{first},5\nB,{second},6\n"
        ));
        assert_eq!(preview.columns[1].dates, expected, "{dates:?}");
        let refused = match expected {
            DateGuess::Decided { .. } => None,
            DateGuess::Ambiguous { .. } => Some(ImportError::AmbiguousDateOrder { column: 1 }),
            DateGuess::NoDates => Some(ImportError::NoColumn { role: Role::Date }),
        };
        assert_eq!(preview.mapping().err(), refused, "{dates:?}");
    }
}

#[test]
fn decimal_marks_are_decided_by_evidence_or_asked() {
    use ltv_engine::ingest::values::DecimalMark::{Comma, Point};
    for (amounts, expected) in [
        (["12.50", "300"], Ok(Point)),
        (["1.200,50", "300"], Ok(Comma)),
        (["12,50", "300"], Ok(Comma)),
        (
            ["1.200", "2.300"],
            Err(ImportError::AmbiguousDecimalMark { column: 2 }),
        ),
    ] {
        let [first, second] = amounts;
        let preview = of(&format!(
            "customer;date;amount\nA;2025-01-05;{first}\nB;2025-01-06;{second}\n"
        ));
        assert_eq!(
            preview.mapping().map(|mapping| mapping.numbers),
            expected,
            "{amounts:?}"
        );
    }
}

#[test]
fn delimiters_reach_the_mapping() {
    for (delimiter, byte) in [
        (Delimiter::Comma, ","),
        (Delimiter::Tab, "\t"),
        (Delimiter::Semicolon, ";"),
        (Delimiter::Pipe, "|"),
    ] {
        let text = "customer,date,amount\r\nA,2025-01-05,5\r\n".replace(',', byte);
        assert_eq!(of(&text).mapping().unwrap().layout.delimiter, delimiter);
    }
}

#[test]
fn long_cells_are_cut_between_characters() {
    let preview = of(&format!(
        "customer,date,amount\n{},2025-01-05,5\n",
        "會".repeat(500)
    ));
    assert_eq!(preview.rows[0][0].chars().count(), 120);
    assert_eq!(preview.columns[0].samples[0].chars().count(), 120);
}

#[test]
fn an_open_quote_does_not_hide_the_rows_below() {
    let text = "customer,date,amount\nA,2025-01-05,\"5\nB,2025-01-06,6\nC,2025-01-07,7\n";
    for complete in [true, false] {
        let preview = preview(text.as_bytes(), complete, &PreviewOptions::default()).unwrap();
        assert_eq!(preview.rows[0], ["B", "2025-01-06", "6"]);
    }
}

#[test]
fn columns_by_which_customers_can_be_grouped() {
    let mut text = String::from(
        "order id,customer,order date,total,email,sales channel,product,city,shipping method,note,pieces\n",
    );
    for row in 0..60 {
        let channel = ["LINE", "Google", "FB"][row % 3];
        let (city, method) = (["Taipei", "Tainan"][row % 2], ["post", "shop"][row / 2 % 2]);
        let line = format!(
            "O{row},K{},2025-01-{:02},{}.50,c{}@example.com,{channel},P{},{city},{method},note {row},{}\n",
            row % 20,
            row % 28 + 1,
            row + 10,
            row % 20,
            row % 7,
            row % 4
        );
        text.push_str(&line);
    }
    let preview = of(&text);
    let groups = |name: &str| {
        let column = preview
            .columns
            .iter()
            .find(|column| column.name.as_deref() == Some(name));
        column.unwrap().groups
    };
    for name in ["order id", "order date", "total", "email", "note"] {
        assert!(groups(name) == 0.0, "{name}");
    }
    assert!(groups("sales channel") > groups("city"));
    assert!(groups("product") > groups("shipping method"));
    assert!(groups("city") > groups("shipping method"));
    assert!(groups("shipping method") > groups("pieces"));
    assert!(groups("pieces") > 0.0);
}
