//! The programs that do the work: wasm-opt and esbuild.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::process;
use crate::site::files_below;
use crate::site::layout::Files;
use crate::tools::WebTools;
use crate::tools::install::remove;

/// For modules that are waited for. Chosen by what is left after compression:
/// "-Oz", common subexpressions in locals and data cut at every run of zeroes
/// all make a smaller file that compresses worse, as do functions inlined only
/// for having one caller when they are more than a few instructions.
const SMALL: [&str; 5] = [
    "-Os",
    "--skip-pass=local-cse",
    "--skip-pass=memory-packing",
    "--one-caller-inline-max-function-size",
    "20",
];
/// For those that are loaded behind the interface and compute.
const FAST: [&str; 2] = ["-O3", "--skip-pass=memory-packing"];
const FAST_MODULES: [&str; 3] = ["engine", "models", "segments"];

/// `low-memory-unused` holds because wasm-ld puts nothing into the first KiB
/// but the very end of the stack. Not `traps-never-happen`: Rust ends what must
/// not go on (no memory left, a panic in a panic) with a trap.
const ALWAYS: [&str; 3] = [
    "--low-memory-unused",
    "--strip-producers",
    "--strip-target-features",
];

/// Legal comments stay. The target is older than what the modules need.
const MINIFY: [&str; 4] = [
    "--minify",
    "--target=es2022",
    "--charset=utf8",
    "--log-level=error",
];
const DEAD_CODE: [&str; 2] = ["--tree-shaking=true", "--format=esm"];

pub(super) struct Programs<'a> {
    tools: &'a WebTools,
    /// What they read and write; emptied at the start.
    work: PathBuf,
}

impl<'a> Programs<'a> {
    pub(super) fn new(tools: &'a WebTools, work: PathBuf) -> Result<Self> {
        remove(&work)?;
        fs::create_dir_all(&work).with_context(|| format!("{} cannot be made", work.display()))?;
        Ok(Self { tools, work })
    }

    /// The module without what its imports and exports do not lead to.
    pub(super) fn prune(&self, name: &str, wasm: &[u8]) -> Result<Vec<u8>> {
        self.wasm_opt(name, wasm, &["--remove-unused-module-elements"])
    }

    pub(super) fn optimise(&self, name: &str, wasm: &[u8]) -> Result<Vec<u8>> {
        let fast = FAST_MODULES.contains(&name);
        let flags: &[&str] = if fast { &FAST } else { &SMALL };
        self.wasm_opt(name, wasm, &[flags, &ALWAYS].concat())
    }

    fn wasm_opt(&self, name: &str, wasm: &[u8], flags: &[&str]) -> Result<Vec<u8>> {
        let before = self.work.join(format!("{name}.in.wasm"));
        let after = self.work.join(format!("{name}.out.wasm"));
        fs::write(&before, wasm)?;
        let mut command = self.tools.command("wasm-opt")?;
        command.arg(&before).args(flags).arg("-o").arg(&after);
        process::capture(&mut command)?;
        Ok(fs::read(&after)?)
    }

    /// The script with whole names, less what it does not use itself.
    pub(super) fn without_dead_code(&self, name: &str, glue: &str) -> Result<String> {
        self.esbuild(
            name,
            glue,
            &[&DEAD_CODE[..], &["--log-level=error"]].concat(),
        )
    }

    pub(super) fn minify(&self, name: &str, glue: &str) -> Result<String> {
        self.esbuild(name, glue, &[&DEAD_CODE[..], &MINIFY].concat())
    }

    fn esbuild(&self, name: &str, glue: &str, flags: &[&str]) -> Result<String> {
        let before = self.work.join(format!("{name}.in.js"));
        fs::write(&before, glue)?;
        let mut command = self.tools.command("esbuild")?;
        process::capture(command.arg(&before).args(flags))
    }

    /// Minifies every script and style among `files` that stands for itself.
    pub(super) fn minify_all(&self, files: &mut Files) -> Result<()> {
        let (before, after) = (self.work.join("in"), self.work.join("out"));
        let mut command = self.tools.command("esbuild")?;
        command.args(MINIFY).current_dir(&self.work);
        command.args(["--outbase=in", "--outdir=out"]);
        let mut none = true;
        for (path, content) in files.iter().filter(|(path, _)| is_minified(path)) {
            let file = before.join(path);
            fs::create_dir_all(file.parent().unwrap_or(&before))?;
            fs::write(&file, content)?;
            command.arg(Path::new("in").join(path));
            none = false;
        }
        if none {
            return Ok(());
        }
        process::capture(&mut command)?;
        for (path, file) in files_below(&after)? {
            files.insert(path, fs::read(file)?);
        }
        Ok(())
    }
}

fn is_minified(path: &str) -> bool {
    let ending = Path::new(path).extension();
    ending.is_some_and(|ending| ending == "js" || ending == "css")
}
