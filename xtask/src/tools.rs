//! What building and testing need besides cargo, installed where missing.
//!
//! Programs go to the user's cache folder, one folder per version, shared by
//! every clone of the project.

pub(crate) mod apt;
pub(crate) mod binaryen;
pub(crate) mod browser;
pub(crate) mod cargo_tool;
pub(crate) mod components;
pub(crate) mod crates;
pub(crate) mod esbuild;
pub(crate) mod install;
pub(crate) mod node;
pub(crate) mod wasm;

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::process;
use crate::project::Project;
use wasm::Toolchain;

/// Newer ones want a newer compiler than Debian's.
const TRUNK: &str = "0.21.14";

/// Everything that compiling the site takes.
#[derive(Debug)]
pub(crate) struct WebTools {
    toolchain: Toolchain,
    /// Folders with trunk, wasm-bindgen, wasm-opt and esbuild.
    folders: Vec<PathBuf>,
    target: PathBuf,
}

impl WebTools {
    /// Installs what is missing.
    pub(crate) fn ensure(project: &Project) -> Result<Self> {
        let bindgen = project.locked_version("wasm-bindgen")?;
        let toolchain = Toolchain::ensure(project)?;
        let folders = vec![
            cargo_tool::ensure("trunk", TRUNK, "trunk", &["--locked"])?,
            // Its own lock file does not hold on current compilers.
            cargo_tool::ensure("wasm-bindgen-cli", &bindgen, "wasm-bindgen", &[])?,
            binaryen::ensure()?,
            esbuild::ensure()?,
        ];
        Ok(Self {
            toolchain,
            folders,
            target: project.wasm_target(),
        })
    }

    /// A command that compiles to WebAssembly, be it Trunk or cargo itself.
    /// One environment and one target folder for all of them, so that nothing
    /// is compiled twice.
    pub(crate) fn command(&self, program: &str) -> Result<Command> {
        let mut command = process::command(program);
        command
            .env("PATH", process::path_with(&self.folders)?)
            .env("CARGO_TARGET_DIR", &self.target)
            .envs(self.toolchain.environment());
        Ok(command)
    }
}
