//! `esbuild`, which makes scripts half as long.

use std::path::PathBuf;

use anyhow::Result;

use super::node;

/// Pinned: what it makes of a script is part of the site.
const VERSION: &str = "0.28.2";

/// The folder with `esbuild`.
pub(crate) fn ensure() -> Result<PathBuf> {
    node::package("esbuild", VERSION, "esbuild")
}
