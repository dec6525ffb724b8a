//! Writes HTML. Everything that comes in is text; only tags and classes are ours.

/// Text as content or as a quoted attribute.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\'' => out += "&#39;",
            _ => out.push(letter),
        }
    }
    out
}

/// A message with its marks: `*stressed*` and `_kept on one line_`.
pub(super) fn rich(message: &str) -> String {
    let mut out = String::new();
    marks(message, |part, mark| {
        let text = escape(part);
        let (open, close) = match mark {
            Some('*') => ("<em>", "</em>"),
            Some(_) => ("<span class=\"keep\">", "</span>"),
            None => ("", ""),
        };
        out.extend([open, &text, close]);
    });
    out
}

/// A message without its marks.
pub(super) fn plain(message: &str) -> String {
    let mut out = String::new();
    marks(message, |part, _| out += part);
    out
}

/// The parts of a message, each with the mark around it; as [`crate::i18n::rich`].
fn marks(message: &str, mut part: impl FnMut(&str, Option<char>)) {
    let mut rest = message;
    while let Some(start) = rest.find(['*', '_']) {
        let mark = &rest[start..=start];
        let Some(length) = rest[start + 1..].find(mark) else {
            break;
        };
        part(&rest[..start], None);
        part(&rest[start + 1..start + 1 + length], mark.chars().next());
        rest = &rest[start + length + 2..];
    }
    part(rest, None);
}

/// A document that is being written.
#[derive(Default)]
pub(super) struct Page(String);

impl Page {
    /// What has been written.
    pub(super) fn finish(self) -> String {
        self.0
    }

    /// Markup of our own, or such that is escaped already.
    pub(super) fn raw(&mut self, markup: &str) {
        self.0 += markup;
    }

    /// An element with a text.
    pub(super) fn text(&mut self, tag: &str, text: &str) {
        self.classed(tag, "", text);
    }

    /// An element with a class and a text.
    pub(super) fn classed(&mut self, tag: &str, class: &str, text: &str) {
        self.0.extend(["<", tag]);
        if !class.is_empty() {
            self.0.extend([" class=\"", class, "\""]);
        }
        self.0.extend([">", &escape(text), "</", tag, ">"]);
    }

    /// A section with its heading.
    pub(super) fn section(&mut self, heading: &str, inside: impl FnOnce(&mut Self)) {
        self.raw("<section>");
        self.text("h2", heading);
        inside(self);
        self.raw("</section>");
    }

    /// A list of texts.
    pub(super) fn list(&mut self, texts: &[String]) {
        self.raw("<ul>");
        for text in texts {
            self.text("li", text);
        }
        self.raw("</ul>");
    }

    /// A table. A cell may have a second line, and the first cell of a row is its head.
    pub(super) fn table(&mut self, class: &str, heads: &[String], rows: &[Vec<Cell>]) {
        self.0.extend(["<table class=\"", class, "\"><thead><tr>"]);
        for head in heads {
            self.raw("<th scope=\"col\">");
            self.raw(&escape(head));
            self.raw("</th>");
        }
        self.raw("</tr></thead><tbody>");
        for row in rows {
            self.raw("<tr>");
            for (at, (text, more)) in row.iter().enumerate() {
                let (open, close) = if at == 0 {
                    ("<th scope=\"row\">", "</th>")
                } else {
                    ("<td>", "</td>")
                };
                self.raw(open);
                self.raw(&escape(text));
                if let Some(more) = more {
                    self.text("small", more);
                }
                self.raw(close);
            }
            self.raw("</tr>");
        }
        self.raw("</tbody></table>");
    }
}

/// A cell: its text, and a second line below it.
pub(super) type Cell = (String, Option<String>);

/// A cell of one line.
pub(super) fn cell(text: impl Into<String>) -> Cell {
    (text.into(), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_never_becomes_markup() {
        let name = "<img src=x onerror=alert(1)> & \"a\" 'b'";
        let safe = "&lt;img src=x onerror=alert(1)&gt; &amp; &quot;a&quot; &#39;b&#39;";
        assert_eq!(escape(name), safe);
        assert_eq!(rich(&format!("*{name}*")), format!("<em>{safe}</em>"));
        let mut page = Page::default();
        page.table(
            "",
            &[name.to_owned()],
            &[vec![(name.to_owned(), Some(name.to_owned()))]],
        );
        page.section(name, |page| page.list(&[name.to_owned()]));
        let html = page.finish();
        assert!(!html.contains("<img"));
        assert_eq!(html.matches(safe).count(), 5);
    }

    #[test]
    fn marks_are_taken_off_or_set() {
        let message = "pay *$5* _(to keep 3:1)_, 2 * 3";
        assert_eq!(plain(message), "pay $5 (to keep 3:1), 2 * 3");
        assert_eq!(
            rich(message),
            "pay <em>$5</em> <span class=\"keep\">(to keep 3:1)</span>, 2 * 3"
        );
    }
}
