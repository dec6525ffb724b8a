//! A picture as an SVG file that looks the same anywhere: no stylesheet, no
//! script, nothing fetched.

use web_sys::{Document, Element, XmlSerializer};

use super::picture::{Painted, Picture};
use crate::digits::pixels;

const SVG: &str = "http://www.w3.org/2000/svg";

/// The file's text; `None` when the browser refuses.
pub fn svg(picture: &Picture) -> Option<String> {
    let document = web_sys::window()?.document()?;
    let (width, height) = (pixels(picture.width), pixels(picture.height));
    let root = element(&document, "svg")?;
    for (name, value) in [
        ("width", &width),
        ("height", &height),
        ("viewBox", &["0 0", &width, &height].join(" ")),
        ("role", &"img".to_owned()),
    ] {
        root.set_attribute(name, value).ok()?;
    }
    for (tag, text) in [("title", &picture.title), ("desc", &picture.description)] {
        let words = element(&document, tag)?;
        words.set_text_content(Some(text));
        root.append_child(&words).ok()?;
    }
    for mark in &picture.frame {
        let mark = drawn(&document, mark)?;
        root.append_child(&mark).ok()?;
    }
    let chart = element(&document, "g")?;
    let (x, y) = (pixels(picture.offset.0), pixels(picture.offset.1));
    chart
        .set_attribute("transform", &["translate(", &x, " ", &y, ")"].concat())
        .ok()?;
    for mark in &picture.marks {
        let mark = drawn(&document, mark)?;
        chart.append_child(&mark).ok()?;
    }
    root.append_child(&chart).ok()?;
    let text = XmlSerializer::new().ok()?.serialize_to_string(&root).ok()?;
    Some(["<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", &text, "\n"].concat())
}

fn drawn(document: &Document, mark: &Painted) -> Option<Element> {
    let node = element(document, &mark.tag)?;
    for (name, value) in &mark.attributes {
        node.set_attribute(name, value).ok()?;
    }
    for (name, value) in &mark.style.properties {
        node.set_attribute(name, value).ok()?;
    }
    if !mark.text.is_empty() {
        node.set_text_content(Some(&mark.text));
    }
    Some(node)
}

fn element(document: &Document, tag: &str) -> Option<Element> {
    document.create_element_ns(Some(SVG), tag).ok()
}
