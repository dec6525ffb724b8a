//! How wasm-bindgen's test runner starts the browser.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;
use serde_json::json;

use crate::project::Project;
use crate::tools::browser::Browser;

/// For machines without a sandbox, a GPU or a network.
const ARGUMENTS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // Containers give /dev/shm 64 MB, which large pages overflow.
    "--disable-dev-shm-usage",
];

/// Writes the runner's settings and returns where. Written rather than
/// committed because they name this machine's browser.
pub(crate) fn write(project: &Project, browser: &Browser) -> Result<PathBuf> {
    let path = project.path("target/webdriver.json");
    let settings = json!({
        "goog:chromeOptions": {
            "binary": browser.chromium.to_string_lossy(),
            "args": ARGUMENTS,
        }
    });
    fs::create_dir_all(project.path("target"))?;
    fs::write(&path, settings.to_string())?;
    Ok(path)
}
