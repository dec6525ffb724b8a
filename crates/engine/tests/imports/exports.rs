//! Exports as shops and cash registers write them, from the first look to the
//! orders, with figures counted by hand.

use crate::support::{changed, check, dropped};
use ltv_engine::calendar::Day;
use ltv_engine::ingest::{
    ChangeReason, DropReason, Import, ImportOptions, Imported, Preview, PreviewOptions, Role,
    RowMeaning, preview,
};

fn look(text: &str) -> Preview {
    preview(text.as_bytes(), true, &PreviewOptions::default()).unwrap()
}

fn import(preview: &Preview, text: &str) -> Imported {
    let mut import = Import::new(ImportOptions::new(Day::from_civil(2025, 12, 31).unwrap()));
    import.begin(preview.mapping().unwrap(), 0);
    for slice in text.as_bytes().chunks(17) {
        import.push(slice).unwrap();
    }
    import.end().unwrap();
    let imported = import.finish();
    check(&imported);
    imported.unwrap()
}

/// `customer month/day amount` of each order.
fn orders(imported: &Imported) -> Vec<String> {
    let orders = &imported.orders;
    (0..orders.len())
        .map(|order| {
            let customer = orders.customer_id(orders.customers()[order] as usize);
            let (_, month, day) = orders.days()[order].civil();
            let amount = orders.amounts()[order].as_f64();
            format!("{customer} {month}/{day} {amount}")
        })
        .collect()
}

fn name(preview: &Preview, role: Role) -> Option<&str> {
    let column = preview.column(role)?;
    preview.columns[column].name.as_deref()
}

/// Receipts are numbered anew in each shop and on each day.
const REGISTER: &str = "\
好喝咖啡 門市銷貨明細表
列印日期:1130731  頁次:1
門市,銷貨日期,銷貨時間,單號,會員卡號,品號,品名,數量,單價,金額,付款別
台北店,1130701,0830,0001,A0001,101,拿鐵,1,120,120,現金
台北店,1130701,0830,0001,A0001,102,可頌,2,65,130,現金
台北店,1130701,0915,0002,,101,拿鐵,1,120,120,現金
台北店,1130702,1015,0001,A0002,103,美式,3,80,240,LINE Pay
台中店,1130702,1015,0001,A0001,103,美式,1,80,80,LINE Pay
台中店,1130703,1100,0001,A0002,101,拿鐵,1,120,120,現金
台中店,1130703,1100,0002,A0002,101,拿鐵,-1,120,-120,退貨
小計,,,,,,,8,,690,
列印日期:1130731  頁次:2
門市,銷貨日期,銷貨時間,單號,會員卡號,品號,品名,數量,單價,金額,付款別
台中店,1130704,1100,0001,A0003,101,拿鐵,1,\"1,120\",\"1,120\",現金
台中店,1130704,1130,0002,A0001,101,拿鐵,1,100,100,現金
合計,,,,,,,8,,\"1,910\",
";

#[test]
fn receipts_that_are_numbered_anew_stay_apart() {
    let preview = look(REGISTER);
    assert!(preview.rows_mean.recurring, "{:?}", preview.rows_mean);
    assert_eq!(preview.rows_mean.meaning, RowMeaning::Lines);
    let imported = import(&preview, REGISTER);
    // The refund has a number of its own and comes off the last order that can pay it.
    assert_eq!(
        orders(&imported),
        [
            "A0001 7/1 250",
            "A0002 7/2 240",
            "A0001 7/2 80",
            "A0003 7/4 1120",
            "A0001 7/4 100"
        ]
    );
    assert_eq!(
        changed(&imported.report),
        [
            (ChangeReason::MergedIntoOrder, vec![5]),
            (ChangeReason::NettedRefund, vec![10]),
            (ChangeReason::RefundedInFull, vec![9]),
        ]
    );
    assert_eq!(
        dropped(&imported.report),
        [
            (DropReason::MissingCustomer, vec![6]),
            (DropReason::WrongFieldCount, vec![12]),
            (DropReason::TotalsLine, vec![11, 16]),
            (DropReason::RepeatedHeader, vec![13]),
        ]
    );
}

#[test]
fn a_single_number_on_two_days_is_asked_about() {
    let preview = look(
        "order no,customer,order date,total\n1,A,2025-01-05,5\n1,A,2025-02-05,5\n2,B,2025-01-06,6\n",
    );
    assert!(preview.rows_mean.recurring && !preview.rows_mean.sure);
    // Lines and totals of one order, and its refund on a later day, are no such case.
    let preview = look(
        "order no,customer,order date,total\n1,A,2025-01-05,5\n1,,,\n1,A,2025-02-05,-5\n2,B,2025-01-06,6\n",
    );
    assert!(!preview.rows_mean.recurring, "{:?}", preview.rows_mean);
}

/// Several columns of states: the order's own, and that of its payment.
const SHOP: &str = "\
訂單報表,,,,,,,,,,,,
匯出時間：2024/06/30 18:00:05,,,,,,,,,,,,
訂單號碼,訂單日期,訂單狀態,付款狀態,送貨狀態,顧客,顧客 ID,電郵,電話,訂單小計,運費,折扣,訂單合計
20240601100001AB,2024-06-01 10:00:01,已完成,已付款,已送達,王小明,6652a1,ming@example.com,886912000001,NT$1280,NT$60,-NT$100,\"NT$1,240\"
20240601100001AB,2024-06-01 10:00:01,,,,,6652a1,,,,,,
20240602111111CD,2024-06-02 11:11:11,已取消,未付款,未發貨,陳美,6652a2,mei@example.com,886912000002,NT$500,NT$0,NT$0,NT$500
20240603121212EF,2024-06-03 12:12:12,已確認,未付款,發貨中,林大,6652a3,,886912000003,\"NT$2,000\",NT$0,-NT$200,\"NT$1,800\"
20240604121212GH,2024-06-04 12:12:12,處理中,已退款,退貨中,林大,6652a3,,886912000003,NT$900,NT$0,NT$0,NT$900
20240605121212IJ,2024-06-05 12:12:12,處理中,部分退款,已送達,王小明,6652a1,ming@example.com,886912000001,NT$900,NT$0,NT$0,NT$900
總計,,,,,,,,,\"NT$5,580\",NT$60,-NT$300,\"NT$5,340\"
";

#[test]
fn a_refund_may_be_told_by_another_column_than_the_status() {
    let preview = look(SHOP);
    assert_eq!(name(&preview, Role::Status), Some("訂單狀態"));
    assert_eq!(name(&preview, Role::RefundStatus), Some("付款狀態"));
    let imported = import(&preview, SHOP);
    // Payable on delivery is an order; one that was paid back is none.
    assert_eq!(
        orders(&imported),
        ["6652a1 6/1 1240", "6652a3 6/3 1800", "6652a1 6/5 900"]
    );
    assert_eq!(
        dropped(&imported.report),
        [
            (DropReason::Cancelled, vec![6, 8]),
            (DropReason::TotalsLine, vec![10])
        ]
    );
}

#[test]
fn marketplaces_have_words_of_their_own() {
    let text = "\
訂單編號,訂單狀態,不成立原因,退貨 / 退款狀態,買家帳號,訂單成立日期,商品總價,買家支付運費,蝦幣折抵,買家總支付金額,商品名稱,商品原價,商品活動價格,數量
240601ABC,完成,,,buyer_a,2024-06-01 08:00,700,60,0,760,豆A,400,350,1
240601ABC,完成,,,buyer_a,2024-06-01 08:00,700,60,0,760,豆B,400,350,1
240602DEF,不成立,買家取消,,buyer_b,2024-06-02 08:00,500,60,0,560,豆A,600,500,1
240603GHI,完成,,退款完成,buyer_c,2024-06-03 08:00,500,60,0,560,豆A,600,500,1
240604JKL,已出貨,,,buyer_a,2024-06-04 08:00,500,60,10,550,豆A,600,500,1
240605MNO,尚未付款,,,buyer_d,2024-06-05 08:00,500,60,0,560,豆A,600,500,1
";
    let preview = look(text);
    assert_eq!(name(&preview, Role::Amount), Some("買家總支付金額"));
    assert_eq!(name(&preview, Role::Date), Some("訂單成立日期"));
    let imported = import(&preview, text);
    assert_eq!(orders(&imported), ["buyer_a 6/1 760", "buyer_a 6/4 550"]);
    assert_eq!(
        dropped(&imported.report),
        [(DropReason::Cancelled, vec![4, 5, 7])]
    );
}

#[test]
fn what_was_paid_is_after_the_discount_and_with_the_tax() {
    let text = "\
訂單編號,訂單成立日期,出貨日期,會員編號,商品單價,銷售金額(折扣前),折扣金額,銷售金額(折扣後)
1,2024/07/01 08:01,2024/07/02,M100,300,600,-60,540
2,2024/07/03 10:01,2024/07/04,M101,300,300,0,300
";
    let preview = look(text);
    assert_eq!(name(&preview, Role::Amount), Some("銷售金額(折扣後)"));
    assert_eq!(name(&preview, Role::Date), Some("訂單成立日期"));
    let text = "\
單據日期,單據編號,客戶代號,客戶簡稱,未稅金額,稅額,含稅金額,備註
113.01.05,SO1130105001,C001,大同,\"10,000\",500,\"10,500\",
113.02.29,SO1130229001,C001,大同,\"1,000\",50,\"1,050\",
113.03.01,SO1130301001,C001,大同,\"(1,000)\",(50),\"(1,050)\",銷退
";
    let preview = look(text);
    assert_eq!(name(&preview, Role::Amount), Some("含稅金額"));
    let imported = import(&preview, text);
    assert_eq!(orders(&imported), ["C001 1/5 10500"]);
}

#[test]
fn a_telephone_tells_customers_apart_better_than_a_name() {
    let text = "\
客戶名稱\t手機\t購買日\t品項\t實收金額
王小明\t912345678\t2024/5/3\t課程A\t 2,800 
王小明\t0922-333-444\t2024/5/4\t課程B\t 5,000 
陳小姐\t+886 933 444 555\t2024/5/13\t課程A\t3,000
王小明\t0912345678\t2024/6/1\t課程C\t 8,000 
合計\t\t\t\t 18,800 
";
    let preview = look(text);
    assert_eq!(name(&preview, Role::Customer), None);
    assert_eq!(name(&preview, Role::Phone), Some("手機"));
    let imported = import(&preview, text);
    assert_eq!(
        imported.orders.customer_count(),
        3,
        "{:?}",
        orders(&imported)
    );
    assert_eq!(imported.orders.len(), 4);
}
