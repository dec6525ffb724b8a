//! Chromium and the driver that belongs to it.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::apt;
use crate::process;

/// The second is there because headless pages in Chinese show boxes without.
const DEBIAN_PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-noto-cjk"];

/// A browser that tests can steer.
#[derive(Debug)]
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    pub(crate) driver: PathBuf,
}

impl Browser {
    /// Finds a browser whose driver has its version, or installs both.
    pub(crate) fn ensure() -> Result<Self> {
        if let Some(found) = find() {
            return Ok(found);
        }
        if apt::available() {
            apt::install(&DEBIAN_PACKAGES, "Chromium")?;
            if let Some(found) = find() {
                return Ok(found);
            }
        }
        bail!(
            "no Chromium with a chromedriver of the same version was found: \
             install both, or name them in LTV_CHROMIUM and CHROMEDRIVER"
        )
    }
}

fn find() -> Option<Browser> {
    let drivers: Vec<(PathBuf, u32)> = with_versions(drivers());
    for (chromium, version) in with_versions(browsers()) {
        for (driver, driver_version) in &drivers {
            if *driver_version == version {
                let driver = driver.clone();
                return Some(Browser { chromium, driver });
            }
        }
    }
    None
}

fn browsers() -> Vec<PathBuf> {
    const NAMES: [&str; 4] = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    const MAC: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
    let named = ["LTV_CHROMIUM", "CHROME"].into_iter().filter_map(from_env);
    named
        .chain(NAMES.iter().filter_map(|name| process::on_path(name)))
        .chain([PathBuf::from(MAC)])
        .collect()
}

fn drivers() -> Vec<PathBuf> {
    let folder = from_env("CHROMEWEBDRIVER").map(|folder| folder.join("chromedriver"));
    from_env("CHROMEDRIVER")
        .into_iter()
        .chain(folder)
        .chain(process::on_path("chromedriver"))
        .collect()
}

fn from_env(name: &str) -> Option<PathBuf> {
    env::var_os(name)
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
}

fn with_versions(programs: Vec<PathBuf>) -> Vec<(PathBuf, u32)> {
    let versioned = programs.into_iter().filter_map(|program| {
        let version = ask_version(&program)?;
        Some((program, version))
    });
    versioned.collect()
}

fn ask_version(program: &Path) -> Option<u32> {
    let said = process::capture(process::command(program).arg("--version")).ok()?;
    major(&said)
}

/// `Chromium 156.0.8078.79 built on Debian` and `ChromeDriver 156.0...` alike.
fn major(said: &str) -> Option<u32> {
    let version = said
        .split_whitespace()
        .find(|word| word.contains('.') && word.chars().all(|c| c.is_ascii_digit() || c == '.'))?;
    version.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn browser_and_driver_tell_their_major_version() {
        assert_eq!(
            major("Chromium 156.0.8078.79 built on Debian 12"),
            Some(156)
        );
        assert_eq!(major("Google Chrome 150.0.7000.1\n"), Some(150));
        assert_eq!(major("ChromeDriver 156.0.8078.79 (a21ce95)"), Some(156));
        assert_eq!(major("no version"), None);
    }
}
