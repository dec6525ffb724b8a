//! Node.js: runs wasm-opt and the end-to-end tests.

use std::process::Command;

use anyhow::{Result, bail};

use super::apt;
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
