//! A chart as the page shows it: its marks with their computed styles, and its
//! words above.

use wasm_bindgen::JsCast;
use web_sys::{CssStyleDeclaration, Element, Window};

use super::words::wrap;
use crate::digits::pixels;

/// How a mark looks; the values are computed ones.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Style {
    /// Presentation attributes of SVG and their values.
    pub properties: Vec<(&'static str, String)>,
}

impl Style {
    /// A property's value; empty where it has none.
    pub fn get(&self, name: &str) -> &str {
        self.properties
            .iter()
            .find(|(own, _)| *own == name)
            .map_or("", |(_, value)| value)
    }

    fn with(pairs: &[(&'static str, &str)]) -> Self {
        let properties = pairs
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned()))
            .collect();
        Self { properties }
    }
}

/// One mark.
#[derive(Debug, Clone, PartialEq)]
pub struct Painted {
    /// The SVG element.
    pub tag: String,
    /// Its geometry.
    pub attributes: Vec<(String, String)>,
    /// Its look.
    pub style: Style,
    /// The text inside.
    pub text: String,
}

impl Painted {
    /// An attribute as a number; 0 where it has none.
    pub fn number(&self, name: &str) -> f64 {
        crate::digits::parse(self.attribute(name)).unwrap_or(0.0)
    }

    /// An attribute; empty where it has none.
    pub fn attribute(&self, name: &str) -> &str {
        self.attributes
            .iter()
            .find(|(own, _)| own == name)
            .map_or("", |(_, value)| value)
    }
}

/// A chart to be saved.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// In CSS pixels.
    pub width: f64,
    /// In CSS pixels.
    pub height: f64,
    /// Where the chart's own drawing begins, below the words.
    pub offset: (f64, f64),
    /// The title.
    pub title: String,
    /// The picture in words.
    pub description: String,
    /// The ground and the words.
    pub frame: Vec<Painted>,
    /// The chart's marks.
    pub marks: Vec<Painted>,
}

const SHAPE: [&str; 7] = [
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linejoin",
    "opacity",
    "paint-order",
];
const FONT: [&str; 3] = ["font-family", "font-size", "font-weight"];
const PAD: f64 = 16.0;

impl Picture {
    /// What a figure shows; `None` while it shows nothing.
    pub fn of(figure: &Element) -> Option<Self> {
        let window = web_sys::window()?;
        let svg = figure.query_selector("svg").ok()??;
        let children = svg.children();
        let marks: Vec<Painted> = (0..children.length())
            .filter_map(|index| painted(&window, &children.item(index)?))
            .collect();
        if marks.is_empty() {
            return None;
        }
        let size = |name: &str| crate::digits::parse(&svg.get_attribute(name)?);
        // Whole pixels, or an edge of the ground would shine through.
        let width = (size("width")? + 2.0 * PAD).ceil();
        let description = figure
            .query_selector(".plot")
            .ok()
            .flatten()
            .and_then(|plot| plot.get_attribute("aria-label"))
            .unwrap_or_default();
        let mut frame = vec![Painted {
            tag: "rect".to_owned(),
            attributes: Vec::new(),
            style: Style::with(&[("fill", &ground(&window, figure))]),
            text: String::new(),
        }];
        let mut y = PAD;
        let mut title = String::new();
        for (place, selector) in ["figcaption h2", "figcaption .sub"].into_iter().enumerate() {
            let Some(words) = figure.query_selector(selector).ok().flatten() else {
                continue;
            };
            let text = words.text_content().unwrap_or_default();
            let style = heading_style(&window, &words);
            let font =
                crate::digits::parse(style.get("font-size").trim_end_matches("px")).unwrap_or(14.0);
            for line in wrap(&text, width - 2.0 * PAD, font) {
                y += font * 1.3;
                frame.push(Painted {
                    tag: "text".to_owned(),
                    attributes: at(PAD, y - font * 0.25),
                    style: style.clone(),
                    text: line,
                });
            }
            if place == 0 {
                title = text;
            }
        }
        y += 12.0;
        let height = (y + size("height")? + PAD).ceil();
        frame[0].attributes = at(0.0, 0.0);
        frame[0].attributes.extend([
            ("width".to_owned(), pixels(width)),
            ("height".to_owned(), pixels(height)),
        ]);
        Some(Self {
            width,
            height,
            offset: (PAD, y),
            title,
            description,
            frame,
            marks,
        })
    }
}

fn at(x: f64, y: f64) -> Vec<(String, String)> {
    [("x", x), ("y", y)]
        .map(|(name, value)| (name.to_owned(), pixels(value)))
        .into()
}

fn painted(window: &Window, mark: &Element) -> Option<Painted> {
    let tag = mark.tag_name();
    let computed = window.get_computed_style(mark).ok()??;
    let mut style = read(&computed, &SHAPE);
    let text = if tag == "text" {
        style.properties.extend(read(&computed, &FONT).properties);
        mark.text_content().unwrap_or_default()
    } else {
        String::new()
    };
    let attributes = mark
        .get_attribute_names()
        .iter()
        .filter_map(|name| {
            let name = name.as_string().filter(|name| name != "class")?;
            let value = mark.get_attribute(&name)?;
            Some((name, value))
        })
        .collect();
    Some(Painted {
        tag,
        attributes,
        style,
        text,
    })
}

/// What differs from what a property is anyway.
fn read(computed: &CssStyleDeclaration, names: &[&'static str]) -> Style {
    let properties = names
        .iter()
        .filter_map(|name| {
            let value = computed.get_property_value(name).ok()?;
            let usual = match *name {
                "stroke" | "stroke-dasharray" => value == "none",
                "stroke-linejoin" => value == "miter",
                "opacity" => value == "1",
                "paint-order" => value == "normal",
                _ => value.is_empty(),
            };
            (!usual).then(|| (*name, plain(&value)))
        })
        .collect();
    let mut style = Style { properties };
    if style.get("stroke").is_empty() {
        style
            .properties
            .retain(|(name, _)| !name.starts_with("stroke"));
    }
    style
}

/// Words of the page as text of a drawing.
fn heading_style(window: &Window, words: &Element) -> Style {
    let Some(computed) = window.get_computed_style(words).ok().flatten() else {
        return Style::default();
    };
    let mut style = read(&computed, &FONT);
    let color = computed.get_property_value("color").unwrap_or_default();
    style.properties.push(("fill", plain(&color)));
    style
}

/// The colour behind a figure: that of the nearest element that has one.
fn ground(window: &Window, figure: &Element) -> String {
    let mut place = Some(figure.clone());
    while let Some(element) = place {
        let color = window
            .get_computed_style(&element)
            .ok()
            .flatten()
            .and_then(|style| style.get_property_value("background-color").ok())
            .unwrap_or_default();
        if !matches!(color.as_str(), "" | "transparent" | "rgba(0, 0, 0, 0)") {
            return plain(&color);
        }
        place = element.parent_element().or_else(|| {
            let root = element.get_root_node();
            Some(root.dyn_into::<web_sys::ShadowRoot>().ok()?.host())
        });
    }
    "#ffffff".to_owned()
}

/// A colour as every reader of SVG knows it: mixed colours compute to
/// `color(srgb 0.5 0.5 0.5)`, which few do.
fn plain(value: &str) -> String {
    let Some(parts) = value
        .strip_prefix("color(srgb ")
        .and_then(|rest| rest.strip_suffix(')'))
    else {
        return value.to_owned();
    };
    let mut parts = parts.split([' ', '/']).filter(|part| !part.is_empty());
    let mut next = || {
        let share = crate::digits::parse(parts.next().unwrap_or("0")).unwrap_or(0.0);
        ((share * 255.0).round() as u32).min(255).to_string()
    };
    ["rgb(", &next(), ", ", &next(), ", ", &next(), ")"].concat()
}
