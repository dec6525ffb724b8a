//! The parts of a test run.

use std::process::Command;

use anyhow::{Context, Result};

use super::setting::{Group, Setting};
use super::tally::Tally;
use super::{e2e, package, webdriver};
use crate::process;
use crate::site;
use crate::size::{self, Verdict};

/// proptest's name for where its draws begin.
const SEED: &str = "PROPTEST_RNG_SEED";

/// One line of the summary.
pub(crate) struct Part {
    pub(crate) name: &'static str,
    pub(crate) group: Group,
    pub(crate) needs_site: bool,
    pub(crate) run: fn(&mut Setting) -> Result<Tally>,
}

const fn part(name: &'static str, group: Group, run: fn(&mut Setting) -> Result<Tally>) -> Part {
    Part {
        name,
        group,
        needs_site: false,
        run,
    }
}

const fn on_site(name: &'static str, group: Group, run: fn(&mut Setting) -> Result<Tally>) -> Part {
    Part {
        needs_site: true,
        ..part(name, group, run)
    }
}

pub(crate) const PARTS: [Part; 9] = [
    part("format", Group::Lint, format),
    part("clippy", Group::Lint, clippy),
    part("native tests", Group::Native, native),
    part("engine documentation", Group::Native, documentation),
    part("browser tests", Group::Wasm, in_browser),
    part("release site", Group::Site, build),
    on_site("size budgets", Group::Site, sizes),
    on_site("end-to-end tests", Group::E2e, e2e::run),
    on_site("npm package", Group::Package, package::run),
];

fn format(setting: &mut Setting) -> Result<Tally> {
    check(setting.cargo().args(["fmt", "--all", "--check"]))
}

fn clippy(setting: &mut Setting) -> Result<Tally> {
    let mut cargo = setting.cargo();
    cargo.args(["clippy", "--workspace", "--all-targets", "--all-features"]);
    check(cargo.args(["--", "-D", "warnings"]))
}

fn native(setting: &mut Setting) -> Result<Tally> {
    let mut cargo = setting.cargo();
    cargo.args(["test", "--no-fail-fast", "--all-features"]);
    for package in ["ltv-api", "ltv-engine", "ltv-sheets", "ltv-worker", "xtask"] {
        cargo.args(["--package", package]);
    }
    // Every run draws the same cases, so that a change fails by itself and not by
    // chance. Another seed in the environment draws others.
    if std::env::var_os(SEED).is_none() {
        cargo.env(SEED, "20201");
    }
    count(&mut cargo)
}

fn documentation(setting: &mut Setting) -> Result<Tally> {
    let mut cargo = setting.cargo();
    cargo.args(["doc", "--package", "ltv-engine", "--no-deps"]);
    check(cargo.env("RUSTDOCFLAGS", "-Dwarnings"))
}

/// In the release profile, whose modules are the ones that visitors get.
fn in_browser(setting: &mut Setting) -> Result<Tally> {
    let web = setting.web.as_ref().context("no tools were prepared")?;
    let browser = setting.browser()?;
    let mut cargo = web.command("cargo")?;
    cargo
        .args(["test", "--release", "--target", "wasm32-unknown-unknown"])
        .args(["--package", "ltv-calculator", "--test", "browser"])
        .current_dir(setting.project.root())
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        )
        .env("CHROMEDRIVER", &browser.driver)
        .env(
            "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
            webdriver::write(setting.project, browser)?,
        )
        // Seconds. The defaults (5 and 20) are for faster machines.
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    count(&mut cargo)
}

fn build(setting: &mut Setting) -> Result<Tally> {
    setting.site = Some(site::build(setting.project)?);
    Ok(Tally::one(true))
}

fn sizes(setting: &mut Setting) -> Result<Tally> {
    let site = setting.site.as_ref().context("no site was built")?;
    Ok(Tally::one(size::report(site)? == Verdict::Within))
}

/// A program whose exit is its one answer.
fn check(command: &mut Command) -> Result<Tally> {
    Ok(Tally::one(process::status(command)?.success()))
}

/// A test runner, whose output is passed on and counted.
pub(super) fn count(command: &mut Command) -> Result<Tally> {
    let mut tally = Tally::default();
    let status = process::stream_stdout(command, |line| {
        println!("{line}");
        tally.read(line);
    })?;
    Ok(tally.settled(status.success()))
}
