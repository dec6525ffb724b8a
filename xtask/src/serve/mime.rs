//! Content types. Browsers refuse modules and WebAssembly with a wrong one.

use std::path::Path;

/// The content type by a file's ending; text says it is UTF-8.
pub(crate) fn of(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        Some("json" | "map") => "application/json; charset=utf-8",
        Some("svg") => "image/svg+xml; charset=utf-8",
        // No charset here: streaming compilation wants exactly this.
        Some("wasm") => "application/wasm",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_those_browsers_ask_for() {
        let cases = [
            ("v/a/full_bg.wasm", "application/wasm"),
            ("embed.js", "text/javascript; charset=utf-8"),
            ("index.html", "text/html; charset=utf-8"),
            ("widget.css", "text/css; charset=utf-8"),
            ("orders.csv", "text/csv; charset=utf-8"),
            ("m.json", "application/json; charset=utf-8"),
            ("i.svg", "image/svg+xml; charset=utf-8"),
            ("LICENSE", "application/octet-stream"),
        ];
        for (path, expected) in cases {
            assert_eq!(of(Path::new(path)), expected, "{path}");
        }
    }
}
