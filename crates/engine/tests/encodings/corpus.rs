//! Seeded tables of real words.

use std::path::PathBuf;

/// The translated interface: some 20 000 characters of traditional Chinese.
pub(crate) fn chinese_prose() -> Vec<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../locales/zh-Hant");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let text: String = files
        .iter()
        .map(|file| std::fs::read_to_string(file).unwrap())
        .collect();
    let is_chinese = |char: char| ('\u{4e00}'..='\u{9fff}').contains(&char);
    let pieces = text.split(|char: char| !is_chinese(char) && !"，。：、；「」".contains(char));
    pieces
        .filter(|piece| piece.chars().count() > 1)
        .map(str::to_owned)
        .collect()
}

const HEADERS: [&str; 16] = [
    "訂單編號",
    "訂單日期",
    "顧客",
    "會員編號",
    "付款總金額",
    "商品名稱",
    "數量",
    "來源",
    "手機",
    "電子郵件",
    "訂單狀態",
    "付款狀態",
    "收件人",
    "地址",
    "備註",
    "性別",
];
const SURNAMES: &str =
    "陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾游彭詹胡施沈";
const GIVEN: &str =
    "怡君雅婷志明俊傑淑芬美玲家豪宗翰欣妤承恩冠宇佳穎詩涵柏翰子軒品妍宥廷瑋瑄彥琳珮茜郁喆";
const PRODUCTS: [&str; 14] = [
    "耶加雪菲咖啡豆半磅",
    "濾掛式咖啡綜合三十入",
    "手沖壺組",
    "陶瓷濾杯",
    "情人節禮盒",
    "阿里山高山茶",
    "牛軋糖",
    "鳳梨酥十二入",
    "有機棉Ｔ恤",
    "保濕面膜",
    "洗髮精補充包",
    "貓砂",
    "蔓越莓乾",
    "麝香葡萄",
];
const STATES: [&str; 6] = [
    "已完成",
    "已取消",
    "處理中",
    "已付款",
    "退貨",
    "信用卡一次付清",
];

/// xorshift64*.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % limit
    }

    pub(crate) fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }
}

/// A table of Chinese orders with so many rows, some of it prose.
pub(crate) fn table(random: &mut Random, rows: usize, prose: &[String]) -> String {
    let surnames: Vec<char> = SURNAMES.chars().collect();
    let given: Vec<char> = GIVEN.chars().collect();
    let english = random.below(3) == 0;
    let mut text = if english {
        String::from("order_id,customer,date,product,status,amount,note\n")
    } else {
        let names: Vec<_> = (0..7).map(|_| random.pick(&HEADERS)).collect();
        names.join(",") + "\n"
    };
    for row in 0..rows {
        let name = format!(
            "{}{}{}",
            random.pick(&surnames),
            random.pick(&given),
            random.pick(&given)
        );
        let date = format!(
            "113/{:02}/{:02}",
            random.below(12) + 1,
            random.below(28) + 1
        );
        let note = if random.below(4) == 0 {
            random.pick(prose)
        } else {
            String::new()
        };
        let (product, state) = (random.pick(&PRODUCTS), random.pick(&STATES));
        let amount = random.below(9_000) + 100;
        let cells = [
            format!("A{row:05}"),
            name,
            date,
            product.into(),
            state.into(),
            amount.to_string(),
            note,
        ];
        text += &cells.join(",");
        text.push('\n');
    }
    text
}
