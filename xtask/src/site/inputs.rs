//! Whether the site needs to be built again.

use std::fs;
use std::path::Path;

use anyhow::Result;
use sha2::{Digest, Sha256};

use super::files_below;
use super::layout::hex;

/// What the site is made from. xtask itself counts: it assembles the site and
/// sets the versions of the tools.
const INPUTS: [&str; 10] = [
    "Cargo.toml",
    "Cargo.lock",
    "build.rs",
    "Trunk.toml",
    "index.html",
    "src",
    "crates",
    "locales",
    "www",
    "xtask/src",
];

/// Folders below them that the site does not hold.
const NOT_BUILT: [&str; 4] = ["tests/", "benches/", "target/", "node_modules/"];

/// A fingerprint of every input's content. Of content rather than times, so
/// that changing a branch and back costs nothing; it is a few megabytes.
pub(crate) fn fingerprint(root: &Path) -> Result<String> {
    let mut hash = Sha256::new();
    let mut add = |name: &str, path: &Path| -> Result<()> {
        let content = fs::read(path)?;
        hash.update((name.len() as u64).to_le_bytes());
        hash.update(name);
        hash.update((content.len() as u64).to_le_bytes());
        hash.update(content);
        Ok(())
    };
    for input in INPUTS {
        let path = root.join(input);
        if path.is_dir() {
            for (name, path) in files_below(&path)? {
                if !is_left_out(&name) {
                    add(&format!("{input}/{name}"), &path)?;
                }
            }
        } else if path.is_file() {
            add(input, &path)?;
        }
    }
    // The same sources built with other flags are another site.
    hash.update(std::env::var("RUSTFLAGS").unwrap_or_default());
    Ok(hex(&hash.finalize()))
}

fn is_left_out(name: &str) -> bool {
    NOT_BUILT
        .iter()
        .any(|folder| name.starts_with(folder) || name.contains(&format!("/{folder}")))
}

#[cfg(test)]
mod tests {
    use super::is_left_out;

    #[test]
    fn tests_of_a_crate_do_not_make_the_site_stale() {
        assert!(is_left_out("engine/tests/fit.rs"));
        assert!(is_left_out("engine/benches/fit.rs"));
        assert!(!is_left_out("engine/src/tests.rs"));
        assert!(!is_left_out("engine/src/contests/x.rs"));
    }
}
