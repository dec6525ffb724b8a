use ltv_calculator::embed::accent::{self, DARK_SURFACE, LIGHT_SURFACE, Rgb};
use ltv_calculator::embed::attributes::{self, Mode};
use ltv_calculator::i18n::{Currency, Locale};
use wasm_bindgen_test::*;

#[wasm_bindgen_test]
fn attributes_are_read_or_refused() {
    assert_eq!(attributes::locale("zh-TW"), Some(Locale::ZhHant));
    assert_eq!(attributes::locale("en-GB"), Some(Locale::En));
    assert_eq!(attributes::locale("fr"), None);
    assert_eq!(attributes::currency("twd"), Some(Currency::Twd));
    assert_eq!(attributes::currency("BTC"), None);
    assert_eq!(attributes::mode("full"), Some(Mode::Full));
    assert_eq!(attributes::mode("Full!"), None);
    assert!(attributes::is_theme("dark") && !attributes::is_theme("blue"));
}

#[wasm_bindgen_test]
fn a_link_leads_to_pages_and_never_to_code() {
    for fine in [
        "/contact",
        "https://a.example/x?y=1:2",
        "mailto:a@b.example",
        "tel:+886",
        "#top",
        "page.html",
        "?a=b:c",
    ] {
        assert_eq!(attributes::href(fine).as_deref(), Some(fine));
    }
    for refused in [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "",
    ] {
        assert_eq!(attributes::href(refused), None, "{refused}");
    }
}

#[wasm_bindgen_test]
fn any_accent_becomes_readable_on_both_surfaces() {
    for text in [
        "#0f766e", "#ff0", "#ffffff", "#000000", "#888", "#f43f5e", "#7dd3fc",
    ] {
        let colour = accent::parse(text).unwrap();
        for surface in [LIGHT_SURFACE, DARK_SURFACE] {
            let readable = accent::readable(colour, surface);
            assert!(accent::contrast(readable, surface) >= 4.5, "{text}");
        }
    }
    // One that passes already is left as the site owner chose it.
    assert_eq!(
        accent::readable(Rgb(11.0, 78.0, 70.0), LIGHT_SURFACE),
        Rgb(11.0, 78.0, 70.0)
    );
    assert_eq!(accent::parse("teal"), None);
    assert_eq!(accent::parse("#12345"), None);
    assert_eq!(accent::parse("#日本"), None);
    // WCAG's own example: black on white is 21:1.
    assert!((accent::contrast(Rgb(0.0, 0.0, 0.0), Rgb(255.0, 255.0, 255.0)) - 21.0).abs() < 1e-9);
}
