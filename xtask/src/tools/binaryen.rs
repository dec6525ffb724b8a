//! `wasm-opt`, which makes modules about a fifth smaller.

use std::path::PathBuf;

use anyhow::Result;

use super::node;

/// Pinned: other versions emit what other readers do not read.
const VERSION: &str = "132.0.0";

/// The folder with `wasm-opt`.
pub(crate) fn ensure() -> Result<PathBuf> {
    node::package("binaryen", VERSION, "wasm-opt")
}
