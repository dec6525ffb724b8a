//! Which file goes where, and the version they share.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

/// Content by path, in the fixed order that the version needs.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// Where a file of Trunk's output belongs.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// At the root: what other pages name by a fixed address.
    Root,
    /// Below `v/<hash>/`: what only the embed script asks for.
    Versioned,
}

/// Styles and samples are versioned like the modules that ask for them.
pub(crate) fn place(path: &str, files: &Files) -> Place {
    let module = path
        .strip_suffix(".js")
        .is_some_and(|name| files.contains_key(&format!("{name}_bg.wasm")));
    let versioned = module
        || path.ends_with("_bg.wasm")
        || (path.strip_suffix(".css").is_some() && !path.contains('/'))
        || path.starts_with("samples/")
        || path.starts_with("snippets/");
    if versioned {
        Place::Versioned
    } else {
        Place::Root
    }
}

/// The first 12 hex digits of a hash over every file's path and content.
pub(crate) fn version(files: &Files) -> String {
    let mut hash = Sha256::new();
    for (path, content) in files {
        // Lengths go in too: without them, bytes moved from one file's end to
        // the next one's start would give the same hash.
        hash.update((path.len() as u64).to_le_bytes());
        hash.update(path);
        hash.update((content.len() as u64).to_le_bytes());
        hash.update(content);
    }
    let mut digits = hex(&hash.finalize());
    digits.truncate(12);
    digits
}

/// Bytes as lower-case hex digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
    ];
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(|digit| DIGITS[usize::from(digit)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(list: &[(&str, &str)]) -> Files {
        let owned = |&(path, content): &(&str, &str)| (path.to_owned(), content.into());
        list.iter().map(owned).collect()
    }

    #[test]
    fn version_is_twelve_hex_digits_and_stable() {
        let files = files(&[("a.js", "one"), ("b.css", "two")]);
        let first = version(&files);
        assert_eq!(first, version(&files));
        assert_eq!(first.len(), 12);
        assert!(first.chars().all(|c| c.is_ascii_hexdigit()));
        // Pinned: it must not change with a compiler or a platform.
        assert_eq!(version(&Files::new()), "e3b0c44298fc");
    }

    #[test]
    fn version_changes_with_content_name_and_border() {
        let base = version(&files(&[("a", "xy"), ("b", "z")]));
        assert_ne!(base, version(&files(&[("a", "xy"), ("b", "!")])));
        assert_ne!(base, version(&files(&[("a", "xy"), ("c", "z")])));
        assert_ne!(base, version(&files(&[("a", "x"), ("b", "yz")])));
    }

    #[test]
    fn modules_styles_and_samples_carry_the_version() {
        let files = files(&[("full.js", ""), ("full_bg.wasm", ""), ("embed.js", "")]);
        for path in [
            "full.js",
            "full_bg.wasm",
            "widget.css",
            "samples/orders.csv",
            "snippets/x/inline0.js",
        ] {
            assert_eq!(place(path, &files), Place::Versioned, "{path}");
        }
        for path in ["embed.js", "index.html", "demo/page.css"] {
            assert_eq!(place(path, &files), Place::Root, "{path}");
        }
    }
}
