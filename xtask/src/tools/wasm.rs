//! A compiler that can make WebAssembly.

use anyhow::{Context, Result, bail};
use std::path::Path;

use super::apt;
use crate::process;
use crate::project::Project;

const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's compiler brings the standard library's source instead of a
/// compiled one, so cargo builds it along.
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];
const DEBIAN_ENVIRONMENT: [(&str, &str); 3] = [
    ("RUSTC", "/usr/bin/rustc"),
    // Building the standard library is an unstable option of cargo.
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
];

/// How WebAssembly is compiled on this machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Toolchain {
    /// The active toolchain has the target.
    Active,
    /// Debian's or Ubuntu's compiler, beside whatever toolchain is active.
    Debian,
}

impl Toolchain {
    /// Finds one, or installs it: from rustup first, then from the
    /// distribution.
    pub(crate) fn ensure(project: &Project) -> Result<Self> {
        if active_has_target(project) {
            return Ok(Self::Active);
        }
        // Installed before means rustup had no target to give before.
        let debian = apt::available();
        if debian && apt::installed(&DEBIAN_PACKAGES) {
            ensure_linker()?;
            return Ok(Self::Debian);
        }
        if process::on_path("rustup").is_some() {
            println!("Installing the Rust target {TARGET} with rustup ...");
            let mut rustup = process::command("rustup");
            rustup
                .args(["target", "add", TARGET])
                .current_dir(project.root());
            match process::capture(&mut rustup) {
                Ok(_) if active_has_target(project) => return Ok(Self::Active),
                _ if debian => println!("rustup could not; trying the distribution's compiler."),
                _ => bail!(
                    "the Rust target {TARGET} is missing and could not be installed: \
                     rustup could not download it"
                ),
            }
        }
        if !debian {
            bail!("the Rust target {TARGET} is missing: install it for your Rust toolchain");
        }
        apt::install(&DEBIAN_PACKAGES, "a Rust compiler for WebAssembly")?;
        if !Path::new(DEBIAN_ENVIRONMENT[0].1).exists() {
            bail!("the distribution's Rust packages brought no compiler");
        }
        ensure_linker()?;
        Ok(Self::Debian)
    }

    /// What compiling needs in its environment.
    pub(crate) fn environment(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let variables: &[(&str, &str)] = match self {
            Self::Active => &[],
            Self::Debian => &DEBIAN_ENVIRONMENT,
        };
        variables.iter().copied()
    }
}

/// The compiler's linker is a link to one of a certain LLVM version, whose
/// package is only recommended and so may not be there.
fn ensure_linker() -> Result<()> {
    let link = Path::new("/usr/bin/rust-lld");
    let Ok(target) = link.read_link() else {
        return Ok(());
    };
    if link.exists() {
        return Ok(());
    }
    let package = target
        .file_name()
        .and_then(|name| name.to_str())
        .context("the linker's name is not text")?;
    apt::install(&[package], "the linker for WebAssembly")
}

fn active_has_target(project: &Project) -> bool {
    has_target(project).unwrap_or(false)
}

fn has_target(project: &Project) -> Result<bool> {
    let mut rustc = process::command("rustc");
    rustc
        .args(["--print", "target-libdir", "--target", TARGET])
        .current_dir(project.root());
    let folder = process::capture(&mut rustc)?;
    // The folder's name is printed whether or not it is there.
    let mut files = Path::new(folder.trim())
        .read_dir()
        .context("no such target")?;
    Ok(files
        .any(|file| file.is_ok_and(|file| file.path().extension().is_some_and(|e| e == "rlib"))))
}
