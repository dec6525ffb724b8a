//! `wasm-opt`, which makes modules about a fifth smaller.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use super::{install, node};

/// Pinned: other versions emit what other readers do not read.
const VERSION: &str = "132.0.0";

/// The folder with `wasm-opt`.
pub(crate) fn ensure() -> Result<PathBuf> {
    const PROGRAMS: &str = "node_modules/.bin";
    node::ensure()?;
    let folder = install::ensure(
        "binaryen",
        VERSION,
        &format!("{PROGRAMS}/wasm-opt"),
        |root| {
            fs::create_dir_all(root)?;
            let mut npm = node::npm();
            npm.args(["install", "--no-audit", "--no-fund", "--prefix"])
                .arg(root)
                .arg(format!("binaryen@{VERSION}"))
                .current_dir(root);
            install::run(&mut npm, "the npm registry")
        },
    )?;
    Ok(folder.join(PROGRAMS))
}
