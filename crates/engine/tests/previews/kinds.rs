//! Orders, customers, spend or interactions.

use crate::support::{named, of};
use ltv_engine::ingest::Role::*;
use ltv_engine::ingest::{PreviewOptions, TableKind, preview};

#[test]
fn tables_of_customers() {
    for text in [
        "會員編號,姓名,手機,電子郵件,生日,性別,註冊日期,累積消費金額\nM1,王小明,0912345678,a@example.com,1990-01-01,男,2024-01-01,1200\nM2,李小華,0922345678,b@example.com,1991-01-01,女,2024-01-02,800\n",
        "First Name,Last Name,Email,Phone,Accepts Email Marketing,Total Spent,Total Orders,Tags\nAda,Lee,a@example.com,0912345678,yes,120.00,2,vip\nBen,Wu,b@example.com,0922345678,no,80.00,1,\n",
        "id,name,email,line_user_id,acquisition channel,opt_in\n1,Ada,a@example.com,U0123456789abcdef0123456789abcdef,LINE,yes\n2,Ben,b@example.com,,FB,no\n",
        "顧客 ID,全名,電郵,電話號碼,會員註冊日期,會員級別,會員來源\nc1,王小明,a@example.com,0912345678,2024-01-01,VIP,LINE\nc2,李小華,b@example.com,0922345678,2024-01-02,一般,FB\n",
    ] {
        let preview = of(text);
        assert_eq!(preview.kind, TableKind::Customers, "{text}");
        assert!(preview.column(Email).is_some(), "{text}");
        preview.mapping().unwrap();
    }
}

#[test]
fn tables_of_interactions() {
    for (text, columns) in [
        (
            "customer_id,date,interaction\nC1,2025-01-05,mail opened\nC2,2025-01-06,visit\n",
            [Some("customer_id"), None, Some("date"), Some("interaction")],
        ),
        (
            "會員編號,互動日期,互動種類\nM1,2025/1/5,開信\nM2,2025/1/6,點擊\n",
            [Some("會員編號"), None, Some("互動日期"), Some("互動種類")],
        ),
        (
            "Email,Opened At\na@example.com,2025-01-05 10:00\nb@example.com,2025-01-06 11:30\n",
            [None, Some("Email"), Some("Opened At"), None],
        ),
        (
            "LINE UID,事件時間,事件\nU0123456789abcdef0123456789abcdef,2025-01-05,已讀\nU1123456789abcdef0123456789abcdef,2025-01-06,已讀\n",
            [None, None, Some("事件時間"), Some("事件")],
        ),
        (
            "member_id,campaign_id,timestamp,event_type\n1,501,2025-01-05,open\n2,502,2025-01-06,click\n2,503,2025-01-06,open\n",
            [
                Some("member_id"),
                None,
                Some("timestamp"),
                Some("event_type"),
            ],
        ),
    ] {
        let preview = of(text);
        assert_eq!(preview.kind, TableKind::Interactions, "{text}");
        let expected: Vec<_> = columns.map(|name| name.map(str::to_owned)).to_vec();
        let found = named(&preview, &[Customer, Email, Date, Kind]);
        assert_eq!(found, expected, "{text}");
        preview.mapping().unwrap();
    }
}

/// A day and a person are in tables of members, too, and a kind in those of orders.
#[test]
fn tables_that_are_none_of_interactions() {
    for (text, kind) in [
        (
            "會員編號,姓名,加入日期,會員類型,標籤\nM1,王小明,2024-01-01,一般,新\nM2,李小華,2024-01-02,VIP,舊\n",
            TableKind::Customers,
        ),
        (
            "customer_id,date,type,amount\nC1,2025-01-05,sale,100\nC2,2025-01-06,sale,250\n",
            TableKind::Orders,
        ),
        (
            "order_id,customer_id,date,event\n1,C1,2025-01-05,sale\n2,C2,2025-01-06,sale\n",
            TableKind::Orders,
        ),
        (
            "member_id,date,amount,activity\nC1,2025-01-05,10,spring sale\nC2,2025-01-06,20,spring sale\n",
            TableKind::Orders,
        ),
    ] {
        assert_eq!(of(text).kind, kind, "{text}");
    }
}

/// One column a way of being written to, and one for all of them.
#[test]
fn consents_of_members() {
    for (text, columns) in [
        (
            "member_id,email,Accepts Marketing,Accepts Email Marketing,Accepts SMS Marketing,LINE opt in\n1,a@example.com,yes,yes,no,no\n2,b@example.com,no,no,no,yes\n",
            [
                Some("Accepts Marketing"),
                Some("Accepts Email Marketing"),
                Some("Accepts SMS Marketing"),
                Some("LINE opt in"),
            ],
        ),
        (
            "會員編號,姓名,同意行銷,訂閱電子報,簡訊訂閱,LINE 推播\n1,王,是,是,否,否\n2,李,否,是,是,是\n",
            [
                Some("同意行銷"),
                Some("訂閱電子報"),
                Some("簡訊訂閱"),
                Some("LINE 推播"),
            ],
        ),
        (
            "member_id,name,opt_in\n1,Ada,yes\n2,Ben,no\n",
            [Some("opt_in"), None, None, None],
        ),
    ] {
        let preview = of(text);
        assert_eq!(preview.kind, TableKind::Customers, "{text}");
        let expected: Vec<_> = columns.map(|name| name.map(str::to_owned)).to_vec();
        let found = named(&preview, &ltv_engine::ingest::Role::CONSENTS);
        assert_eq!(found, expected, "{text}");
        assert_eq!(preview.column(LineId), None, "{text}");
    }
}

#[test]
fn tables_of_spend() {
    for (text, columns) in [
        (
            "month,channel,spend\n2024-05,LINE,12000\n2024-06,FB,9000\n",
            ["month", "spend", "channel"],
        ),
        (
            "月份,通路,廣告花費\n113/05,LINE,\"12,000\"\n113/06,FB,\"9,000\"\n",
            ["月份", "廣告花費", "通路"],
        ),
        (
            "日期,廣告平台,花費\n2024/5/1,Google,1200\n2024/5/2,Meta,900\n",
            ["日期", "花費", "廣告平台"],
        ),
        (
            "Day,Campaign name,Amount spent (TWD),Clicks,Cost per click\n2024-05-01,A,120.50,5,24.10\n2024-05-02,A,99.00,4,24.75\n",
            ["Day", "Amount spent (TWD)", "Campaign name"],
        ),
        (
            "年月,來源,行銷費用\n2024年5月,LINE,12000\n2024年6月,官網,9000\n",
            ["年月", "行銷費用", "來源"],
        ),
    ] {
        let preview = of(text);
        assert_eq!(preview.kind, TableKind::Spend, "{text}");
        let expected: Vec<_> = columns.map(|name| Some(name.to_owned())).to_vec();
        assert_eq!(
            named(&preview, &[Date, Amount, Channel]),
            expected,
            "{text}"
        );
        preview.mapping().unwrap();
    }
}

#[test]
fn spend_with_a_column_for_each_channel_or_two_days_in_a_row() {
    for (text, roles) in [
        (
            "月份,Google,Facebook,LINE,合計\n2024/01,12000,8000,3000,23000\n2024/02,13000,,3500,16500\n合計,25000,8000,6500,39500\n",
            [Some("月份"), None, Some("Google"), Some("LINE")],
        ),
        (
            "Month,Google Ads,Meta,LINE,Influencers\nJan-24,\"$1,200.50\",$800.00,-,0\nFeb-24,\"$1,300.00\",$900.25,$100.00,0\nMar-24,\"$1,400.00\",n/a,$200.00,500\n",
            [Some("Month"), None, Some("Google Ads"), Some("Influencers")],
        ),
        (
            "期間,總計,Google,異業合作,Facebook,口碑行銷\n2024年1月,5,1,1,2,1\n2024年2月,6,1,1,2,2\n",
            [Some("期間"), None, Some("Google"), Some("口碑行銷")],
        ),
        // A report of one network has figures of other kinds in its columns.
        (
            "Month,Campaign,Cost,Impr.,Clicks\nJanuary 2024,Search,\"12,000.50\",1000,100\nFebruary 2024,Display,3000,1000,90\n",
            [Some("Month"), None, None, None],
        ),
        (
            "行銷活動名稱,分析報告開始,分析報告結束,花費金額 (TWD),成果\nBeans,2024-01-01,2024-01-31,20000,100\nBrand,2024-01-15,2024-02-15,10000,50\n",
            [Some("分析報告開始"), Some("分析報告結束"), None, None],
        ),
    ] {
        let preview = of(text);
        assert_eq!(preview.kind, TableKind::Spend, "{text}");
        let found = named(&preview, &[Date, PeriodEnd, FirstChannel, LastChannel]);
        let roles: Vec<_> = roles.map(|name| name.map(str::to_owned)).to_vec();
        assert_eq!(found, roles, "{text}");
        assert!(preview.is_sure(), "{text}");
        preview.mapping().unwrap();
    }
}

#[test]
fn orders_are_orders_without_an_id_of_the_customer() {
    for text in [
        "order id,date,amount\n1,2025-01-05,5\n2,2025-01-06,6\n",
        "電話,下單日期,總額\n0912345678,2025-01-05,5\n0922345678,2025-01-06,6\n",
        "K1,2025-01-05,10.50\nK2,2025-01-06,20.00\nK1,2025-01-07,7.25\n",
    ] {
        assert_eq!(of(text).kind, TableKind::Orders, "{text}");
    }
}

#[test]
fn the_user_decides() {
    let text = "customer,date,amount,channel\nA,2025-01-05,5,LINE\nB,2025-01-06,6,FB\n";
    let ask = PreviewOptions {
        kind: Some(TableKind::Spend),
        ..PreviewOptions::default()
    };
    let preview = preview(text.as_bytes(), true, &ask).unwrap();
    assert_eq!(preview.kind, TableKind::Spend);
    assert_eq!(
        [Date, Amount, Channel, Customer].map(|role| preview.column(role)),
        [Some(1), Some(2), Some(3), None]
    );
}
