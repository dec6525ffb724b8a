//! How often the answer is right over a generated corpus.

use crate::corpus::{Random, chinese_prose, table};
use encoding_rs::{BIG5, GBK, SHIFT_JIS, UTF_8, WINDOWS_1252};
use ltv_engine::ingest::encoding::{Detected, Encoding, detect};

fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

fn non_ascii(text: &str) -> usize {
    text.chars().filter(|char| !char.is_ascii()).count()
}

/// What a browser would say of it in Taiwan.
fn chardetng(bytes: &[u8]) -> &'static encoding_rs::Encoding {
    let mut detector = chardetng::EncodingDetector::new();
    detector.feed(bytes, true);
    detector.guess(Some(b"tw"), true)
}

/// Short snippets and whole tables.
fn texts() -> Vec<String> {
    let prose = chinese_prose();
    let mut random = Random(20_251_231);
    let mut texts: Vec<String> = prose
        .iter()
        .map(|piece| format!("id,note\n1,{piece}\n"))
        .collect();
    for round in 0..600 {
        texts.push(table(&mut random, round % 60, &prose));
    }
    texts
}

#[test]
fn chinese_tables() {
    let (mut files, mut right, mut sure, mut theirs) = (0, 0, 0, 0);
    let mut by_size = [(0, 0, 0); 4];
    for text in texts() {
        let (big5, _, lossy) = BIG5.encode(&text);
        let count = non_ascii(&text);
        if lossy || count == 0 {
            continue;
        }
        files += 1;
        let got = detect(&big5, true);
        right += usize::from(got.best == Encoding::Big5);
        sure += usize::from(got.best == Encoding::Big5 && got.sure);
        theirs += usize::from(chardetng(&big5) == BIG5);
        let bucket = [4, 10, 50].iter().filter(|&&limit| count >= limit).count();
        by_size[bucket].0 += 1;
        by_size[bucket].1 += usize::from(got.best == Encoding::Big5);
        by_size[bucket].2 += usize::from(got.best == Encoding::Big5 && got.sure);
        assert!(
            got.best == Encoding::Big5 || !got.sure,
            "sure and wrong: {text:?}"
        );

        // The same text in the other encodings is never anything else, and never a question.
        let is = |bytes: &[u8], encoding| {
            let expected = Detected {
                best: encoding,
                sure: true,
                other: None,
            };
            assert_eq!(detect(bytes, true), expected, "{text:?}");
        };
        is(text.as_bytes(), Encoding::Utf8);
        is(&utf16(&text, u16::to_le_bytes), Encoding::Utf16Le);
        is(&utf16(&text, u16::to_be_bytes), Encoding::Utf16Be);
        assert_eq!(UTF_8.decode_without_bom_handling(text.as_bytes()).0, text);
    }
    println!("Big5: {files} files, {right} right, {sure} of them sure; chardetng {theirs} right");
    println!("(files, right, sure) by characters (<4, <10, <50, more): {by_size:?}");
    assert!(files > 1_500, "{files}");
    assert!(right * 1_000 >= files * 999, "{right} of {files}");
    // From ten characters on nobody is bothered with a question.
    assert!(
        by_size[2..]
            .iter()
            .all(|&(files, _, sure)| sure * 100 >= files * 99)
    );
    assert!(right + 3 >= theirs, "{right}, chardetng {theirs}");
}

#[test]
fn a_head_cut_anywhere_is_detected_alike() {
    let prose = chinese_prose();
    let text = table(&mut Random(7), 12, &prose);
    let (big5, ..) = BIG5.encode(&text);
    for end in 40..big5.len() {
        assert_eq!(detect(&big5[..end], false).best, Encoding::Big5, "{end}");
    }
    for end in 40..text.len() {
        assert_eq!(
            detect(&text.as_bytes()[..end], false).best,
            Encoding::Utf8,
            "{end}"
        );
        assert!(detect(&text.as_bytes()[..end], false).sure, "{end}");
    }
}

#[test]
fn other_old_encodings_are_not_taken_for_big5_for_certain() {
    let western = [
        "Nom;Prénom;Société\nLefèvre;Zoé;Café de la Gare\nMüller;Jürgen;Bäckerei Schön\n",
        "Straße;Größe;Menge\nKönigsallee;groß;5\nÄußere Wiener Straße;übergroß;3\n",
        "Ciudad;Año\nMálaga;2024\nCórdoba;2025\nLogroño;2023\nCádiz;2024\n",
    ];
    for text in western {
        let (bytes, _, lossy) = WINDOWS_1252.encode(text);
        assert!(!lossy);
        let got = detect(&bytes, true);
        assert!(!got.sure && got.best != Encoding::Big5, "{text:?} {got:?}");
    }
    let simplified = "订单编号,客户名称,下单时间,实付金额,商品名称\n1001,张伟,2024-05-01,120,咖啡豆半磅装\n\
        1002,李娜,2024-05-02,80,挂耳咖啡组合\n1003,王芳,2024-05-03,99,陶瓷滤杯与手冲壶\n";
    let japanese = "注文番号,顧客名,注文日,合計金額\n1001,田中さくら,2024-05-01,1200\n1002,ヤマダ太郎,2024-05-02,800\n";
    for (text, encoding) in [(simplified, GBK), (japanese, SHIFT_JIS)] {
        let (bytes, _, lossy) = encoding.encode(text);
        assert!(!lossy);
        let got = detect(&bytes, true);
        assert!(
            !(got.sure && got.best == Encoding::Big5),
            "{} {got:?}",
            encoding.name()
        );
    }
}
