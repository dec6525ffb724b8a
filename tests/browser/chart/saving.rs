//! Charts as files.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use js_sys::{Array, Function, Promise, Uint8Array};
use leptos::mount::mount_to;
use leptos::prelude::*;
use ltv_calculator::chart::save::{self, Picture};
use ltv_calculator::chart::{SharedChart, chart_view};
use ltv_calculator::i18n::Locale;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::*;
use web_sys::{Blob, Element, HtmlElement};

/// Whether the browser reads it as an SVG that needs nothing else.
pub(super) fn is_svg(text: &str) -> bool {
    Function::new_with_args(
        "text",
        "const read = new DOMParser().parseFromString(text, 'image/svg+xml');
         return !read.querySelector('parsererror, script, style, foreignObject, image, use, a')
             && read.documentElement.namespaceURI === 'http://www.w3.org/2000/svg'
             && ![...read.querySelectorAll('*')].some((e) => e.hasAttribute('style') || e.hasAttribute('href'));",
    )
    .call1(&JsValue::NULL, &text.into())
    .unwrap()
    .is_truthy()
}

async fn frame() {
    let next = Promise::new(&mut |done, _| {
        web_sys::window()
            .unwrap()
            .request_animation_frame(&done)
            .unwrap();
    });
    JsFuture::from(next).await.unwrap();
}

/// A chart on the page; it is gone with the handle.
async fn shown() -> (Element, impl Sized) {
    let document = web_sys::window().unwrap().document().unwrap();
    let host: HtmlElement = document.create_element("div").unwrap().unchecked_into();
    host.set_inner_html(
        "<style>.here { background: rgb(250, 240, 230) } .here svg text { font: 12px sans-serif; fill: rgb(1, 2, 3) }
         .here .halo { paint-order: stroke; stroke: rgb(250, 240, 230); stroke-width: 4px }
         .here .benchmark { stroke: color(srgb 1 0 0.5); stroke-dasharray: 4 4 }</style>",
    );
    host.set_class_name("here");
    document.body().unwrap().append_child(&host).unwrap();
    let mut chart = super::chart();
    chart.heading.title = "A & B < C".into();
    chart.heading.subtitle = "累計毛利 · NT$".into();
    chart.heading.description = "In words".into();
    let chart: SharedChart = Arc::new(chart);
    let handle = mount_to(host.clone(), move || {
        chart_view("break-even", RwSignal::new(Locale::En), move || {
            Some(chart.clone())
        })
    });
    frame().await;
    frame().await;
    let figure = host.query_selector("figure").unwrap().unwrap();
    (figure, (handle, Gone(host)))
}

struct Gone(HtmlElement);

impl Drop for Gone {
    fn drop(&mut self) {
        self.0.remove();
    }
}

#[wasm_bindgen_test]
async fn an_svg_file_stands_alone() {
    let (figure, _kept) = shown().await;
    let text = save::svg(&Picture::of(&figure).unwrap()).unwrap();
    assert!(is_svg(&text), "{text}");
    assert!(text.contains("<title>A &amp; B &lt; C</title>"));
    assert!(text.contains("<desc>In words</desc>"));
    assert!(text.contains("累計毛利 · NT$"));
    // Looks are attributes now, and colours such as everything can read.
    assert!(text.contains("fill=\"rgb(250, 240, 230)\""));
    assert!(text.contains("stroke=\"rgb(255, 0, 128)\""));
    assert!(text.contains("paint-order=\"stroke\""));
    assert!(!text.contains("class="));
}

#[wasm_bindgen_test]
async fn a_png_file_has_the_pictures_size_twice() {
    let (figure, _kept) = shown().await;
    let picture = Picture::of(&figure).unwrap();
    let size = (picture.width, picture.height);
    let blob = Promise::new(&mut |done, _| {
        save::png(&picture, move |blob: Option<Blob>| {
            done.call1(&JsValue::NULL, &blob.into()).unwrap();
        });
    });
    let blob: Blob = JsFuture::from(blob).await.unwrap().unchecked_into();
    assert_eq!(blob.type_(), "image/png");
    let bytes = JsFuture::from(blob.array_buffer()).await.unwrap();
    let bytes = Uint8Array::new(&bytes).to_vec();
    assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n");
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    assert_eq!(number(16), (size.0 * 2.0).ceil() as u32);
    assert_eq!(number(20), (size.1 * 2.0).ceil() as u32);
}

#[wasm_bindgen_test]
async fn a_press_downloads_and_says_so() {
    save::install();
    let (figure, _kept) = shown().await;
    let files = Rc::new(RefCell::new(Vec::<String>::new()));
    let seen = files.clone();
    // What a download is: a press of a link to a blob. This one stays here.
    let caught = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
        let link: Element = event.target().unwrap().unchecked_into();
        if let Some(name) = link.get_attribute("download") {
            event.prevent_default();
            assert!(link.get_attribute("href").unwrap().starts_with("blob:"));
            seen.borrow_mut().push(name);
        }
    });
    figure
        .add_event_listener_with_callback("click", caught.as_ref().unchecked_ref())
        .unwrap();
    for kind in ["svg", "png"] {
        let control = figure
            .query_selector(&format!("[data-grow=save-break-even-{kind}]"))
            .unwrap()
            .unwrap();
        assert_eq!(
            control.get_attribute("aria-label").unwrap(),
            format!("Save as {}", kind.to_uppercase())
        );
        control.unchecked_into::<HtmlElement>().click();
        for _ in 0..60 {
            frame().await;
            if files
                .borrow()
                .last()
                .is_some_and(|name| name.ends_with(kind))
            {
                break;
            }
        }
    }
    assert_eq!(
        *files.borrow(),
        [
            save::name_today("break-even", "svg"),
            save::name_today("break-even", "png"),
        ]
    );
    let said = figure.query_selector("[role=status]").unwrap().unwrap();
    assert!(said.text_content().unwrap().contains("ltv-break-even-"));
    let links: Array = Array::from(&figure.query_selector_all("a").unwrap());
    assert_eq!(links.length(), 0);
}

#[wasm_bindgen_test]
fn titles_break_into_lines() {
    assert_eq!(
        save::wrap("one two three", 70.0, 12.0),
        ["one two", "three"]
    );
    assert_eq!(
        save::wrap("每位顧客在第 3.7 個月賺回成本。", 105.0, 12.0)
            .concat()
            .replace(' ', ""),
        "每位顧客在第3.7個月賺回成本。"
    );
    for line in save::wrap("每賺進 NT$6,195，最後留下（扣除後）NT$1,721。", 80.0, 12.0)
    {
        assert!(
            !line.starts_with(['，', '。', '）']) && !line.ends_with('（'),
            "{line}"
        );
    }
    assert_eq!(save::wrap("", 80.0, 12.0), [""; 0]);
}
