//! A drawing as a list of marks. No web types: it can be put on a page, written
//! to a file, or tested.

use crate::digits::pixels;

/// One mark: an SVG element with its class, attributes and text.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The element.
    pub tag: &'static str,
    /// The classes that style it.
    pub class: String,
    /// The other attributes.
    pub attributes: Vec<(&'static str, String)>,
    /// The text inside, for `text`.
    pub text: String,
}

/// A drawing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Scene {
    /// In CSS pixels.
    pub width: f64,
    /// In CSS pixels.
    pub height: f64,
    /// Back to front.
    pub marks: Vec<Mark>,
}

/// Where a text is anchored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins there.
    Start,
    /// The text is centred there.
    Middle,
    /// The text ends there.
    End,
}

impl Scene {
    /// An empty drawing.
    pub fn new(width: f64, height: f64) -> Self {
        Self {
            width,
            height,
            marks: Vec::new(),
        }
    }

    fn push(
        &mut self,
        tag: &'static str,
        class: &str,
        numbers: &[(&'static str, f64)],
    ) -> &mut Mark {
        self.marks.push(Mark {
            tag,
            class: class.to_owned(),
            attributes: numbers
                .iter()
                .map(|(name, value)| (*name, pixels(*value)))
                .collect(),
            text: String::new(),
        });
        let last = self.marks.len() - 1;
        &mut self.marks[last]
    }

    /// A straight line.
    pub fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        self.push(
            "line",
            class,
            &[("x1", from.0), ("y1", from.1), ("x2", to.0), ("y2", to.1)],
        );
    }

    /// A circle.
    pub fn circle(&mut self, class: &str, at: (f64, f64), radius: f64) {
        self.push(
            "circle",
            class,
            &[("cx", at.0), ("cy", at.1), ("r", radius)],
        );
    }

    /// A bar.
    pub fn rect(&mut self, class: &str, corner: (f64, f64), size: (f64, f64)) {
        self.push(
            "rect",
            class,
            &[
                ("x", corner.0),
                ("y", corner.1),
                ("width", size.0.max(0.0)),
                ("height", size.1.max(0.0)),
                ("rx", 2.0),
            ],
        );
    }

    /// A path in SVG's language.
    pub fn path(&mut self, class: &str, outline: String) {
        self.push("path", class, &[])
            .attributes
            .push(("d", outline));
    }

    /// A text.
    pub fn text(&mut self, class: &str, at: (f64, f64), anchor: Anchor, text: &str) {
        let mark = self.push("text", class, &[("x", at.0), ("y", at.1)]);
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        mark.attributes.push(("text-anchor", anchor.to_owned()));
        text.clone_into(&mut mark.text);
    }
}

/// A label's width at 12 px: wide glyphs count double.
pub fn text_width(text: &str) -> f64 {
    text.chars().map(glyph_width).sum()
}

fn glyph_width(letter: char) -> f64 {
    if letter.is_ascii() { 7.4 } else { 12.5 }
}

/// A label cut to a width, with a mark that it was.
pub fn shorten(text: &str, width: f64) -> String {
    if text_width(text) <= width {
        return text.to_owned();
    }
    let mut short = String::new();
    let mut room = width - text_width("…");
    for letter in text.chars() {
        room -= glyph_width(letter);
        if room < 0.0 {
            break;
        }
        short.push(letter);
    }
    short.push('…');
    short
}
