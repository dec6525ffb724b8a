//! Node.js: runs wasm-opt, esbuild and the end-to-end tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{apt, install};
use crate::process;

/// The oldest release whose test runner has what the tests use.
const OLDEST: u32 = 20;

/// Checks for node and npm, and asks the distribution for them if missing.
pub(crate) fn ensure() -> Result<()> {
    let there = || process::on_path("node").is_some() && process::on_path("npm").is_some();
    if !there() && apt::available() {
        apt::install(&["nodejs", "npm"], "Node.js")?;
    }
    if !there() {
        bail!("Node.js is missing: install version {OLDEST} or newer, with npm");
    }
    let version = process::capture(process::command("node").arg("--version"))?;
    match major(&version) {
        Some(number) if number >= OLDEST => Ok(()),
        _ => bail!(
            "Node.js {OLDEST} or newer is needed, but {} is installed",
            version.trim()
        ),
    }
}

/// The folder with the programs of an npm package, `program` among them.
pub(crate) fn package(name: &str, version: &str, program: &str) -> Result<PathBuf> {
    const PROGRAMS: &str = "node_modules/.bin";
    ensure()?;
    let folder = install::ensure(name, version, &format!("{PROGRAMS}/{program}"), |root| {
        fs::create_dir_all(root)?;
        let mut npm = npm();
        npm.args(["install", "--no-audit", "--no-fund"])
            // esbuild's would download what npm installs anyway.
            .args(["--ignore-scripts", "--prefix"])
            .arg(root)
            .arg(format!("{name}@{version}"))
            .current_dir(root);
        install::run(&mut npm, "the npm registry")
    })?;
    Ok(folder.join(PROGRAMS))
}

/// Installs the packages of a folder with a lock file, unless those there are
/// of the same lock file. `whose` names them in the messages.
pub(crate) fn modules(folder: &Path, whose: &str) -> Result<()> {
    ensure()?;
    let lock = folder.join("package-lock.json");
    let lock = fs::read(&lock).with_context(|| format!("{} cannot be read", lock.display()))?;
    let stamp = folder.join("node_modules/.installed-from");
    if fs::read(&stamp).is_ok_and(|from| from == lock) {
        return Ok(());
    }
    println!("Installing {whose} packages with npm ...");
    let mut npm = npm();
    npm.args(["ci", "--no-audit", "--no-fund"])
        .current_dir(folder);
    install::run(&mut npm, "the npm registry")
        .with_context(|| format!("{whose} packages are missing and could not be installed"))?;
    fs::create_dir_all(folder.join("node_modules"))?;
    fs::write(&stamp, lock).context("the installation cannot be noted down")
}

/// npm, set not to try several times where there is no network.
pub(crate) fn npm() -> Command {
    let mut npm = process::command("npm");
    npm.env("npm_config_fetch_retries", "1")
        .env("npm_config_update_notifier", "false")
        // Browsers come from `tools::browser`, never with a package.
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    npm
}

fn major(version: &str) -> Option<u32> {
    let number = version.trim().strip_prefix('v')?;
    number.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn major_version_is_the_first_number() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("20"), None);
        assert_eq!(major("vnext"), None);
    }
}
