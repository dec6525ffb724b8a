//! A small made-up shop: people as files have them, with all that goes wrong.

use ltv_engine::calendar::Day;
use ltv_engine::segments::lists::{Consents, ListRow};

const fn consents<'a>(email: &'a str, sms: &'a str, line: &'a str) -> Consents<'a> {
    Consents {
        general: None,
        email: Some(email),
        sms: Some(sms),
        line: Some(line),
    }
}

/// The rows of the fixtures; every name, address and number is invented.
pub(crate) fn rows() -> Vec<ListRow<'static>> {
    let day = |number: i32| Some(Day(20_400 + number * 7));
    let bought = |at: u32, id: &'static str| ListRow {
        id,
        stage: Some("S2 半睡顧客"),
        segment: Some("流失邊緣"),
        tier: Some("金卡"),
        tags: &["S2 半睡顧客", "咖啡豆"],
        orders: Some(2 + at % 5),
        revenue: Some(1_280.5 * f64::from(1 + at)),
        first_order: day(at as i32),
        last_order: day(at as i32 + 9),
        expected: Some(860.0 + 13.25 * f64::from(at)),
        interval: Some((410.0, 1_990.75)),
        p_alive: Some(0.412_345),
        held_out: Some(at % 4 == 3),
        ..ListRow::default()
    };
    let yes = consents("yes", "是", "同意");
    vec![
        ListRow {
            name: Some("王小明"),
            email: Some("Ming@Example.com "),
            phone: Some("0912-345-678"),
            line_id: Some("U8189cf6745fc0d808977bdb0b9f22995"),
            consents: yes,
            ..bought(0, "M0001")
        },
        ListRow {
            name: Some("Amy Lee"),
            email: Some("amy.lee@example.com"),
            phone: Some("+886 2 2345 6789#12"),
            line_id: Some("ud1c2b3a4958677ffeeddccbbaa998877"),
            consents: consents("subscribed", "no", "1"),
            ..bought(1, "M0002")
        },
        ListRow {
            name: Some("林, \"阿美\"\r\n= 花店"),
            email: Some("mei@example.com"),
            phone: Some("04-2345-6789"),
            line_id: Some("coffee.mei"),
            consents: yes,
            tags: &["買過, 一次", "=VIP", "🎁 生日", "買過, 一次"],
            ..bought(2, "M0003")
        },
        ListRow {
            name: Some("=HYPERLINK(\"http://example.com\",\"x\")"),
            email: Some("formula@example.com"),
            phone: Some("+1 (415) 555-0132"),
            line_id: Some("U0123456789abcdef0123456789abcdef"),
            consents: yes,
            ..bought(3, "M0004")
        },
        ListRow {
            name: Some("張簡 😀 大偉"),
            email: Some("wei@example.com"),
            phone: Some("555 1234"),
            consents: yes,
            ..bought(4, "M0005")
        },
        ListRow {
            name: Some("陳退訂"),
            email: Some("out@example.com"),
            phone: Some("0922000111"),
            line_id: Some("Uffffffffffffffffffffffffffffffff"),
            consents: consents("取消訂閱", "yes", "封鎖"),
            ..bought(5, "M0006")
        },
        ListRow {
            name: Some("李不詳"),
            email: Some("unknown@example.com"),
            phone: Some("0922000222"),
            line_id: Some("Ueeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee"),
            consents: consents("", "?", ""),
            ..bought(6, "M0007")
        },
        ListRow {
            name: Some("Ming again"),
            email: Some("ming@example.com"),
            phone: Some("+886912345678"),
            line_id: Some("u8189CF6745fc0d808977bdb0b9f22995"),
            consents: yes,
            held_out: Some(false),
            ..bought(7, "M0008")
        },
        ListRow {
            email: Some("no name@example"),
            consents: yes,
            ..bought(8, "M0009")
        },
        ListRow {
            phone: Some("0933000333"),
            consents: yes,
            ..bought(9, "M0010")
        },
        ListRow {
            name: Some("\u{202e}gnp.exe Wu"),
            email: Some("wu@example.com"),
            line_id: Some("@coffee"),
            consents: yes,
            ..bought(11, "M0011")
        },
        ListRow {
            name: Some("-1+1"),
            email: Some("-dash@example.com"),
            consents: yes,
            ..bought(12, "-0012")
        },
        ListRow {
            name: Some("Ánh Nguyễn"),
            email: Some("ánh@example.com"),
            consents: yes,
            ..bought(13, "anh@example.com")
        },
        ListRow {
            name: Some("𠮷田 太郎"),
            email: Some("yoshida@example.com"),
            phone: Some("+81 90 1234 5678"),
            line_id: Some("Ua000000000000000000000000000000f"),
            consents: consents("true", "true", "true"),
            ..bought(15, "0912345999")
        },
        // A member who never bought: nothing but contacts.
        ListRow {
            id: "M0016",
            name: Some("O'Brien, Pat"),
            email: Some("pat.obrien@example.com"),
            consents: yes,
            ..ListRow::default()
        },
        ListRow {
            id: " ",
            name: Some("無名"),
            consents: yes,
            ..ListRow::default()
        },
    ]
}
