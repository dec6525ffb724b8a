//! Puts a scene on the page.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node};

use super::scene::Scene;
use crate::digits::pixels;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Draws the scene into an `svg` element, in place of what was there.
pub(super) fn paint(svg: &Element, scene: &Scene) {
    let Some(document) = svg.owner_document() else {
        return;
    };
    set(svg, "width", &pixels(scene.width));
    set(svg, "height", &pixels(scene.height));
    set(
        svg,
        "viewBox",
        &format!("0 0 {} {}", pixels(scene.width), pixels(scene.height)),
    );
    let fresh = document.create_document_fragment();
    for mark in &scene.marks {
        if let Some(element) = element(&document, mark.tag) {
            set(&element, "class", &mark.class);
            for (name, value) in &mark.attributes {
                set(&element, name, value);
            }
            if !mark.text.is_empty() {
                element.set_text_content(Some(&mark.text));
            }
            // A fresh element has no other place to be taken from.
            let _ = fresh.append_child(&element);
        }
    }
    svg.replace_children_with_node_1(fresh.unchecked_ref::<Node>());
}

fn element(document: &Document, tag: &str) -> Option<Element> {
    document.create_element_ns(Some(SVG), tag).ok()
}

fn set(element: &Element, name: &str, value: &str) {
    // The names are ours and valid.
    let _ = element.set_attribute(name, value);
}
