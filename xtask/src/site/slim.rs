//! Scripts and styles without the comments and indentation that only their
//! authors need. Lines stay lines: a real minifier would save little more after
//! compression, and none is needed to build.

/// The content of `path` as it is served.
pub(crate) fn slim(path: &str, content: &[u8]) -> Vec<u8> {
    let script = path.strip_suffix(".js").is_some();
    if !script && path.strip_suffix(".css").is_none() {
        return content.to_vec();
    }
    let Ok(text) = std::str::from_utf8(content) else {
        return content.to_vec();
    };
    // A template literal may run over lines, and then they are content.
    if script && text.lines().any(|line| line.matches('`').count() % 2 == 1) {
        return content.to_vec();
    }
    lines(text, script).into_bytes()
}

fn lines(text: &str, script: bool) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut in_comment = false;
    for line in text.lines().map(str::trim) {
        // Only comments that have their lines to themselves: no need to tell
        // one inside a line from a string.
        if in_comment || line.starts_with("/*") {
            in_comment = !line.contains("*/");
            continue;
        }
        if line.is_empty() || (script && line.starts_with("//")) {
            continue;
        }
        kept.push_str(line);
        kept.push('\n');
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_on_their_own_lines_go() {
        let css = b"/* The look.\n   Two lines. */\n.a {\n  color: red; /* kept */\n}\n";
        assert_eq!(slim("a.css", css), b".a {\ncolor: red; /* kept */\n}\n");
        let js = b"// Why.\nconst a = \"// not a comment\"; // kept\n\n  /** Doc. */\n  f(a);\n";
        assert_eq!(
            slim("a.js", js),
            b"const a = \"// not a comment\"; // kept\nf(a);\n"
        );
    }

    #[test]
    fn what_may_hold_content_over_lines_is_left_alone() {
        let js = b"const a = `\n  // content\n`;\n";
        assert_eq!(slim("a.js", js), js);
        assert_eq!(slim("a.wasm", b"\0asm\n\n"), b"\0asm\n\n");
    }
}
