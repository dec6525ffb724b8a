use js_sys::{Object, Reflect};
use ltv_calculator::app::EVERYTHING;
use ltv_calculator::embed::element::{self, Extension};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::*;
use web_sys::{HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

fn host() -> (HtmlElement, ShadowRoot) {
    let document = web_sys::window().unwrap().document().unwrap();
    let host: HtmlElement = document.create_element("div").unwrap().unchecked_into();
    document.body().unwrap().append_child(&host).unwrap();
    let root = host
        .attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))
        .unwrap();
    (host, root)
}

fn object(entries: &[(&str, &str)]) -> JsValue {
    let object = Object::new();
    for (key, value) in entries {
        Reflect::set(&object, &(*key).into(), &(*value).into()).unwrap();
    }
    object.into()
}

/// Effects run in a microtask: one turn later the page is up to date.
async fn settled() {
    for _ in 0..3 {
        JsFuture::from(js_sys::Promise::resolve(&JsValue::NULL))
            .await
            .unwrap();
    }
}

fn text(root: &ShadowRoot, selector: &str) -> String {
    root.query_selector(selector)
        .unwrap()
        .map_or_else(String::new, |e| e.text_content().unwrap_or_default())
}

#[wasm_bindgen_test]
async fn mounts_changes_live_and_frees() {
    let (host, root) = host();
    let attributes = object(&[("locale", "zh-Hant"), ("currency", "TWD")]);
    let handle = element::mount(
        host.clone(),
        &root,
        &attributes,
        object(&[]),
        Extension::default(),
    )
    .unwrap();
    settled().await;
    assert_eq!(text(&root, "[data-figure=ltv]"), "NT$2,342");
    assert!(text(&root, ".says").contains("NT$780"));
    assert_eq!(
        root.query_selector_all("input[type=text]")
            .unwrap()
            .length(),
        6
    );

    element::update(handle, "locale", Some("en"));
    element::update(handle, "prefill", Some("cac=3000"));
    element::update(handle, "cta-label", Some("<b>Book</b>"));
    element::update(handle, "cta-href", Some("javascript:alert(1)"));
    settled().await;
    assert!(text(&root, ".says").contains("never earn it back"));
    // A label is text, and the refused address leaves a button.
    assert_eq!(text(&root, "button.cta"), "<b>Book</b>");

    let result = element::result(handle);
    assert_eq!(
        Reflect::get(&result, &"payback".into())
            .unwrap()
            .as_string()
            .unwrap(),
        "never"
    );
    assert!(
        Reflect::get(&result, &"paybackMonths".into())
            .unwrap()
            .is_null()
    );

    element::unmount(handle);
    assert!(element::result(handle).is_null());
    assert_eq!(
        root.first_element_child()
            .map_or(0, |e| e.child_element_count()),
        0
    );
    host.remove();
}

#[wasm_bindgen_test]
async fn two_widgets_share_no_state_and_one_hands_over_to_another() {
    let ((host_a, root_a), (host_b, root_b)) = (host(), host());
    let a = element::mount(
        host_a.clone(),
        &root_a,
        &object(&[("locale", "en")]),
        object(&[]),
        Extension::default(),
    )
    .unwrap();
    let full = EVERYTHING;
    let b = element::mount(
        host_b.clone(),
        &root_b,
        &object(&[("locale", "zh-Hant"), ("mode", "full")]),
        object(&[]),
        full,
    )
    .unwrap();
    element::set_inputs(a, "aov=999&cac=");
    settled().await;
    assert_ne!(
        text(&root_a, "[data-figure=ltv]"),
        text(&root_b, "[data-figure=ltv]")
    );
    assert!(
        root_b.query_selector("nav").unwrap().is_some()
            && root_a.query_selector("nav").unwrap().is_none()
    );

    // What one kept, another of a different kind goes on with.
    let kept = element::snapshot(a).unwrap();
    let before = text(&root_a, "[data-figure=ltv]");
    element::unmount(a);
    let (host_c, root_c) = host();
    let c = element::mount(
        host_c.clone(),
        &root_c,
        &object(&[("mode", "full")]),
        object(&[("kept", &kept)]),
        full,
    )
    .unwrap();
    settled().await;
    assert_eq!(text(&root_c, "[data-figure=ltv]"), before);
    for (handle, host) in [(b, host_b), (c, host_c), (a, host_a)] {
        element::unmount(handle);
        host.remove();
    }
}

#[wasm_bindgen_test]
async fn typing_answers_before_the_next_frame() {
    let (host, root) = host();
    let handle = element::mount(
        host.clone(),
        &root,
        &object(&[("locale", "en"), ("currency", "USD")]),
        object(&[]),
        Extension::default(),
    )
    .unwrap();
    settled().await;
    let before = text(&root, "[data-figure=ltv]");
    let input: web_sys::HtmlInputElement = root
        .query_selector("#f-aov")
        .unwrap()
        .unwrap()
        .unchecked_into();
    input.set_value("96");
    input
        .dispatch_event(&web_sys::Event::new("input").unwrap())
        .unwrap();
    // No frame has been painted between the event and these microtasks.
    settled().await;
    assert_ne!(text(&root, "[data-figure=ltv]"), before);
    element::unmount(handle);
    host.remove();
}
