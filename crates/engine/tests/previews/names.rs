//! Names of columns in real exports, in English and Chinese.

use crate::support::{named, of};
use ltv_engine::ingest::Role::{self, *};

/// A table whose cells suit each role, under other names.
fn table(columns: &[(Role, &str)]) -> String {
    let names: Vec<&str> = columns.iter().map(|&(_, name)| name).collect();
    let mut text = names.join(",") + "\n";
    for row in 0..30 {
        let cells: Vec<String> = columns
            .iter()
            .map(|(role, _)| match role {
                Customer => format!("M{:03}", row % 7),
                Date => format!("2025-01-{:02} 10:00", row % 28 + 1),
                Amount => format!("{}.50", 100 + row * 7 % 50),
                OrderId => format!("S{:05}", 100 + row),
                Status => (if row % 9 == 0 {
                    "已取消"
                } else {
                    "已完成"
                })
                .to_owned(),
                Refunded | Cost => (if row % 9 == 0 { "30" } else { "0" }).to_owned(),
                Currency => "TWD".to_owned(),
                Product => format!("咖啡 {}", row % 5),
                Channel => (if row % 2 == 0 { "LINE" } else { "官網" }).to_owned(),
                Quantity => (row % 3 + 1).to_string(),
                Email => format!("a{}@example.com", row % 7),
                Phone => format!("0912-345-{:03}", row % 7),
                LineId => format!("U{:032x}", row % 7),
                Name => format!("王小{}", ["明", "華", "美"][row % 3]),
                _ => (if row % 2 == 0 { "是" } else { "否" }).to_owned(),
            })
            .collect();
        text += &cells.join(",");
        text.push('\n');
    }
    text
}

#[test]
fn orders_of_many_shops() {
    let shops: &[&[(Role, &str)]] = &[
        &[
            (OrderId, "訂單編號"),
            (Customer, "顧客編號"),
            (Date, "下單日期"),
            (Amount, "實付金額"),
            (Status, "訂單狀態"),
            (Channel, "來源"),
        ],
        &[
            (OrderId, "訂單號碼"),
            (Date, "訂購時間"),
            (Customer, "會員編號"),
            (Name, "姓名"),
            (Phone, "手機"),
            (Email, "電子郵件"),
            (Amount, "訂單總額"),
            (Refunded, "退款金額"),
            (Status, "付款狀態"),
        ],
        &[
            (Customer, "會員卡號"),
            (Date, "消費日期"),
            (Amount, "消費金額"),
            (Channel, "通路"),
            (Product, "商品名稱"),
            (Quantity, "數量"),
            (Cost, "成本"),
        ],
        &[
            (LineId, "LINE UID"),
            (Customer, "客戶代號"),
            (OrderId, "交易序號"),
            (Date, "交易日期"),
            (Amount, "交易金額"),
            (Currency, "幣別"),
        ],
        &[
            (Date, "Order Date"),
            (OrderId, "Order Number"),
            (Customer, "Customer ID"),
            (Email, "Customer Email"),
            (Phone, "Billing Phone"),
            (Amount, "Order Total"),
            (Currency, "Currency"),
            (Status, "Order Status"),
            (Refunded, "Refund Amount"),
            (OptIn, "Accepts Marketing"),
        ],
        &[
            (OrderId, "order_id"),
            (Date, "created_at"),
            (Customer, "customer_id"),
            (Amount, "total_price"),
            (Product, "product_name"),
            (Quantity, "quantity"),
            (Channel, "utm_source"),
            (Status, "financial_status"),
        ],
        &[
            (OrderId, "InvoiceNo"),
            (Product, "StockCode"),
            (Quantity, "Quantity"),
            (Date, "InvoiceDate"),
            (Amount, "Price"),
            (Customer, "Customer ID"),
        ],
        &[
            (OrderId, "Transaction ID"),
            (Date, "Transaction Date"),
            (Customer, "Member No."),
            (Amount, "Net Amount"),
            (Cost, "COGS"),
            (Channel, "Sales Channel"),
            (Name, "Member Name"),
        ],
        &[
            (OrderId, "订单编号"),
            (Customer, "买家账号"),
            (Date, "下单时间"),
            (Amount, "实付金额"),
            (Product, "商品名称"),
            (Quantity, "数量"),
            (Status, "订单状态"),
            (Phone, "手机号"),
        ],
        &[
            (OrderId, "結帳單號"),
            (Date, "結帳日期"),
            (Phone, "連絡電話"),
            (Customer, "客戶編號"),
            (Amount, "結帳金額"),
            (Channel, "門市"),
        ],
        &[
            (OrderId, "Order #"),
            (Date, "Date"),
            (Customer, "Customer"),
            (Amount, "Grand Total"),
            (Status, "Status"),
        ],
    ];
    for columns in shops {
        let preview = of(&table(columns));
        let roles: Vec<Role> = columns.iter().map(|&(role, _)| role).collect();
        let expected: Vec<_> = columns
            .iter()
            .map(|&(_, name)| Some(name.to_owned()))
            .collect();
        assert_eq!(named(&preview, &roles), expected, "{:?}", preview.guesses);
        assert_eq!(preview.kind, ltv_engine::ingest::TableKind::Orders);
        assert!(
            preview.is_sure(),
            "{:?} {:?}",
            preview.guesses,
            preview.rows_mean
        );
        preview.mapping().unwrap();
    }
}

#[test]
fn columns_of_other_things_have_no_role() {
    let text = "order_id,customer_id,order_date,shipped_date,birthday,total,tax,shipping_fee,discount_amount,note,zip\n\
        O1,C1,2025-01-05,2025-01-07,1990-05-01,120.50,5.00,60,0,gift,10001\n\
        O2,C2,2025-01-06,2025-01-08,1991-06-02,80.00,4.00,60,5,,10002\n";
    let preview = of(text);
    let mut columns: Vec<usize> = preview.guesses.iter().map(|guess| guess.column).collect();
    columns.sort_unstable();
    assert_eq!(columns, [0, 1, 2, 5], "{:?}", preview.guesses);
}

#[test]
fn an_address_serves_as_the_customer_where_there_is_no_id() {
    let preview = of(
        "order no,email,order date,total\n1,a@example.com,2025-01-05,5.00\n2,b@example.com,2025-01-06,6.00\n",
    );
    assert_eq!(
        (preview.column(Customer), preview.column(Email)),
        (None, Some(1)),
        "compared as an address, not as it is written"
    );
    preview.mapping().unwrap();
    let preview = of(
        "訂單編號,LINE UID,訂購日期,金額\n1,U0123456789abcdef0123456789abcdef,2025-01-05,5\n2,U1123456789abcdef0123456789abcdef,2025-01-06,6\n",
    );
    assert_eq!(preview.column(LineId), Some(1));
    preview.mapping().unwrap();
}

#[test]
fn the_key_of_a_header_knows_no_order_no_case_and_no_spaces() {
    let key = |header: &str| of(&format!("{header}\nA,2025-01-05,5\n")).header_key();
    let reference = key("customer id,date,amount");
    for same in [
        "Customer_ID,Date,Amount",
        "CUSTOMER ID, DATE ,AMOUNT",
        "customerId,date,amount",
    ] {
        assert_eq!(key(same), reference, "{same}");
    }
    assert_ne!(key("customer id,date,total"), reference);
    let moved = of("date,amount,customer id\n2025-01-05,5,A\n");
    assert_eq!(moved.header_key(), reference);
    assert_eq!(
        of("A,2025-01-05,5.00\nB,2025-01-06,6.00\n").header_key(),
        ""
    );
}
