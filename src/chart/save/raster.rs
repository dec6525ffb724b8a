//! A picture as a PNG file. The marks are drawn one by one: loading the SVG as
//! an image would need a policy that allows images from `blob:` or `data:`.

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, Path2d};

use super::picture::{Painted, Picture};
use crate::digits::{parse, pixels};

/// Pixels of the file to a CSS pixel.
const SCALE: f64 = 2.0;

/// Hands the file to `done`; `None` when the browser has no canvas for it.
pub fn png(picture: &Picture, done: impl FnOnce(Option<Blob>) + 'static) {
    let Some(canvas) = draw(picture) else {
        done(None);
        return;
    };
    let ready = Closure::once_into_js(move |blob: Option<Blob>| done(blob));
    // It only fails for canvases that hold pictures of others.
    let _ = canvas.to_blob(ready.unchecked_ref());
}

fn draw(picture: &Picture) -> Option<HtmlCanvasElement> {
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width((picture.width * SCALE).ceil() as u32);
    canvas.set_height((picture.height * SCALE).ceil() as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.scale(SCALE, SCALE).ok()?;
    for mark in &picture.frame {
        paint(&context, mark)?;
    }
    context.translate(picture.offset.0, picture.offset.1).ok()?;
    for mark in &picture.marks {
        paint(&context, mark)?;
    }
    Some(canvas)
}

fn paint(context: &CanvasRenderingContext2d, mark: &Painted) -> Option<()> {
    let style = &mark.style;
    let length = |name: &str| parse(style.get(name).trim_end_matches("px"));
    let (fill, stroke) = (style.get("fill"), style.get("stroke"));
    let stroked = !stroke.is_empty() && stroke != "none";
    context.set_global_alpha(length("opacity").unwrap_or(1.0));
    context.set_fill_style_str(fill);
    context.set_stroke_style_str(stroke);
    context.set_line_width(length("stroke-width").unwrap_or(1.0));
    let dashes: Array = style
        .get("stroke-dasharray")
        .split([',', ' '])
        .filter_map(|part| parse(part.trim_end_matches("px")))
        .map(JsValue::from_f64)
        .collect();
    context.set_line_dash(&dashes).ok()?;
    if mark.tag == "text" {
        let weight = if style.get("font-weight").is_empty() {
            "400"
        } else {
            style.get("font-weight")
        };
        context.set_font(&[weight, style.get("font-size"), style.get("font-family")].join(" "));
        context.set_text_align(match mark.attribute("text-anchor") {
            "middle" => "center",
            "end" => "right",
            _ => "left",
        });
        // A halo: round, or its corners would stick out.
        context.set_line_join("round");
        let (x, y) = (mark.number("x"), mark.number("y"));
        if stroked {
            context.stroke_text(&mark.text, x, y).ok()?;
        }
        return context.fill_text(&mark.text, x, y).ok();
    }
    context.set_line_join(match style.get("stroke-linejoin") {
        "" => "miter",
        join => join,
    });
    let outline = Path2d::new_with_path_string(&outline(mark)?).ok()?;
    if mark.tag != "line" && fill != "none" {
        context.fill_with_path_2d(&outline);
    }
    if stroked {
        context.stroke_with_path(&outline);
    }
    Some(())
}

/// Every shape in SVG's language of paths.
fn outline(mark: &Painted) -> Option<String> {
    let of = |names: &[&str]| -> Vec<String> {
        names.iter().map(|name| pixels(mark.number(name))).collect()
    };
    Some(match mark.tag.as_str() {
        "path" => mark.attribute("d").to_owned(),
        "line" => {
            let ends = of(&["x1", "y1", "x2", "y2"]);
            ["M", &ends[0], " ", &ends[1], "L", &ends[2], " ", &ends[3]].concat()
        }
        "circle" => {
            let (x, y, r) = (mark.number("cx"), mark.number("cy"), mark.number("r"));
            let (radius, across) = (pixels(r), pixels(2.0 * r));
            let arc = ["a", &radius, " ", &radius, " 0 1 0 "].concat();
            let start = ["M", &pixels(x - r), " ", &pixels(y)].concat();
            [&start, &arc, &across, " 0", &arc, "-", &across, " 0Z"].concat()
        }
        "rect" => {
            let (wide, high) = (mark.number("width"), mark.number("height"));
            let r = mark.number("rx").min(wide / 2.0).min(high / 2.0);
            let corner = |x: f64, y: f64| {
                let radius = pixels(r);
                [
                    "a",
                    &radius,
                    " ",
                    &radius,
                    " 0 0 1 ",
                    &pixels(x),
                    " ",
                    &pixels(y),
                ]
                .concat()
            };
            [
                [
                    "M",
                    &pixels(mark.number("x") + r),
                    " ",
                    &pixels(mark.number("y")),
                ]
                .concat(),
                ["h", &pixels(wide - 2.0 * r)].concat(),
                corner(r, r),
                ["v", &pixels(high - 2.0 * r)].concat(),
                corner(-r, r),
                ["h", &pixels(2.0 * r - wide)].concat(),
                corner(-r, -r),
                ["v", &pixels(2.0 * r - high)].concat(),
                corner(r, -r),
                "Z".to_owned(),
            ]
            .concat()
        }
        _ => return None,
    })
}
