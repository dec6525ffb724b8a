//! A scene as SVG text, for a document that brings the stylesheet along.

use super::Heading;
use super::scene::Scene;
use crate::digits::pixels;

/// The drawing, named and described by its heading. Its marks keep their
/// classes: colours and fonts are the stylesheet's.
pub fn svg_text(scene: &Scene, heading: &Heading) -> String {
    let (width, height) = (pixels(scene.width), pixels(scene.height));
    let mut out = String::from("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");
    attribute(&mut out, "viewBox", &["0 0", &width, &height].join(" "));
    attribute(&mut out, "width", &width);
    attribute(&mut out, "height", &height);
    attribute(&mut out, "aria-label", &heading.title);
    out.push('>');
    for (tag, text) in [("title", &heading.title), ("desc", &heading.description)] {
        element(&mut out, tag, &[], text);
    }
    for mark in &scene.marks {
        let mut attributes = mark.attributes.clone();
        if !mark.class.is_empty() {
            attributes.insert(0, ("class", mark.class.clone()));
        }
        element(&mut out, mark.tag, &attributes, &mark.text);
    }
    out += "</svg>";
    out
}

fn element(out: &mut String, tag: &str, attributes: &[(&'static str, String)], text: &str) {
    out.push('<');
    *out += tag;
    for (name, value) in attributes {
        attribute(out, name, value);
    }
    out.push('>');
    escape(out, text);
    *out += "</";
    *out += tag;
    out.push('>');
}

fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    *out += name;
    *out += "=\"";
    escape(out, value);
    out.push('"');
}

/// Text for XML, as content or as a quoted attribute. Characters that XML
/// cannot hold are left out.
fn escape(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => *out += "&amp;",
            '<' => *out += "&lt;",
            '>' => *out += "&gt;",
            '"' => *out += "&quot;",
            '\'' => *out += "&#39;",
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(letter),
        }
    }
}
