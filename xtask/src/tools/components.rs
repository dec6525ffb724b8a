//! rustfmt and clippy.

use anyhow::{Result, bail};

use crate::process;

/// Checks for both, and asks rustup for what is missing.
pub(crate) fn ensure() -> Result<()> {
    for (component, subcommand) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if there(subcommand) {
            continue;
        }
        println!("Installing {component} with rustup ...");
        let mut rustup = process::command("rustup");
        rustup.args(["component", "add", component]);
        if process::capture(&mut rustup).is_err() || !there(subcommand) {
            bail!("{component} is missing and could not be installed with rustup");
        }
    }
    Ok(())
}

fn there(subcommand: &str) -> bool {
    process::capture(process::command("cargo").args([subcommand, "--version"])).is_ok()
}
