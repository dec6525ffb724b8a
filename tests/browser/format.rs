use ltv_calculator::digits;
use ltv_calculator::i18n::{Currency, Format, Locale, rich};
use wasm_bindgen_test::*;

fn format(locale: Locale, currency: Currency) -> Format {
    Format { locale, currency }
}

#[wasm_bindgen_test]
fn money_in_each_language() {
    for (locale, currency, amount, expected) in [
        (Locale::ZhHant, Currency::Twd, 2341.4, "NT$2,341"),
        (Locale::En, Currency::Twd, 2341.4, "NT$2,341"),
        (Locale::En, Currency::Usd, 2341.5, "$2,341.50"),
        (Locale::ZhHant, Currency::Usd, 2341.5, "US$2,341.50"),
        (Locale::En, Currency::Jpy, -2341.5, "−¥2,342"),
        (Locale::ZhHant, Currency::Cny, 0.5, "CN¥0.50"),
        (Locale::ZhHant, Currency::Hkd, 10.0, "HK$10.00"),
        (Locale::En, Currency::Eur, -0.001, "€0.00"),
        (Locale::En, Currency::of_file("twd"), 5.0, "NT$5"),
        (
            Locale::En,
            Currency::of_file("KRW"),
            1200.4,
            "KRW\u{a0}1,200",
        ),
        (
            Locale::ZhHant,
            Currency::of_file("GBP"),
            -12.5,
            "−GBP\u{a0}12.50",
        ),
    ] {
        assert_eq!(format(locale, currency).money(amount), expected);
    }
}

#[wasm_bindgen_test]
fn a_minus_is_a_minus_wherever_a_number_stands() {
    let en = format(Locale::En, Currency::Usd);
    assert_eq!(en.up_to(-1.25, 1), "−1.3");
    assert_eq!(en.money_axis(-2000.0), "−2,000");
    assert_eq!(en.percent(-0.125, 1), "−12.5%");
    assert_eq!(en.ratio(-0.456), "−0.46");
    assert_eq!(en.up_to(-0.01, 1), "0");
}

#[wasm_bindgen_test]
fn ratios_and_short_numbers() {
    let zh = format(Locale::ZhHant, Currency::Twd);
    assert_eq!(zh.ratio(3.7766), "3.78");
    assert_eq!(zh.ratio(3.0), "3");
    assert_eq!(zh.ratio(12.345), "12.3");
    assert_eq!(zh.short(23_415.0), "2.3萬");
    assert_eq!(format(Locale::En, Currency::Twd).short(2_341.5), "2.3K");
}

#[wasm_bindgen_test]
fn large_amounts_are_short_in_the_manner_of_the_language() {
    assert_eq!(
        format(Locale::ZhHant, Currency::Twd).money_compact(1_234_567.0),
        "NT$123.5萬"
    );
    assert_eq!(
        format(Locale::ZhHant, Currency::Twd).money_compact(2.5e9),
        "NT$25億"
    );
    assert_eq!(
        format(Locale::En, Currency::Usd).money_compact(1_234_567.0),
        "$1.2M"
    );
    assert_eq!(
        format(Locale::En, Currency::Twd).money_compact(99_999.0),
        "NT$99,999"
    );
}

#[wasm_bindgen_test]
fn what_one_may_spend_is_rounded_down() {
    let twd = format(Locale::En, Currency::Twd);
    assert_eq!(twd.money_at_most(780.5), "NT$780");
    assert_eq!(twd.money_at_most(780.0), "NT$780");
    assert_eq!(
        format(Locale::En, Currency::Usd).money_at_most(1.239),
        "$1.23"
    );
    // 0.29 × 100 is 28.999…: an amount that is whole in cents stays.
    assert_eq!(
        format(Locale::En, Currency::Usd).money_at_most(0.29),
        "$0.29"
    );
}

#[wasm_bindgen_test]
fn dates_are_civil_whatever_the_zone() {
    let en = format(Locale::En, Currency::Usd);
    assert_eq!(en.day(1998, 6, 30), "Jun 30, 1998");
    assert_eq!(en.month(1997, 1), "Jan 1997");
    let zh = format(Locale::ZhHant, Currency::Twd);
    assert_eq!(zh.day(2025, 12, 17), "2025年12月17日");
    assert_eq!(zh.month(2025, 12), "2025年12月");
}

#[wasm_bindgen_test]
fn months_and_shares() {
    let en = format(Locale::En, Currency::Usd);
    assert_eq!(en.months(1.0), "1 month");
    assert_eq!(en.months(3.698), "3.7 \u{2060}months");
    assert_eq!(
        format(Locale::ZhHant, Currency::Twd).months(3.698),
        "3.7 \u{2060}個\u{2060}月"
    );
    assert_eq!(en.percent(0.4888, 1), "48.9%");
    assert_eq!(en.percent(0.08, 3), "8%");
    assert_eq!(en.percent_fixed(0.26, 1), "26.0%");
    assert_eq!(en.money(f64::NAN), "$not defined");
}

#[wasm_bindgen_test]
fn digits_read_back() {
    for value in [0.0, 0.42, 1180.0, 1e-7, 0.1 + 0.2, 1e21, -12.5] {
        assert_eq!(digits::parse(&digits::text(value)), Some(value));
    }
    for refused in ["", " ", "abc", "0x10", "Infinity", "1.2.3", "--1", "１"] {
        assert_eq!(digits::parse(refused), None, "{refused}");
    }
    for (value, decimals, text) in [
        (0.0, 1, "0"),
        (1.25, 1, "1.3"),
        (-0.04, 1, "0"),
        (-1.5, 1, "-1.5"),
        (12.305, 4, "12.305"),
        (3.07, 2, "3.07"),
    ] {
        assert_eq!(digits::fixed(value, decimals), text);
    }
}

#[wasm_bindgen_test]
fn marks_of_emphasis_are_not_shown() {
    let owner = leptos::prelude::Owner::new();
    owner.with(|| {
        assert_eq!(rich("pay *780* _(3:1)_.").len(), 5);
        assert_eq!(rich("no marks").len(), 1);
        assert_eq!(rich("a lone * mark").len(), 1);
    });
}
