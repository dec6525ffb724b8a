//! From an address to a file, and never to one outside the site.

use std::path::{Path, PathBuf};

/// What an address stands for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Target {
    File(PathBuf),
    /// A folder named without its slash, whose pages would resolve relative
    /// addresses against the wrong base: the address to go to instead.
    Folder(String),
    Nothing,
}

/// Finds what a request's address (path and query) stands for.
pub(crate) fn find(dist: &Path, url: &str) -> Target {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let Some(relative) = relative(path) else {
        return Target::Nothing;
    };
    let mut file = dist.join(relative);
    if file.is_dir() {
        if !path.ends_with('/') {
            return Target::Folder(format!("{path}/"));
        }
        file.push("index.html");
    } else if path.ends_with('/') {
        return Target::Nothing;
    }
    // A link in the site could still lead out of it.
    match (file.canonicalize(), dist.canonicalize()) {
        (Ok(file), Ok(dist)) if file.starts_with(&dist) && file.is_file() => Target::File(file),
        _ => Target::Nothing,
    }
}

/// The path below the site's folder, or none when the address tries to leave
/// it. Judged after decoding, where `%2e%2e` shows what it is.
fn relative(path: &str) -> Option<PathBuf> {
    let decoded = decode(path.strip_prefix('/')?)?;
    let mut relative = PathBuf::new();
    let trimmed = decoded.strip_suffix('/').unwrap_or(&decoded);
    if trimmed.is_empty() {
        return decoded.is_empty().then_some(relative);
    }
    for part in trimmed.split('/') {
        let harmless =
            !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', '\0', ':']);
        if !harmless {
            return None;
        }
        relative.push(part);
    }
    Some(relative)
}

fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            let value = digit()? * 16 + digit()?;
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn plain_addresses_are_paths() {
        let cases = [
            ("/", ""),
            ("/embed.js", "embed.js"),
            ("/v/abc/full.js", "v/abc/full.js"),
            ("/demo/", "demo"),
            ("/%E5%97%A8%20a.csv", "嗨 a.csv"),
        ];
        for (address, expected) in cases {
            assert_eq!(
                relative(address),
                Some(PathBuf::from(expected)),
                "{address}"
            );
        }
    }

    #[test]
    fn addresses_that_leave_the_site_are_refused() {
        for address in [
            "/../secret",
            "/v/../../secret",
            "/%2e%2e/secret",
            "/..%2fsecret",
            "/v/%2E%2E%2F%2E%2E/secret",
            "//etc/passwd",
            "/%2fetc/passwd",
            "/..\\secret",
            "/%5c..%5csecret",
            "/c:/secret",
            "/a%00.js",
            "/%zz",
            "/%2",
            "/%ff",
            "secret",
            "",
        ] {
            assert_eq!(relative(address), None, "{address}");
        }
    }

    #[test]
    fn files_folders_and_nothing_are_told_apart() {
        let outside = std::env::temp_dir().join(format!("xtask-address-{}", std::process::id()));
        let dist = outside.join("dist");
        fs::create_dir_all(dist.join("demo")).unwrap();
        fs::create_dir_all(dist.join("empty")).unwrap();
        fs::write(outside.join("secret"), "").unwrap();
        for file in ["index.html", "demo/index.html"] {
            fs::write(dist.join(file), "").unwrap();
        }
        let dist = dist.canonicalize().unwrap();
        let file = |name: &str| Target::File(dist.join(name));

        assert_eq!(find(&dist, "/"), file("index.html"));
        assert_eq!(find(&dist, "/?mode=full"), file("index.html"));
        assert_eq!(find(&dist, "/demo/"), file("demo/index.html"));
        assert_eq!(find(&dist, "/demo?x"), Target::Folder("/demo/".into()));
        assert_eq!(find(&dist, "/empty/"), Target::Nothing);
        assert_eq!(find(&dist, "/index.html/"), Target::Nothing);
        assert_eq!(find(&dist, "/missing.js"), Target::Nothing);
        assert_eq!(find(&dist, "/../secret"), Target::Nothing);
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(outside.join("secret"), dist.join("link")).unwrap();
            assert_eq!(find(&dist, "/link"), Target::Nothing);
        }
        fs::remove_dir_all(outside).unwrap();
    }
}
